// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace metaparticle::deploy {

/// Cuts a stream of bytes into lines. Memory stays bounded: a line over the limit comes out in pieces.
class LineBuffer {
 public:
  explicit LineBuffer(std::size_t longest) : longest_(longest) {}

  /// The lines that are complete now, without their "\n" or "\r\n".
  std::vector<std::string> append(std::string_view bytes);
  /// What is left when the stream has ended, as a last line; nothing when there is none.
  std::vector<std::string> finish();
  /// True once a line had to be cut.
  [[nodiscard]] bool overflowed() const { return overflowed_; }

 private:
  std::size_t longest_;
  std::string rest_;
  bool overflowed_ = false;
};

}  // namespace metaparticle::deploy
