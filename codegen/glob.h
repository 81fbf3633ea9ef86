// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

namespace metaparticle::codegen {

/// True when a '/' separated path matches a pattern: `*` and `?` stand for anything but '/', `**` for any
/// number of folders, `[a-z]` and `[!a-z]` for one character. Every other character is itself.
bool matchesGlob(std::string_view pattern, std::string_view path);

}  // namespace metaparticle::codegen
