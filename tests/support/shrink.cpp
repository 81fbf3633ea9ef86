// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/shrink.h"

#include <algorithm>

#include "codegen/line_diff.h"
#include "codegen/syntax.h"

namespace metaparticle::test {

namespace {

using codegen::Range;

/// Cuts a range out of a source; nothing when typing of the case works on the bytes of the range.
std::optional<CaseFile> withoutRange(const CaseFile& file, const std::string& name, Range cut) {
  CaseFile smaller = file;
  smaller.sources[name].erase(cut.begin, cut.size());
  for (Step& step : smaller.steps) {
    auto* typing = std::get_if<Typing>(&step);
    if (typing == nullptr || typing->file != name || typing->range.end <= cut.begin) continue;
    if (typing->range.begin < cut.end) return std::nullopt;
    typing->range.begin -= cut.size();
    typing->range.end -= cut.size();
  }
  return smaller;
}

class Shrinker {
 public:
  Shrinker(CaseFile file, const std::function<bool(const CaseFile&)>& fails, std::size_t limit)
      : best_(std::move(file)), fails_(fails), left_(limit) {}

  CaseFile run() {
    for (bool shrunk = true; shrunk && left_ > 0;)
      shrunk = dropSteps() | dropFiles() | dropDeclarations() | dropLines();
    return best_;
  }

 private:
  bool accept(CaseFile candidate) {
    if (left_ == 0) return false;
    --left_;
    if (!fails_(candidate)) return false;
    best_ = std::move(candidate);
    return true;
  }

  bool dropSteps() {
    bool shrunk = false;
    for (std::size_t step = best_.steps.size(); step-- > 0;) {
      CaseFile candidate = best_;
      candidate.steps.erase(candidate.steps.begin() + static_cast<std::ptrdiff_t>(step));
      shrunk |= accept(std::move(candidate));
    }
    return shrunk;
  }

  bool dropFiles() {
    bool shrunk = false;
    const Texts sources = best_.sources;
    for (const auto& [name, text] : sources) {
      CaseFile candidate = best_;
      candidate.sources.erase(name);
      shrunk |= accept(std::move(candidate));
    }
    return shrunk;
  }

  bool dropRange(const std::string& name, Range cut) {
    auto candidate = withoutRange(best_, name, cut);
    return candidate && accept(std::move(*candidate));
  }

  bool dropDeclarations() {
    bool shrunk = false;
    const Texts sources = best_.sources;
    for (const auto& [name, text] : sources) {
      const codegen::FileSyntax syntax = codegen::readSyntax(text);
      for (auto one = syntax.declarations.rbegin(); one != syntax.declarations.rend(); ++one)
        shrunk |= dropRange(name, one->whole);
    }
    return shrunk;
  }

  /// Runs of lines, half as many each time.
  bool dropLines() {
    bool shrunk = false;
    const Texts sources = best_.sources;
    for (const auto& [name, text] : sources)
      for (std::size_t run = codegen::splitLines(text).size() / 2; run > 0; run /= 2)
        shrunk |= dropRuns(name, run);
    return shrunk;
  }

  bool dropRuns(const std::string& name, std::size_t run) {
    bool shrunk = false;
    for (std::size_t last = codegen::splitLines(best_.sources[name]).size(); last > 0;) {
      const std::string text = best_.sources[name];
      const auto lines = codegen::splitLines(text);
      const std::size_t first = last > run ? last - run : 0;
      const auto begin = static_cast<std::size_t>(lines[first].data() - text.data());
      const std::string_view final = lines[last - 1];
      shrunk |= dropRange(name, {begin, static_cast<std::size_t>(final.data() - text.data()) + final.size()});
      last = first;
    }
    return shrunk;
  }

  CaseFile best_;
  const std::function<bool(const CaseFile&)>& fails_;
  std::size_t left_;
};

}  // namespace

CaseFile shrink(CaseFile file, const std::function<bool(const CaseFile&)>& fails, std::size_t limit) {
  return Shrinker(std::move(file), fails, limit).run();
}

}  // namespace metaparticle::test
