// SPDX-License-Identifier: GPL-3.0-or-later
#include "codegen/recovery.h"

namespace metaparticle::codegen {

namespace {

/// Behind this many tokens a declaration's head is none.
constexpr std::size_t longestHead = 200;

bool isRecordKey(std::string_view word) {
  return word == "struct" || word == "class" || word == "union" || word == "enum";
}

}  // namespace

bool Recovery::isAnnotation(TokenStream& tokens, std::size_t index) {
  if (!tokens.is(index, '[') || !tokens.is(index + 1, '[')) return false;
  if (tokens.isKeyword(index + 2, "using")) return tokens.isKeyword(index + 3, "mp");
  return tokens.isKeyword(index + 2, "mp") && tokens.is(index + 3, op::scope);
}

bool Recovery::startsDeclaration(std::size_t index) {
  if (!tokens_.at(index).firstOfLine()) return false;
  if (isAnnotation(tokens_, index)) return true;
  return tokens_.at(index).column <= column_ && looksLikeDeclaration(index);
}

bool Recovery::startsDeclarationOutdented(std::size_t index) {
  const Token& token = tokens_.at(index);
  if (!token.firstOfLine() || token.column > column_) return false;
  return isAnnotation(tokens_, index) || looksLikeDeclaration(index);
}

bool Recovery::closesNamespace(std::size_t index) {
  const Token brace = tokens_.at(index);
  if (!brace.firstOfLine() || brace.column > column_) return false;
  // Looking at the next token makes the stream remember that this place was looked at.
  const std::size_t next = tokens_.at(index + 1).begin;
  std::string_view rest = tokens_.slice(brace.end, next);
  rest = rest.substr(0, rest.find('\n'));
  const std::size_t comment = rest.find_first_not_of(" \t");
  if (comment == std::string_view::npos || rest[comment] != '/') return false;
  const std::size_t word = rest.find_first_not_of(" \t/*", comment);
  if (word == std::string_view::npos) return false;
  rest.remove_prefix(word);
  for (const std::string_view before : {"end ", "of ", "end of ", "anonymous ", "inline "}) {
    if (rest.starts_with(before)) rest.remove_prefix(before.size());
  }
  return rest.starts_with("namespace") && (rest.size() == 9 || !isIdentifierByte(rest[9]));
}

bool Recovery::looksLikeDeclaration(std::size_t index) {
  const std::string_view word = tokens_.word(index);
  if (word.empty()) return tokens_.is(index, op::scope) && looksLikeFunction(index);
  if (word == "namespace") {
    const std::size_t behind = tokens_.skipQualifiedName(index + 1);
    return tokens_.is(behind, '{');
  }
  if (word == "inline" || word == "template") return true;
  if (word == "extern" && tokens_.at(index + 1).kind == TokenKind::String) return true;
  if (isRecordKey(word)) return looksLikeRecord(index);
  if (isStatementKeyword(word)) return false;
  return looksLikeFunction(index);
}

bool Recovery::looksLikeRecord(std::size_t index) {
  for (std::size_t i = index + 1; i < index + 12; ++i) {
    if (tokens_.is(i, '{')) return i > index + 1;
    if (tokens_.is(i, ':') || tokens_.is(i, op::scope) || tokens_.is(i, ',')) continue;
    if (!tokens_.isIdentifier(i)) return looksLikeFunction(index);
  }
  return false;
}

/// `type name(parameters) qualifiers {`: two words at least, and nothing that belongs to an expression.
bool Recovery::looksLikeFunction(std::size_t index) {
  std::size_t words = 0;
  std::size_t i = index;
  while (i < index + longestHead) {
    const Token token = tokens_.at(i);
    if (token.kind == TokenKind::Identifier) {
      if (words > 0 && isStatementKeyword(tokens_.word(i))) return false;
      ++words;
      ++i;
    } else if (tokens_.is(i, '<')) {
      i = tokens_.skipAngles(i, longestHead);
      if (i == TokenStream::npos) return false;
    } else if (tokens_.is(i, op::scope) || tokens_.is(i, '*') || tokens_.is(i, '&') ||
               tokens_.is(i, op::andAnd)) {
      ++i;
    } else {
      break;
    }
  }
  if (words < 2 || !tokens_.is(i, '(') || !tokens_.isIdentifier(i - 1)) return false;
  if (isReserved(tokens_.word(i - 1))) return false;
  const std::size_t behind = tokens_.skipBrackets(i, longestHead);
  return behind != TokenStream::npos && reachesBody(behind);
}

bool Recovery::reachesBody(std::size_t index) {
  for (std::size_t i = index; i < index + longestHead; ++i) {
    if (tokens_.is(i, '{') || tokens_.is(i, ':')) return true;
    if (tokens_.is(i, '<') || tokens_.is(i, '(')) {
      const bool angle = tokens_.is(i, '<');
      const std::size_t behind =
          angle ? tokens_.skipAngles(i, longestHead) : tokens_.skipBrackets(i, longestHead);
      if (behind == TokenStream::npos) return false;
      i = behind - 1;
      continue;
    }
    const bool qualifies = tokens_.isIdentifier(i) || tokens_.is(i, op::arrow) || tokens_.is(i, op::scope) ||
                           tokens_.is(i, '&') || tokens_.is(i, '*') || tokens_.is(i, op::andAnd);
    if (!qualifies ||
        (tokens_.isIdentifier(i) && isStatementKeyword(tokens_.word(i)) && !tokens_.isKeyword(i, "try"))) {
      return false;
    }
  }
  return false;
}

}  // namespace metaparticle::codegen
