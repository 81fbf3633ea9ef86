// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "codegen/syntax.h"

namespace metaparticle::codegen {

/// Where a text has `name` so that nothing new in `scope` ("" or "app::shop") can be called so: as a macro,
/// which has no scope, as a namespace, or anywhere at that scope outside of bodies, brackets and annotations,
/// where it is a declarator or an enumerator, or means what is declared elsewhere. `syntax` is that of the
/// text.
std::optional<std::size_t> takenAt(const std::string& name, const std::string& scope, std::string_view text,
                                   const FileSyntax& syntax);

}  // namespace metaparticle::codegen
