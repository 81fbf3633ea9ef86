// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>
#include <QProcess>
#include <QStringList>
#include <QTest>

namespace metaparticle::test {

inline QString metaparticleProgram() {
  return QCoreApplication::applicationDirPath() + QStringLiteral("/metaparticle");
}

/// What a finished command left.
struct Finished {
  int status = -1;
  QString out;
  QString err;
};

/// Runs `metaparticle ARGUMENTS` to its end.
inline Finished command(const QStringList& arguments) {
  QProcess process;
  process.start(metaparticleProgram(), arguments);
  if (!process.waitForFinished(120000)) return {};
  const bool normal = process.exitStatus() == QProcess::NormalExit;
  return {normal ? process.exitCode() : -1, QString::fromUtf8(process.readAllStandardOutput()),
          QString::fromUtf8(process.readAllStandardError())};
}

/// `metaparticle ARGUMENTS` while it goes on. Killed at the end if it still runs.
class Running {
 public:
  explicit Running(const QStringList& arguments) {
    process_.start(metaparticleProgram(), arguments);
    process_.waitForStarted();
  }
  ~Running() {
    if (process_.state() == QProcess::NotRunning) return;
    process_.kill();
    process_.waitForFinished();
  }
  /// What it printed so far.
  QString out() { return out_ += QString::fromUtf8(process_.readAllStandardOutput()); }
  QString err() { return err_ += QString::fromUtf8(process_.readAllStandardError()); }
  [[nodiscard]] bool ended() const { return process_.state() == QProcess::NotRunning; }
  [[nodiscard]] int status() const {
    return process_.exitStatus() == QProcess::NormalExit ? process_.exitCode() : -1;
  }
  [[nodiscard]] qint64 pid() const { return process_.processId(); }

 private:
  QProcess process_;
  QString out_;
  QString err_;
};

}  // namespace metaparticle::test
