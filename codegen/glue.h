// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "codegen/workspace.h"
#include "model/error.h"
#include "model/finding.h"

namespace metaparticle::codegen {

/// One generated file.
struct GeneratedFile {
  std::string name;  ///< file name in the output folder
  std::string text;
};

/// What `metaparticle generate` makes of a project.
struct Glue {
  std::vector<GeneratedFile> files;  ///< C++ sources to compile, MIT
  std::vector<std::string>
      included;  ///< project sources that a generated file includes: do not compile them again
  std::vector<std::string> compiled;  ///< the other .cpp sources of the project: compile them beside it
};

/// Registration of every node that runs, JSON for the structs that cross a wire, and main. Findings with
/// severity Error (a type that cannot cross the wire, naming the function and the type; a kind that the
/// runtime does not run yet; a user's own main; what the workspace itself found) leave `glue` empty.
/// `folder` is where the workspace's files lie; generated files include them by absolute path.
struct GlueResult {
  Glue glue;
  std::vector<model::Finding> findings;
};
GlueResult generateGlue(const Workspace& workspace, const std::filesystem::path& folder,
                        const std::string& application);

/// Writes the files whose text changed and removes those of an earlier run, so that a build redoes only what
/// must be redone. Answers the names of the files that it wrote. Errors: Io.
model::Result<std::vector<std::string>> writeGlue(const Glue& glue,
                                                  const std::filesystem::path& outputFolder);

}  // namespace metaparticle::codegen
