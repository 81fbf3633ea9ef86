// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/studio/document/file_watch.h"

#include <QFileInfo>

namespace metaparticle::studio {
namespace {

/// Long enough for an editor's "write beside, rename over" to be over, short enough to seem immediate.
constexpr int quietMs = 60;

}  // namespace

FileWatch::FileWatch(QObject* parent) : QObject(parent) {
  quiet_.setSingleShot(true);
  quiet_.setInterval(quietMs);
  connect(&quiet_, &QTimer::timeout, this, &FileWatch::report);
  connect(&watcher_, &QFileSystemWatcher::fileChanged, this, &FileWatch::fileChanged);
  connect(&watcher_, &QFileSystemWatcher::directoryChanged, this, &FileWatch::folderChanged);
}

void FileWatch::watch(const QStringList& files) {
  files_ = QSet<QString>(files.begin(), files.end());
  suspects_.intersect(files_);
  if (files.isEmpty()) {
    folderChanged_ = false;
    quiet_.stop();
  }
  const QStringList before = watcher_.files() + watcher_.directories();
  QSet<QString> wanted(files.begin(), files.end());
  for (const QString& file : files) wanted.insert(QFileInfo(file).absolutePath());
  QStringList superfluous;
  for (const QString& path : before) {
    if (!wanted.contains(path)) superfluous.append(path);
  }
  if (!superfluous.isEmpty()) watcher_.removePaths(superfluous);
  renew();
}

void FileWatch::renew() {
  const QStringList before = watcher_.files() + watcher_.directories();
  QSet<QString> missing;
  for (const QString& file : files_) {
    if (QFileInfo::exists(file)) missing.insert(file);
    if (const QString folder = QFileInfo(file).absolutePath(); QFileInfo::exists(folder))
      missing.insert(folder);
  }
  missing.subtract(QSet<QString>(before.begin(), before.end()));
  if (!missing.isEmpty()) watcher_.addPaths(missing.values());
}

void FileWatch::fileChanged(const QString& file) {
  if (!files_.contains(file)) return;  // Told before the watch of it ended.
  suspects_.insert(file);
  quiet_.start();
}

void FileWatch::folderChanged(const QString& folder) {
  folderChanged_ = true;
  for (const QString& file : files_) {
    if (QFileInfo(file).absolutePath() == folder) suspects_.insert(file);
  }
  quiet_.start();
}

void FileWatch::report() {
  renew();
  QStringList suspects = suspects_.values();
  suspects.sort();
  suspects_.clear();
  const bool folder = std::exchange(folderChanged_, false);
  emit suspected(suspects, folder);
}

}  // namespace metaparticle::studio
