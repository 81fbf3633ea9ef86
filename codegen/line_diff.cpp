// SPDX-License-Identifier: GPL-3.0-or-later
#include "codegen/line_diff.h"

#include <algorithm>

namespace metaparticle::codegen {

namespace {

using Lines = std::vector<std::string_view>;

/// Beyond this many changed lines the search, quadratic in them, stops paying.
constexpr std::ptrdiff_t searchLimit = 2000;

/// Where the furthest path on each diagonal ends, after each number of changes. Diagonal k holds x - y = k.
class Search {
 public:
  Search(const Lines& before, const Lines& after)
      : before_(before),
        after_(after),
        rows_(static_cast<std::ptrdiff_t>(before.size())),
        columns_(static_cast<std::ptrdiff_t>(after.size())) {}

  /// Pairs of equal lines (old index, new index) in order; false when the limit was reached.
  bool run(std::vector<std::pair<std::size_t, std::size_t>>& kept) {
    const std::ptrdiff_t limit = std::min(searchLimit, rows_ + columns_);
    for (std::ptrdiff_t changes = 0; changes <= limit; ++changes)
      if (advance(changes)) {
        trace(changes, kept);
        return true;
      }
    return false;
  }

 private:
  /// reached_[d][k + d] for k = -d .. d.
  [[nodiscard]] std::ptrdiff_t at(std::ptrdiff_t changes, std::ptrdiff_t diagonal) const {
    if (changes < 0 || diagonal < -changes || diagonal > changes) return -1;
    return reached_[static_cast<std::size_t>(changes)][static_cast<std::size_t>(diagonal + changes)];
  }

  /// From which diagonal the path with this many changes came, and where it starts on this one.
  [[nodiscard]] std::pair<std::ptrdiff_t, std::ptrdiff_t> step(std::ptrdiff_t changes,
                                                               std::ptrdiff_t diagonal) const {
    if (changes == 0) return {diagonal, 0};
    const std::ptrdiff_t removing = at(changes - 1, diagonal - 1);
    const std::ptrdiff_t inserting = at(changes - 1, diagonal + 1);
    const bool insert = diagonal == -changes || (diagonal != changes && removing < inserting);
    return insert ? std::pair{diagonal + 1, inserting} : std::pair{diagonal - 1, removing + 1};
  }

  bool advance(std::ptrdiff_t changes) {
    reached_.emplace_back(static_cast<std::size_t>(2 * changes + 1), -1);
    for (std::ptrdiff_t diagonal = -changes; diagonal <= changes; diagonal += 2) {
      std::ptrdiff_t x = step(changes, diagonal).second;
      while (equalAt(x, x - diagonal)) ++x;
      reached_.back()[static_cast<std::size_t>(diagonal + changes)] = x;
      if (x >= rows_ && x - diagonal >= columns_) return true;
    }
    return false;
  }

  [[nodiscard]] bool equalAt(std::ptrdiff_t x, std::ptrdiff_t y) const {
    return x >= 0 && y >= 0 && x < rows_ && y < columns_ &&
           before_[static_cast<std::size_t>(x)] == after_[static_cast<std::size_t>(y)];
  }

  void trace(std::ptrdiff_t changes, std::vector<std::pair<std::size_t, std::size_t>>& kept) const {
    std::ptrdiff_t diagonal = rows_ - columns_;
    for (; changes >= 0; --changes) {
      const auto [origin, start] = step(changes, diagonal);
      for (std::ptrdiff_t x = at(changes, diagonal); x > start; --x)
        kept.emplace_back(static_cast<std::size_t>(x - 1), static_cast<std::size_t>(x - 1 - diagonal));
      diagonal = origin;
    }
    std::reverse(kept.begin(), kept.end());
  }

  const Lines& before_;
  const Lines& after_;
  std::ptrdiff_t rows_;
  std::ptrdiff_t columns_;
  std::vector<std::vector<std::ptrdiff_t>> reached_;
};

}  // namespace

Lines splitLines(std::string_view text) {
  Lines lines;
  while (!text.empty()) {
    const std::size_t end = text.find('\n');
    const std::size_t size = end == std::string_view::npos ? text.size() : end + 1;
    lines.push_back(text.substr(0, size));
    text.remove_prefix(size);
  }
  return lines;
}

std::vector<LineChange> lineChanges(const Lines& before, const Lines& after) {
  const std::size_t shorter = std::min(before.size(), after.size());
  std::size_t head = 0;
  while (head < shorter && before[head] == after[head]) ++head;
  std::size_t tail = 0;
  while (tail < shorter - head && before[before.size() - 1 - tail] == after[after.size() - 1 - tail]) ++tail;
  const auto middle = [&](const Lines& lines) {
    return Lines(lines.begin() + static_cast<std::ptrdiff_t>(head),
                 lines.end() - static_cast<std::ptrdiff_t>(tail));
  };
  const Lines oldMiddle = middle(before);
  const Lines newMiddle = middle(after);
  std::vector<std::pair<std::size_t, std::size_t>> kept;
  if (!Search(oldMiddle, newMiddle).run(kept)) kept.clear();
  kept.emplace_back(oldMiddle.size(), newMiddle.size());
  std::vector<LineChange> changes;
  std::size_t oldNext = 0;
  std::size_t newNext = 0;
  for (const auto& [oldLine, newLine] : kept) {
    if (oldLine != oldNext || newLine != newNext)
      changes.push_back({oldNext + head, oldLine + head, newNext + head, newLine + head});
    oldNext = oldLine + 1;
    newNext = newLine + 1;
  }
  return changes;
}

}  // namespace metaparticle::codegen
