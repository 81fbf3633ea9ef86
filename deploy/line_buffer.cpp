// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/line_buffer.h"

namespace metaparticle::deploy {

namespace {

std::string withoutCarriageReturn(std::string line) {
  if (!line.empty() && line.back() == '\r') line.pop_back();
  return line;
}

}  // namespace

std::vector<std::string> LineBuffer::append(std::string_view bytes) {
  std::vector<std::string> lines;
  while (!bytes.empty()) {
    const std::size_t end = bytes.find('\n');
    const std::size_t room = longest_ - rest_.size();
    const std::size_t length = std::min(end, bytes.size());
    if (length > room) {
      rest_.append(bytes.substr(0, room));
      bytes.remove_prefix(room);
      lines.push_back(std::move(rest_));
      rest_.clear();
      overflowed_ = true;
      continue;
    }
    rest_.append(bytes.substr(0, length));
    if (end == std::string_view::npos) break;
    bytes.remove_prefix(length + 1);
    lines.push_back(withoutCarriageReturn(std::move(rest_)));
    rest_.clear();
  }
  return lines;
}

std::vector<std::string> LineBuffer::finish() {
  if (rest_.empty()) return {};
  std::vector<std::string> last;
  last.push_back(withoutCarriageReturn(std::move(rest_)));
  rest_.clear();
  return last;
}

}  // namespace metaparticle::deploy
