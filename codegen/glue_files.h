// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <string>

#include "model/error.h"

namespace metaparticle::codegen {

/// Writes a file unless it holds this text already, so that what depends on it is not built again. Answers
/// whether it wrote. Errors: Io.
model::Result<bool> writeIfChanged(const std::filesystem::path& path, const std::string& text);

}  // namespace metaparticle::codegen
