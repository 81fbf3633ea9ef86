// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/signal_watcher.h"

#include <sys/signalfd.h>
#include <unistd.h>

#include <csignal>

namespace metaparticle::deploy {

SignalWatcher::SignalWatcher(std::initializer_list<int> signalNumbers, QObject* parent) : QObject(parent) {
  sigset_t set;
  sigemptyset(&set);
  for (const int number : signalNumbers) sigaddset(&set, number);
  pthread_sigmask(SIG_BLOCK, &set, nullptr);
  fd_.reset(signalfd(-1, &set, SFD_CLOEXEC | SFD_NONBLOCK));
  if (!fd_) return;
  watcher_.watch(fd_.get(), QSocketNotifier::Read, [this] {
    signalfd_siginfo info{};
    while (::read(fd_.get(), &info, sizeof info) == static_cast<ssize_t>(sizeof info)) {
      emit received(static_cast<int>(info.ssi_signo));
    }
  });
}

}  // namespace metaparticle::deploy
