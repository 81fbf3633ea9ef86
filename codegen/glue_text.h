// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "codegen/glue_registration.h"
#include "codegen/wire_types.h"

namespace metaparticle::codegen {

/// The first line of every generated file: what marks it as ours.
inline constexpr const char* generatedMark =
    "// SPDX-License-Identifier: MIT\n// Written by `metaparticle generate`";

/// The generated source that includes one of the user's files and registers its nodes. `folder` is the
/// project's folder, `file` the source relative to it.
std::string glueText(const std::filesystem::path& folder, const std::string& file, const WireTypes& types,
                     const std::vector<GlueRegistration>& registrations);

/// The generated source with main.
std::string mainText(const std::string& application);

}  // namespace metaparticle::codegen
