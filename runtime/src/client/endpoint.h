// SPDX-License-Identifier: MIT
#pragma once

#include <atomic>
#include <mutex>
#include <string>

#include "runtime/src/client/idle_connections.h"
#include "runtime/src/context.h"

namespace mp::runtime {

/// One address that answers calls: its idle connections, its load as far as this process makes it, and
/// whether it was found dead. All members may be used by any thread.
class Endpoint {
 public:
  explicit Endpoint(std::string address) : address_(std::move(address)) {}

  [[nodiscard]] const std::string& address() const { return address_; }
  /// The address for system calls; nothing when its name cannot be resolved. Looked up anew after a failure.
  std::optional<SocketAddress> resolved();

  // Load.
  void begin() { inFlight_.fetch_add(1, std::memory_order_relaxed); }
  void end() { inFlight_.fetch_sub(1, std::memory_order_relaxed); }
  [[nodiscard]] int inFlight() const { return inFlight_.load(std::memory_order_relaxed); }

  // Health: a failure puts the endpoint aside for a time that doubles from 50 ms to 2 s; after it, one caller
  // at a time may try again (a probe) while the others stay away for another such time.
  [[nodiscard]] bool healthy() const { return failures_.load(std::memory_order_relaxed) == 0; }
  /// When it may be tried again.
  [[nodiscard]] Deadline asideUntil() const;
  /// Claims the one try that is allowed when the time is up.
  bool claimProbe();
  void failed();
  void succeeded() { failures_.store(0, std::memory_order_relaxed); }

  [[nodiscard]] IdleConnections& idle() { return idle_; }

 private:
  const std::string address_;
  std::atomic<int> inFlight_{0};
  std::atomic<int> failures_{0};
  std::atomic<Clock::rep> asideUntil_{0};
  IdleConnections idle_;
  std::mutex mutex_;  // guards what follows
  std::optional<SocketAddress> resolved_;
};

}  // namespace mp::runtime
