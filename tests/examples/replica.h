// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QProcess>
#include <QString>
#include <QTemporaryDir>

#include <memory>
#include <vector>

/// The processes of an application, started by hand as docs/contracts.md says. They end with this object.
class Application {
 public:
  explicit Application(QString executable);
  ~Application();
  Application(const Application&) = delete;
  Application& operator=(const Application&) = delete;

  /// Starts a replica of `role` ("NODE" or "NODE.leaf") and answers its port; 0 when it did not become ready.
  int start(const QString& role);
  /// Asks every process to end; whether all of them did, with exit status 0.
  bool stop();

 private:
  struct Process {
    QString role;
    int port = 0;
    std::unique_ptr<QProcess> process;
  };
  void writeTopology() const;

  QString executable_;
  QTemporaryDir folder_;
  std::vector<Process> processes_;
};
