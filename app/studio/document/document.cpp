// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/studio/document/document.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFileInfo>

#include "app/studio/document/commands.h"
#include "app/studio/document/opened_project.h"

namespace metaparticle::studio {

Document::Document(QObject* parent)
    : QObject(parent),
      reader_([this](ReadState state) {
        QMetaObject::invokeMethod(
            this, [this, state = std::move(state)]() mutable { takeReadState(std::move(state)); },
            Qt::QueuedConnection);
      }),
      disk_("disk") {
  connect(&watch_, &FileWatch::suspected, this, [this](const QStringList& files, bool folderChanged) {
    const QDir folder(folder_);
    std::vector<std::string> relative;
    for (const QString& file : files) relative.push_back(folder.relativeFilePath(file).toStdString());
    checkFiles(relative, folderChanged, true);
  });
}

Document::~Document() {
  cancelOpening();
  reader_.finish();
  disk_.finish();
}

void Document::open(const QString& path) {
  close();
  opening_ = true;
  path_ = QFileInfo(path).absoluteFilePath();
  cancelled_ = std::make_shared<std::atomic<bool>>(false);
  const std::uint64_t project = ++project_;
  const auto progress = [this, project, cancelled = cancelled_, sent = QElapsedTimer()](
                            std::size_t done, std::size_t total) mutable {
    constexpr int betweenReportsMs = 50;
    if (!sent.isValid() || sent.hasExpired(betweenReportsMs)) {
      sent.start();
      QMetaObject::invokeMethod(
          this,
          [this, project, done, total] {
            if (project == project_ && opening_)
              emit openProgress(static_cast<int>(done), static_cast<int>(total));
          },
          Qt::QueuedConnection);
    }
    return !cancelled->load();
  };
  reader_.open(project, [this, project, progress, opening = path_.toStdString()] {
    auto opened = readProject(opening, progress);
    std::unique_ptr<codegen::Workspace> workspace;
    if (opened) workspace = std::move(opened.value().workspace);
    auto shared = std::make_shared<model::Result<OpenedProject>>(std::move(opened));
    QMetaObject::invokeMethod(
        this, [this, project, shared] { finishOpening(project, std::move(*shared)); }, Qt::QueuedConnection);
    return workspace;
  });
  emit openBegan();
}

void Document::cancelOpening() {
  if (cancelled_) cancelled_->store(true);
}

void Document::finishOpening(std::uint64_t project, model::Result<OpenedProject> result) {
  if (project != project_) return;
  opening_ = false;
  if (!result) {
    emit openFailed(result.error());
    return;
  }
  takeOver(std::move(result.value()));
  emit opened();
  emit filesChanged();
  emit modifiedChanged();
}

void Document::takeOver(OpenedProject opened) {
  open_ = true;
  folder_ = QString::fromStdString(opened.folder.string());
  singleFile_ = opened.singleFile;
  for (auto& [file, bytes] : opened.texts) {
    std::string text = bytes;
    buffers_.insert_or_assign(file, Buffer(std::move(text), std::move(bytes)));
  }
  projectFile_ = std::move(opened.project);
  projectBytes_ = std::move(opened.projectBytes);
  savedLayout_ = diskLayout_ = projectFile_.layout;
  automatic_ = std::move(opened.automatic);
  updateShownLayout();
  watchFiles();
}

void Document::close() {
  cancelOpening();
  if (!open_ && !opening_) return;
  const bool wasOpen = open_;
  ++project_;
  open_ = opening_ = planning_ = singleFile_ = false;
  path_.clear();
  folder_.clear();
  watch_.watch({});
  reader_.close(project_);
  undo_.clear();
  gestures_.clear();
  buffers_.clear();
  missing_.clear();
  asked_.clear();
  automatic_.clear();
  projectFile_ = {};
  projectBytes_.reset();
  projectProblem_.reset();
  saving_ = false;
  savesWaiting_.clear();
  savedLayout_ = diskLayout_ = shown_ = {};
  findings_.clear();
  graph_ = std::make_shared<const model::Graph>();
  revision_ = readRevision_ = 0;
  if (!wasOpen) return;
  emit closed();
  emit filesChanged();
  emit graphChanged();
  emit modifiedChanged();
}

QString Document::name() const {
  if (!projectFile_.name.empty()) return QString::fromStdString(projectFile_.name);
  return singleFile_ ? QFileInfo(path_).fileName() : QDir(folder_).dirName();
}

std::vector<std::string> Document::files() const {
  std::vector<std::string> files;
  for (const auto& [file, buffer] : buffers_) {
    if (buffer.present()) files.push_back(file);
  }
  return files;
}

bool Document::contains(const std::string& file) const {
  const auto found = buffers_.find(file);
  return found != buffers_.end() && found->second.present();
}

const std::string& Document::text(const std::string& file) const {
  static const std::string nothing;
  const auto found = buffers_.find(file);
  return found == buffers_.end() ? nothing : found->second.text();
}

bool Document::type(const std::string& file, std::size_t offset, std::size_t removed,
                    std::string_view inserted, const QObject* origin) {
  if (!contains(file)) return false;
  const std::string& now = text(file);
  if (offset > now.size() || removed > now.size() - offset) return false;
  TextChange change{file, offset, now.substr(offset, removed), std::string(inserted), false, false};
  const bool continues = typing_.continues(change);
  origin_ = origin;
  undo_.push(new TypingCommand(*this, std::move(change), continues));
  origin_ = nullptr;
  return true;
}

void Document::applyText(const TextChanges& changes, const QObject* origin) {
  if (changes.empty()) return;
  if (!origin) typing_.close();
  bool filesDiffer = false;
  for (const TextChange& change : changes) {
    const auto [place, made] = buffers_.try_emplace(change.file, std::string(), std::nullopt);
    if (!place->second.apply(change)) {
      qCritical("The text of %s is not what a change to it was made for.", change.file.c_str());
    }
    filesDiffer = filesDiffer || made || change.createsFile || change.removesFile;
  }
  const bool wasReading = isReading();
  ++revision_;
  reader_.change(changes, revision_);
  if (filesDiffer) {
    watchFiles();
    emit filesChanged();
  }
  emit textChanged(changes, origin);
  emit modifiedChanged();
  if (!wasReading) emit readingChanged(true);
}

void Document::takeReadState(ReadState state) {
  if (state.project != project_ || !open_) return;
  readRevision_ = state.revision;
  graph_ = state.graph;
  findings_ = std::move(state.findings);
  keepPlaces(state);
  emit graphChanged();
  if (!isReading()) emit readingChanged(false);
}

std::filesystem::path Document::absolute(const std::string& file) const {
  return std::filesystem::path(folder_.toStdString()) / file;
}

void Document::locate(const model::NodeId& node, QObject* context,
                      std::function<void(std::optional<Place>)> answer) {
  reader_.query([this, node, project = project_, context = QPointer<QObject>(context),
                 answer = std::move(answer)](codegen::Workspace& workspace, std::uint64_t revision) {
    std::optional<Place> place;
    if (const auto located = workspace.locate(node)) {
      place = Place{located->file, located->declaration.whole, located->declaration.nameRange, revision};
    }
    QMetaObject::invokeMethod(
        this,
        [this, project, context, answer, place] {
          if (context && project == project_) answer(place);
        },
        Qt::QueuedConnection);
  });
}

void Document::nodeAt(const std::string& file, std::size_t offset, QObject* context,
                      std::function<void(std::optional<model::NodeId>)> answer) {
  reader_.query([this, file, offset, project = project_, context = QPointer<QObject>(context),
                 answer = std::move(answer)](codegen::Workspace& workspace, std::uint64_t) {
    const auto node = workspace.nodeAt(file, offset);
    QMetaObject::invokeMethod(
        this,
        [this, project, context, answer, node] {
          if (context && project == project_) answer(node);
        },
        Qt::QueuedConnection);
  });
}

}  // namespace metaparticle::studio
