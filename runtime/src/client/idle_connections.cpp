// SPDX-License-Identifier: MIT
#include "runtime/src/client/idle_connections.h"

#include "runtime/src/context.h"

namespace mp::runtime {

namespace {

// Well below the time after which servers close idle connections, so that few are found closed.
constexpr std::uint32_t kIdleSeconds = 20;
constexpr unsigned kGivesBetweenCleanings = 256;

std::uint32_t now() {
  return static_cast<std::uint32_t>(
      std::chrono::duration_cast<std::chrono::seconds>(Clock::now().time_since_epoch()).count());
}

std::uint64_t pack(int fd, std::uint32_t since) {
  return (static_cast<std::uint64_t>(since) << 32U) | static_cast<std::uint32_t>(fd);
}

Connection connectionOf(std::uint64_t packed) {
  return Connection(static_cast<int>(packed & 0xFFFF'FFFFU));
}

bool old(std::uint64_t packed, std::uint32_t time) {
  return time - static_cast<std::uint32_t>(packed >> 32U) > kIdleSeconds;
}

}  // namespace

Connection IdleConnections::take() {
  const std::uint32_t time = now();
  for (Slot& slot : slots_) {
    if (slot.load(std::memory_order_relaxed) == kEmpty) continue;
    const std::uint64_t packed = slot.exchange(kEmpty, std::memory_order_acq_rel);
    if (packed == kEmpty) continue;  // another thread was quicker
    Connection connection = connectionOf(packed);
    if (!old(packed, time) && connection.usable()) return connection;
  }
  return {};
}

void IdleConnections::give(Connection connection) {
  const std::uint64_t packed = pack(connection.fd(), now());
  for (Slot& slot : slots_) {
    std::uint64_t expected = kEmpty;
    if (slot.load(std::memory_order_relaxed) != kEmpty) continue;
    if (slot.compare_exchange_strong(expected, packed, std::memory_order_acq_rel)) {
      connection.release();
      break;
    }
  }
  if (given_.fetch_add(1, std::memory_order_relaxed) % kGivesBetweenCleanings == 0) closeOld();
}

void IdleConnections::closeOld() {
  const std::uint32_t time = now();
  for (Slot& slot : slots_) {
    std::uint64_t packed = slot.load(std::memory_order_relaxed);
    if (packed == kEmpty || !old(packed, time)) continue;
    if (slot.compare_exchange_strong(packed, kEmpty, std::memory_order_acq_rel)) connectionOf(packed);
  }
}

void IdleConnections::clear() {
  for (Slot& slot : slots_) {
    const std::uint64_t packed = slot.exchange(kEmpty, std::memory_order_acq_rel);
    if (packed != kEmpty) connectionOf(packed);
  }
}

}  // namespace mp::runtime
