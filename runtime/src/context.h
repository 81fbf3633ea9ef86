// SPDX-License-Identifier: MIT
#pragma once

#include <chrono>

#include "metaparticle/metaparticle.hpp"

namespace mp::runtime {

using Clock = std::chrono::steady_clock;
using Deadline = Clock::time_point;

inline constexpr Deadline kNoDeadline = Deadline::max();
inline constexpr std::chrono::seconds kDefaultTimeout{30};

/// The deadline that this thread works under, or kNoDeadline.
Deadline currentDeadline() noexcept;
/// Sets it; returns the one before.
Deadline setCurrentDeadline(Deadline deadline) noexcept;

/// Works under `deadline` or the one that is set already, whichever is nearer, until the end of the scope.
class DeadlineScope {
 public:
  explicit DeadlineScope(Deadline deadline) noexcept
      : outer_(setCurrentDeadline(std::min(deadline, currentDeadline()))) {}
  ~DeadlineScope() { setCurrentDeadline(outer_); }
  DeadlineScope(const DeadlineScope&) = delete;
  DeadlineScope& operator=(const DeadlineScope&) = delete;

 private:
  Deadline outer_;
};

/// Of a call of a node with this timeout (0: none) from this thread, now.
Deadline callDeadline(int timeoutMs) noexcept;
/// Milliseconds until then, rounded up, at least 0.
long long millisecondsUntil(Deadline deadline) noexcept;

/// What mp::replica() gives; set once, before any other thread runs.
void setReplica(Replica replica);

}  // namespace mp::runtime
