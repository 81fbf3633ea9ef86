// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "model/error.h"

namespace metaparticle::codegen {

/// Half-open range of byte offsets.
struct Range {
  std::size_t begin = 0;
  std::size_t end = 0;
  [[nodiscard]] std::size_t size() const { return end - begin; }
  [[nodiscard]] bool empty() const { return begin == end; }
  [[nodiscard]] bool contains(std::size_t offset) const { return begin <= offset && offset < end; }
  auto operator<=>(const Range&) const = default;
};

/// Replaces the bytes of `range` by `replacement`.
struct TextEdit {
  Range range;
  std::string replacement;
  bool operator==(const TextEdit&) const = default;
};

/// A checked, sorted set of edits that do not overlap, all in offsets of the text before any of them.
class TextEdits {
 public:
  /// Adds an edit; InvalidInput when it overlaps one that is there. Two insertions at one offset keep the
  /// order in which they were added.
  model::Result<void> add(TextEdit edit);
  [[nodiscard]] const std::vector<TextEdit>& all() const { return edits_; }
  [[nodiscard]] bool empty() const { return edits_.empty(); }

  /// The text with the edits made. InvalidInput when one lies outside the text.
  [[nodiscard]] model::Result<std::string> apply(std::string_view text) const;
  /// The edits that give `before` back from `apply(before)`.
  [[nodiscard]] TextEdits inverse(std::string_view before) const;
  bool operator==(const TextEdits&) const = default;

 private:
  std::vector<TextEdit> edits_;
};

/// The edits of one gesture over all files, by path relative to the project. A file that is not there yet is
/// an insertion into the empty text.
struct FileEdits {
  std::map<std::string, TextEdits> files;
  [[nodiscard]] bool empty() const;
  bool operator==(const FileEdits&) const = default;
};

/// The edits that turn `before` into `after`: the common prefix and suffix stay. Used for external changes.
TextEdits difference(std::string_view before, std::string_view after);

/// A unified diff with three lines of context and `a/`, `b/` names, as `patch -p1` and `git apply` take it.
/// Empty when nothing differs.
std::string unifiedDiff(const std::string& file, std::string_view before, std::string_view after);

}  // namespace metaparticle::codegen
