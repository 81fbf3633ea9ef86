// SPDX-License-Identifier: GPL-3.0-or-later
//
// FileSyntax: segments in their places, put into absolute offsets and names.
#include "codegen/syntax.h"

#include <algorithm>

#include "codegen/conditional.h"
#include "codegen/scanner.h"
#include "codegen/source_file.h"
#include "codegen/text_lines.h"

namespace metaparticle::codegen {

namespace {

/// Behind the comment that opens the file, such as a licence; line comments without a gap are one. A comment
/// that touches what follows is about that, unless it is a licence.
std::size_t behindOpeningComment(std::string_view text) {
  const std::size_t begin = text.starts_with("\xEF\xBB\xBF") ? 3 : 0;
  std::size_t at = begin;
  if (text.substr(at).starts_with("/*")) {
    const std::size_t close = text.find("*/", at + 2);
    at = close == std::string_view::npos ? nextLine(text, at) : nextLine(text, close);
  }
  while (at == begin && text.substr(at).starts_with("//")) {
    while (text.substr(at).starts_with("//")) at = nextLine(text, at);
  }
  const std::string_view comment = text.substr(begin, at - begin);
  const bool licence =
      comment.find("SPDX") != std::string_view::npos || comment.find("opyright") != std::string_view::npos;
  const std::string_view behind = text.substr(at).substr(0, 1);
  const bool apart = behind.empty() || behind == "\n" || behind == "\r" || behind == "#";
  return licence || apart ? at : begin;
}

bool isPragmaOnce(std::string_view text) {
  return directiveName(text) == "pragma" && text.find("once") != std::string_view::npos;
}

}  // namespace

DeclarationSyntax SourceFile::declaration(const PlacedSegment& placed) const {
  const Segment& segment = *placed.segment;
  DeclarationSyntax result = *segment.declaration;
  const bool ours =
      std::find(usingNamespaces_.begin(), usingNamespaces_.end(), "mp") != usingNamespaces_.end();
  for (std::size_t i = 0; i < result.uses.size() && !ours; ++i) {
    const UseDetail& detail = segment.useDetails[i];
    if (!detail.unqualifiedCall) continue;
    UseSyntax& use = result.uses[i];
    use.target = use.kind == UseKind::Call ? "call" : "call_async";
    use.kind = UseKind::Plain;
    use.range = detail.callRange;
  }
  shift(result, placed.begin, placed.line + 1);
  qualify(result, placed.scope->name);
  if (placed.scope->internal) result.isStatic = true;
  return result;
}

std::size_t SourceFile::afterIncludes() const {
  std::size_t after = behindOpeningComment(text_);
  int depth = 0;
  bool first = true;
  for (const PlacedSegment& placed : segments_) {
    const std::size_t begin = placed.begin + placed.segment->first;
    const std::size_t end = placed.begin + placed.segment->length;
    if (placed.kind == SegmentKind::Include && placed.scope->outer == nullptr && depth <= 0)
      after = nextLine(text_, end);
    if (placed.kind == SegmentKind::Directive) {
      const std::string_view directive = std::string_view(text_).substr(begin, end - begin);
      const Branch branch = placed.segment->branch;
      // An include guard holds the whole file: what is in it is under no condition.
      if (branch == Branch::Opens && !(first && directiveName(directive) == "ifndef")) ++depth;
      if (branch == Branch::Ends) --depth;
      if (isPragmaOnce(directive)) after = std::max(after, nextLine(text_, end));
    }
    first = false;
  }
  return after;
}

/// Whether a bracket that is opened here is closed nowhere. The reader may end a segment too early, as in the
/// macro call `MEMBER(int a;)`.
bool SourceFile::leavesOpen(const PlacedSegment& placed) const {
  const std::size_t end = placed.begin + placed.segment->length;
  Scanner scanner(text_, placed.begin);
  int open = 0;
  for (Token token = scanner.next(); token.kind != TokenKind::End; token = scanner.next()) {
    if (token.begin >= end && open <= 0) return false;
    if (token.kind != TokenKind::Punctuator) continue;
    if (token.op == '(' || token.op == '[' || token.op == '{') ++open;
    if (token.op == ')' || token.op == ']' || token.op == '}') --open;
  }
  return open > 0;
}

/// `/*` inside a comment that has an end is odd, but the comment ends; so with raw strings.
bool SourceFile::hasEnd(const Range& swallowed) const {
  const std::string_view part =
      std::string_view(text_).substr(swallowed.begin, swallowed.end - swallowed.begin);
  const bool closedComment = part.size() >= 4 && part.starts_with("/*") && part.ends_with("*/");
  return swallowed.end < text_.size() || closedComment;
}

std::optional<std::size_t> SourceFile::unfinished() const {
  std::vector<std::size_t> begins;
  for (const Range& range : swallowed_)
    if (!hasEnd(range)) begins.push_back(range.begin);
  std::vector<std::size_t> open;
  std::vector<std::size_t> conditionals;
  bool crossed = false;  // then which #endif belongs to which #if is not known here
  for (const PlacedSegment& placed : segments_) {
    const std::size_t first = placed.begin + placed.segment->first;
    if (placed.kind == SegmentKind::Namespace || placed.kind == SegmentKind::Linkage) open.push_back(first);
    if (placed.kind == SegmentKind::Close && !open.empty()) open.pop_back();
    if (!placed.dead && placed.segment->broken && leavesOpen(placed)) begins.push_back(first);
    if (placed.segment->branch == Branch::Opens) conditionals.push_back(first);
    if (placed.segment->branch == Branch::Ends && !conditionals.empty()) conditionals.pop_back();
    crossed = crossed || placed.segment->crossesBranches;
  }
  if (!crossed) begins.insert(begins.end(), conditionals.begin(), conditionals.end());
  begins.insert(begins.end(), open.begin(), open.end());
  if (begins.empty()) return std::nullopt;
  return *std::min_element(begins.begin(), begins.end());
}

FileSyntax SourceFile::syntax() const {
  FileSyntax result;
  std::vector<std::size_t> open;  // indexes into result.namespaces; npos for an extern "C"
  for (const PlacedSegment& placed : segments_) {
    const Segment& segment = *placed.segment;
    const std::size_t end = placed.begin + segment.length;
    switch (placed.kind) {
      case SegmentKind::Namespace: {
        const std::string& outer = placed.scope->name;
        result.namespaces.push_back(
            {outer.empty() ? segment.text : outer + "::" + segment.text, {end, text_.size()}});
        open.push_back(result.namespaces.size() - 1);
        break;
      }
      case SegmentKind::Linkage:
        open.push_back(SIZE_MAX);
        break;
      case SegmentKind::Close:
        if (open.empty()) break;
        if (open.back() != SIZE_MAX) result.namespaces[open.back()].body.end = placed.begin + segment.first;
        open.pop_back();
        break;
      case SegmentKind::Declaration:
        if (!segment.declaration->name.empty()) result.declarations.push_back(declaration(placed));
        break;
      case SegmentKind::Include:
        result.includes.push_back(segment.text);
        break;
      default:
        break;
    }
  }
  result.usingNamespaces = usingNamespaces_;
  result.afterIncludes = afterIncludes();
  result.halfTyped = !balanced_ || !swallowed_.empty() ||
                     std::any_of(segments_.begin(), segments_.end(), [](const PlacedSegment& placed) {
                       return !placed.dead && placed.segment->broken;
                     });
  result.unfinished = unfinished();
  return result;
}

FileSyntax readSyntax(std::string_view text) {
  return SourceFile(std::string(text)).syntax();
}

}  // namespace metaparticle::codegen
