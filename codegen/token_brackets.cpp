// SPDX-License-Identifier: GPL-3.0-or-later
//
// Matching of brackets in TokenStream.
#include "codegen/token_stream.h"

namespace metaparticle::codegen {

namespace {

char closerOf(char open) {
  switch (open) {
    case '(':
      return ')';
    case '[':
      return ']';
    case '{':
      return '}';
    default:
      return 0;
  }
}

bool isCloser(char c) {
  return c == ')' || c == ']' || c == '}';
}

}  // namespace

void TokenStream::remember(std::vector<Match>& matches, std::size_t index, std::size_t distance,
                           bool closed) {
  if (matches.size() <= index) matches.resize(index + 1);
  matches[index] = {static_cast<std::uint32_t>(distance), closed};
}

/// What is remembered, as if it had been looked for again: looking so far is noted too.
std::size_t TokenStream::answer(std::size_t index, const Match& match, std::size_t limit) {
  if (match.distance >= limit) {
    at(index + limit - 1);
    return npos;
  }
  at(index + match.distance);
  return match.closed ? index + match.distance + 1 : npos;
}

void TokenStream::failAll(const std::vector<OpenBracket>& open, std::size_t at) {
  for (const OpenBracket& bracket : open) {
    if (!bracket.failed) remember(brackets_, first_ + bracket.index, at - bracket.index, false);
  }
}

/// A `;` ends all brackets but those with an open brace inside. True when the outermost is one of them.
bool TokenStream::failAtSemicolon(std::vector<OpenBracket>& open, std::size_t at) {
  for (auto bracket = open.rbegin(); bracket != open.rend(); ++bracket) {
    if (bracket->failed || bracket->closer == '}') return false;
    bracket->failed = true;
    remember(brackets_, first_ + bracket->index, at - bracket->index, false);
  }
  return true;
}

std::size_t TokenStream::skipBrackets(std::size_t index, std::size_t limit) {
  const std::size_t place = first_ + index;
  if (place < brackets_.size() && brackets_[place].distance > 0)
    return answer(index, brackets_[place], limit);
  std::vector<OpenBracket> open;
  for (std::size_t i = index; i - index < limit; ++i) {
    const Token& token = at(i);
    if (token.kind == TokenKind::End) {
      failAll(open, i);
      return npos;
    }
    if (token.kind != TokenKind::Punctuator) continue;
    const char c = token.op;
    if (const char closer = closerOf(c)) {
      open.push_back({i, closer, false});
    } else if (c == ';') {
      if (failAtSemicolon(open, i)) return npos;
    } else if (isCloser(c)) {
      if (open.empty() || open.back().closer != c) {
        failAll(open, i);
        return npos;
      }
      if (!open.back().failed) remember(brackets_, first_ + open.back().index, i - open.back().index, true);
      open.pop_back();
      if (open.empty()) return i + 1;
    }
  }
  return npos;
}

std::size_t TokenStream::skipAngles(std::size_t index, std::size_t limit) {
  const std::size_t place = first_ + index;
  if (place < angles_.size() && angles_[place].distance > 0) return answer(index, angles_[place], limit);
  std::vector<std::size_t> open;
  const auto fail = [&](std::size_t at) {
    for (const std::size_t each : open) remember(angles_, first_ + each, at - each, false);
    return npos;
  };
  for (std::size_t i = index; i - index < limit; ++i) {
    const Token& token = at(i);
    if (token.kind == TokenKind::End || token.broken) return fail(i);
    if (token.kind != TokenKind::Punctuator) continue;
    const char c = token.op;
    if (c == '<') {
      open.push_back(i);
    } else if (c == '>') {
      remember(angles_, first_ + open.back(), i - open.back(), true);
      open.pop_back();
      if (open.empty()) return i + 1;
    } else if (isCloser(c) || c == ';') {
      return fail(i);
    } else if (closerOf(c) != 0) {
      const std::size_t rest = limit == npos ? npos : limit - (i - index);
      const std::size_t behind = skipBrackets(i, rest);
      if (behind == npos && limit != npos) return npos;
      // What made the bracket unclosed is why these are no template arguments, too.
      if (behind == npos) return fail(i + brackets_[first_ + i].distance);
      i = behind - 1;
    }
  }
  return npos;
}

}  // namespace metaparticle::codegen
