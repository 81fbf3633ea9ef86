// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/terminal_text.h"

#include <algorithm>
#include <cstdio>

namespace metaparticle::cli {

namespace {

unsigned char byteAt(std::string_view text, std::size_t at) {
  return static_cast<unsigned char>(text[at]);
}

/// Length of the UTF-8 character that the text begins with; 0 when it begins with none.
std::size_t characterLength(std::string_view text) {
  const unsigned char first = byteAt(text, 0);
  if (first < 0x80) return 1;
  const std::size_t length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2;
  if (first < 0xC2 || first > 0xF4 || text.size() < length) return 0;
  for (std::size_t at = 1; at < length; ++at) {
    if ((byteAt(text, at) & 0xC0U) != 0x80) return 0;
  }
  return length;
}

/// Of a character of this length: U+0000 to U+001F, U+007F to U+009F.
bool isControl(std::string_view character) {
  const unsigned char first = byteAt(character, 0);
  if (character.size() == 1) return (first < 0x20 && first != '\t' && first != '\n') || first == 0x7F;
  return character.size() == 2 && first == 0xC2 && byteAt(character, 1) < 0xA0;
}

void appendEscaped(std::string_view bytes, std::string& out) {
  for (std::size_t at = 0; at < bytes.size(); ++at) {
    char escaped[8];
    std::snprintf(escaped, sizeof escaped, "\\x%02x", byteAt(bytes, at));
    out += escaped;
  }
}

}  // namespace

std::string printable(std::string_view text) {
  std::string shown;
  shown.reserve(text.size());
  while (!text.empty()) {
    const std::size_t length = characterLength(text);
    const std::string_view character = text.substr(0, std::max<std::size_t>(length, 1));
    if (length == 0 || isControl(character)) {
      appendEscaped(character, shown);
    } else {
      shown += character;
    }
    text.remove_prefix(character.size());
  }
  return shown;
}

std::string shellQuoted(const std::string& word) {
  constexpr const char* plain = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_@%+=:,./-";
  if (!word.empty() && word.find_first_not_of(plain) == std::string::npos) return word;
  std::string quoted = "'";
  for (const char c : word) {
    if (c == '\'') {
      quoted += "'\\''";
    } else {
      quoted += c;
    }
  }
  return quoted + "'";
}

}  // namespace metaparticle::cli
