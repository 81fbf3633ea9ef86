// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace metaparticle::codegen {

/// The sources and every file of the folder that they include, directly or through others, sorted; all
/// relative to `folder`. `#include "..."` is looked up beside the file that says it, then in `folder`.
std::vector<std::string> withIncludedFiles(const std::filesystem::path& folder,
                                           std::vector<std::string> sources);

}  // namespace metaparticle::codegen
