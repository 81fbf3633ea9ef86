// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "codegen/text_edits.h"

namespace metaparticle::codegen {

/// Size of the byte order mark that the text begins with, or 0.
std::size_t markSize(std::string_view text);

/// Where the line of `offset` begins (behind a byte order mark).
std::size_t lineBegin(std::string_view text, std::size_t offset);
/// Where the line of `offset` ends: before its "\n" or "\r\n", or at the end of the text.
std::size_t lineEnd(std::string_view text, std::size_t offset);
/// Where the next line begins, or the end of the text.
std::size_t nextLine(std::string_view text, std::size_t offset);

/// Nothing but spaces and tabs stand between the beginning of the line and `offset`.
bool firstOnLine(std::string_view text, std::size_t offset);
/// Nothing but spaces and tabs stand between `offset` and the end of the line.
bool lastOnLine(std::string_view text, std::size_t offset);
/// The first offset from `offset` on that is no space or tab.
std::size_t skipBlanks(std::string_view text, std::size_t offset);
/// The first offset of the spaces and tabs that end at `offset`.
std::size_t skipBlanksBack(std::string_view text, std::size_t offset);
/// Spaces and tabs at the beginning of the line of `offset`.
std::string indentationOf(std::string_view text, std::size_t offset);

/// How the line of `offset` ends, "\n" or "\r\n"; a last line without a line end goes by the one before it,
/// and a single one by "\n".
std::string lineEndNear(std::string_view text, std::size_t offset);
/// What one level of indentation is in this text: a tab, or two or four spaces. Two spaces when it tells
/// nothing.
std::string indentUnitOf(std::string_view text);

/// `code` (lines ended by '\n', indented by two spaces a level) in the style of a file: `prefix` before each
/// line that is not empty, `unit` for each level, `lineEnd` behind each line but the last.
std::string restyled(std::string_view code, std::string_view prefix, std::string_view unit,
                     std::string_view lineEnd);

/// The text with every line ended by `lineEnd`; as it is when a raw string in it may hold line ends.
std::string withLineEnds(std::string_view text, std::string_view lineEnd);

/// What to cut so that the things in `range` disappear: their lines as a whole where nothing else is on them,
/// else the range with the blanks that would be left over beside it.
Range cutRange(std::string_view text, Range range);
/// The same for several at once; neighbours with nothing but white space between them are cut as one.
std::vector<Range> cutRanges(std::string_view text, std::vector<Range> ranges);

/// Joins ranges with nothing but white space between them, in order of place.
std::vector<Range> joinedRanges(std::string_view text, std::vector<Range> ranges);

}  // namespace metaparticle::codegen
