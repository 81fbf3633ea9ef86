// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <array>

#include "model/values.h"

namespace metaparticle::model {

namespace {

constexpr std::size_t longestNodeName = 63;

constexpr auto keywords = std::to_array<std::string_view>(
    {"alignas",     "alignof",  "and",        "and_eq",    "asm",       "auto",         "bitand",
     "bitor",       "bool",     "break",      "case",      "catch",     "char",         "char16_t",
     "char32_t",    "char8_t",  "class",      "co_await",  "co_return", "co_yield",     "compl",
     "concept",     "const",    "const_cast", "consteval", "constexpr", "constinit",    "continue",
     "decltype",    "default",  "delete",     "do",        "double",    "dynamic_cast", "else",
     "enum",        "explicit", "export",     "extern",    "false",     "float",        "for",
     "friend",      "goto",     "if",         "inline",    "int",       "long",         "mutable",
     "namespace",   "new",      "noexcept",   "not",       "not_eq",    "nullptr",      "operator",
     "or",          "or_eq",    "private",    "protected", "public",    "register",     "reinterpret_cast",
     "requires",    "return",   "short",      "signed",    "sizeof",    "static",       "static_assert",
     "static_cast", "struct",   "switch",     "template",  "this",      "thread_local", "throw",
     "true",        "try",      "typedef",    "typeid",    "typename",  "union",        "unsigned",
     "using",       "virtual",  "void",       "volatile",  "wchar_t",   "while",        "xor",
     "xor_eq"});

bool isLower(char c) {
  return c >= 'a' && c <= 'z';
}
bool isUpper(char c) {
  return c >= 'A' && c <= 'Z';
}
bool isDigit(char c) {
  return c >= '0' && c <= '9';
}
bool isLetter(char c) {
  return isLower(c) || isUpper(c);
}
char lowered(char c) {
  return isUpper(c) ? static_cast<char>(c - 'A' + 'a') : c;
}

/// "resizeImage" and "HTTPServer": a word begins at an upper case letter behind a lower case one, and at the
/// last upper case letter before a lower case one.
bool beginsWord(std::string_view text, std::size_t at) {
  if (at == 0 || !isUpper(text[at])) return false;
  const char before = text[at - 1];
  if (isLower(before) || isDigit(before)) return true;
  return isUpper(before) && at + 1 < text.size() && isLower(text[at + 1]);
}

/// Lower-case words of letters and digits, joined by `separator`.
std::string joinedWords(std::string_view text, char separator) {
  std::string result;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    const bool kept = isLetter(c) || isDigit(c);
    const bool separates = !kept || beginsWord(text, i);
    if (separates && !result.empty() && result.back() != separator) result += separator;
    if (kept) result += lowered(c);
  }
  if (!result.empty() && result.back() == separator) result.pop_back();
  return result;
}

}  // namespace

std::string kebabCase(std::string_view identifier) {
  std::string name = joinedWords(identifier, '-');
  if (name.empty()) return "node";
  if (isDigit(name.front())) name.insert(0, "n-");
  if (name.size() > longestNodeName) name.resize(longestNodeName);
  while (name.back() == '-') name.pop_back();
  return name;
}

std::string identifierFrom(std::string_view text) {
  if (isIdentifier(text)) return std::string(text);
  const auto isForeign = [](char c) { return static_cast<unsigned char>(c) >= 0x80; };
  std::string name = joinedWords(text, '_');
  if (name.empty() || std::any_of(text.begin(), text.end(), isForeign)) return std::string(text);
  if (isDigit(name.front())) name.insert(0, "n_");
  if (!isIdentifier(name)) name += '_';
  return name;
}

bool isIdentifier(std::string_view text) {
  const auto begins = [](char c) { return isLetter(c) || c == '_'; };
  const auto continues = [&](char c) { return begins(c) || isDigit(c); };
  if (text.empty() || !begins(text.front()) || !std::all_of(text.begin(), text.end(), continues))
    return false;
  return !std::binary_search(keywords.begin(), keywords.end(), text);
}

bool isNodeName(std::string_view text) {
  const auto allowed = [](char c) { return isLower(c) || isDigit(c) || c == '-'; };
  return !text.empty() && text.size() <= longestNodeName && isLower(text.front()) && text.back() != '-' &&
         std::all_of(text.begin(), text.end(), allowed);
}

}  // namespace metaparticle::model
