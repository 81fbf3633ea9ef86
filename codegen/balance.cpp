// SPDX-License-Identifier: GPL-3.0-or-later
#include "codegen/balance.h"

namespace metaparticle::codegen {

namespace {

/// How far a class is read on behind the first line that looks as if the class had not been closed.
constexpr std::size_t longestDoubt = 20000;

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

/// A token that cannot stand inside the brackets that are open; `innermost` is the closer that is awaited, 0
/// for none.
bool Balance::endsUnclosed(std::size_t index, char innermost) {
  const Token token = tokens_.at(index);
  if (token.kind == TokenKind::End) return true;
  if (!token.firstOfLine()) return false;
  if (recovery_.startsDeclaration(index)) return true;
  const bool outdented = token.blankBefore && token.column <= recovery_.column();
  return outdented && innermost != '}' && token.kind != TokenKind::Punctuator;
}

/// None of the brackets is closed before `end`; nor would one of the inner ones be, read by itself.
Extent Balance::unclosed(const std::vector<std::size_t>& open, std::size_t end) {
  for (const std::size_t each : open) unclosed_.emplace(each, end);
  return {end, false};
}

Extent Balance::brackets(std::size_t open) {
  if (const auto known = unclosed_.find(open); known != unclosed_.end()) return {known->second, false};
  std::string awaited;
  std::vector<std::size_t> opened;
  std::size_t braces = 0;
  for (std::size_t i = open;; ++i) {
    if (i > open && endsUnclosed(i, awaited.back())) return unclosed(opened, i);
    const Token token = tokens_.at(i);
    if (token.kind == TokenKind::End) return unclosed(opened, i);
    if (token.kind != TokenKind::Punctuator) continue;
    if (const char closer = closerOf(token.op)) {
      awaited.push_back(closer);
      opened.push_back(i);
      if (closer == '}') ++braces;
    }
    if (token.op == ';' && braces == 0) return unclosed(opened, i);
    if (!isCloser(token.op)) continue;
    if (awaited.back() != token.op) return unclosed(opened, i);
    if (token.op == '}') --braces;
    awaited.pop_back();
    opened.pop_back();
    if (awaited.empty()) return {i + 1, true};
  }
}

Extent Balance::statement(std::size_t index) {
  std::string awaited;
  std::size_t braces = 0;
  for (std::size_t i = index;; ++i) {
    if ((i > index || tokens_.isEnd(i)) && endsUnclosed(i, awaited.empty() ? '\0' : awaited.back())) {
      return {i, false};
    }
    const Token token = tokens_.at(i);
    if (token.kind != TokenKind::Punctuator) continue;
    if (token.op == ';' && braces == 0) return {i + 1, awaited.empty()};
    if (const char closer = closerOf(token.op)) {
      awaited.push_back(closer);
      if (closer == '}') ++braces;
    }
    if (!isCloser(token.op)) continue;
    if (awaited.empty()) return {token.op == '}' ? i : i + 1, false};
    if (awaited.back() == token.op) {
      awaited.pop_back();
      if (token.op == '}') --braces;
    } else if (token.op == '}') {
      return {i, false};
    }
  }
}

Extent Balance::record(std::size_t open) {
  std::size_t depth = 0;
  std::size_t doubt = TokenStream::npos;
  for (std::size_t i = open;; ++i) {
    const Token token = tokens_.at(i);
    const bool tooFar = doubt != TokenStream::npos && i - doubt > longestDoubt;
    const bool foreign = i > open && tokens_.is(i, '}') && recovery_.closesNamespace(i);
    if (token.kind == TokenKind::End || tooFar || foreign) {
      return {doubt == TokenStream::npos ? i : doubt, false};
    }
    if (i > open && doubt == TokenStream::npos && recovery_.startsDeclarationOutdented(i)) doubt = i;
    if (tokens_.is(i, '{')) ++depth;
    if (!tokens_.is(i, '}') || --depth > 0) continue;
    // Declarations in its first column, and no `;` behind it: it took the brace of something else.
    const bool instance = tokens_.isIdentifier(i + 1) && !tokens_.at(i + 1).firstOfLine();
    const bool doubtful = doubt != TokenStream::npos && !tokens_.is(i + 1, ';') && !instance;
    return doubtful ? Extent{doubt, false} : Extent{i + 1, true};
  }
}

std::size_t Balance::requirement(std::size_t index) {
  std::size_t i = index + 1;
  while (true) {
    const Token& token = tokens_.at(i);
    if (token.firstOfLine() && token.column <= recovery_.column()) return i;
    if (tokens_.is(i, '!')) ++i;
    if (tokens_.isKeyword(i, "requires")) {
      ++i;
      if (tokens_.is(i, '(')) i = brackets(i).end;
      if (tokens_.is(i, '{')) i = brackets(i).end;
    } else if (tokens_.is(i, '(')) {
      i = brackets(i).end;
    } else {
      const std::size_t begin = i;
      do {
        i = tokens_.skipQualifiedName(i);
        const std::size_t behind = tokens_.is(i, '<') ? tokens_.skipAngles(i) : TokenStream::npos;
        if (behind != TokenStream::npos) i = behind;
      } while (i > begin && tokens_.is(i, op::scope) && tokens_.isIdentifier(i + 1) &&
               !tokens_.at(i + 1).firstOfLine());
      if (i == begin) return i;
    }
    if (!tokens_.is(i, op::andAnd) && !tokens_.is(i, op::orOr)) return i;
    ++i;
  }
}

}  // namespace metaparticle::codegen
