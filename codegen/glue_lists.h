// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include <nlohmann/json_fwd.hpp>

#include "codegen/glue.h"
#include "model/error.h"

namespace metaparticle::codegen {

/// What a build must know beside the generated files. Names in the output folder are "glue.json" and
/// "glue.d".
struct GlueLists {
  Glue glue;
  std::vector<std::string> sources;  ///< all files that were read, relative to the project
  std::vector<std::string>
      folders;  ///< folders in which a new file would be one of the project, "." for the project
};

/// `folder` and those below it that are not hidden and not build trees, relative to it, sorted, "." first.
std::vector<std::string> sourceFolders(const std::filesystem::path& folder);

/// {"files": [...], "included": [...], "compiled": [...], "sources": [...], "folders": [...]}.
nlohmann::json toJson(const GlueLists& lists);

/// The rule that tells ninja and make when to generate again: `target` depends on every source and folder.
std::string dependencyRule(const GlueLists& lists, const std::filesystem::path& folder,
                           const std::filesystem::path& target);

/// Writes both lists where they changed. Errors: Io.
model::Result<void> writeGlueLists(const GlueLists& lists, const std::filesystem::path& folder,
                                   const std::filesystem::path& outputFolder);

}  // namespace metaparticle::codegen
