// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "codegen/text_edits.h"
#include "codegen/workspace.h"
#include "model/error.h"
#include "model/project_file.h"

namespace metaparticle::codegen {

/// Whether a folder holds nothing that was written by hand: it is hidden (.git, .metaparticle), a build
/// tree of CMake, also one that is being made, or CMake's CMakeFiles.
bool isForeignFolder(const std::filesystem::path& folder);

/// The C++ files of a project, relative to its folder, sorted: `project.sources` patterns, else every
/// .cpp .cc .cxx .hpp .hh .h file outside foreign folders.
std::vector<std::string> findSources(const std::filesystem::path& folder, const model::ProjectFile& project);

/// Called with files read so far and their number; returns false to cancel.
using ReadProgress = std::function<bool(std::size_t done, std::size_t total)>;

/// Reads all sources of a project. Errors: NotFound (no such folder), Io, Cancelled. A single C++ file may be
/// given in place of a folder: the project is then its folder with that one source.
model::Result<Workspace> openProject(const std::filesystem::path& folder, const model::ProjectFile& project,
                                     const ReadProgress& progress = {});

/// Writes the files that edits touched, each atomically. Conflict when a file on disk is no longer the text
/// the edits were planned on.
model::Result<void> writeEdits(const std::filesystem::path& folder, const Workspace& before,
                               const FileEdits& edits);

}  // namespace metaparticle::codegen
