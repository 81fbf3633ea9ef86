// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QTimer>

#include <string>

#include "deploy/fd_watcher.h"
#include "deploy/unique_fd.h"

namespace metaparticle::deploy {

/// Asks `GET /readyz` of a loopback port, one question at a time, without blocking.
class HttpProbe : public QObject {
  Q_OBJECT

 public:
  explicit HttpProbe(QObject* parent = nullptr);

  /// Starts a question; one that is under way is dropped.
  void ask(int port, int timeoutMs);
  void cancel();
  [[nodiscard]] bool asking() const { return static_cast<bool>(fd_); }

 signals:
  /// `ready` for an answer 200; else `problem` says what happened: "answered 503", "does not answer".
  void answered(bool ready, const std::string& problem);

 private:
  void sendRequest();
  void readAnswer();
  void finish(bool ready, const std::string& problem);

  UniqueFd fd_;
  FdWatcher watcher_;
  QTimer deadline_;
  std::string answer_;
};

}  // namespace metaparticle::deploy
