// SPDX-License-Identifier: GPL-3.0-or-later
#include "codegen/include_edits.h"

#include <array>
#include <filesystem>
#include <utility>

#include "codegen/workspace.h"

namespace metaparticle::codegen {

namespace {

constexpr std::string_view ownHeader = "<metaparticle/metaparticle.hpp>";

constexpr auto standardTypes = std::to_array<std::pair<std::string_view, std::string_view>>({
    {"std::chrono::", "<chrono>"},
    {"std::map<", "<map>"},
    {"std::optional<", "<optional>"},
    {"std::string", "<string>"},
    {"std::vector<", "<vector>"},
});

/// The file of the project that `"name"` in `file` means, or "".
std::string includedFile(const Workspace& workspace, const std::string& file, const std::string& header) {
  if (header.size() < 3) return {};
  const std::filesystem::path name = header.substr(1, header.size() - 2);
  const std::filesystem::path folder = std::filesystem::path(file).parent_path();
  for (const std::filesystem::path& candidate : {folder / name, name}) {
    std::string path = candidate.lexically_normal().generic_string();
    if (workspace.contains(path)) return path;
  }
  return {};
}

}  // namespace

std::vector<std::string> headersFor(std::string_view code) {
  std::vector<std::string> headers = {std::string(ownHeader)};
  for (const auto& [type, header] : standardTypes)
    if (code.find(type) != std::string_view::npos) headers.emplace_back(header);
  return headers;
}

std::set<std::string> includedBy(const Workspace& workspace, const std::string& file,
                                 const std::vector<std::string>& includes) {
  std::set<std::string> headers;
  std::set<std::string> seen = {file};
  std::vector<std::string> pending;
  const auto take = [&](const std::string& includer, const std::vector<std::string>& list) {
    for (const std::string& header : list) {
      headers.insert(header);
      std::string next = includedFile(workspace, includer, header);
      if (!next.empty() && seen.insert(next).second) pending.push_back(std::move(next));
    }
  };
  take(file, includes);
  while (!pending.empty()) {
    const std::string current = std::move(pending.back());
    pending.pop_back();
    take(current, workspace.syntax(current).includes);
  }
  return headers;
}

std::string includeLines(const std::vector<std::string>& headers, std::string_view lineEnd) {
  std::string lines;
  for (const std::string& header : headers) lines.append("#include ").append(header).append(lineEnd);
  return lines;
}

}  // namespace metaparticle::codegen
