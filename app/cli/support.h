// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <iosfwd>
#include <string>
#include <vector>

#include "codegen/workspace.h"
#include "model/error.h"
#include "model/finding.h"
#include "model/project_file.h"

namespace CLI {
class App;
}

namespace metaparticle::cli {

/// A project as the commands see it.
struct Project {
  std::filesystem::path folder;
  model::ProjectFile file;
  codegen::Workspace workspace;
};

/// The option DIR that every command has, by default the current folder.
void addFolderOption(CLI::App& command, std::string& folder);

/// Ends the command when there is nothing at this path: the same words for all commands.
void requireFolder(const std::string& folder);

/// Reads the project in `folder`, or that of a single C++ file; fails when it cannot be read.
Project openProject(const std::string& folder);

/// "error: what (where): how to mend". A place inside `folder` is shown as seen from the current folder.
std::string errorLine(const model::Error& error, const std::filesystem::path& folder = {});

/// Prints the error on standard error and ends the command with exit status 1. Nothing is printed for
/// Cancelled.
[[noreturn]] void fail(const model::Error& error, const std::filesystem::path& folder = {});

/// The value, or the end of the command.
template <class T>
T valueOrFail(model::Result<T> result, const std::filesystem::path& folder = {}) {
  if (!result) fail(result.error(), folder);
  return std::move(result).value();
}

/// "file:line:column: error: message [code]", as compilers print, so that editors find the place.
void printFinding(std::ostream& stream, const model::Finding& finding, const std::filesystem::path& folder);
void printFindings(std::ostream& stream, const std::vector<model::Finding>& findings,
                   const std::filesystem::path& folder);

bool hasErrors(const std::vector<model::Finding>& findings);

/// "1 node", "2 nodes".
std::string counted(std::size_t count, const std::string& word);

}  // namespace metaparticle::cli
