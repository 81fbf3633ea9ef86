// SPDX-License-Identifier: GPL-3.0-or-later
#include "codegen/glue_sources.h"

#include <optional>
#include <set>
#include <system_error>

#include "codegen/syntax.h"
#include "model/project_file.h"

namespace metaparticle::codegen {

namespace fs = std::filesystem;

namespace {

/// The file of the folder that `include`, written in `file`, means; nothing for a file of elsewhere.
std::optional<std::string> included(const fs::path& folder, const std::string& file,
                                    const std::string& include) {
  if (include.size() < 3 || include.front() != '"') return std::nullopt;
  const fs::path name = include.substr(1, include.size() - 2);
  for (const fs::path& candidate : {fs::path(file).parent_path() / name, name}) {
    const fs::path path = candidate.lexically_normal();
    std::error_code ignored;
    if (path.is_absolute() || *path.begin() == "..") continue;
    if (fs::is_regular_file(folder / path, ignored)) return path.generic_string();
  }
  return std::nullopt;
}

}  // namespace

std::vector<std::string> withIncludedFiles(const fs::path& folder, std::vector<std::string> sources) {
  std::set<std::string> found(sources.begin(), sources.end());
  std::vector<std::string> unread = std::move(sources);
  while (!unread.empty()) {
    const std::string file = unread.back();
    unread.pop_back();
    const auto text = model::readWholeFile(folder / file);
    if (!text) continue;  // reading the project will tell
    for (const std::string& include : readSyntax(*text).includes) {
      const auto next = included(folder, file, include);
      if (next && found.insert(*next).second) unread.push_back(*next);
    }
  }
  return {found.begin(), found.end()};
}

}  // namespace metaparticle::codegen
