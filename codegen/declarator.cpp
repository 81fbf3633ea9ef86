// SPDX-License-Identifier: GPL-3.0-or-later
#include "codegen/declarator.h"

#include <algorithm>
#include <array>

namespace metaparticle::codegen {

namespace {

constexpr auto storageSpecifiers = std::to_array<std::string_view>(
    {"consteval", "constexpr", "constinit", "explicit", "export", "extern", "friend", "inline", "mutable",
     "register", "static", "thread_local", "typedef", "virtual"});

std::size_t skipAttributes(TokenStream& tokens, std::size_t begin, std::size_t end) {
  while (begin + 1 < end && tokens.is(begin, '[') && tokens.is(begin + 1, '[')) {
    const std::size_t behind = tokens.skipBrackets(begin);
    if (behind == TokenStream::npos || behind > end) return begin;
    begin = behind;
  }
  return begin;
}

bool isAttributeWord(std::string_view word) {
  return word == "__attribute__" || word == "__declspec" || word == "alignas" || word == "explicit";
}

/// Behind what stands at `index` and is no part of a type: attributes, storage specifiers, and macros, which
/// are names right before a further name.
std::size_t skipNoType(TokenStream& tokens, std::size_t index, std::size_t end) {
  const std::size_t attributes = skipAttributes(tokens, index, end);
  if (attributes != index) return attributes;
  if (tokens.at(index).kind == TokenKind::Directive) return index + 1;
  const std::string_view word = tokens.word(index);
  if (word.empty()) return index;
  if (isAttributeWord(word) && tokens.is(index + 1, '(')) {
    const std::size_t behind = tokens.skipBrackets(index + 1);
    return behind == TokenStream::npos || behind > end ? index + 1 : behind;
  }
  if (word == "extern" && tokens.at(index + 1).kind == TokenKind::String) return std::min(index + 2, end);
  if (isStorageSpecifier(word)) return index + 1;
  const std::size_t behind = skipAttributes(tokens, index + 1, end);
  const std::string_view next = behind < end ? tokens.word(behind) : std::string_view{};
  const bool macro = !next.empty() && !isReserved(word) && next != "const" && next != "volatile";
  return macro ? index + 1 : index;
}

/// The index of the `[` that opens the array bounds at the end of the range, or `end`.
std::size_t boundsBegin(TokenStream& tokens, std::size_t begin, std::size_t end) {
  std::size_t first = end;
  while (first > begin && tokens.is(first - 1, ']')) {
    std::size_t depth = 0;
    std::size_t i = first;
    do {
      --i;
      if (tokens.is(i, ']')) ++depth;
      if (tokens.is(i, '[')) --depth;
    } while (depth > 0 && i > begin);
    if (depth > 0) return end;
    first = i;
  }
  return first;
}

/// The name in `void (*name)(int)`, or npos.
std::size_t groupedName(TokenStream& tokens, std::size_t begin, std::size_t end) {
  for (std::size_t i = begin; i + 2 < end; ++i) {
    if (tokens.is(i, '<')) {
      const std::size_t behind = tokens.skipAngles(i);
      if (behind != TokenStream::npos) i = behind - 1;
      continue;
    }
    if (!tokens.is(i, '(')) continue;
    std::size_t inner = i + 1;
    bool pointer = false;
    while (inner < end && (tokens.is(inner, '*') || tokens.is(inner, '&') || tokens.is(inner, op::andAnd) ||
                           tokens.isKeyword(inner, "const"))) {
      pointer = true;
      ++inner;
    }
    return pointer && tokens.isIdentifier(inner) ? inner : TokenStream::npos;
  }
  return TokenStream::npos;
}

/// What stands before the last identifier is a type by itself, so that the identifier is the name.
bool completesType(TokenStream& tokens, std::size_t begin, std::size_t last) {
  bool named = false;
  for (std::size_t i = begin; i < last; ++i) {
    const std::string_view word = tokens.word(i);
    if (word.empty()) continue;
    const bool cv = word == "const" || word == "volatile" || word == "typename" || word == "struct" ||
                    word == "class" || word == "enum" || word == "union" || isStorageSpecifier(word);
    if (!cv) named = true;
  }
  return named && !tokens.is(last - 1, op::scope);
}

}  // namespace

bool isStorageSpecifier(std::string_view word) {
  return std::binary_search(storageSpecifiers.begin(), storageSpecifiers.end(), word);
}

bool mayBeType(TokenStream& tokens, std::size_t begin, std::size_t end) {
  static constexpr std::string_view usual = {"*&SNV", 5};  // of op: *, &, ::, &&, ...
  for (std::size_t i = begin; i < end; ++i) {
    const Token token = tokens.at(i);
    if (token.kind != TokenKind::Punctuator || usual.find(token.op) != std::string_view::npos) continue;
    std::size_t behind = TokenStream::npos;
    if (token.op == '<') behind = tokens.skipAngles(i);
    if (token.op == '(' || token.op == '[') behind = tokens.skipBrackets(i);
    if (behind == TokenStream::npos) return false;
    i = behind - 1;
  }
  return true;
}

std::string typeText(TokenStream& tokens, std::size_t begin, std::size_t end) {
  std::string result;
  std::size_t previousEnd = 0;
  for (std::size_t i = begin; i < end; ++i) {
    const std::size_t behind = skipNoType(tokens, i, end);
    if (behind != i) {
      i = behind - 1;
      continue;
    }
    const Token token = tokens.at(i);
    const std::string_view text = tokens.slice(token.begin, token.end);
    // Behind "::" also where an attribute stood between.
    if (!result.empty() && previousEnd != token.begin && !result.ends_with("::")) result.push_back(' ');
    result.append(text);
    previousEnd = token.end;
  }
  return result;
}

std::size_t findOutside(TokenStream& tokens, std::size_t begin, std::size_t end, char op) {
  for (std::size_t i = begin; i < end; ++i) {
    if (tokens.is(i, op)) return i;
    std::size_t behind = TokenStream::npos;
    if (tokens.is(i, '<')) behind = tokens.skipAngles(i);
    if (tokens.is(i, '(') || tokens.is(i, '[') || tokens.is(i, '{')) behind = tokens.skipBrackets(i);
    if (behind != TokenStream::npos && behind <= end) i = behind - 1;
  }
  return end;
}

Declarator readDeclarator(TokenStream& tokens, std::size_t begin, std::size_t end) {
  Declarator result;
  begin = skipAttributes(tokens, begin, end);
  if (begin >= end) return result;
  const std::size_t grouped = groupedName(tokens, begin, end);
  if (grouped != TokenStream::npos) {
    result.name = grouped;
    result.type = typeText(tokens, begin, grouped) + typeText(tokens, grouped + 1, end);
    return result;
  }
  const std::size_t bounds = boundsBegin(tokens, begin, end);
  const std::size_t last = bounds - 1;
  const bool named = bounds > begin + 1 && tokens.isIdentifier(last) && !isReserved(tokens.word(last)) &&
                     completesType(tokens, begin, last);
  if (named) result.name = last;
  result.type = typeText(tokens, begin, named ? last : bounds) + typeText(tokens, bounds, end);
  return result;
}

std::vector<ParameterSyntax> readParameters(TokenStream& tokens, std::size_t open, std::size_t close) {
  std::vector<ParameterSyntax> parameters;
  std::size_t begin = open + 1;
  if (begin + 1 == close && tokens.isKeyword(begin, "void")) return parameters;
  while (begin < close) {
    const std::size_t end = findOutside(tokens, begin, close, ',');
    const std::size_t equals = findOutside(tokens, begin, end, '=');
    const Declarator declarator = readDeclarator(tokens, begin, equals);
    ParameterSyntax parameter;
    parameter.type = declarator.type;
    if (declarator.name != TokenStream::npos) parameter.name = tokens.word(declarator.name);
    if (equals < end) parameter.defaultValue = tokens.collapsed(equals + 1, end);
    if (!parameter.type.empty()) parameters.push_back(std::move(parameter));
    begin = end + 1;
  }
  return parameters;
}

bool areParameters(TokenStream& tokens, std::size_t open, std::size_t close) {
  std::size_t begin = open + 1;
  while (begin < close) {
    const std::size_t end = findOutside(tokens, begin, close, ',');
    const std::size_t valueBegin = findOutside(tokens, begin, end, '=');
    const std::size_t first = skipAttributes(tokens, begin, valueBegin);
    const bool typed =
        tokens.isIdentifier(first) || tokens.is(first, op::scope) || tokens.is(first, op::ellipsis);
    const std::string_view word = tokens.word(first);
    const bool value = word == "true" || word == "false" || word == "nullptr" || word == "this" ||
                       word == "new" || word == "sizeof" || word == "static_cast";
    if (!typed || value) return false;
    for (std::size_t i = first; i < valueBegin; ++i) {
      const Token token = tokens.at(i);
      const bool literal = token.kind == TokenKind::Number || token.kind == TokenKind::String ||
                           token.kind == TokenKind::Character;
      if (tokens.is(i, '.') || tokens.is(i, op::arrow) || tokens.is(i, '{')) return false;
      if (literal && !tokens.is(i - 1, '[') && !tokens.is(i - 1, '<') && !tokens.is(i - 1, ',')) return false;
    }
    begin = end + 1;
  }
  return true;
}

std::string signatureOf(const std::string& type, const std::vector<ParameterSyntax>& parameters) {
  std::string signature = type + "(";
  for (const ParameterSyntax& parameter : parameters) {
    if (signature.back() != '(') signature += ", ";
    signature += parameter.type;
    if (!parameter.name.empty()) signature += " " + parameter.name;
  }
  return signature + ")";
}

}  // namespace metaparticle::codegen
