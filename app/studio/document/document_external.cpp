// SPDX-License-Identifier: GPL-3.0-or-later
// What others do to the project's files while it is open.
#include <QDir>
#include <QTimer>

#include "app/studio/document/commands.h"
#include "app/studio/document/document.h"
#include "codegen/project_files.h"

namespace metaparticle::studio {
namespace {

/// A file that is being replaced is gone for a moment: only one that stays away is gone.
constexpr int goneForGoodMs = 250;

}  // namespace

/// metaparticle.json as it was found.
struct Document::ProjectOnDisk {
  std::optional<std::string> bytes;
  model::Result<model::ProjectFile> read;

  static ProjectOnDisk in(const std::filesystem::path& folder) {
    auto bytes = readBytes(folder / model::ProjectFile::fileName);
    if (!bytes) return {std::nullopt, bytes.error()};
    auto read = model::parseProjectFile(*bytes, folder);
    return {std::move(bytes.value()), std::move(read)};
  }
};

void Document::watchFiles() {
  QStringList paths;
  for (const auto& [file, buffer] : buffers_) paths.append(QString::fromStdString(absolute(file).string()));
  paths.append(QString::fromStdString(absolute(model::ProjectFile::fileName).string()));
  watch_.watch(paths);
}

void Document::checkDisk() {
  std::vector<std::string> all = files();
  all.emplace_back(model::ProjectFile::fileName);
  checkFiles(all, true, true);
}

void Document::checkFiles(const std::vector<std::string>& files, bool folderToo, bool again,
                          std::function<void()> then) {
  if (!open_) return;
  disk_.post([this, id = project_, files, again, folder = std::filesystem::path(folder_.toStdString()),
              newFilesToo = folderToo && !singleFile_, project = projectFile_, then = std::move(then)] {
    std::map<std::string, std::optional<std::string>> found;
    std::optional<ProjectOnDisk> foundProject;
    for (const std::string& file : files) {
      if (file == model::ProjectFile::fileName) {
        foundProject = ProjectOnDisk::in(folder);
        continue;
      }
      if (auto bytes = readBytes(folder / file)) found.emplace(file, std::move(bytes.value()));
    }
    if (newFilesToo) {
      for (const std::string& file : codegen::findSources(folder, project)) {
        if (found.contains(file)) continue;
        if (auto bytes = readBytes(folder / file)) found.emplace(file, std::move(bytes.value()));
      }
    }
    QMetaObject::invokeMethod(
        this,
        [this, id, found = std::move(found), foundProject = std::move(foundProject), again, then] {
          if (id != project_) return;
          for (const auto& [file, bytes] : found) takeDisk(file, bytes, again);
          if (foundProject) takeProjectOnDisk(*foundProject, again);
          if (then) then();
        },
        Qt::QueuedConnection);
  });
}

void Document::takeDisk(const std::string& file, std::optional<std::string> disk, bool again) {
  const auto found = buffers_.find(file);
  if (found == buffers_.end()) {
    if (disk) addFile(file, std::move(*disk));
    return;
  }
  Buffer& buffer = found->second;
  if (disk == buffer.disk() && !missing_.contains(file)) {
    asked_.erase(file);
    return;
  }
  if (!disk) {
    if (again) {
      QTimer::singleShot(goneForGoodMs, this, [this, file] { checkFiles({file}, false, false); });
    } else if (buffer.present() && buffer.disk() && missing_.insert(file).second) {
      asked_.erase(file);
      buffer.setDisk(std::nullopt);
      emit modifiedChanged();
      emit removedOutside(file);
    }
    return;
  }
  missing_.erase(file);
  if (buffer.text() == *disk && buffer.present()) {
    asked_.erase(file);
    buffer.setDisk(std::move(disk));
    emit modifiedChanged();
  } else if (!buffer.modified()) {
    asked_.erase(file);
    buffer.setDisk(std::move(disk));
    takeTheirs(file);
    emit reloaded(file);
  } else if (const auto known = asked_.find(file); known == asked_.end() || known->second != *disk) {
    // What the buffer knows of the disk stays as it was: until there is an answer, saving finds other bytes
    // there than it expects, and asks again.
    asked_.insert_or_assign(file, *disk);
    emit changedOutside(file, *disk);
  }
}

void Document::addFile(const std::string& file, std::string bytes) {
  TextChange change{file, 0, std::string(), bytes, true, false};
  buffers_.insert_or_assign(file, Buffer(bytes, bytes));
  const bool wasReading = isReading();
  ++revision_;
  reader_.change({change}, revision_);
  watchFiles();
  emit filesChanged();
  if (!wasReading) emit readingChanged(true);
}

void Document::keepMine(const std::string& file) {
  takeAnswer(file);
}

/// From now on what is on the disk is known, and saving may replace it.
void Document::takeAnswer(const std::string& file) {
  const auto found = buffers_.find(file);
  const auto asked = asked_.find(file);
  if (found == buffers_.end() || asked == asked_.end()) return;
  found->second.setDisk(std::move(asked->second));
  asked_.erase(asked);
  emit modifiedChanged();
}

void Document::takeTheirs(const std::string& file) {
  takeAnswer(file);
  const auto found = buffers_.find(file);
  if (found == buffers_.end() || !found->second.disk()) return;
  const std::string& mine = found->second.text();
  codegen::FileEdits edits;
  edits.files.emplace(file, codegen::difference(mine, *found->second.disk()));
  const bool present = found->second.present();
  TextChanges changes = toChanges(edits, [&](const std::string&) { return present ? &mine : nullptr; });
  if (changes.empty()) return;
  undo_.push(new TextCommand(*this, std::move(changes), {},
                             tr("change of %1 from outside").arg(QString::fromStdString(file))));
}

void Document::removeFile(const std::string& file) {
  if (!contains(file)) return;
  missing_.erase(file);
  undo_.push(new TextCommand(*this, {{file, 0, text(file), std::string(), false, true}}, {},
                             tr("removal of %1").arg(QString::fromStdString(file))));
}

void Document::takeProjectOnDisk(const ProjectOnDisk& disk, bool again) {
  if (!disk.read) {
    if (projectProblem_ == disk.read.error()) return;
    projectProblem_ = disk.read.error();
    emit projectFileUnreadable(*projectProblem_);
    return;
  }
  if (!disk.bytes && projectBytes_ && again) {
    QTimer::singleShot(goneForGoodMs, this,
                       [this] { checkFiles({model::ProjectFile::fileName}, false, false); });
    return;
  }
  projectBytes_ = disk.bytes;
  if (std::exchange(projectProblem_, std::nullopt)) emit projectFileReadable();
  if (projectBytes_) {
    takeProjectFile(*disk.read);
  } else {
    emit modifiedChanged();  // What it held is still here, and saving writes it again.
  }
}

/// What changed elsewhere comes in, as one step to undo; what was moved here and is not saved yet stays.
void Document::takeProjectFile(const model::ProjectFile& project) {
  model::ProjectFile known = projectFile_;
  known.layout = diskLayout_;
  if (project == known) return;
  const LayoutChange mine = difference(savedLayout_, projectFile_.layout);
  const bool otherSources = project.sources != projectFile_.sources;
  model::Layout layout = std::exchange(projectFile_.layout, {});
  projectFile_ = project;
  projectFile_.layout = std::move(layout);
  savedLayout_ = diskLayout_ = project.layout;
  model::Layout both = project.layout;
  apply(mine, both);
  const LayoutChange theirs = difference(projectFile_.layout, both);
  if (!theirs.empty()) undo_.push(new LayoutCommand(*this, theirs, tr("change of the layout from outside")));
  emit modifiedChanged();
  if (otherSources) checkFiles({}, true, false);
}

}  // namespace metaparticle::studio
