// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/studio/document/document.h"

namespace metaparticle::studio {
namespace {

const std::string projectFileName = model::ProjectFile::fileName;

}  // namespace

bool Document::isModified(const std::string& file) const {
  const auto found = buffers_.find(file);
  return found != buffers_.end() && found->second.modified();
}

bool Document::isModified() const {
  for (const auto& [file, buffer] : buffers_) {
    if (buffer.modified()) return true;
  }
  return isLayoutModified();
}

bool Document::isLayoutModified() const {
  const model::Layout& decided = projectFile_.layout;
  return decided != savedLayout_ || (!projectBytes_ && decided != model::Layout());
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
  saveTexts({file}, isLayoutModified(), std::move(done));
}

void Document::saveAll(Saved done) {
  std::vector<std::string> modified;
  for (const auto& [file, buffer] : buffers_) {
    if (buffer.modified()) modified.push_back(file);
  }
  saveTexts(modified, isLayoutModified(), std::move(done));
}

/// One after the other: what a save finds on the disk is what the one before it wrote.
void Document::saveTexts(const std::vector<std::string>& files, bool layoutToo, Saved done) {
  typing_.close();
  if (saving_) {
    savesWaiting_.emplace_back(
        [this, files, layoutToo, done = std::move(done)] { saveTexts(files, layoutToo, done); });
    return;
  }
  saving_ = true;
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
              toSave = std::move(toSave), project = std::move(project), projectBytes = projectBytes_,
              decided = projectFile_.layout, done = std::move(done)]() mutable {
    SavedLayout layout;
    if (project) {
      toSave.push_back({projectFileName, model::projectFileText(*project), projectBytes});
      layout = {std::move(decided), std::move(project->layout)};
    }
    QMetaObject::invokeMethod(
        this,
        [this, id, outcome = saveFiles(folder, toSave), done = std::move(done), layout = std::move(layout)] {
          if (id == project_) finishSaving(outcome, done, layout);
        },
        Qt::QueuedConnection);
  });
}

void Document::finishSaving(const SaveOutcome& outcome, const Saved& done, const SavedLayout& layout) {
  for (const FileToSave& file : outcome.saved) {
    if (file.file == projectFileName) {
      projectBytes_ = file.bytes;
      savedLayout_ = layout.decided;
      diskLayout_ = layout.written;
      continue;
    }
    missing_.erase(file.file);
    if (const auto found = buffers_.find(file.file); found != buffers_.end())
      found->second.setDisk(file.bytes);
  }
  watchFiles();
  emit modifiedChanged();
  saving_ = false;
  if (!savesWaiting_.empty()) {
    const auto next = std::move(savesWaiting_.front());
    savesWaiting_.pop_front();
    next();
  }
  if (outcome.error) emit saveFailed(*outcome.error);
  std::vector<std::string> changed = outcome.changedOutside;
  for (const std::string& file : changed) asked_.erase(file);  // It is asked about again.
  const bool layoutWaits = std::erase(changed, projectFileName) > 0;
  const bool saved = !outcome.error && changed.empty();
  if (!changed.empty()) checkFiles(changed, false, false);
  if (layoutWaits) {
    checkFiles({projectFileName}, false, false, [this, done, saved] {
      saveLayoutAgain([done, saved](bool layoutSaved) {
        if (done) done(saved && layoutSaved);
      });
    });
  } else if (done) {
    done(saved);
  }
}

/// After somebody else's change of metaparticle.json came in: the file holds both then. One that cannot be
/// read stays as it is.
void Document::saveLayoutAgain(const Saved& done) {
  if (!projectProblem_) {
    saveTexts({}, isLayoutModified(), done);
    return;
  }
  model::Error error = *projectProblem_;
  error.message = tr("The layout was not saved, because %1 was changed elsewhere and cannot be read: %2")
                      .arg(QString::fromStdString(projectFileName), QString::fromStdString(error.message))
                      .toStdString();
  emit saveFailed(error);
  done(false);
}

}  // namespace metaparticle::studio
