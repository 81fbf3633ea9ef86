// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <cstdio>

#include "codegen/line_diff.h"
#include "codegen/text_edits.h"

namespace metaparticle::codegen {

namespace {

constexpr std::size_t contextLines = 3;

/// As git writes names: quoted like C strings when they hold bytes that would break the header line.
std::string headerName(const std::string& name) {
  const bool plain = std::none_of(name.begin(), name.end(), [](char letter) {
    return static_cast<unsigned char>(letter) < 0x20 || letter == '"' || letter == '\\' || letter == 0x7F;
  });
  // The tab keeps a name with spaces apart from the time stamp that old formats put behind it.
  if (plain) return name.find(' ') == std::string::npos ? name : name + '\t';
  std::string quoted = "\"";
  for (const char letter : name) {
    if (letter == '"' || letter == '\\') {
      quoted.append({'\\', letter});
    } else if (static_cast<unsigned char>(letter) < 0x20 || letter == 0x7F) {
      char octal[5];
      std::snprintf(octal, sizeof octal, "\\%03o", static_cast<unsigned>(static_cast<unsigned char>(letter)));
      quoted += octal;
    } else {
      quoted += letter;
    }
  }
  return quoted + '"';
}

/// "first,count" with the rules of the format: 1-based, a count of one left out, an empty range one line
/// before.
std::string hunkRange(std::size_t begin, std::size_t end) {
  const std::size_t count = end - begin;
  const std::string first = std::to_string(count == 0 ? begin : begin + 1);
  return count == 1 ? first : first + ',' + std::to_string(count);
}

void appendLines(std::string& out, char sign, const std::vector<std::string_view>& lines, std::size_t begin,
                 std::size_t end) {
  for (std::size_t index = begin; index < end; ++index) {
    out.append(1, sign).append(lines[index]);
    if (!lines[index].ends_with('\n')) out += "\n\\ No newline at end of file\n";
  }
}

/// Writes the changes [first, last) as one hunk.
void appendHunk(std::string& out, const std::vector<std::string_view>& before,
                const std::vector<std::string_view>& after, std::vector<LineChange>::const_iterator first,
                std::vector<LineChange>::const_iterator last) {
  const LineChange& final = *std::prev(last);
  const std::size_t lead = std::min(contextLines, first->oldBegin);
  const std::size_t trail = std::min(contextLines, before.size() - final.oldEnd);
  out += "@@ -" + hunkRange(first->oldBegin - lead, final.oldEnd + trail) + " +" +
         hunkRange(first->newBegin - lead, final.newEnd + trail) + " @@\n";
  std::size_t shown = first->oldBegin - lead;
  for (; first != last; ++first) {
    appendLines(out, ' ', before, shown, first->oldBegin);
    appendLines(out, '-', before, first->oldBegin, first->oldEnd);
    appendLines(out, '+', after, first->newBegin, first->newEnd);
    shown = first->oldEnd;
  }
  appendLines(out, ' ', before, shown, shown + trail);
}

}  // namespace

std::string unifiedDiff(const std::string& file, std::string_view before, std::string_view after) {
  const std::vector<std::string_view> oldLines = splitLines(before);
  const std::vector<std::string_view> newLines = splitLines(after);
  const std::vector<LineChange> changes = lineChanges(oldLines, newLines);
  if (changes.empty()) return {};
  std::string out = "--- " + (before.empty() ? std::string("/dev/null") : headerName("a/" + file)) + '\n';
  out += "+++ " + headerName("b/" + file) + '\n';
  for (auto first = changes.begin(); first != changes.end();) {
    auto last = std::next(first);
    while (last != changes.end() && last->oldBegin - std::prev(last)->oldEnd <= 2 * contextLines) ++last;
    appendHunk(out, oldLines, newLines, first, last);
    first = last;
  }
  return out;
}

}  // namespace metaparticle::codegen
