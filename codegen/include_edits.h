// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace metaparticle::codegen {

class Workspace;

/// The headers that a stub needs, as they are included: our own and those of the standard types in it.
/// Sorted.
std::vector<std::string> headersFor(std::string_view code);

/// What a file with these includes includes, also through other files of the project: `<vector>`,
/// `"shapes.h"`.
std::set<std::string> includedBy(const Workspace& workspace, const std::string& file,
                                 const std::vector<std::string>& includes);

/// "#include <vector>", one line each.
std::string includeLines(const std::vector<std::string>& headers, std::string_view lineEnd);

}  // namespace metaparticle::codegen
