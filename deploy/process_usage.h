// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <sys/types.h>

#include <chrono>
#include <cstdint>
#include <optional>

namespace metaparticle::deploy {

/// What a process uses now.
struct Usage {
  double cpu = 0;            ///< cores in use since the last sample
  std::uint64_t memory = 0;  ///< resident bytes
};

/// Samples /proc. One object follows one process after the other; a new process id starts afresh.
class UsageMeter {
 public:
  /// Nothing when the process is gone.
  std::optional<Usage> sample(pid_t pid);

 private:
  pid_t pid_ = 0;
  std::uint64_t ticks_ = 0;
  std::chrono::steady_clock::time_point at_;
};

/// Whether a change is worth telling: 0.05 cores, or 1 MiB and 5 % of the memory.
bool differsNoticeably(const Usage& before, const Usage& after);

}  // namespace metaparticle::deploy
