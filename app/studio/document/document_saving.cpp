// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/studio/document/document.h"

namespace metaparticle::studio {

bool Document::isModified(const std::string& file) const {
  const auto found = buffers_.find(file);
  return found != buffers_.end() && found->second.modified();
}

bool Document::isModified() const {
  for (const auto& [file, buffer] : buffers_) {
    if (buffer.modified()) return true;
  }
  return projectFile_.layout != savedLayout_;
}

bool Document::isMissingOnDisk(const std::string& file) const {
  return missing_.contains(file);
}

model::ProjectFile Document::projectToSave() const {
  model::ProjectFile project = projectFile_;
  project.layout.positions.clear();
  for (const model::Node& node : graph_->nodes) {
    if (const auto place = shown_.positions.find(node.id); place != shown_.positions.end()) {
      project.layout.positions.insert(*place);
    }
  }
  return project;
}

void Document::save(const std::string& file, Saved done) {
  saveTexts({file}, projectFile_.layout != savedLayout_, std::move(done));
}

void Document::saveAll(Saved done) {
  std::vector<std::string> modified;
  for (const auto& [file, buffer] : buffers_) {
    if (buffer.modified()) modified.push_back(file);
  }
  saveTexts(modified, projectFile_.layout != savedLayout_, std::move(done));
}

void Document::saveTexts(const std::vector<std::string>& files, bool layoutToo, Saved done) {
  typing_.close();
  std::vector<FileToSave> toSave;
  for (const std::string& file : files) {
    const auto found = buffers_.find(file);
    if (found == buffers_.end() || !found->second.modified()) continue;
    const Buffer& buffer = found->second;
    auto bytes = buffer.present() ? std::optional(buffer.text()) : std::nullopt;
    toSave.push_back({file, std::move(bytes), buffer.disk()});
  }
  std::optional<model::ProjectFile> project;
  if (layoutToo) project = projectToSave();
  disk_.post([this, id = project_, folder = std::filesystem::path(folder_.toStdString()),
              toSave = std::move(toSave), project = std::move(project), layout = projectFile_.layout,
              done = std::move(done)] {
    SaveOutcome outcome = saveFiles(folder, toSave);
    if (project && !outcome.error) {
      if (const auto saved = model::saveProjectFile(folder, *project); !saved) outcome.error = saved.error();
    }
    std::optional<SavedLayout> savedLayout;
    if (project && !outcome.error) savedLayout = SavedLayout{layout, project->layout};
    QMetaObject::invokeMethod(
        this,
        [this, id, outcome = std::move(outcome), done, savedLayout] {
          if (id == project_) finishSaving(outcome, done, savedLayout);
        },
        Qt::QueuedConnection);
  });
}

void Document::finishSaving(const SaveOutcome& outcome, const Saved& done,
                            const std::optional<SavedLayout>& layout) {
  for (const FileToSave& file : outcome.saved) {
    missing_.erase(file.file);
    if (const auto found = buffers_.find(file.file); found != buffers_.end())
      found->second.setDisk(file.bytes);
  }
  if (layout) {
    savedLayout_ = layout->decided;
    diskLayout_ = layout->written;
  }
  watchFiles();
  emit modifiedChanged();
  if (!outcome.changedOutside.empty()) {
    for (const std::string& file : outcome.changedOutside) asked_.erase(file);  // It is asked about again.
    checkFiles(outcome.changedOutside, false, false);
  }
  if (outcome.error) emit saveFailed(*outcome.error);
  if (done) done(!outcome.error && outcome.changedOutside.empty());
}

}  // namespace metaparticle::studio
