// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>

#include "app/studio/document/text_change.h"

namespace metaparticle::studio {

/// One file of the project: its bytes as they are edited, and as they are on the disk. No encoding is
/// assumed, so that a byte order mark, CRLF and bytes that are no UTF-8 survive.
class Buffer {
 public:
  Buffer() = default;
  Buffer(std::string text, std::optional<std::string> disk) : text_(std::move(text)), disk_(std::move(disk)) {
    compare();
  }

  [[nodiscard]] const std::string& text() const { return text_; }
  /// What is known to be on the disk; nothing when there is no such file.
  [[nodiscard]] const std::optional<std::string>& disk() const { return disk_; }
  void setDisk(std::optional<std::string> bytes) {
    disk_ = std::move(bytes);
    compare();
  }

  /// False for a file that was made here and taken back: it stays in memory for redo, but not in the project.
  [[nodiscard]] bool present() const { return present_; }
  /// True when saving would change the disk.
  [[nodiscard]] bool modified() const { return modified_; }

  /// False, and nothing changed, when the bytes to remove are not there.
  bool apply(const TextChange& change);

 private:
  void compare() { modified_ = present_ ? disk_ != text_ : disk_.has_value(); }

  std::string text_;
  std::optional<std::string> disk_;
  bool present_ = true;
  bool modified_ = false;
};

}  // namespace metaparticle::studio
