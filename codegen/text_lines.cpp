// SPDX-License-Identifier: GPL-3.0-or-later
#include "codegen/text_lines.h"

#include <algorithm>

namespace metaparticle::codegen {

namespace {

bool isBlank(char letter) {
  return letter == ' ' || letter == '\t';
}

}  // namespace

std::size_t markSize(std::string_view text) {
  return text.starts_with("\xEF\xBB\xBF") ? 3 : 0;
}

std::size_t lineBegin(std::string_view text, std::size_t offset) {
  const std::size_t previous = offset == 0 ? std::string_view::npos : text.rfind('\n', offset - 1);
  return previous == std::string_view::npos ? std::min(markSize(text), offset) : previous + 1;
}

std::size_t lineEnd(std::string_view text, std::size_t offset) {
  const std::size_t end = text.find('\n', offset);
  if (end == std::string_view::npos) return text.size();
  return end > offset && text[end - 1] == '\r' ? end - 1 : end;
}

std::size_t nextLine(std::string_view text, std::size_t offset) {
  const std::size_t end = text.find('\n', offset);
  return end == std::string_view::npos ? text.size() : end + 1;
}

std::size_t skipBlanks(std::string_view text, std::size_t offset) {
  while (offset < text.size() && isBlank(text[offset])) ++offset;
  return offset;
}

std::size_t skipBlanksBack(std::string_view text, std::size_t offset) {
  while (offset > 0 && isBlank(text[offset - 1])) --offset;
  return offset;
}

bool firstOnLine(std::string_view text, std::size_t offset) {
  return skipBlanksBack(text, offset) <= lineBegin(text, offset);
}

bool lastOnLine(std::string_view text, std::size_t offset) {
  return skipBlanks(text, offset) >= lineEnd(text, offset);
}

std::string indentationOf(std::string_view text, std::size_t offset) {
  const std::size_t begin = lineBegin(text, offset);
  return std::string(text.substr(begin, skipBlanks(text, begin) - begin));
}

std::string lineEndNear(std::string_view text, std::size_t offset) {
  std::size_t end = text.find('\n', offset);
  if (end == std::string_view::npos) end = text.rfind('\n');
  return end != std::string_view::npos && end > 0 && text[end - 1] == '\r' ? "\r\n" : "\n";
}

std::string indentUnitOf(std::string_view text) {
  std::size_t tabs = 0;
  std::size_t byTwo = 0;
  std::size_t byFour = 0;
  for (std::size_t begin = markSize(text); begin < text.size(); begin = nextLine(text, begin)) {
    const std::size_t content = skipBlanks(text, begin);
    // Lines that go on with a comment, and deeper lines that may be aligned to something, tell nothing.
    if (content == begin || content == lineEnd(text, begin) || text[content] == '*') continue;
    if (text[begin] == '\t') ++tabs;
    if (content - begin == 2 && text[begin] == ' ') ++byTwo;
    if (content - begin == 4 && text[begin] == ' ') ++byFour;
  }
  if (tabs > byTwo + byFour) return "\t";
  return byFour > 0 && byTwo == 0 ? "    " : "  ";
}

std::string restyled(std::string_view code, std::string_view prefix, std::string_view unit,
                     std::string_view lineEnd) {
  std::string result;
  for (bool more = true; more;) {
    const std::size_t end = code.find('\n');
    more = end != std::string_view::npos;
    std::string_view line = code.substr(0, end);
    if (!line.empty()) result += prefix;
    for (; line.starts_with("  "); line.remove_prefix(2)) result += unit;
    result += line;
    if (more) {
      result += lineEnd;
      code.remove_prefix(end + 1);
    }
  }
  return result;
}

std::string withLineEnds(std::string_view text, std::string_view lineEnd) {
  if (text.find("R\"") != std::string_view::npos) return std::string(text);
  std::string result;
  for (std::size_t place = 0; place < text.size(); ++place) {
    if (text.substr(place).starts_with("\r\n")) continue;
    if (text[place] == '\n')
      result += lineEnd;
    else
      result += text[place];
  }
  return result;
}

Range cutRange(std::string_view text, Range range) {
  const bool first = firstOnLine(text, range.begin);
  const bool last = lastOnLine(text, range.end);
  if (first && last) return {lineBegin(text, range.begin), nextLine(text, range.end)};
  if (last) return {skipBlanksBack(text, range.begin), range.end};
  return {range.begin, skipBlanks(text, range.end)};
}

std::vector<Range> joinedRanges(std::string_view text, std::vector<Range> ranges) {
  std::sort(ranges.begin(), ranges.end());
  std::vector<Range> result;
  for (const Range& range : ranges) {
    const bool joins =
        !result.empty() &&
        text.substr(result.back().end, range.begin - result.back().end).find_first_not_of(" \t\r\n") ==
            std::string_view::npos;
    if (joins)
      result.back().end = range.end;
    else
      result.push_back(range);
  }
  return result;
}

std::vector<Range> cutRanges(std::string_view text, std::vector<Range> ranges) {
  ranges = joinedRanges(text, std::move(ranges));
  for (Range& range : ranges) range = cutRange(text, range);
  return ranges;
}

}  // namespace metaparticle::codegen
