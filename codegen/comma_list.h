// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "codegen/patch.h"
#include "codegen/text_edits.h"

namespace metaparticle::codegen {

/// Things separated by commas between two brackets, as arguments, the items of a `{...}` value and the
/// attributes of a `[[...]]` are. Items exclude the white space and comments around them.
struct CommaList {
  Range inside;  ///< between the brackets
  std::vector<Range> items;
};

/// The items between the brackets at both ends of `inside`: commas in nested brackets, strings (also raw
/// ones) and comments separate nothing.
CommaList splitList(std::string_view text, Range inside);

/// Adds `item` behind the last one, in the style of the list: on a line of its own where the items have lines
/// of their own, with a trailing comma where there is one. Comments stay with the item that they follow.
/// Changes nothing of the list's brackets.
void appendItem(Patch& patch, const CommaList& list, const std::string& item);

/// Removes some items (sorted indices) with their commas and, where nothing else is on them, their lines.
/// Comments stay.
void removeItems(Patch& patch, const CommaList& list, const std::vector<std::size_t>& which);

}  // namespace metaparticle::codegen
