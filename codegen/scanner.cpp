// SPDX-License-Identifier: GPL-3.0-or-later
#include "codegen/scanner.h"

#include <algorithm>
#include <array>
#include <string>

namespace metaparticle::codegen {

namespace {

constexpr std::string_view byteOrderMark = "\xEF\xBB\xBF";

constexpr std::array<bool, 256> makeIdentifierTable() {
  std::array<bool, 256> table{};
  for (int c = 0; c < 256; ++c) {
    table[c] = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
               c == '$' || c >= 0x80;
  }
  return table;
}
constexpr auto identifierTable = makeIdentifierTable();

bool isDigit(char c) {
  return c >= '0' && c <= '9';
}
bool isSpace(char c) {
  return c == ' ' || (c >= '\t' && c <= '\r') || c == '\0';
}

bool isStringPrefix(std::string_view word) {
  return word == "L" || word == "u" || word == "U" || word == "u8";
}
bool isRawPrefix(std::string_view word) {
  return word == "R" || word == "LR" || word == "uR" || word == "UR" || word == "u8R";
}

std::uint32_t offset32(std::size_t offset) {
  return static_cast<std::uint32_t>(std::min<std::size_t>(offset, UINT32_MAX));
}

/// True when a line inside the comment body begins with a further block comment.
bool opensCommentAtLineStart(std::string_view body) {
  for (std::size_t at = body.find("/*"); at != std::string_view::npos; at = body.find("/*", at + 2)) {
    const std::size_t lineEnd = body.find_last_of('\n', at);
    if (lineEnd == std::string_view::npos) continue;
    const std::string_view before = body.substr(lineEnd + 1, at - lineEnd - 1);
    if (before.find_first_not_of(" \t") == std::string_view::npos) return true;
  }
  return false;
}

}  // namespace

bool isIdentifierByte(char c) {
  return identifierTable[static_cast<unsigned char>(c)];
}

std::size_t Scanner::endOfLine(std::size_t from) const {
  std::size_t end = text_.find('\n', from);
  if (end == std::string_view::npos) return text_.size();
  if (end > from && text_[end - 1] == '\r') --end;
  return end;
}

bool Scanner::atSplice() const {
  return peek() == '\\' && (peek(1) == '\n' || (peek(1) == '\r' && peek(2) == '\n'));
}

void Scanner::skipLine() {
  while (!done() && text_[at_] != '\n') {
    if (atSplice()) at_ += peek(1) == '\r' ? 2 : 1;
    ++at_;
  }
  at_ = std::min(at_, text_.size());
}

/// The first `end` at or behind `from`.
std::size_t Scanner::findEnd(std::string_view end, std::size_t from) {
  const bool known = soughtEnd_ == end && soughtFrom_ <= from && foundEnd_ >= from;
  if (!known) {
    soughtEnd_ = end;
    foundEnd_ = text_.find(end, from);
  }
  soughtFrom_ = from;
  return foundEnd_;
}

void Scanner::skipBlockComment(Token& token) {
  const std::size_t begin = at_;
  const std::size_t close = findEnd("*/", begin + 2);
  if (close == std::string_view::npos) {
    swallowed_.push_back({begin, text_.size()});
    token.reach = UINT32_MAX;
    at_ = endOfLine(begin);
    return;
  }
  if (opensCommentAtLineStart(text_.substr(begin + 2, close - begin - 2))) {
    swallowed_.push_back({begin, close + 2});
    token.reach = std::max(token.reach, offset32(close + 2));
    at_ = endOfLine(begin);
    return;
  }
  at_ = close + 2;
}

void Scanner::skipBlank(Token& token) {
  std::size_t lineStart = at_;
  bool first = at_ == 0;
  int newLines = 0;
  if (at_ == 0 && text_.starts_with(byteOrderMark)) lineStart = at_ = byteOrderMark.size();
  while (!done()) {
    const char c = text_[at_];
    if (c == '\n') {
      ++at_;
      lineStart = at_;
      first = true;
      if (++newLines == 2) token.blankBefore = true;
    } else if (isSpace(c)) {
      ++at_;
    } else if (c == '/' && peek(1) == '/') {
      skipLine();
      newLines = 0;
    } else if (c == '/' && peek(1) == '*') {
      const std::size_t begin = at_;
      skipBlockComment(token);
      newLines = 0;
      const std::size_t lineEnd = text_.substr(begin, at_ - begin).find_last_of('\n');
      if (lineEnd != std::string_view::npos) {
        lineStart = begin + lineEnd + 1;
        first = true;
      }
    } else if (atSplice()) {
      at_ += peek(1) == '\r' ? 3 : 2;
    } else {
      break;
    }
  }
  if (first) token.column = offset32(at_ - lineStart);
}

void Scanner::readDirective(Token& token) {
  token.kind = TokenKind::Directive;
  while (!done() && text_[at_] != '\n') {
    const char c = text_[at_];
    if (atSplice()) {
      at_ += peek(1) == '\r' ? 3 : 2;
    } else if (c == '/' && peek(1) == '/') {
      break;
    } else if (c == '/' && peek(1) == '*') {
      skipBlockComment(token);
    } else if (c == '"') {
      Token ignored;
      readQuoted(ignored, c);
    } else {
      ++at_;
    }
  }
  at_ = std::min(at_, text_.size());
  token.end = offset32(at_);
  if (branches_ == Branches::Living) skipDeadBranches(token);
  while (token.end > token.begin && isSpace(text_[token.end - 1])) --token.end;
}

void Scanner::skipDeadBranches(Token& token) {
  Condition condition = conditionOf(text_.substr(token.begin, token.end - token.begin));
  while (condition == Condition::Never) {
    const DeadBranch dead = dead_.find(text_, at_);
    swallowed_.insert(swallowed_.end(), dead.swallowed.begin(), dead.swallowed.end());
    if (!dead.closed) {
      swallowed_.push_back({token.begin, text_.size()});
      token.reach = UINT32_MAX;
      return;
    }
    token.leavesOut = true;
    token.reach = std::max(token.reach, offset32(dead.reach));
    at_ = dead.otherwise ? dead.directiveEnd : dead.contentEnd;
    token.end = offset32(at_);
    if (!dead.otherwise) return;
    condition = dead.condition;
  }
  token.decided = condition == Condition::Always;
}

void Scanner::readIdentifier(Token& token) {
  token.kind = TokenKind::Identifier;
  const std::size_t begin = at_;
  while (!done() && isIdentifierByte(text_[at_])) ++at_;
  const std::string_view word = text_.substr(begin, at_ - begin);
  if (word.size() > 3 || done()) return;
  if (text_[at_] == '"' && isRawPrefix(word)) return readRawString(token);
  if (text_[at_] == '"' && isStringPrefix(word)) return readQuoted(token, '"');
  if (text_[at_] == '\'' && isStringPrefix(word)) return readQuoted(token, '\'');
}

void Scanner::readNumber() {
  while (!done()) {
    const char c = text_[at_];
    if (isIdentifierByte(c) || c == '.') {
      ++at_;
      const bool exponent = c == 'e' || c == 'E' || c == 'p' || c == 'P';
      if (exponent && (peek() == '+' || peek() == '-')) ++at_;
    } else if (c == '\'' && isIdentifierByte(peek(1))) {
      at_ += 2;
    } else {
      return;
    }
  }
}

void Scanner::readQuoted(Token& token, char quote) {
  token.kind = quote == '"' ? TokenKind::String : TokenKind::Character;
  ++at_;
  while (!done() && text_[at_] != '\n') {
    const char c = text_[at_];
    if (atSplice()) {
      at_ += peek(1) == '\r' ? 3 : 2;
    } else if (c == '\\') {
      at_ += peek(1) == '\n' ? 1 : 2;
    } else {
      ++at_;
      if (c == quote) {
        // A user-defined suffix belongs to the literal.
        while (!done() && isIdentifierByte(text_[at_]) && !isDigit(text_[at_])) ++at_;
        return;
      }
    }
  }
  at_ = std::min(at_, text_.size());
  if (at_ > 0 && text_[at_ - 1] == '\r') --at_;
  token.broken = true;
}

void Scanner::readRawString(Token& token) {
  const std::size_t quote = at_;
  std::size_t open = quote + 1;
  while (open < text_.size() && open - quote <= 17 && text_[open] != '(' && text_[open] != ')' &&
         text_[open] != '\\' && text_[open] != '"' && !isSpace(text_[open])) {
    ++open;
  }
  if (open >= text_.size() || text_[open] != '(') return readQuoted(token, '"');
  token.kind = TokenKind::String;
  const std::string_view delimiter = text_.substr(quote + 1, open - quote - 1);
  const std::string closing = ")" + std::string(delimiter) + "\"";
  const std::size_t close = findEnd(closing, open + 1);
  const std::string opening = "R\"" + std::string(delimiter) + "(";
  const bool closed = close != std::string_view::npos;
  const std::size_t extent = closed ? close + closing.size() : text_.size();
  if (closed && text_.substr(open, close - open).find(opening) == std::string_view::npos) {
    at_ = extent;
    return;
  }
  token.broken = true;
  token.reach = closed ? offset32(extent) : UINT32_MAX;
  swallowed_.push_back({token.begin, extent});
  at_ = endOfLine(open);
}

void Scanner::readPunctuator(Token& token) {
  token.kind = TokenKind::Punctuator;
  const char a = text_[at_];
  const char b = peek(1);
  const auto take = [&](std::size_t length, char meaning) {
    at_ += length;
    token.op = meaning;
  };
  if (a == ':' && b == ':') return take(2, op::scope);
  if (a == '-' && b == '>') return take(2, op::arrow);
  if (a == '.' && b == '.' && peek(2) == '.') return take(3, op::ellipsis);
  if (a == '&' && b == '&') return take(2, op::andAnd);
  if (a == '|' && b == '|') return take(2, op::orOr);
  // `<::` is `<` and `::` unless a `:` or `>` follows (the standard's exception to digraphs).
  if (a == '<' && b == ':') {
    const bool scope = peek(2) == ':' && peek(3) != ':' && peek(3) != '>';
    return scope ? take(1, '<') : take(2, '[');
  }
  if (a == ':' && b == '>') return take(2, ']');
  if (a == '<' && b == '%') return take(2, '{');
  if (a == '%' && b == '>') return take(2, '}');
  if (a == '<' && b == '<') return take(2, op::other);
  if (a == '<' && b == '=') return take(peek(2) == '>' ? 3 : 2, op::other);
  if (b == '=' && std::string_view("=!>+-*/%^&|").find(a) != std::string_view::npos)
    return take(2, op::other);
  if (a == b && (a == '+' || a == '-')) return take(2, op::other);
  take(1, a);
}

Token Scanner::next() {
  Token token;
  skipBlank(token);
  token.begin = offset32(at_);
  if (done()) {
    token.end = token.begin;
    token.reach = UINT32_MAX;
    return token;
  }
  const char c = text_[at_];
  const bool digraphHash = c == '%' && peek(1) == ':';
  if ((c == '#' || digraphHash) && token.firstOfLine()) {
    readDirective(token);
    token.reach = std::max(token.reach, offset32(at_ + 2));
    return token;
  }
  if (isDigit(c) || (c == '.' && isDigit(peek(1)))) {
    token.kind = TokenKind::Number;
    readNumber();
  } else if (isIdentifierByte(c)) {
    readIdentifier(token);
  } else if (c == '"' || c == '\'') {
    readQuoted(token, c);
  } else {
    readPunctuator(token);
  }
  token.end = offset32(at_);
  // Up to three bytes behind a token decide where it ends.
  token.reach = std::max(token.reach, offset32(at_ + 3));
  return token;
}

void Scanner::rewind(std::size_t offset) {
  at_ = offset;
  while (!swallowed_.empty() && swallowed_.back().begin >= offset) swallowed_.pop_back();
}

std::string withoutComments(std::string_view text, bool collapse) {
  std::string result;
  result.reserve(text.size());
  Scanner scanner(text, 0);
  std::size_t previousEnd = 0;
  for (Token token = scanner.next(); token.kind != TokenKind::End; token = scanner.next()) {
    const std::string_view gap = text.substr(previousEnd, token.begin - previousEnd);
    if (!result.empty() && !gap.empty()) {
      const bool plain = gap.find_first_not_of(" \t") == std::string_view::npos;
      if (plain && !collapse) {
        result.append(gap);
      } else {
        result.push_back(' ');
      }
    }
    result.append(text.substr(token.begin, token.end - token.begin));
    previousEnd = token.end;
  }
  return result;
}

}  // namespace metaparticle::codegen
