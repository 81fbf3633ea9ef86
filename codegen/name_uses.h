// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "codegen/syntax.h"

namespace metaparticle::codegen {

/// The first place of `name` that may mean what is declared in the ranges `removed`: one outside of them that
/// neither declares something else of this name, at namespace scope or as a member, nor stands in an
/// annotation of ours. `syntax` is that of the text.
std::optional<Range> firstUseOf(std::string_view name, std::string_view text, const FileSyntax& syntax,
                                const std::vector<Range>& removed);

}  // namespace metaparticle::codegen
