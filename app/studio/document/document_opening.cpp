// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/studio/document/opened_project.h"

namespace metaparticle::studio {

model::Result<Document::OpenedProject> Document::readProject(
    const std::filesystem::path& path, const std::function<bool(std::size_t, std::size_t)>& progress) {
  OpenedProject opened;
  std::error_code ignored;
  opened.singleFile = std::filesystem::is_regular_file(path, ignored);
  opened.folder = opened.singleFile ? path.parent_path() : path;
  auto bytes = readBytes(opened.folder / model::ProjectFile::fileName);
  if (!bytes) return bytes.error();
  opened.projectBytes = std::move(bytes.value());
  auto project = model::parseProjectFile(opened.projectBytes, opened.folder);
  if (!project) return project.error();
  opened.project = std::move(project.value());

  auto workspace = codegen::openProject(path, opened.project, progress);
  if (!workspace) return workspace.error();
  opened.workspace = std::make_unique<codegen::Workspace>(std::move(workspace.value()));
  for (const std::string& file : opened.workspace->files())
    opened.texts.emplace(file, opened.workspace->text(file));

  model::Layout layout = opened.project.layout;
  model::placeMissing(*opened.workspace->graph(), layout);
  for (const auto& [node, position] : layout.positions) {
    if (!opened.project.layout.positions.contains(node)) opened.automatic.emplace(node, position);
  }
  return opened;
}

}  // namespace metaparticle::studio
