// SPDX-License-Identifier: GPL-3.0-or-later
#include "codegen/token_stream.h"

#include <algorithm>
#include <array>

namespace metaparticle::codegen {

namespace {

template <std::size_t N>
bool contains(const std::array<std::string_view, N>& sorted, std::string_view word) {
  return std::binary_search(sorted.begin(), sorted.end(), word);
}

// Sorted, for binary search.
constexpr auto statementKeywords = std::to_array<std::string_view>(
    {"break",   "case",    "catch",     "co_await", "co_return", "co_yield",      "continue",
     "default", "delete",  "do",        "else",     "for",       "goto",          "if",
     "new",     "private", "protected", "public",   "return",    "static_assert", "switch",
     "throw",   "try",     "using",     "while"});

constexpr auto builtinTypes = std::to_array<std::string_view>(
    {"auto", "bool", "char", "char16_t", "char32_t", "char8_t", "double", "float", "int", "long", "short",
     "signed", "unsigned", "void", "wchar_t"});

constexpr auto otherReserved = std::to_array<std::string_view>(
    {"alignas",    "alignof",          "asm",       "class",        "concept",  "const",
     "const_cast", "consteval",        "constexpr", "constinit",    "decltype", "dynamic_cast",
     "enum",       "explicit",         "export",    "extern",       "false",    "friend",
     "inline",     "mutable",          "namespace", "noexcept",     "nullptr",  "operator",
     "register",   "reinterpret_cast", "requires",  "sizeof",       "static",   "static_cast",
     "struct",     "template",         "this",      "thread_local", "true",     "typedef",
     "typeid",     "typename",         "union",     "virtual",      "volatile"});

}  // namespace

bool isStatementKeyword(std::string_view word) {
  return contains(statementKeywords, word);
}
bool isBuiltinType(std::string_view word) {
  return contains(builtinTypes, word);
}
bool isReserved(std::string_view word) {
  if (word.size() < 2 || word.size() > 16 || word.front() < 'a' || word.front() > 'z') return false;
  return contains(statementKeywords, word) || contains(builtinTypes, word) || contains(otherReserved, word);
}

void TokenStream::split(std::size_t index, std::size_t offset) {
  at(index);
  shorten(first_ + index + 1);
  Token& token = tokens_.back();
  token.end = static_cast<std::uint32_t>(offset);
  scanner_.rewind(offset);
  mended_ = first_ + index;
}

void TokenStream::restart(std::size_t index) {
  first_ += index;
  furthest_ = 0;
  if (mended_ != npos && mended_ >= first_ && first_ > 0) {
    // The mended token was given back: whoever begins here reads it as it stands.
    shorten(first_);
    scanner_.rewind(tokens_.back().end);
  }
  mended_ = npos;
  if (first_ > 4096 && first_ <= tokens_.size()) {
    const std::size_t blocks = first_ / blockSize;
    const auto drop = [](auto& items, std::size_t count) {
      items.erase(items.begin(), items.begin() + static_cast<std::ptrdiff_t>(std::min(count, items.size())));
    };
    drop(tokens_, blocks * blockSize);
    drop(brackets_, blocks * blockSize);
    drop(angles_, blocks * blockSize);
    drop(blockReach_, blocks);
    first_ -= blocks * blockSize;
  }
}

std::uint32_t TokenStream::reachOf(std::size_t begin, std::size_t end) const {
  std::uint32_t reach = 0;
  for (std::size_t i = begin; i < end; ++i) reach = std::max(reach, tokens_[i].reach);
  return reach;
}

/// By blocks, since who looks for an end that is missing looks at all that follows, from every token.
std::size_t TokenStream::reach() {
  while ((blockReach_.size() + 1) * blockSize <= tokens_.size()) {
    const std::size_t begin = blockReach_.size() * blockSize;
    blockReach_.push_back(reachOf(begin, begin + blockSize));
  }
  const std::size_t last = std::min(tokens_.size(), first_ + furthest_ + 1);
  const std::size_t firstBlock = (first_ + blockSize - 1) / blockSize;
  const std::size_t lastBlock = std::min(last / blockSize, blockReach_.size());
  if (firstBlock >= lastBlock) return reachOf(first_, last);
  std::uint32_t reach =
      std::max(reachOf(first_, firstBlock * blockSize), reachOf(lastBlock * blockSize, last));
  for (std::size_t i = firstBlock; i < lastBlock; ++i) reach = std::max(reach, blockReach_[i]);
  return reach;
}

/// Forgets the tokens from `size` on.
void TokenStream::shorten(std::size_t size) {
  tokens_.resize(size);
  blockReach_.resize(std::min(blockReach_.size(), size / blockSize));
  brackets_.clear();
  angles_.clear();
}

std::size_t TokenStream::skipQualifiedName(std::size_t index) {
  std::size_t i = index;
  if (is(i, op::scope)) ++i;
  if (!isIdentifier(i)) return index;
  ++i;
  // Nobody breaks a line behind `::`, but who has typed that much does, for a moment.
  while (is(i, op::scope) && isIdentifier(i + 1) && !at(i + 1).firstOfLine()) i += 2;
  return i;
}

std::string TokenStream::qualifiedName(std::size_t begin, std::size_t end) {
  std::string name;
  for (std::size_t i = begin; i < end; ++i) name.append(slice(at(i).begin, at(i).end));
  return name;
}

std::string TokenStream::collapsed(std::size_t begin, std::size_t end) {
  std::string result;
  for (std::size_t i = begin; i < end; ++i) {
    const Token token = at(i);
    if (token.kind == TokenKind::Directive) continue;
    if (!result.empty() && at(i - 1).end != token.begin) result.push_back(' ');
    result.append(slice(token.begin, token.end));
  }
  return result;
}

}  // namespace metaparticle::codegen
