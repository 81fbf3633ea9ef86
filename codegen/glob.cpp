// SPDX-License-Identifier: GPL-3.0-or-later
#include "codegen/glob.h"

#include <vector>

namespace metaparticle::codegen {

namespace {

enum class Step { Literal, One, Set, InFolder, Folders };

struct Part {
  Step step = Step::Literal;
  char letter = 0;
  std::string_view set = {};  ///< between the brackets
};

std::vector<Part> partsOf(std::string_view pattern) {
  std::vector<Part> parts;
  for (std::size_t i = 0; i < pattern.size(); ++i) {
    const std::size_t close = pattern[i] == '[' ? pattern.find(']', i + 2) : std::string_view::npos;
    if (pattern.substr(i).starts_with("**")) {
      parts.push_back({Step::Folders});
      // `**/` also stands for no folder at all.
      i += pattern.substr(i).starts_with("**/") ? 2 : 1;
    } else if (pattern[i] == '*') {
      parts.push_back({Step::InFolder});
    } else if (pattern[i] == '?') {
      parts.push_back({Step::One});
    } else if (close != std::string_view::npos) {
      parts.push_back({Step::Set, 0, pattern.substr(i + 1, close - i - 1)});
      i = close;
    } else {
      parts.push_back({Step::Literal, pattern[i]});
    }
  }
  return parts;
}

bool inSet(std::string_view set, char letter) {
  const bool negated = set.starts_with('!') || set.starts_with('^');
  if (negated) set.remove_prefix(1);
  bool found = false;
  for (std::size_t i = 0; i < set.size(); ++i) {
    if (i + 2 < set.size() && set[i + 1] == '-') {
      found = found || (set[i] <= letter && letter <= set[i + 2]);
      i += 2;
    } else {
      found = found || set[i] == letter;
    }
  }
  return found != negated;
}

bool accepts(const Part& part, char letter) {
  switch (part.step) {
    case Step::Literal:
      return part.letter == letter;
    case Step::One:
    case Step::InFolder:
      return letter != '/';
    case Step::Set:
      return letter != '/' && inSet(part.set, letter);
    case Step::Folders:
      return true;
  }
  return false;
}

}  // namespace

bool matchesGlob(std::string_view pattern, std::string_view path) {
  const std::vector<Part> parts = partsOf(pattern);
  const auto repeats = [&](std::size_t i) {
    return parts[i].step == Step::InFolder || parts[i].step == Step::Folders;
  };
  // One pass over the path with the set of parts that may come next.
  std::vector<char> states(parts.size() + 1, 0);
  const auto reach = [&](std::vector<char>& set, std::size_t state, bool folderStart) {
    set[state] = 1;
    while (state < parts.size() && repeats(state)) {
      // A `**/` ends only where a folder begins, so that `**/a` does not match `ba`.
      if (parts[state].step == Step::Folders && !folderStart && state + 1 < parts.size()) return;
      set[++state] = 1;
    }
  };
  reach(states, 0, true);
  for (const char letter : path) {
    std::vector<char> next(parts.size() + 1, 0);
    for (std::size_t i = 0; i < parts.size(); ++i) {
      if (states[i] && accepts(parts[i], letter)) reach(next, repeats(i) ? i : i + 1, letter == '/');
    }
    states = std::move(next);
  }
  return states.back() != 0;
}

}  // namespace metaparticle::codegen
