// SPDX-License-Identifier: MIT
#include "runtime/src/client/endpoint.h"

#include <algorithm>

namespace mp::runtime {

namespace {

using namespace std::chrono_literals;

constexpr auto kFirstAside = 50ms;
constexpr auto kLongestAside = 2s;

Clock::duration asideTime(int failures) {
  const int doublings = std::min(failures - 1, 10);
  return std::min<Clock::duration>(kFirstAside * (1 << std::max(doublings, 0)), kLongestAside);
}

}  // namespace

std::optional<SocketAddress> Endpoint::resolved() {
  const std::lock_guard lock(mutex_);
  if (!resolved_) {
    if (const auto where = splitHostPort(address_)) resolved_ = resolve(*where);
  }
  return resolved_;
}

Deadline Endpoint::asideUntil() const {
  return healthy() ? Deadline::min() : Deadline(Clock::duration(asideUntil_.load(std::memory_order_relaxed)));
}

bool Endpoint::claimProbe() {
  const auto now = Clock::now().time_since_epoch();
  auto until = asideUntil_.load(std::memory_order_relaxed);
  if (until > now.count()) return false;
  const auto next = now + asideTime(failures_.load(std::memory_order_relaxed));
  return asideUntil_.compare_exchange_strong(until, next.count());
}

void Endpoint::failed() {
  const int failures = failures_.fetch_add(1, std::memory_order_relaxed) + 1;
  asideUntil_.store((Clock::now().time_since_epoch() + asideTime(failures)).count(),
                    std::memory_order_relaxed);
  idle_.clear();
  const std::lock_guard lock(mutex_);
  resolved_.reset();
}

}  // namespace mp::runtime
