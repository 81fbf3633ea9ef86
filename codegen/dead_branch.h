// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "codegen/text_edits.h"

namespace metaparticle::codegen {

/// What the condition of a directive is, as far as its own text tells: `#if 0`, `#elif true`, `#else`.
enum class Condition : std::uint8_t { Open, Never, Always };

Condition conditionOf(std::string_view directive);

/// The text behind an `#if 0`, which no compiler reads, up to the next directive of the same #if.
struct DeadBranch {
  bool closed = false;
  bool otherwise = false;                 ///< an #else or #elif ends it, no #endif
  Condition condition = Condition::Open;  ///< of that directive
  std::size_t contentEnd = 0;             ///< behind the last token inside, or where the text begins
  std::size_t directiveEnd = 0;           ///< behind the directive that ends it
  std::size_t reach = 0;                  ///< bytes from here on had no say in it
  std::vector<Range> swallowed;           ///< Scanner::swallowed inside: a compiler looks for these ends too
};

/// Finds where such text ends. Comments, strings and nested #if inside are seen as the preprocessor sees
/// them. Remembers what it met on the way when there is no end, so that many `#if 0` without one cost no more
/// than one.
class DeadBranches {
 public:
  DeadBranch find(std::string_view text, std::size_t begin);

 private:
  std::unordered_map<std::size_t, DeadBranch> known_;  ///< by where they begin
  std::size_t knownFrom_ = SIZE_MAX;                   ///< no #if from here on is left out
};

}  // namespace metaparticle::codegen
