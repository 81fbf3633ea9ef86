// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "codegen/dead_branch.h"
#include "codegen/text_edits.h"

namespace metaparticle::codegen {

enum class TokenKind : std::uint8_t { End, Identifier, Number, String, Character, Punctuator, Directive };

/// Token::op of punctuators longer than one character that mean something to the reader; every other
/// punctuator has its first character, digraphs the character that they stand for. `>>` is two `>`.
namespace op {
constexpr char scope = 'S';     ///< ::
constexpr char arrow = 'A';     ///< ->
constexpr char ellipsis = 'V';  ///< ...
constexpr char andAnd = 'N';    ///< &&
constexpr char orOr = 'R';      ///< ||
constexpr char other = 'O';     ///< ==, +=, <<, ...
}  // namespace op

struct Token {
  static constexpr std::uint32_t notFirst = UINT32_MAX;

  TokenKind kind = TokenKind::End;
  char op = 0;               ///< of a punctuator
  bool broken = false;       ///< an unterminated literal
  bool blankBefore = false;  ///< an empty line stands before it
  bool decided = false;      ///< a directive whose branch is always taken: all later ones are dead
  bool leavesOut = false;    ///< a directive with text that no compiler reads
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  std::uint32_t reach = 0;          ///< bytes from here on cannot change how it was read
  std::uint32_t column = notFirst;  ///< 0-based byte column when it is the first token of its line

  [[nodiscard]] bool firstOfLine() const { return column != notFirst; }
};

/// A tolerant C++ tokenizer: any bytes give tokens, offsets are bytes. Comments are skipped; a directive is
/// one token with its continuation lines, an `#if 0` or `#elif 0` also with the text that no compiler reads
/// and the #else or #elif behind it. Starting at the end of any token gives the same tokens as starting at 0.
///
/// What cannot be as it stands is taken for half typed and ends with its line: string and character literals
/// without an end, an `#if 0`, raw strings and block comments that run to the end of the text, and block
/// comments in which a further comment begins a line (an older comment's end would close the new one).
class Scanner {
 public:
  /// Whether text that no compiler reads is passed over.
  enum class Branches : std::uint8_t { Living, All };

  Scanner(std::string_view text, std::size_t offset, Branches branches = Branches::Living)
      : text_(text), at_(offset), branches_(branches) {}

  Token next();
  /// Behind the last token.
  [[nodiscard]] std::size_t at() const { return at_; }
  /// Goes back to `offset`, which must be the end of a token, or a place where one may be made to end.
  void rewind(std::size_t offset);

  /// Half-typed comments, raw strings and `#if 0` met so far: where they begin and how far a compiler would
  /// read them. Token by token in ascending order.
  [[nodiscard]] const std::vector<Range>& swallowed() const { return swallowed_; }

 private:
  void skipBlank(Token& token);
  void skipBlockComment(Token& token);
  void skipLine();
  void readDirective(Token& token);
  void skipDeadBranches(Token& token);
  void readIdentifier(Token& token);
  void readNumber();
  void readQuoted(Token& token, char quote);
  void readRawString(Token& token);
  void readPunctuator(Token& token);
  [[nodiscard]] char peek(std::size_t ahead = 0) const {
    return at_ + ahead < text_.size() ? text_[at_ + ahead] : '\0';
  }
  [[nodiscard]] bool done() const { return at_ >= text_.size(); }
  [[nodiscard]] std::size_t endOfLine(std::size_t from) const;
  [[nodiscard]] bool atSplice() const;

  std::string_view text_;
  std::size_t at_;
  Branches branches_;
  std::vector<Range> swallowed_;
  DeadBranches dead_;
  // Ends that were looked for already, so that half-typed beginnings do not make it look again and again.
  std::size_t findEnd(std::string_view end, std::size_t from);
  std::string soughtEnd_;
  std::size_t soughtFrom_ = 0;
  std::size_t foundEnd_ = 0;
};

/// Letters, digits, '_', '$' and every byte of a multi-byte character.
bool isIdentifierByte(char c);

/// The source text of a range without comments; runs of white space that held a comment or a line end become
/// one space, with `collapse` every run does. Outer white space is removed.
std::string withoutComments(std::string_view text, bool collapse);

}  // namespace metaparticle::codegen
