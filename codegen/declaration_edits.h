// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "codegen/patch.h"
#include "codegen/syntax.h"

namespace metaparticle::codegen {

/// Where an annotation of ours stands in a declaration: at its start, behind `template<...>` and `requires`.
/// Nothing when no attribute may stand there (`extern "C" int f();`).
std::optional<std::size_t> annotationPlace(std::string_view text, const DeclarationSyntax& declaration);

/// Puts `[[...]]` there, on a line of its own when the declaration begins its line.
void insertAnnotation(Patch& patch, std::size_t place, const std::string& attribute);

/// Removes whole declarations, sorted by place, each with the comments that touch it from above and with the
/// empty line that would be doubled. `floors` says for each where the text before it that is none of its
/// business ends.
void removeDeclarations(Patch& patch, const std::vector<Range>& declarations,
                        const std::vector<std::size_t>& floors);

}  // namespace metaparticle::codegen
