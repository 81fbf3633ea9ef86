// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <atomic>
#include <cstdint>

#include "runtime/src/net/connection.h"

namespace mp::runtime {

/// The connections to one endpoint that wait for their next use. Without a lock: with many callers on few
/// processors whoever held it would sooner or later be put aside by the system, and all others would wait for
/// it.
class IdleConnections {
 public:
  IdleConnections() {
    for (Slot& slot : slots_) slot.store(kEmpty, std::memory_order_relaxed);
  }
  ~IdleConnections() { clear(); }
  IdleConnections(const IdleConnections&) = delete;
  IdleConnections& operator=(const IdleConnections&) = delete;

  /// One that was usable a moment ago, or none.
  Connection take();
  /// Keeps it, or closes it when there are too many.
  void give(Connection connection);
  void clear();

 private:
  // A slot holds a file descriptor and the second in which it was given, or kEmpty. Both take and give begin
  // at the first slot, so that the surplus of a burst grows old at the end.
  using Slot = std::atomic<std::uint64_t>;
  static constexpr std::uint64_t kEmpty = ~std::uint64_t{0};
  static constexpr std::size_t kSlots = 128;

  void closeOld();

  std::array<Slot, kSlots> slots_;
  std::atomic<unsigned> given_{0};
};

}  // namespace mp::runtime
