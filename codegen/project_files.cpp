// SPDX-License-Identifier: GPL-3.0-or-later
#include "codegen/project_files.h"

#include <algorithm>
#include <array>
#include <fstream>
#include <optional>
#include <sstream>

#include "codegen/glob.h"
#include "model/file_update.h"

namespace metaparticle::codegen {

namespace {

namespace fs = std::filesystem;
using model::Error;
using model::ErrorKind;

constexpr auto extensions = std::to_array<std::string_view>({".cpp", ".cc", ".cxx", ".hpp", ".hh", ".h"});

bool isCpp(const fs::path& path) {
  return std::find(extensions.begin(), extensions.end(), path.extension().string()) != extensions.end();
}

bool isWanted(const std::string& path, const std::vector<std::string>& patterns) {
  if (patterns.empty()) return isCpp(path);
  return std::any_of(patterns.begin(), patterns.end(), [&](std::string pattern) {
    if (pattern.starts_with("./")) pattern.erase(0, 2);
    while (pattern.ends_with('/')) pattern.pop_back();
    const bool inFolder = path.starts_with(pattern + "/") && isCpp(path);
    return inFolder || matchesGlob(pattern, path);
  });
}

std::optional<std::string> readFile(const fs::path& path) {
  std::ifstream stream(path, std::ios::binary);
  if (!stream) return std::nullopt;
  std::ostringstream bytes;
  bytes << stream.rdbuf();
  if (stream.bad()) return std::nullopt;
  return std::move(bytes).str();
}

Error unreadable(const std::string& file) {
  return {ErrorKind::Io, "The file cannot be read.", file, 0, "Check its permissions."};
}

/// The folder of a project that may be given as its one file.
fs::path folderOf(const fs::path& project) {
  std::error_code ignored;
  if (!fs::is_regular_file(project, ignored)) return project;
  return project.has_parent_path() ? project.parent_path() : fs::path(".");
}

}  // namespace

bool isForeignFolder(const fs::path& folder) {
  std::error_code ignored;
  const std::string name = folder.filename().string();
  // CMake writes its cache only when it has configured, and generate runs while it does. A build among the
  // sources puts CMakeFiles beside them, but pkgRedirects only into the one at the top.
  return name.starts_with('.') || name == "CMakeFiles" || fs::exists(folder / "CMakeCache.txt", ignored) ||
         fs::is_directory(folder / "CMakeFiles/pkgRedirects", ignored);
}

std::vector<std::string> findSources(const fs::path& folder, const model::ProjectFile& project) {
  std::vector<std::string> sources;
  std::error_code error;
  fs::recursive_directory_iterator entry(folder, fs::directory_options::skip_permission_denied, error);
  for (const fs::recursive_directory_iterator end; !error && entry != end; entry.increment(error)) {
    std::error_code ignored;
    if (entry->is_directory(ignored)) {
      if (isForeignFolder(entry->path())) entry.disable_recursion_pending();
      continue;
    }
    if (!entry->is_regular_file(ignored)) continue;
    std::string path = entry->path().lexically_relative(folder).generic_string();
    if (isWanted(path, project.sources)) sources.push_back(std::move(path));
  }
  std::sort(sources.begin(), sources.end());
  return sources;
}

model::Result<Workspace> openProject(const fs::path& folder, const model::ProjectFile& project,
                                     const ReadProgress& progress) {
  std::error_code ignored;
  std::vector<std::string> sources;
  if (fs::is_regular_file(folder, ignored)) {
    sources.push_back(folder.filename().string());
  } else if (fs::is_directory(folder, ignored)) {
    sources = findSources(folder, project);
  } else {
    return Error{ErrorKind::NotFound, "There is no such folder.", folder.string(), 0, "Check the path."};
  }
  Workspace workspace;
  std::size_t done = 0;
  for (const std::string& file : sources) {
    if (progress && !progress(done, sources.size())) {
      return Error{ErrorKind::Cancelled, "Opening was cancelled.", folder.string(), 0, {}};
    }
    std::optional<std::string> bytes = readFile(folderOf(folder) / file);
    if (!bytes) return unreadable(file);
    workspace.setText(file, std::move(*bytes));
    ++done;
  }
  if (progress) progress(done, sources.size());
  return workspace;
}

model::Result<void> writeEdits(const fs::path& folder, const Workspace& before, const FileEdits& edits) {
  const fs::path root = folderOf(folder);
  std::vector<model::FileUpdate> updates;
  for (const auto& [file, changes] : edits.files) {
    model::Result<std::string> text = changes.apply(before.text(file));
    if (!text) return text.error();
    updates.push_back({root / file, before.text(file), std::move(*text)});
  }
  auto done = model::updateFiles(updates);
  if (done) return done;
  Error error = done.error();
  if (const fs::path inside = fs::path(error.file).lexically_relative(root);
      !inside.empty() && *inside.begin() != "..") {
    error.file = inside.generic_string();
  }
  return error;
}

}  // namespace metaparticle::codegen
