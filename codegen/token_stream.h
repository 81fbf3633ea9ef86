// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "codegen/scanner.h"

namespace metaparticle::codegen {

/// The tokens from an offset on, scanned when they are looked at, so that a reader may look ahead and go
/// back. Remembers how far it looked, which tells what a later change of the text can affect.
class TokenStream {
 public:
  static constexpr std::size_t npos = SIZE_MAX;

  TokenStream(std::string_view text, std::size_t offset) : text_(text), scanner_(text, offset) {}

  /// The token at this index from the last restart; End for every index behind the text.
  const Token& at(std::size_t index) {
    if (index > furthest_) furthest_ = index;
    while (first_ + index >= tokens_.size()) {
      if (!tokens_.empty() && tokens_.back().kind == TokenKind::End) return tokens_.back();
      tokens_.push_back(scanner_.next());
    }
    return tokens_[first_ + index];
  }
  [[nodiscard]] std::string_view text() const { return text_; }
  std::string_view word(std::size_t index) {
    const Token& token = at(index);
    return token.kind == TokenKind::Identifier ? slice(token.begin, token.end) : std::string_view{};
  }
  [[nodiscard]] std::string_view slice(std::size_t begin, std::size_t end) const {
    return text_.substr(begin, end - begin);
  }

  bool is(std::size_t index, char op) {
    const Token& token = at(index);
    return token.kind == TokenKind::Punctuator && token.op == op;
  }
  bool isEnd(std::size_t index) { return at(index).kind == TokenKind::End; }
  bool isIdentifier(std::size_t index) { return at(index).kind == TokenKind::Identifier; }
  bool isKeyword(std::size_t index, std::string_view keyword) { return word(index) == keyword; }
  /// Both tokens exist and nothing stands between them.
  bool adjacent(std::size_t left, std::size_t right) { return at(left).end == at(right).begin; }

  /// Makes the token at `index` end at `offset`, inside it; what follows is scanned again.
  void split(std::size_t index, std::size_t offset);
  /// Makes the token at `index` the new index 0 and forgets how far was looked.
  void restart(std::size_t index);
  /// Bytes from here on had no part in what was looked at since the last restart.
  [[nodiscard]] std::size_t reach();
  [[nodiscard]] const std::vector<Range>& swallowed() const { return scanner_.swallowed(); }

  /// Behind the `>` that closes the `<` at `index`, or npos when these are no template arguments, or more
  /// than `limit` tokens.
  std::size_t skipAngles(std::size_t index, std::size_t limit = npos);
  /// Behind the bracket that closes the one at `index`, or npos when it is not closed within `limit` tokens;
  /// `;` ends it unless braces are open. What was found out about a bracket is remembered, so that all
  /// questions about nested ones together take time that grows with the text.
  std::size_t skipBrackets(std::size_t index, std::size_t limit = npos);
  /// Behind `[::] name [:: name]...` at `index`; `index` itself when no name stands there.
  std::size_t skipQualifiedName(std::size_t index);
  /// The qualified name between two indexes, without white space.
  std::string qualifiedName(std::size_t begin, std::size_t end);
  /// The source text from one token up to another (excluded), without comments, white space collapsed.
  std::string collapsed(std::size_t begin, std::size_t end);

 private:
  /// How far behind a bracket its end is, or where it turned out to have none; 0 when not known.
  struct Match {
    std::uint32_t distance = 0;
    bool closed = false;
  };
  struct OpenBracket {
    std::size_t index = 0;
    char closer = 0;
    bool failed = false;
  };

  static constexpr std::size_t blockSize = 512;

  [[nodiscard]] std::uint32_t reachOf(std::size_t begin, std::size_t end) const;
  void shorten(std::size_t size);
  std::size_t answer(std::size_t index, const Match& match, std::size_t limit);
  static void remember(std::vector<Match>& matches, std::size_t index, std::size_t distance, bool closed);
  void failAll(const std::vector<OpenBracket>& open, std::size_t at);
  bool failAtSemicolon(std::vector<OpenBracket>& open, std::size_t at);

  std::string_view text_;
  Scanner scanner_;
  std::vector<Token> tokens_;
  std::vector<Match> brackets_;  ///< by the same index as tokens_, filled as far as known
  std::vector<Match> angles_;
  std::vector<std::uint32_t> blockReach_;  ///< the furthest Token::reach of each whole block of tokens_
  std::size_t first_ = 0;
  std::size_t furthest_ = 0;
  std::size_t mended_ = npos;  ///< the last token that was split
};

/// Words that begin a statement or an expression and never a declaration.
bool isStatementKeyword(std::string_view word);
/// int, unsigned, auto, ...: a type that needs no further name.
bool isBuiltinType(std::string_view word);
/// Any word that cannot name a function, variable or type.
bool isReserved(std::string_view word);

}  // namespace metaparticle::codegen
