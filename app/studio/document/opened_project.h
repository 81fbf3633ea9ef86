// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <string>

#include "app/studio/document/document.h"
#include "codegen/project_files.h"
#include "codegen/workspace.h"
#include "model/project_file.h"

namespace metaparticle::studio {

/// What opening a project brings in, made in the reader's thread.
struct Document::OpenedProject {
  std::filesystem::path folder;
  bool singleFile = false;
  model::ProjectFile project;
  std::optional<std::string> projectBytes;  ///< of its file, if there is one
  std::map<std::string, std::string> texts;
  std::map<model::NodeId, model::Point> automatic;  ///< of the nodes without a position in the project file
  std::unique_ptr<codegen::Workspace> workspace;
};

}  // namespace metaparticle::studio
