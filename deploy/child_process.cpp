// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/child_process.h"

#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <cstring>

#include "deploy/spawn.h"

namespace metaparticle::deploy {

namespace {

/// In plain words, the same in every locale's log.
const char* signalWords(int signal) {
  switch (signal) {
    case SIGSEGV:
      return "segmentation fault";
    case SIGABRT:
      return "aborted";
    case SIGKILL:
      return "killed";
    case SIGTERM:
      return "asked to end";
    case SIGINT:
      return "interrupted";
    case SIGFPE:
      return "arithmetic error";
    case SIGILL:
      return "illegal instruction";
    case SIGBUS:
      return "bus error";
    case SIGPIPE:
      return "broken pipe";
    case SIGTRAP:
      return "trap";
    default:
      return nullptr;
  }
}

}  // namespace

std::string describe(const ExitStatus& status) {
  if (!status.signaled) return "ended with exit status " + std::to_string(status.code);
  std::string text = "killed by signal " + std::to_string(status.code);
  if (const char* words = signalWords(status.code)) text += std::string(" (") + words + ")";
  return text;
}

ChildProcess::ChildProcess(QObject* parent) : QObject(parent) {}

ChildProcess::~ChildProcess() {
  if (!running() || abandoned_) return;
  signalGroup(SIGKILL);
  if (guard_) guard_->remove(pid_);
  waitpid(pid_, nullptr, 0);
}

model::Result<void> ChildProcess::start(const ChildOptions& options) {
  auto spawned = spawn(options);
  if (!spawned) return spawned.error();
  pid_ = spawned->pid;
  guard_ = options.guard;
  if (guard_) guard_->add(pid_);
  pidFd_ = std::move(spawned.value().pidFd);
  out_.fd = std::move(spawned.value().out);
  err_.fd = std::move(spawned.value().err);
  watch(out_);
  watch(err_);
  exitWatcher_.watch(pidFd_.get(), QSocketNotifier::Read, [this] { reap(); });
  return {};
}

void ChildProcess::signalGroup(int signal) const {
  if (running()) ::kill(-pid_, signal);
}

void ChildProcess::watch(Stream& stream) {
  stream.watcher.watch(stream.fd.get(), QSocketNotifier::Read, [this, &stream] { readSome(stream); });
}

bool ChildProcess::readSome(Stream& stream) {
  // One chunk a turn of the event loop: a process that floods its output cannot starve the others.
  char bytes[64 * 1024];
  const ssize_t count = ::read(stream.fd.get(), bytes, sizeof bytes);
  if (count < 0 && (errno == EAGAIN || errno == EINTR)) return false;
  std::vector<std::string> found;
  if (count > 0) {
    found = stream.buffer.append({bytes, static_cast<std::size_t>(count)});
  } else {
    found = stream.buffer.finish();
    stream.watcher.reset();
    stream.fd.reset();
  }
  if (!found.empty()) emit lines(stream.error, found);
  return count > 0;
}

void ChildProcess::drain(Stream& stream) {
  if (!stream.fd) return;
  // A pipe holds 64 KiB unless it was enlarged: what was written before the end is read, and no more.
  for (int chunk = 0; chunk < 16 && stream.fd && readSome(stream); ++chunk) {
  }
  const auto last = stream.buffer.finish();
  if (!last.empty()) emit lines(stream.error, last);
  stream.watcher.reset();
  stream.fd.reset();
}

void ChildProcess::reap() {
  exitWatcher_.reset();
  // While the leader is not reaped its group's number cannot be given to anybody else.
  ::kill(-pid_, SIGKILL);
  if (guard_) guard_->remove(pid_);
  drain(out_);
  drain(err_);
  int raw = 0;
  waitpid(pid_, &raw, 0);
  pid_ = 0;
  pidFd_.reset();
  const bool signaled = WIFSIGNALED(raw);
  emit exited({signaled, signaled ? WTERMSIG(raw) : WEXITSTATUS(raw)});
}

}  // namespace metaparticle::deploy
