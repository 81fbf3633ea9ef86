// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "deploy/state_folder.h"
#include "model/error.h"

namespace metaparticle::deploy {

/// The commands that build a project.
struct BuildCommands {
  std::filesystem::path source;  ///< folder of the CMakeLists.txt: the project, or one that was generated
  std::vector<std::string> configure;
  std::vector<std::string> build;
};

/// Looks for the tools and works out the commands; writes a CMakeLists.txt for a project that has none.
/// `program` is the running program: the package that applications are linked with lies beside it. Errors:
/// NotFound (cmake, a build tool or a compiler is missing, with the command that installs it), Io.
model::Result<BuildCommands> prepareBuild(const StateFolder& state, const std::filesystem::path& program,
                                          const std::string& application);

/// Whether the build folder was made by exactly these commands and can be built in again.
bool isConfigured(const StateFolder& state, const BuildCommands& commands);
/// Remembers it, for isConfigured.
void markConfigured(const StateFolder& state, const BuildCommands& commands);

/// The executable, from `metaparticle-application.json` in the build folder. Errors: NotFound.
model::Result<std::filesystem::path> builtExecutable(const StateFolder& state);

}  // namespace metaparticle::deploy
