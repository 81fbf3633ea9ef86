// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <string>

#include "model/error.h"

namespace metaparticle::studio {

/// Makes the folder, metaparticle.json and a main.cpp that includes the header, unless they are there. Blocks
/// for two small files. Errors: Io; Refused when the folder holds a project already.
model::Result<void> createProject(const std::filesystem::path& folder, const std::string& name);

}  // namespace metaparticle::studio
