// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/values.h"

#include <array>
#include <charconv>
#include <cmath>
#include <limits>
#include <span>

namespace metaparticle::model {

namespace {

std::string_view trimmed(std::string_view text) {
  constexpr std::string_view space = " \t\r\n\v\f";
  const auto first = text.find_first_not_of(space);
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(space) - first + 1);
}

bool isDigit(char c) {
  return c >= '0' && c <= '9';
}

bool isSpace(char c) {
  return c == ' ' || (c >= '\t' && c <= '\r');
}

/// A letter, digit or part of an identifier: two of these must stay apart.
bool isWordPart(char c) {
  return isDigit(c) || c == '_' || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
         static_cast<signed char>(c) < 0;
}

/// Without the digit separators, which must stand between digits; nothing when one does not.
std::optional<std::string> withoutSeparators(std::string_view text) {
  std::string digits;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '\'') {
      digits += text[i];
    } else if (i == 0 || i + 1 == text.size() || text[i - 1] == '\'') {
      return std::nullopt;
    }
  }
  return digits;
}

/// Removes "0x" or "0b" and says which base is left.
int takeBase(std::string_view& digits) {
  if (digits.size() < 2 || digits[0] != '0') return 10;
  const char mark = digits[1];
  if (mark == 'x' || mark == 'X') {
    digits.remove_prefix(2);
    return 16;
  }
  if (mark == 'b' || mark == 'B') {
    digits.remove_prefix(2);
    return 2;
  }
  return isDigit(mark) ? 8 : 10;
}

bool isIntegerSuffix(std::string_view text) {
  static constexpr auto suffixes =
      std::to_array<std::string_view>({"", "u", "l", "ul", "lu", "ll", "ull", "llu", "z", "uz", "zu"});
  std::string lower;
  for (const char c : text) lower += static_cast<char>(c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c);
  for (const std::string_view suffix : suffixes) {
    if (lower == suffix) return true;
  }
  return false;
}

struct Unit {
  std::string_view word;
  double factor;
};

/// "1.5s": a number that is not negative, then one of the units; rounded to whole units of factor 1.
std::optional<double> parseQuantity(std::string_view text, std::span<const Unit> units) {
  std::string unquoted;
  if (const auto literal = parseText(text)) {
    unquoted = *literal;
    text = unquoted;
  }
  text = trimmed(text);
  const auto digits = withoutSeparators(text);
  if (!digits || digits->empty() || !isDigit(digits->front())) return std::nullopt;
  double amount = 0;
  const char* end = digits->data() + digits->size();
  const auto parsed = std::from_chars(digits->data(), end, amount, std::chars_format::fixed);
  if (parsed.ec != std::errc{}) return std::nullopt;
  const std::string_view word(parsed.ptr, static_cast<std::size_t>(end - parsed.ptr));
  for (const Unit& unit : units) {
    if (unit.word == word) return std::round(amount * unit.factor);
  }
  return std::nullopt;
}

/// Where the bracket, quote or plain character at `at` ends, so that commas inside are skipped.
std::size_t skipLiteral(std::string_view text, std::size_t at) {
  const char mark = text[at];
  if (mark == '"' && at > 0 && text[at - 1] == 'R') {
    const auto open = text.find('(', at);
    if (open == std::string_view::npos) return text.size();
    const std::string close = ")" + std::string(text.substr(at + 1, open - at - 1)) + "\"";
    const auto end = text.find(close, open);
    return end == std::string_view::npos ? text.size() : end + close.size();
  }
  for (std::size_t i = at + 1; i < text.size(); ++i) {
    if (text[i] == '\\') {
      ++i;
    } else if (text[i] == mark) {
      return i + 1;
    }
  }
  return text.size();
}

bool isQuote(std::string_view text, std::size_t at) {
  const bool separator = at > 0 && isWordPart(text[at - 1]);  // as in 1'000
  return text[at] == '"' || (text[at] == '\'' && !separator);
}

}  // namespace

std::optional<std::int64_t> parseInteger(std::string_view text) {
  text = trimmed(text);
  const bool negative = text.starts_with('-');
  if (negative || text.starts_with('+')) text = trimmed(text.substr(1));
  const auto plain = withoutSeparators(text);
  if (!plain || plain->empty() || !isDigit(plain->front())) return std::nullopt;
  std::string_view digits = *plain;
  const int base = takeBase(digits);
  std::uint64_t magnitude = 0;
  const char* end = digits.data() + digits.size();
  const auto parsed = std::from_chars(digits.data(), end, magnitude, base);
  if (parsed.ec != std::errc{}) return std::nullopt;
  if (!isIntegerSuffix({parsed.ptr, static_cast<std::size_t>(end - parsed.ptr)})) return std::nullopt;
  if (magnitude > static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max())) return std::nullopt;
  const auto value = static_cast<std::int64_t>(magnitude);
  return negative ? -value : value;
}

std::optional<double> parseNumber(std::string_view text) {
  if (const auto integer = parseInteger(text)) return static_cast<double>(*integer);
  text = trimmed(text);
  const bool negative = text.starts_with('-');
  if (negative || text.starts_with('+')) text = trimmed(text.substr(1));
  auto plain = withoutSeparators(text);
  if (!plain || plain->empty() || !(isDigit(plain->front()) || plain->front() == '.')) return std::nullopt;
  double value = 0;
  const char* end = plain->data() + plain->size();
  const auto parsed = std::from_chars(plain->data(), end, value);
  if (parsed.ec != std::errc{}) return std::nullopt;
  const std::string_view suffix(parsed.ptr, static_cast<std::size_t>(end - parsed.ptr));
  if (!suffix.empty() && suffix != "f" && suffix != "F" && suffix != "l" && suffix != "L")
    return std::nullopt;
  return negative ? -value : value;
}

std::optional<bool> parseFlag(std::string_view text) {
  text = trimmed(text);
  if (text.empty() || text == "true") return true;
  if (text == "false") return false;
  return std::nullopt;
}

std::optional<std::chrono::milliseconds> parseDuration(std::string_view text) {
  static constexpr auto units =
      std::to_array<Unit>({{"ms", 1}, {"s", 1000}, {"m", 60'000}, {"min", 60'000}, {"h", 3'600'000}});
  const auto milliseconds = parseQuantity(text, units);
  if (!milliseconds || *milliseconds > 9e15) return std::nullopt;
  return std::chrono::milliseconds(static_cast<std::int64_t>(*milliseconds));
}

std::optional<std::uint64_t> parseSize(std::string_view text) {
  static constexpr auto units = std::to_array<Unit>({{"", 1},
                                                     {"Ki", 1024},
                                                     {"Mi", 1024.0 * 1024},
                                                     {"Gi", 1024.0 * 1024 * 1024},
                                                     {"Ti", 1024.0 * 1024 * 1024 * 1024}});
  const auto bytes = parseQuantity(text, units);
  if (!bytes || *bytes > 9e15) return std::nullopt;
  return static_cast<std::uint64_t>(*bytes);
}

std::vector<std::string> parseList(std::string_view text) {
  text = trimmed(text);
  if (text.size() >= 2 && text.front() == '{' && text.back() == '}') text = text.substr(1, text.size() - 2);
  std::vector<std::string> items;
  const auto add = [&](std::string_view item) {
    item = trimmed(item);
    if (!item.empty()) items.emplace_back(item);
  };
  std::size_t begin = 0;
  int depth = 0;
  for (std::size_t i = 0; i < text.size();) {
    if (isQuote(text, i)) {
      i = skipLiteral(text, i);
      continue;
    }
    const char c = text[i];
    if (c == '(' || c == '[' || c == '{') ++depth;
    if (c == ')' || c == ']' || c == '}') --depth;
    if (c == ',' && depth <= 0) {
      add(text.substr(begin, i - begin));
      begin = i + 1;
    }
    ++i;
  }
  add(text.substr(begin));
  return items;
}

std::string normalizedValue(std::string_view text) {
  text = trimmed(text);
  std::string result;
  bool spaceBefore = false;
  for (std::size_t i = 0; i < text.size();) {
    if (isSpace(text[i])) {
      spaceBefore = true;
      ++i;
      continue;
    }
    const std::size_t end = isQuote(text, i) ? skipLiteral(text, i) : i + 1;
    if (spaceBefore && !result.empty() && isWordPart(result.back()) && isWordPart(text[i])) result += ' ';
    if (text[i] == '}' && !result.empty() && result.back() == ',') result.pop_back();
    result += text.substr(i, end - i);
    spaceBefore = false;
    i = end;
  }
  return result;
}

}  // namespace metaparticle::model
