// SPDX-License-Identifier: GPL-3.0-or-later
//
// C++ string literals, read and written ([lex.string] of the standard).
#include <array>

#include "model/values.h"

namespace metaparticle::model {

namespace {

bool isSpace(char c) {
  return c == ' ' || (c >= '\t' && c <= '\r');
}

std::optional<int> hexDigit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return std::nullopt;
}

void appendUtf8(std::string& text, char32_t code) {
  const auto tail = [](char32_t bits) { return static_cast<char>(0x80 | (bits & 0x3F)); };
  if (code < 0x80) {
    text += static_cast<char>(code);
  } else if (code < 0x800) {
    text += {static_cast<char>(0xC0 | (code >> 6)), tail(code)};
  } else if (code < 0x10000) {
    text += {static_cast<char>(0xE0 | (code >> 12)), tail(code >> 6), tail(code)};
  } else {
    text += {static_cast<char>(0xF0 | (code >> 18)), tail(code >> 12), tail(code >> 6), tail(code)};
  }
}

/// Reads adjacent string literals; every step says whether the text is well formed so far.
class LiteralReader {
 public:
  explicit LiteralReader(std::string_view text) : text_(text) {}

  std::optional<std::string> read() {
    skipSpace();
    if (atEnd()) return std::nullopt;
    while (!atEnd()) {
      if (!readOne()) return std::nullopt;
      skipSpace();
    }
    return value_;
  }

 private:
  [[nodiscard]] bool atEnd() const { return at_ >= text_.size(); }
  [[nodiscard]] char peek() const { return atEnd() ? '\0' : text_[at_]; }
  void skipSpace() {
    while (!atEnd() && isSpace(peek())) ++at_;
  }

  bool readOne() {
    for (const std::string_view prefix : {"u8", "u", "U", "L"}) {
      const char behind = at_ + prefix.size() < text_.size() ? text_[at_ + prefix.size()] : '\0';
      if (text_.substr(at_).starts_with(prefix) && (behind == '"' || behind == 'R')) {
        at_ += prefix.size();
        break;
      }
    }
    if (text_.substr(at_).starts_with("R\"")) return readRaw();
    if (peek() != '"') return false;
    ++at_;
    return readQuoted();
  }

  bool readRaw() {
    at_ += 2;
    const auto open = text_.find('(', at_);
    if (open == std::string_view::npos || open - at_ > 16) return false;
    const std::string close = ")" + std::string(text_.substr(at_, open - at_)) + "\"";
    const auto end = text_.find(close, open + 1);
    if (end == std::string_view::npos) return false;
    value_ += text_.substr(open + 1, end - open - 1);
    at_ = end + close.size();
    return true;
  }

  bool readQuoted() {
    while (!atEnd() && peek() != '\n') {
      const char c = text_[at_++];
      if (c == '"') return true;
      if (c != '\\') {
        value_ += c;
      } else if (!readEscape()) {
        return false;
      }
    }
    return false;
  }

  bool readEscape() {
    if (atEnd()) return false;
    const char c = text_[at_];
    constexpr std::string_view letters = "abfnrtv\\\"'?";
    constexpr std::string_view meanings = "\a\b\f\n\r\t\v\\\"'?";
    if (const auto letter = letters.find(c); letter != std::string_view::npos) {
      ++at_;
      value_ += meanings[letter];
      return true;
    }
    if (c == '\n') {  // a line that goes on
      ++at_;
      return true;
    }
    if (c == 'x') return readHex();
    if (c == 'u') return readUniversal(4);
    if (c == 'U') return readUniversal(8);
    return readOctal();
  }

  bool readHex() {
    ++at_;
    unsigned value = 0;
    int digits = 0;
    while (const auto digit = hexDigit(peek())) {
      value = value * 16 + static_cast<unsigned>(*digit);
      if (++digits > 8 || value > 0xFF) return false;
      ++at_;
    }
    if (digits > 0) value_ += static_cast<char>(value);
    return digits > 0;
  }

  bool readUniversal(int digits) {
    ++at_;
    char32_t code = 0;
    for (int i = 0; i < digits; ++i) {
      const auto digit = hexDigit(peek());
      if (!digit) return false;
      code = code * 16 + static_cast<char32_t>(*digit);
      ++at_;
    }
    const bool surrogate = code >= 0xD800 && code <= 0xDFFF;
    if (surrogate || code > 0x10FFFF) return false;
    appendUtf8(value_, code);
    return true;
  }

  bool readOctal() {
    unsigned value = 0;
    int digits = 0;
    while (digits < 3 && peek() >= '0' && peek() <= '7') {
      value = value * 8 + static_cast<unsigned>(peek() - '0');
      ++digits;
      ++at_;
    }
    if (digits > 0) value_ += static_cast<char>(value);
    return digits > 0 && value <= 0xFF;
  }

  std::string_view text_;
  std::size_t at_ = 0;
  std::string value_;
};

std::string escaped(char c) {
  switch (c) {
    case '"':
      return "\\\"";
    case '\\':
      return "\\\\";
    case '\n':
      return "\\n";
    case '\r':
      return "\\r";
    case '\t':
      return "\\t";
    default:
      break;
  }
  const auto byte = static_cast<unsigned char>(c);
  if (byte >= 0x20 && byte != 0x7F) return {c};
  // Three octal digits: what follows cannot run into them.
  const auto digit = [&](unsigned shift) { return static_cast<char>('0' + ((byte >> shift) & 7U)); };
  return {'\\', digit(6), digit(3), digit(0)};
}

}  // namespace

std::optional<std::string> parseText(std::string_view text) {
  return LiteralReader(text).read();
}

std::string quote(std::string_view text) {
  std::string literal = "\"";
  for (const char c : text) literal += escaped(c);
  return literal + '"';
}

}  // namespace metaparticle::model
