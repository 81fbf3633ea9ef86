// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <sys/types.h>

#include <QObject>

#include <csignal>
#include <map>
#include <string>
#include <vector>

#include "deploy/fd_watcher.h"
#include "deploy/group_guard.h"
#include "deploy/line_buffer.h"
#include "deploy/unique_fd.h"
#include "model/error.h"

namespace metaparticle::deploy {

/// What to start, and how.
struct ChildOptions {
  std::vector<std::string> command;                ///< program (a path, or found in PATH) and its arguments
  std::map<std::string, std::string> environment;  ///< added to this process's own
  std::string workingDirectory;                    ///< "" keeps this process's own
  int standardInput = -1;                          ///< a descriptor to hand over, -1 for /dev/null
  bool ownSession = false;      ///< a session of its own, away from the terminal; else a process group
  int deathSignal = SIGKILL;    ///< what the kernel sends it when the thread that started it ends; 0: nothing
  GroupGuard* guard = nullptr;  ///< ends the group when this process dies; must outlive the ChildProcess
};

/// How a process ended.
struct ExitStatus {
  bool signaled = false;  ///< by a signal, `code` is its number; else `code` is the exit status
  int code = 0;
};
/// "ended with exit status 3", "killed by signal 11 (segmentation fault)".
std::string describe(const ExitStatus& status);

/// A child process with its output cut into lines, watched by the event loop. It leads a process group, so
/// that what it starts can be signalled with it; whatever of the group is left when it ends is killed.
/// Destroying the object kills the group.
class ChildProcess : public QObject {
  Q_OBJECT

 public:
  explicit ChildProcess(QObject* parent = nullptr);
  ~ChildProcess() override;

  /// Starts it. Errors: NotFound (no such program), Io (anything else that the system refused).
  model::Result<void> start(const ChildOptions& options);
  [[nodiscard]] bool running() const { return pid_ > 0; }
  [[nodiscard]] pid_t pid() const { return pid_; }
  /// Sends a signal to the whole group; nothing when it has ended.
  void signalGroup(int signal) const;
  /// Lets it go on when this object is destroyed.
  void abandon() { abandoned_ = true; }

 signals:
  /// Lines that arrived together; `error` when they come from standard error.
  void lines(bool error, const std::vector<std::string>& lines);
  /// After the last line.
  void exited(const metaparticle::deploy::ExitStatus& status);

 private:
  struct Stream {
    explicit Stream(bool isError) : error(isError) {}
    bool error;
    UniqueFd fd;
    FdWatcher watcher;
    LineBuffer buffer{std::size_t{16} * 1024};
  };

  void watch(Stream& stream);
  /// Reads once; false when there is nothing more now.
  bool readSome(Stream& stream);
  void drain(Stream& stream);
  void reap();

  pid_t pid_ = 0;
  GroupGuard* guard_ = nullptr;
  bool abandoned_ = false;
  UniqueFd pidFd_;
  FdWatcher exitWatcher_;
  Stream out_{false};
  Stream err_{true};
};

}  // namespace metaparticle::deploy
