// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "codegen/patch.h"
#include "codegen/syntax.h"
#include "model/graph.h"

namespace metaparticle::codegen {

/// The smallest edits that make an annotation say `wanted`, which has the arguments that stay in the order of
/// the text and new ones behind them. Values that mean the same are left as they are written.
void editArguments(Patch& patch, const AnnotationSyntax& annotation,
                   const std::vector<model::Argument>& wanted);

/// Removes annotations of one declaration: the whole `[[...]]`, with its line when nothing else is on it, or
/// the one item when other attributes share the brackets.
void removeAnnotations(Patch& patch, const std::vector<AnnotationSyntax>& annotations);

/// The annotation as one attribute on its own, `[[mp::worker(from = uploads)]]`, as it is written.
std::string attributeText(std::string_view text, const AnnotationSyntax& annotation);

}  // namespace metaparticle::codegen
