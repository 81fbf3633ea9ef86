// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "codegen/patch.h"
#include "codegen/syntax.h"

namespace metaparticle::codegen {

/// Changes the value of an argument in place: the items that come or go when both are lists, else the value
/// as a whole; a flag gets or loses its `= value`.
void editValue(Patch& patch, const ArgumentSyntax& argument, const std::string& value);

}  // namespace metaparticle::codegen
