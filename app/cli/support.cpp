// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/support.h"

#include <algorithm>
#include <iostream>

#include <CLI/CLI.hpp>

#include "app/cli/terminal_text.h"
#include "codegen/project_files.h"

namespace metaparticle::cli {

namespace {

namespace fs = std::filesystem;

/// A path of the project as seen from the current folder; one that is not the project's stays as it is.
std::string shownPath(const std::string& file, const fs::path& folder) {
  if (file.empty() || folder.empty() || fs::path(file).is_absolute()) return file;
  std::error_code ignored;
  const fs::path inside = folder / file;
  return fs::exists(inside, ignored) ? inside.lexically_normal().string() : file;
}

std::string withoutFullStop(std::string text) {
  if (text.ends_with('.')) text.pop_back();
  return text;
}

}  // namespace

void addFolderOption(CLI::App& command, std::string& folder) {
  command.add_option("DIR", folder, "Folder of the project, or one C++ file")->capture_default_str();
}

void requireFolder(const std::string& folder) {
  std::error_code ignored;
  if (fs::exists(folder, ignored)) return;
  fail({model::ErrorKind::NotFound, "there is no folder " + folder, "", 0, "check the path"});
}

Project openProject(const std::string& folder) {
  requireFolder(folder);
  std::error_code ignored;
  const fs::path path(folder);
  const bool isFile = fs::is_regular_file(path, ignored);
  const fs::path parent = path.has_parent_path() ? path.parent_path() : fs::path(".");
  Project project;
  project.folder = isFile ? parent : path;
  project.file = valueOrFail(model::loadProjectFile(project.folder));
  project.workspace = valueOrFail(codegen::openProject(path, project.file));
  return project;
}

std::string errorLine(const model::Error& error, const fs::path& folder) {
  std::string line = "error: " + withoutFullStop(error.message);
  if (!error.file.empty()) {
    line += " (" + shownPath(error.file, folder);
    if (error.line > 0) line += ":" + std::to_string(error.line);
    line += ")";
  }
  if (!error.remedy.empty()) line += ": " + withoutFullStop(error.remedy);
  return line;
}

void fail(const model::Error& error, const fs::path& folder) {
  if (error.kind != model::ErrorKind::Cancelled) std::cerr << printable(errorLine(error, folder)) << '\n';
  throw CLI::RuntimeError(1);
}

void printFinding(std::ostream& stream, const model::Finding& finding, const fs::path& folder) {
  std::string line;
  if (!finding.file.empty()) {
    line += shownPath(finding.file, folder) + ":";
    if (finding.line > 0) line += std::to_string(finding.line) + ":";
    if (finding.line > 0 && finding.column > 0) line += std::to_string(finding.column) + ":";
    line += " ";
  }
  line += std::string(toString(finding.severity)) + ": " + finding.message;
  if (!finding.code.empty()) line += " [" + finding.code + "]";
  stream << printable(line) << '\n';
}

void printFindings(std::ostream& stream, const std::vector<model::Finding>& findings,
                   const fs::path& folder) {
  for (const model::Finding& finding : findings) printFinding(stream, finding, folder);
}

bool hasErrors(const std::vector<model::Finding>& findings) {
  return std::any_of(findings.begin(), findings.end(), [](const model::Finding& finding) {
    return finding.severity == model::Severity::Error;
  });
}

std::string counted(std::size_t count, const std::string& word) {
  return std::to_string(count) + " " + word + (count == 1 ? "" : "s");
}

}  // namespace metaparticle::cli
