// SPDX-License-Identifier: MIT
#include <limits>

#include "metaparticle/json.hpp"
#include "runtime/src/json/text.h"

namespace mp::glue {

namespace {

/// Parses into tokens in one pass. Recursion is bounded by Document::max_depth.
class Parser {
 public:
  Parser(std::string_view text, Value::Tokens& tokens)
      : begin_(text.data()), at_(begin_), end_(begin_ + text.size()), tokens_(tokens) {}

  bool parse() {
    skipSpace();
    if (!value(0)) return false;
    skipSpace();
    return at_ == end_ || fail("something stands after the end of the value");
  }
  std::string error() const { return std::string(problem_) + " at byte " + std::to_string(at_ - begin_); }

 private:
  using Type = Value::Type;

  bool fail(const char* problem) {
    problem_ = problem;
    return false;
  }

  void skipSpace() {
    while (at_ != end_ && (*at_ == ' ' || *at_ == '\n' || *at_ == '\t' || *at_ == '\r')) ++at_;
  }

  std::uint32_t offset() const { return static_cast<std::uint32_t>(at_ - begin_); }

  std::uint32_t push(Type type) {
    tokens_.list.push_back({type, false, offset(), 0, 0, 0});
    return static_cast<std::uint32_t>(tokens_.list.size() - 1);
  }

  void close(std::uint32_t index) {
    Value::Token& token = tokens_.list[index];
    token.size = offset() - token.begin;
    token.next = static_cast<std::uint32_t>(tokens_.list.size());
  }

  bool value(int depth) {
    if (at_ == end_) return fail("the text ends where a value should be");
    switch (*at_) {
      case '{':
        return container(Type::object, depth);
      case '[':
        return container(Type::array, depth);
      case '"':
        return string();
      case 't':
        return literal("true", Type::boolean);
      case 'f':
        return literal("false", Type::boolean);
      case 'n':
        return literal("null", Type::null);
      default:
        return number();
    }
  }

  bool container(Type type, int depth) {
    if (depth >= Document::max_depth) return fail("the value is nested deeper than 64 levels");
    const char closing = type == Type::object ? '}' : ']';
    const std::uint32_t index = push(type);
    ++at_;
    skipSpace();
    std::uint32_t count = 0;
    if (at_ != end_ && *at_ == closing) {
      ++at_;
    } else {
      do {
        if (type == Type::object && !memberName()) return false;
        if (!value(depth + 1)) return false;
        ++count;
        skipSpace();
      } while (comma());
      if (at_ == end_ || *at_ != closing) {
        return fail(type == Type::object ? "a comma or } is missing" : "a comma or ] is missing");
      }
      ++at_;
    }
    close(index);
    tokens_.list[index].count = count;
    return true;
  }

  bool comma() {
    if (at_ == end_ || *at_ != ',') return false;
    ++at_;
    skipSpace();
    return true;
  }

  bool memberName() {
    if (at_ == end_ || *at_ != '"') return fail("a member's name in quotes is missing");
    if (!string()) return false;
    skipSpace();
    if (at_ == end_ || *at_ != ':') return fail("a colon is missing after a member's name");
    ++at_;
    skipSpace();
    return true;
  }

  bool literal(std::string_view word, Type type) {
    if (std::string_view(at_, static_cast<std::size_t>(end_ - at_)).substr(0, word.size()) != word) {
      return fail("this is no JSON value");
    }
    const std::uint32_t index = push(type);
    at_ += word.size();
    close(index);
    return true;
  }

  bool digits() {
    const char* const first = at_;
    while (at_ != end_ && *at_ >= '0' && *at_ <= '9') ++at_;
    return at_ != first;
  }

  bool number() {
    const std::uint32_t index = push(Type::number);
    if (*at_ == '-') ++at_;
    if (at_ != end_ && *at_ == '0') {
      ++at_;
    } else if (!digits()) {
      return fail("this is no JSON value");
    }
    if (at_ != end_ && *at_ == '.') {
      ++at_;
      if (!digits()) return fail("a digit is missing after the decimal point");
    }
    if (at_ != end_ && (*at_ == 'e' || *at_ == 'E')) {
      ++at_;
      if (at_ != end_ && (*at_ == '+' || *at_ == '-')) ++at_;
      if (!digits()) return fail("a digit is missing in the exponent");
    }
    close(index);
    return true;
  }

  bool string() {
    ++at_;
    const std::uint32_t index = push(Type::string);
    const char* const first = at_;
    for (;;) {
      at_ = json::skipPlain(at_, end_);
      if (at_ == end_) return fail("a string has no end");
      if (*at_ == '"') break;
      if (*at_ == '\\') return escapedString(index, first);
      if (!multibyte()) return false;
    }
    return endString(index);
  }

  bool endString(std::uint32_t index) {
    close(index);
    ++at_;
    return true;
  }

  bool multibyte() {
    if (static_cast<unsigned char>(*at_) < 0x20)
      return fail("a control character in a string must be escaped");
    const int length = json::utf8Length(at_, end_);
    if (length == 0) return fail("the text is not UTF-8");
    at_ += length;
    return true;
  }

  /// Goes on with a string at its first escape; its characters are collected in the document's buffer.
  bool escapedString(std::uint32_t index, const char* first) {
    std::string& out = tokens_.unescaped;
    const std::size_t start = out.size();
    for (const char* copied = first;;) {
      at_ = json::skipPlain(at_, end_);
      if (at_ == end_) return fail("a string has no end");
      if (*at_ == '"' || *at_ == '\\') {
        out.append(copied, at_);
        if (*at_ == '"') break;
        if (!escape(out)) return false;
        copied = at_;
      } else if (!multibyte()) {
        return false;
      }
    }
    endString(index);
    Value::Token& token = tokens_.list[index];
    token.escaped = true;
    token.begin = static_cast<std::uint32_t>(start);
    token.size = static_cast<std::uint32_t>(out.size() - start);
    return true;
  }

  bool escape(std::string& out) {
    constexpr std::string_view letters = "\"\\/bfnrt";
    constexpr std::string_view characters = "\"\\/\b\f\n\r\t";
    ++at_;
    if (at_ == end_) return fail("a string has no end");
    if (*at_ == 'u') {
      ++at_;
      return unicodeEscape(out);
    }
    const std::size_t i = letters.find(*at_);
    if (i == std::string_view::npos) return fail("there is no such escape in JSON");
    out += characters[i];
    ++at_;
    return true;
  }

  bool unicodeEscape(std::string& out) {
    std::uint32_t point = 0;
    if (!hex4(point)) return false;
    if (point >= 0xDC00 && point < 0xE000) return fail("half of a surrogate pair stands alone");
    if (point >= 0xD800 && point < 0xDC00) {
      std::uint32_t low = 0;
      const bool paired = end_ - at_ >= 2 && at_[0] == '\\' && at_[1] == 'u';
      if (paired) at_ += 2;
      if (!paired || !hex4(low) || low < 0xDC00 || low >= 0xE000) {
        return fail("half of a surrogate pair stands alone");
      }
      point = 0x10000 + ((point - 0xD800) << 10U) + (low - 0xDC00);
    }
    appendUtf8(out, point);
    return true;
  }

  bool hex4(std::uint32_t& value) {
    if (end_ - at_ < 4) return fail("four hexadecimal digits must follow \\u");
    for (int i = 0; i < 4; ++i, ++at_) {
      const char c = *at_;
      const int digit = c >= '0' && c <= '9'   ? c - '0'
                        : c >= 'a' && c <= 'f' ? c - 'a' + 10
                        : c >= 'A' && c <= 'F' ? c - 'A' + 10
                                               : -1;
      if (digit < 0) return fail("four hexadecimal digits must follow \\u");
      value = value * 16 + static_cast<std::uint32_t>(digit);
    }
    return true;
  }

  static void appendUtf8(std::string& out, std::uint32_t point) {
    const auto tail = [&](unsigned shift) { out += static_cast<char>(0x80U | ((point >> shift) & 0x3FU)); };
    if (point < 0x80) {
      out += static_cast<char>(point);
    } else if (point < 0x800) {
      out += static_cast<char>(0xC0U | (point >> 6U));
      tail(0);
    } else if (point < 0x10000) {
      out += static_cast<char>(0xE0U | (point >> 12U));
      tail(6);
      tail(0);
    } else {
      out += static_cast<char>(0xF0U | (point >> 18U));
      tail(12);
      tail(6);
      tail(0);
    }
  }

  const char* begin_;
  const char* at_;
  const char* end_;
  Value::Tokens& tokens_;
  const char* problem_ = "";
};

}  // namespace

bool Document::parse(std::string_view text) {
  tokens_.text = text;
  tokens_.list.clear();
  tokens_.unescaped.clear();
  if (text.size() >= std::numeric_limits<std::uint32_t>::max()) {
    error_ = "the text is longer than 4 GiB";
    return false;
  }
  tokens_.list.reserve(16);
  Parser parser(text, tokens_);
  if (parser.parse()) return true;
  error_ = parser.error();
  return false;
}

}  // namespace mp::glue
