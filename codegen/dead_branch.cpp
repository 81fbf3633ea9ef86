// SPDX-License-Identifier: GPL-3.0-or-later
#include "codegen/dead_branch.h"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "codegen/conditional.h"
#include "codegen/scanner.h"

namespace metaparticle::codegen {

namespace {

/// An #if that is open, with the branch being walked over.
struct OpenBranch {
  std::size_t begin = 0;
  std::size_t contentEnd = 0;
};

std::string conditionText(std::string_view directive) {
  const std::string_view name = directiveName(directive);
  const auto behind = static_cast<std::size_t>(name.data() + name.size() - directive.data());
  std::string text = withoutComments(directive.substr(behind), true);
  while (text.size() > 2 && text.front() == '(' && text.back() == ')') text = text.substr(1, text.size() - 2);
  return text;
}

/// Those that begin at `begin` or behind it.
std::vector<Range> since(std::size_t begin, std::vector<Range> ranges) {
  std::erase_if(ranges, [&](const Range& range) { return range.begin < begin; });
  return ranges;
}

}  // namespace

Condition conditionOf(std::string_view directive) {
  const std::string_view name = directiveName(directive);
  if (name == "else") return Condition::Always;
  if (name != "if" && name != "elif") return Condition::Open;
  const std::string text = conditionText(directive);
  if (text == "0" || text == "false") return Condition::Never;
  return text == "1" || text == "true" ? Condition::Always : Condition::Open;
}

DeadBranch DeadBranches::find(std::string_view text, std::size_t begin) {
  if (begin >= knownFrom_) {
    const auto known = known_.find(begin);
    if (known != known_.end()) return known->second;
  }
  std::unordered_map<std::size_t, DeadBranch> met;
  std::vector<OpenBranch> open = {{begin, begin}};
  Scanner scanner(text, begin, Scanner::Branches::All);
  std::size_t reach = begin;
  for (Token token = scanner.next(); token.kind != TokenKind::End; token = scanner.next()) {
    reach = std::max<std::size_t>(reach, token.reach);
    const std::string_view directive = text.substr(token.begin, token.end - token.begin);
    const Branch branch = token.kind == TokenKind::Directive ? branchOf(directive) : Branch::None;
    if (branch == Branch::Otherwise || branch == Branch::Ends) {
      const bool otherwise = branch == Branch::Otherwise;
      const OpenBranch ended = open.back();
      DeadBranch found = {true,
                          otherwise,
                          conditionOf(directive),
                          ended.contentEnd,
                          scanner.at(),
                          reach,
                          since(ended.begin, scanner.swallowed())};
      if (open.size() == 1) return found;
      met.emplace(ended.begin, std::move(found));
      open.pop_back();
      if (otherwise) open.push_back({scanner.at(), scanner.at()});
    }
    if (branch == Branch::Opens) open.push_back({scanner.at(), scanner.at()});
    open.back().contentEnd = scanner.at();
  }
  for (const OpenBranch& unended : open) met.emplace(unended.begin, DeadBranch{});
  known_ = std::move(met);
  knownFrom_ = begin;
  return {};
}

}  // namespace metaparticle::codegen
