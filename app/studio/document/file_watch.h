// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFileSystemWatcher>
#include <QObject>
#include <QSet>
#include <QTimer>

namespace metaparticle::studio {

/// Notices that files of a project may have changed on the disk, also by an atomic replace (which ends the
/// watch of a file, so that it is begun again). What really happened is for the listener to find out.
class FileWatch : public QObject {
  Q_OBJECT

 public:
  explicit FileWatch(QObject* parent = nullptr);

  /// Watches these files (absolute paths) and the folders they are in, and nothing else: what was suspected
  /// of others is forgotten.
  void watch(const QStringList& files);

 signals:
  /// These files (absolute paths) may have changed, appeared or gone; sent once for changes in quick
  /// succession.
  void suspected(const QStringList& files, bool folderChanged);

 private:
  void fileChanged(const QString& file);
  void folderChanged(const QString& folder);
  void report();
  void renew();

  QFileSystemWatcher watcher_;
  QSet<QString> files_;
  QSet<QString> suspects_;
  bool folderChanged_ = false;
  QTimer quiet_;
};

}  // namespace metaparticle::studio
