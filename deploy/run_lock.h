// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>

#include "deploy/unique_fd.h"
#include "model/error.h"

namespace metaparticle::deploy {

/// What the lock file says about the supervisor that holds it.
struct RunningInstance {
  std::int64_t pid = 0;
  std::string socket;  ///< path of the control socket; "" while it starts
};

/// Whether a project runs is decided by a lock on a file, not by a process id that may have been given to
/// somebody else, nor by a socket file that a killed supervisor left behind: the kernel takes the lock away
/// with the process.
class RunLock {
 public:
  /// Takes the lock. Errors: Refused (it runs already), Io.
  static model::Result<RunLock> acquire(const std::filesystem::path& file);
  /// Who holds it, without taking it; nothing when nobody does.
  static std::optional<RunningInstance> holder(const std::filesystem::path& file);

  /// Writes down where clients find the supervisor.
  void announce(const RunningInstance& instance) const;

 private:
  explicit RunLock(UniqueFd fd) : fd_(std::move(fd)) {}
  UniqueFd fd_;
};

}  // namespace metaparticle::deploy
