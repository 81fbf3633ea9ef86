// SPDX-License-Identifier: GPL-3.0-or-later
#include "codegen/comma_list.h"

#include <algorithm>
#include <optional>

#include "codegen/text_lines.h"
#include "codegen/tokens.h"

namespace metaparticle::codegen {

namespace {

/// The comma behind an item, if there is one.
std::optional<std::size_t> commaBehind(std::string_view text, const CommaList& list, std::size_t item) {
  const std::size_t next = skipTrivia(text, {list.items[item].end, list.inside.end});
  if (next < list.inside.end && text[next] == ',') return next;
  return std::nullopt;
}

/// Every item (a first one behind the bracket aside) begins a line.
bool hasLinesOfTheirOwn(std::string_view text, const CommaList& list) {
  const std::size_t free = list.items.size() > 1 ? 1 : 0;
  return std::all_of(list.items.begin() + static_cast<std::ptrdiff_t>(free), list.items.end(),
                     [&](const Range& item) { return firstOnLine(text, item.begin); });
}

/// The end of the comments that follow `offset` on its line.
std::size_t endOfRemarks(std::string_view text, std::size_t offset, std::size_t end) {
  std::size_t result = offset;
  while (offset < end && text[offset] != '\n') {
    const std::size_t next = skipTriviaPart(text, offset, end);
    if (next == offset) break;
    if (!isSpace(text[offset])) result = next;
    offset = next;
  }
  // A line comment's carriage return belongs to the line end.
  return result > 0 && text[result - 1] == '\r' ? result - 1 : result;
}

/// What goes with a run of removed items and commas: whole lines, or the blanks between it and its neighbour.
Range withSpace(std::string_view text, const CommaList& list, Range run) {
  const bool wholeLines = firstOnLine(text, run.begin) && lastOnLine(text, run.end);
  if (text[run.begin] == ',' && !wholeLines) return run;
  if (!wholeLines && skipBlanks(text, run.end) == list.inside.end)
    return {std::max(skipBlanksBack(text, run.begin), list.inside.begin), run.end};
  const Range cut = cutRange(text, run);
  return {std::max(cut.begin, list.inside.begin), std::min(cut.end, list.inside.end)};
}

}  // namespace

CommaList splitList(std::string_view text, Range inside) {
  CommaList list{inside, {}};
  Range item{inside.begin, inside.begin};
  const auto finish = [&] {
    if (!item.empty()) list.items.push_back(item);
    item = {};
  };
  int depth = 0;
  for (std::size_t offset = skipTrivia(text, inside); offset < inside.end;) {
    const std::size_t end = skipToken(text, offset, inside.end);
    const std::string_view token = text.substr(offset, end - offset);
    if (token == "(" || token == "[" || token == "{") ++depth;
    if (token == ")" || token == "]" || token == "}") --depth;
    if (depth == 0 && token == ",") {
      finish();
    } else {
      if (item.empty()) item.begin = offset;
      item.end = end;
    }
    offset = skipTrivia(text, {end, inside.end});
  }
  finish();
  return list;
}

void appendItem(Patch& patch, const CommaList& list, const std::string& item) {
  const std::string_view text = patch.text();
  if (list.items.empty()) {
    const std::size_t next = list.inside.begin;
    patch.insert(next, next == list.inside.end || isSpace(text[next]) ? item : item + ' ');
    return;
  }
  const std::size_t end = list.items.back().end;
  const std::optional<std::size_t> trailing = commaBehind(text, list, list.items.size() - 1);
  const std::string comma = trailing ? "," : "";
  std::size_t place = trailing ? *trailing + 1 : end;
  if (!trailing) patch.insert(end, ",");
  if (!hasLinesOfTheirOwn(text, list)) {
    patch.insert(place, ' ' + item + comma);
    return;
  }
  place = endOfRemarks(text, place, list.inside.end);
  patch.insert(place, lineEndNear(text, place) + indentationOf(text, list.items.back().begin) + item + comma);
}

void removeItems(Patch& patch, const CommaList& list, const std::vector<std::size_t>& which) {
  const std::string_view text = patch.text();
  std::vector<Range> ranges;
  const auto cutComma = [&](std::size_t item) {
    const std::optional<std::size_t> comma = commaBehind(text, list, item);
    if (comma) ranges.push_back({*comma, *comma + 1});
    return comma.has_value();
  };
  bool dangling = false;  // the last item goes without a comma behind it
  for (const std::size_t item : which) {
    ranges.push_back(list.items[item]);
    if (!cutComma(item)) dangling = true;
  }
  if (dangling) {
    std::size_t kept = list.items.size();
    while (kept > 0 && std::binary_search(which.begin(), which.end(), kept - 1)) --kept;
    if (kept > 0) (void)cutComma(kept - 1);
  }
  for (const Range& run : joinedRanges(text, std::move(ranges))) patch.cut(withSpace(text, list, run));
}

}  // namespace metaparticle::codegen
