// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/nearest_word.h"

#include <algorithm>
#include <numeric>

namespace metaparticle::model {
namespace {

std::size_t editDistance(std::string_view left, std::string_view right) {
  std::vector<std::size_t> row(right.size() + 1);
  std::iota(row.begin(), row.end(), std::size_t{0});
  for (std::size_t i = 0; i < left.size(); ++i) {
    std::size_t diagonal = row[0];
    row[0] = i + 1;
    for (std::size_t j = 0; j < right.size(); ++j) {
      const std::size_t replaced = diagonal + (left[i] == right[j] ? 0 : 1);
      diagonal = row[j + 1];
      row[j + 1] = std::min({row[j] + 1, row[j + 1] + 1, replaced});
    }
  }
  return row.back();
}

}  // namespace

std::string_view nearestWord(std::string_view word, const std::vector<std::string_view>& known) {
  constexpr std::size_t longestWord = 64;  // what is longer is no slip of the fingers
  if (word.size() > longestWord) return {};
  std::string_view nearest;
  std::size_t distance = 3;
  for (const std::string_view candidate : known) {
    const std::size_t away = editDistance(word, candidate);
    if (away < distance && away < candidate.size()) {
      distance = away;
      nearest = candidate;
    }
  }
  return nearest;
}

}  // namespace metaparticle::model
