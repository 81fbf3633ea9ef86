// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "codegen/syntax.h"

namespace metaparticle::codegen {

/// Where a text gives `name` to something that is no declaration of FileSyntax, so that nothing else in
/// `scope`
/// ("" or "app::shop") can be called so: a namespace or another name of one, an enumerator of an enum without
/// `class`, a concept, or a macro, which has no scope. `syntax` is that of the text.
std::optional<std::size_t> takenAt(const std::string& name, const std::string& scope, std::string_view text,
                                   const FileSyntax& syntax);

}  // namespace metaparticle::codegen
