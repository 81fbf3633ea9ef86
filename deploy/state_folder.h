// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <string>

#include "model/error.h"

namespace metaparticle::deploy {

/// Where the local engine keeps what it makes of a project: `.metaparticle/` in the project's folder.
class StateFolder {
 public:
  /// `project` must be absolute.
  explicit StateFolder(std::filesystem::path project) : project_(std::move(project)) {}

  [[nodiscard]] const std::filesystem::path& project() const { return project_; }
  [[nodiscard]] std::filesystem::path root() const { return project_ / ".metaparticle"; }
  [[nodiscard]] std::filesystem::path build() const { return root() / "build"; }
  /// Where the CMakeLists.txt for a project without one is written.
  [[nodiscard]] std::filesystem::path generated() const { return root() / "project"; }
  [[nodiscard]] std::filesystem::path logs() const { return root() / "logs"; }
  /// The log of one replica: logs/histogram.leaf-3.log.
  [[nodiscard]] std::filesystem::path log(const std::string& workload, int index) const;
  [[nodiscard]] std::filesystem::path lock() const { return root() / "supervisor.lock"; }
  [[nodiscard]] std::filesystem::path topology() const { return root() / "topology.json"; }
  [[nodiscard]] std::filesystem::path socket() const { return root() / "control.sock"; }

  /// Makes the folders, and a .gitignore so that they stay out of version control. Errors: NotFound (no such
  /// project), Io (with the remedy for a folder that cannot be written to).
  [[nodiscard]] model::Result<void> create() const;

 private:
  std::filesystem::path project_;
};

/// The project's folder as an absolute path without symbolic links. NotFound when it is not a folder.
model::Result<std::filesystem::path> projectFolder(const std::filesystem::path& folder);

}  // namespace metaparticle::deploy
