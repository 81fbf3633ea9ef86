// SPDX-License-Identifier: MIT
#include "runtime/src/context.h"

#include <limits>

namespace mp {

namespace runtime {

namespace {

thread_local Deadline threadDeadline = kNoDeadline;

Replica& thisReplica() {
  static auto* const replica = new Replica;  // never destroyed: threads may outlive main
  return *replica;
}

/// `seconds` from now, without overflow.
Deadline after(double seconds) noexcept {
  constexpr double aYear = 365.0 * 24 * 3600;
  if (!(seconds < aYear)) return kNoDeadline;
  return Clock::now() + std::chrono::duration_cast<Clock::duration>(std::chrono::duration<double>(seconds));
}

}  // namespace

Deadline currentDeadline() noexcept {
  return threadDeadline;
}
Deadline setCurrentDeadline(Deadline deadline) noexcept {
  return std::exchange(threadDeadline, deadline);
}

Deadline callDeadline(int timeoutMs) noexcept {
  if (timeoutMs > 0) return std::min(threadDeadline, Clock::now() + std::chrono::milliseconds(timeoutMs));
  return threadDeadline != kNoDeadline ? threadDeadline : Clock::now() + kDefaultTimeout;
}

long long millisecondsUntil(Deadline deadline) noexcept {
  if (deadline == kNoDeadline) return std::numeric_limits<long long>::max();
  const auto left = std::chrono::ceil<std::chrono::milliseconds>(deadline - Clock::now()).count();
  return left > 0 ? left : 0;
}

void setReplica(Replica replica) {
  thisReplica() = std::move(replica);
}

}  // namespace runtime

std::string Replica::name() const {
  if (node.empty()) return "local";
  const std::string workload = role == "leaf" || role == "front" ? node + "." + role : node;
  return workload + "-" + std::to_string(index);
}

const Replica& replica() {
  return runtime::thisReplica();
}

Within::Within(double seconds) noexcept
    : outer_(runtime::setCurrentDeadline(std::min(runtime::after(seconds), runtime::currentDeadline()))
                 .time_since_epoch()
                 .count()) {}

Within::~Within() {
  runtime::setCurrentDeadline(runtime::Deadline(runtime::Clock::duration(outer_)));
}

double seconds_left() noexcept {
  const runtime::Deadline deadline = runtime::currentDeadline();
  if (deadline == runtime::kNoDeadline) return std::numeric_limits<double>::infinity();
  const std::chrono::duration<double> left = deadline - runtime::Clock::now();
  return left.count() > 0 ? left.count() : 0;
}

}  // namespace mp
