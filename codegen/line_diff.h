// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace metaparticle::codegen {

/// A run of lines of the old text that gives way to a run of lines of the new one; either may be empty.
struct LineChange {
  std::size_t oldBegin = 0;
  std::size_t oldEnd = 0;
  std::size_t newBegin = 0;
  std::size_t newEnd = 0;
  bool operator==(const LineChange&) const = default;
};

/// The lines of a text, each with its line end; the last one may have none.
std::vector<std::string_view> splitLines(std::string_view text);

/// The fewest changed lines between two texts, in order (E. W. Myers, "An O(ND) difference algorithm and its
/// variations", 1986). Texts that differ in more than some thousand lines are one change: minimal no more,
/// but still right.
std::vector<LineChange> lineChanges(const std::vector<std::string_view>& before,
                                    const std::vector<std::string_view>& after);

}  // namespace metaparticle::codegen
