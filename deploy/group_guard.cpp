// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/group_guard.h"

#include <fcntl.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <set>

namespace metaparticle::deploy {

namespace {

/// Alone with the pipe as standard input: whatever else is open here would stay open as long as this process.
void holdOnly(int pipe) {
  ::dup2(pipe, 0);
  ::syscall(SYS_close_range, 1, ~0U, 0);
}

/// Away from the terminal and deaf to what ends the others: it must live a moment longer than they do.
void becomeWatcher(int pipe) {
  sigset_t all;
  sigfillset(&all);
  ::sigprocmask(SIG_SETMASK, &all, nullptr);
  ::setsid();
  ::prctl(PR_SET_NAME, "group-guard");
  holdOnly(pipe);
}

[[noreturn]] void watch(int pipe) {
  becomeWatcher(pipe);
  std::set<pid_t> groups;
  for (;;) {
    pid_t message = 0;
    // So short a message is written whole, and so read whole.
    const ssize_t count = ::read(0, &message, sizeof message);
    if (count < 0 && errno == EINTR) continue;
    if (count != static_cast<ssize_t>(sizeof message)) break;
    if (message > 0) {
      groups.insert(message);
    } else {
      groups.erase(-message);
    }
  }
  for (const pid_t group : groups) ::kill(-group, SIGKILL);
  ::_exit(0);
}

}  // namespace

GroupGuard::GroupGuard() {
  int ends[2];
  if (::pipe2(ends, O_CLOEXEC) != 0) return;
  const UniqueFd read(ends[0]);
  UniqueFd write(ends[1]);
  watcher_ = ::fork();
  if (watcher_ == 0) watch(read.get());
  if (watcher_ > 0) pipe_ = std::move(write);
}

GroupGuard::~GroupGuard() {
  pipe_.reset();
  if (watcher_ > 0) ::waitpid(watcher_, nullptr, 0);
}

void GroupGuard::tell(pid_t message) const {
  if (!pipe_) return;
  [[maybe_unused]] const auto written = ::write(pipe_.get(), &message, sizeof message);
}

}  // namespace metaparticle::deploy
