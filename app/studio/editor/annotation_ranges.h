// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>
#include <vector>

#include "codegen/text_edits.h"

namespace metaparticle::studio {

/// Where `[[mp::...]]` and `[[using mp: ...]]` stand in a piece of text, for colouring. Knows string literals
/// inside the brackets and nothing else of C++: what the text means is for the reader.
std::vector<codegen::Range> annotationRanges(std::string_view text);

}  // namespace metaparticle::studio
