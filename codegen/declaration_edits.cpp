// SPDX-License-Identifier: GPL-3.0-or-later
#include "codegen/declaration_edits.h"

#include <algorithm>

#include "codegen/text_lines.h"
#include "codegen/tokens.h"

namespace metaparticle::codegen {

namespace {

/// A reading position in a stretch of text.
struct Cursor {
  std::string_view text;
  Range rest;

  void skip() { rest.begin = skipTrivia(text, rest); }
  [[nodiscard]] bool at(std::string_view token) const {
    return text.substr(rest.begin, skipToken(text, rest.begin, rest.end) - rest.begin) == token;
  }
  [[nodiscard]] bool done() const { return rest.begin >= rest.end; }
  void take() {
    rest.begin = skipToken(text, rest.begin, rest.end);
    skip();
  }
  void takeBracketed() {
    rest.begin = skipBracketed(text, rest.begin, rest.end);
    skip();
  }
};

/// `<...>` where the cursor is; brackets inside it protect their own signs.
void takeAngles(Cursor& cursor) {
  int depth = 0;
  while (!cursor.done()) {
    if (cursor.at("(") || cursor.at("[") || cursor.at("{")) {
      cursor.takeBracketed();
      continue;
    }
    if (cursor.at("<")) ++depth;
    const bool closes = cursor.at(">") && --depth == 0;
    cursor.take();
    if (closes) return;
  }
}

bool takeIf(Cursor& cursor, std::string_view token) {
  if (cursor.done() || !cursor.at(token)) return false;
  cursor.take();
  return true;
}

/// One operand of a requires-clause: `(...)`, `requires (...) {...}` or a name with template arguments.
void takeConstraint(Cursor& cursor) {
  while (takeIf(cursor, "!")) continue;
  if (cursor.at("(")) return cursor.takeBracketed();
  if (takeIf(cursor, "requires")) {
    if (cursor.at("(")) cursor.takeBracketed();
    if (cursor.at("{")) cursor.takeBracketed();
    return;
  }
  for (bool more = true; more && !cursor.done();) {
    cursor.take();
    if (!cursor.done() && cursor.at("<")) takeAngles(cursor);
    more = takeIf(cursor, ":") && takeIf(cursor, ":");
  }
}

void takeRequires(Cursor& cursor) {
  if (!takeIf(cursor, "requires")) return;
  for (bool more = true; more && !cursor.done();) {
    takeConstraint(cursor);
    more = (takeIf(cursor, "&") && takeIf(cursor, "&")) || (takeIf(cursor, "|") && takeIf(cursor, "|"));
  }
}

/// The comments between `floor` and `end` with no other token behind them.
std::vector<Range> lastComments(std::string_view text, std::size_t floor, std::size_t end) {
  std::vector<Range> comments;
  for (std::size_t offset = floor; offset < end;) {
    const std::size_t next = skipTriviaPart(text, offset, end);
    if (next == offset) {
      comments.clear();
      offset = skipToken(text, offset, end);
    } else {
      if (text[offset] == '/') comments.push_back({offset, next});
      offset = next;
    }
  }
  return comments;
}

/// Where the comments that touch what begins at `begin` from above begin. A licence belongs to the file.
std::size_t beginWithComments(std::string_view text, std::size_t floor, std::size_t begin) {
  if (!firstOnLine(text, begin)) return begin;
  const std::vector<Range> comments = lastComments(text, floor, begin);
  for (auto comment = comments.rbegin(); comment != comments.rend(); ++comment) {
    const bool touches = firstOnLine(text, comment->begin) && lastOnLine(text, comment->end) &&
                         nextLine(text, comment->end) == lineBegin(text, begin);
    const std::string_view words = text.substr(comment->begin, comment->size());
    if (!touches || words.find("SPDX-") != std::string_view::npos) break;
    begin = comment->begin;
  }
  return begin;
}

bool isEmptyLine(std::string_view text, std::size_t begin) {
  return begin < text.size() && lastOnLine(text, begin);
}

/// An empty line or the beginning of the text stands above: another empty line would be one too many.
bool emptyLineAbove(std::string_view text, std::size_t begin) {
  if (begin <= markSize(text)) return true;
  return isEmptyLine(text, lineBegin(text, begin - 1));
}

/// Whole lines with the one empty line that the cut would double.
Range withEmptyLine(std::string_view text, Range cut) {
  if (lineBegin(text, cut.begin) != cut.begin || !emptyLineAbove(text, cut.begin)) return cut;
  if (isEmptyLine(text, cut.end)) return {cut.begin, nextLine(text, cut.end)};
  const bool last = cut.end >= text.size();
  if (last && cut.begin > markSize(text)) return {lineBegin(text, cut.begin - 1), cut.end};
  return cut;
}

}  // namespace

std::optional<std::size_t> annotationPlace(std::string_view text, const DeclarationSyntax& declaration) {
  Cursor cursor{text, declaration.whole};
  while (takeIf(cursor, "template")) {
    if (cursor.done() || !cursor.at("<")) return std::nullopt;
    takeAngles(cursor);
    takeRequires(cursor);
  }
  Cursor linkage = cursor;
  if (takeIf(linkage, "extern") && !linkage.done() && text[linkage.rest.begin] == '"') return std::nullopt;
  if (cursor.rest.begin > declaration.nameRange.begin) return std::nullopt;
  return cursor.rest.begin;
}

void insertAnnotation(Patch& patch, std::size_t place, const std::string& attribute) {
  const std::string_view text = patch.text();
  if (firstOnLine(text, place))
    patch.insert(place, attribute + lineEndNear(text, place) + indentationOf(text, place));
  else
    patch.insert(place, attribute + ' ');
}

void removeDeclarations(Patch& patch, const std::vector<Range>& declarations,
                        const std::vector<std::size_t>& floors) {
  const std::string_view text = patch.text();
  std::vector<Range> ranges;
  for (std::size_t index = 0; index < declarations.size(); ++index) {
    const Range declaration = declarations[index];
    ranges.push_back({beginWithComments(text, floors[index], declaration.begin), declaration.end});
  }
  for (const Range& cut : cutRanges(text, ranges)) patch.cut(withEmptyLine(text, cut));
}

}  // namespace metaparticle::codegen
