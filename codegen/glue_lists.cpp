// SPDX-License-Identifier: GPL-3.0-or-later
#include "codegen/glue_lists.h"

#include <algorithm>
#include <system_error>

#include <nlohmann/json.hpp>

#include "codegen/glue_files.h"
#include "codegen/project_files.h"
#include "model/project_file.h"

namespace metaparticle::codegen {

namespace fs = std::filesystem;

namespace {

/// As make and ninja read a file name in a rule.
std::string escaped(const fs::path& path) {
  std::string text;
  for (const char c : path.generic_string()) {
    if (c == ' ' || c == '#') text += '\\';
    if (c == '$') text += '$';
    text += c;
  }
  return text;
}

}  // namespace

std::vector<std::string> sourceFolders(const fs::path& folder) {
  std::vector<std::string> folders;
  std::error_code code;
  auto entry = fs::recursive_directory_iterator(folder, fs::directory_options::skip_permission_denied, code);
  for (; !code && entry != fs::recursive_directory_iterator(); entry.increment(code)) {
    std::error_code ignored;
    if (!entry->is_directory(ignored)) continue;
    if (isForeignFolder(entry->path())) {
      entry.disable_recursion_pending();
    } else {
      folders.push_back(entry->path().lexically_relative(folder).generic_string());
    }
  }
  std::ranges::sort(folders);
  folders.insert(folders.begin(), ".");
  return folders;
}

nlohmann::json toJson(const GlueLists& lists) {
  nlohmann::json files = nlohmann::json::array();
  for (const GeneratedFile& file : lists.glue.files) files.push_back(file.name);
  return {{"files", files},
          {"included", lists.glue.included},
          {"compiled", lists.glue.compiled},
          {"sources", lists.sources},
          {"folders", lists.folders}};
}

std::string dependencyRule(const GlueLists& lists, const fs::path& folder, const fs::path& target) {
  std::string text = escaped(target) + ":";
  const auto depend = [&](const std::string& name) {
    text += " \\\n  " + escaped((folder / name).lexically_normal());
  };
  for (const std::string& name : lists.folders) depend(name);
  for (const std::string& name : lists.sources) depend(name);
  if (fs::exists(folder / model::ProjectFile::fileName)) depend(model::ProjectFile::fileName);
  return text + "\n";
}

model::Result<void> writeGlueLists(const GlueLists& lists, const fs::path& folder,
                                   const fs::path& outputFolder) {
  const fs::path list = outputFolder / "glue.json";
  if (auto done = writeIfChanged(outputFolder / "glue.d", dependencyRule(lists, folder, list)); !done) {
    return done.error();
  }
  if (auto done = writeIfChanged(list, toJson(lists).dump(2) + "\n"); !done) return done.error();
  return {};
}

}  // namespace metaparticle::codegen
