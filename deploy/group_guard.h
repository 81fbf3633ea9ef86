// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <sys/types.h>

#include "deploy/unique_fd.h"

namespace metaparticle::deploy {

/// Kills process groups that this process leaves behind when it dies, however it dies. The kernel itself ends
/// the children of a process that was killed, but not what these started. A small process of its own waits
/// for the end of a pipe to this one.
class GroupGuard {
 public:
  /// Starts the process that watches. Without one (the system is out of processes) nothing is guarded.
  GroupGuard();
  ~GroupGuard();
  GroupGuard(const GroupGuard&) = delete;
  GroupGuard& operator=(const GroupGuard&) = delete;

  void add(pid_t group) { tell(group); }
  /// To be called while the group's number cannot be another's yet: before its leader is reaped.
  void remove(pid_t group) { tell(-group); }

 private:
  void tell(pid_t message) const;

  pid_t watcher_ = -1;
  UniqueFd pipe_;
};

}  // namespace metaparticle::deploy
