// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <utility>

#include "codegen/text_edits.h"

namespace metaparticle::codegen {

/// The edits of one text while they are worked out. An edit that overlaps another is remembered instead of
/// reported, so that one place, the planner, deals with it.
class Patch {
 public:
  explicit Patch(std::string_view text) : text_(text) {}

  [[nodiscard]] std::string_view text() const { return text_; }
  void replace(Range range, std::string replacement) {
    if (!edits_.add({range, std::move(replacement)})) fits_ = false;
  }
  void insert(std::size_t offset, std::string what) { replace({offset, offset}, std::move(what)); }
  void cut(Range range) { replace(range, {}); }

  [[nodiscard]] const TextEdits& edits() const { return edits_; }
  /// No edit overlapped another.
  [[nodiscard]] bool fits() const { return fits_; }

 private:
  std::string_view text_;
  TextEdits edits_;
  bool fits_ = true;
};

}  // namespace metaparticle::codegen
