// SPDX-License-Identifier: GPL-3.0-or-later
#include "codegen/tokens.h"

#include <algorithm>
#include <string>

namespace metaparticle::codegen {

namespace {

bool isWord(char letter) {
  return (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z') ||
         (letter >= '0' && letter <= '9') || letter == '_' || static_cast<unsigned char>(letter) >= 0x80;
}

std::size_t skipQuoted(std::string_view text, std::size_t offset, std::size_t end) {
  const char quote = text[offset];
  for (++offset; offset < end && text[offset] != '\n'; ++offset) {
    if (text[offset] == '\\')
      ++offset;
    else if (text[offset] == quote)
      return offset + 1;
  }
  return std::min(offset, end);
}

/// `offset` is at the quotation mark behind R.
std::size_t skipRawString(std::string_view text, std::size_t offset, std::size_t end) {
  const std::size_t open = text.find('(', offset);
  if (open == std::string_view::npos || open >= end) return end;
  const std::string close = ")" + std::string(text.substr(offset + 1, open - offset - 1)) + "\"";
  const std::size_t found = text.find(close, open);
  return found == std::string_view::npos ? end : std::min(end, found + close.size());
}

}  // namespace

bool isSpace(char letter) {
  return letter == ' ' || (letter >= '\t' && letter <= '\r');
}

std::size_t skipTriviaPart(std::string_view text, std::size_t offset, std::size_t end) {
  const std::string_view rest = text.substr(offset, end - offset);
  if (rest.empty()) return offset;
  if (isSpace(rest.front())) return offset + 1;
  if (rest.starts_with("//")) {
    std::size_t line = rest.find('\n');
    while (line != std::string_view::npos && (rest[line - 1] == '\\' || rest.substr(line - 2, 2) == "\\\r"))
      line = rest.find('\n', line + 1);
    return line == std::string_view::npos ? end : offset + line;
  }
  if (rest.starts_with("/*")) {
    const std::size_t close = rest.find("*/", 2);
    return close == std::string_view::npos ? end : offset + close + 2;
  }
  if (rest.starts_with("\\\n")) return offset + 2;
  if (rest.starts_with("\\\r\n")) return offset + 3;
  return offset;
}

std::size_t skipTrivia(std::string_view text, Range range) {
  for (std::size_t offset = range.begin;;) {
    const std::size_t next = skipTriviaPart(text, offset, range.end);
    if (next == offset) return offset;
    offset = next;
  }
}

std::size_t skipToken(std::string_view text, std::size_t offset, std::size_t end) {
  const std::size_t begin = offset;
  const bool number = text[offset] >= '0' && text[offset] <= '9';
  while (offset < end && (isWord(text[offset]) || (number && (text[offset] == '\'' || text[offset] == '.'))))
    ++offset;
  if (offset < end && !number && text[offset] == '"')
    return offset > begin && text[offset - 1] == 'R' ? skipRawString(text, offset, end)
                                                     : skipQuoted(text, offset, end);
  if (offset < end && !number && text[offset] == '\'') return skipQuoted(text, offset, end);
  return offset == begin ? offset + 1 : offset;
}

std::size_t skipBracketed(std::string_view text, std::size_t offset, std::size_t end) {
  int depth = 0;
  while (offset < end) {
    const char letter = text[offset];
    const std::size_t next = skipToken(text, offset, end);
    if (letter == '(' || letter == '[' || letter == '{') ++depth;
    if ((letter == ')' || letter == ']' || letter == '}') && --depth <= 0) return next;
    offset = skipTrivia(text, {next, end});
  }
  return end;
}

}  // namespace metaparticle::codegen
