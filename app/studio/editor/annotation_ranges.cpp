// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/studio/editor/annotation_ranges.h"

#include <algorithm>

namespace metaparticle::studio {
namespace {

/// An annotation that is longer is one whose end is not written yet.
constexpr std::size_t longestAnnotation = 4000;

std::size_t skipString(std::string_view text, std::size_t at) {
  for (++at; at < text.size() && text[at] != '"' && text[at] != '\n'; ++at) {
    if (text[at] == '\\') ++at;
  }
  return at;
}

/// Behind the `]]` that ends what begins at `begin`, or npos.
std::size_t annotationEnd(std::string_view text, std::size_t begin) {
  const std::size_t limit = std::min(text.size(), begin + longestAnnotation);
  for (std::size_t at = begin + 2; at + 1 < limit; ++at) {
    if (text[at] == '"') {
      at = skipString(text, at);
    } else if (text[at] == ']' && text[at + 1] == ']') {
      return at + 2;
    } else if (text[at] == ';') {
      return std::string_view::npos;
    }
  }
  return std::string_view::npos;
}

bool isOurs(std::string_view behindBrackets) {
  const std::size_t first = behindBrackets.find_first_not_of(" \t\r\n");
  if (first == std::string_view::npos) return false;
  behindBrackets.remove_prefix(first);
  return behindBrackets.starts_with("mp::") || behindBrackets.starts_with("using mp");
}

}  // namespace

std::vector<codegen::Range> annotationRanges(std::string_view text) {
  std::vector<codegen::Range> ranges;
  for (std::size_t at = text.find("[["); at != std::string_view::npos; at = text.find("[[", at)) {
    const std::size_t end = isOurs(text.substr(at + 2)) ? annotationEnd(text, at) : std::string_view::npos;
    if (end != std::string_view::npos) {
      ranges.push_back({at, end});
      at = end;
    } else {
      at += 2;
    }
  }
  return ranges;
}

}  // namespace metaparticle::studio
