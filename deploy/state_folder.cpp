// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/state_folder.h"

#include <unistd.h>

#include <fstream>
#include <system_error>

namespace metaparticle::deploy {

namespace fs = std::filesystem;
using model::Error;
using model::ErrorKind;

std::filesystem::path StateFolder::log(const std::string& workload, int index) const {
  return logs() / (workload + "-" + std::to_string(index) + ".log");
}

model::Result<void> StateFolder::create() const {
  std::error_code problem;
  if (!fs::is_directory(project_, problem)) return projectFolder(project_).error();
  for (const fs::path& folder : {root(), build(), logs()}) {
    fs::create_directories(folder, problem);
    if (problem || ::access(folder.c_str(), W_OK | X_OK) != 0) {
      const std::string reason = problem ? problem.message() : "it may not be written to";
      return Error{
          .kind = ErrorKind::Io,
          .message = "cannot write to " + folder.string() + ": " + reason,
          .file = folder.string(),
          .remedy = "make the project's folder writable, or copy the project to a place of your own"};
    }
  }
  if (!fs::exists(root() / ".gitignore", problem)) std::ofstream(root() / ".gitignore") << "*\n";
  return {};
}

model::Result<std::filesystem::path> projectFolder(const std::filesystem::path& folder) {
  std::error_code problem;
  const fs::path real = fs::canonical(folder, problem);
  if (problem) {
    return Error{.kind = ErrorKind::NotFound,
                 .message = "there is no folder " + folder.string(),
                 .remedy = "check the path"};
  }
  if (!fs::is_directory(real)) {
    return Error{.kind = ErrorKind::NotFound,
                 .message = folder.string() + " is a file, and only a whole project can run",
                 .remedy = "name its folder: " + real.parent_path().string()};
  }
  return real;
}

}  // namespace metaparticle::deploy
