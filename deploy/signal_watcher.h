// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include <initializer_list>

#include "deploy/fd_watcher.h"
#include "deploy/unique_fd.h"

namespace metaparticle::deploy {

/// Turns POSIX signals into Qt signals of the event loop. They stay blocked for the process from then on
/// (children that `spawn` starts get them back). One object a process, made before other threads are.
class SignalWatcher : public QObject {
  Q_OBJECT

 public:
  explicit SignalWatcher(std::initializer_list<int> signalNumbers, QObject* parent = nullptr);

 signals:
  void received(int signalNumber);

 private:
  UniqueFd fd_;
  FdWatcher watcher_;
};

}  // namespace metaparticle::deploy
