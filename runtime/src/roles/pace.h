// SPDX-License-Identifier: MIT
#pragma once

#include <atomic>
#include <chrono>

#include "runtime/src/context.h"

namespace mp::runtime {

/// Learns whether a function is quick enough, and never waits, so that the thread that drives the network may
/// run it itself, where it costs no change of thread. Used by any thread; lost updates do no harm.
class Pace {
 public:
  [[nodiscard]] bool quick() const { return proofs_.load(kRelaxed) >= needed_.load(kRelaxed); }

  /// Around a run in the pool: it proves something only when the thread did nothing but work. That is read
  /// from the system's counts of the thread, since the time on the clock says more about the machine's load.
  class PoolRun {
   public:
    explicit PoolRun(Pace& pace);
    ~PoolRun();
    PoolRun(const PoolRun&) = delete;
    PoolRun& operator=(const PoolRun&) = delete;

   private:
    struct Usage {
      std::chrono::microseconds processor;
      long waits;
    };
    static Usage usage();

    Pace& pace_;
    const Usage begin_;
  };

  /// After a run by the driver: this long on the clock, or given up to another driver because it waited.
  void ranInline(Clock::duration time);
  void waitedInline();

 private:
  static constexpr auto kRelaxed = std::memory_order_relaxed;

  std::atomic<int> proofs_{0};
  std::atomic<int> needed_{4};
  std::atomic<Clock::rep> average_{0};  ///< of the runs by the driver
};

}  // namespace mp::runtime
