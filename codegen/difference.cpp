// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>

#include "codegen/text_edits.h"

namespace metaparticle::codegen {

namespace {

/// A cut between these bytes would leave half a UTF-8 character or half a CRLF on either side.
bool splitsCharacter(std::string_view text, std::size_t offset) {
  if (offset == 0 || offset >= text.size()) return false;
  const bool continuation = (static_cast<unsigned char>(text[offset]) & 0xC0U) == 0x80U;
  return continuation || (text[offset - 1] == '\r' && text[offset] == '\n');
}

}  // namespace

TextEdits difference(std::string_view before, std::string_view after) {
  if (before == after) return {};
  const std::size_t shorter = std::min(before.size(), after.size());
  std::size_t prefix = 0;
  while (prefix < shorter && before[prefix] == after[prefix]) ++prefix;
  while (prefix > 0 && (splitsCharacter(before, prefix) || splitsCharacter(after, prefix))) --prefix;
  std::size_t suffix = 0;
  while (suffix < shorter - prefix && before[before.size() - 1 - suffix] == after[after.size() - 1 - suffix])
    ++suffix;
  while (suffix > 0 &&
         (splitsCharacter(before, before.size() - suffix) || splitsCharacter(after, after.size() - suffix)))
    --suffix;
  TextEdits edits;
  // A single edit cannot overlap another.
  (void)edits.add(
      {{prefix, before.size() - suffix}, std::string(after.substr(prefix, after.size() - suffix - prefix))});
  return edits;
}

}  // namespace metaparticle::codegen
