// SPDX-License-Identifier: MIT
#include "runtime/src/server/overseer.h"

#include <chrono>

#include "runtime/src/server/loop.h"
#include "runtime/src/server/worker_pool.h"

namespace mp::runtime {

namespace {

constexpr std::chrono::milliseconds kTick{2};
// Falling asleep costs the next request a system call: not between two requests of a conversation.
constexpr int kQuietTicks = 100;
// Ticks for which a function may compute in a driver.
constexpr int kLongestRun = 10;

}  // namespace

void Overseer::start(const std::vector<Loop*>& loops) {
  for (Loop* loop : loops) loops_.push_back({loop, loop->mark(), 0});
  thread_ = std::thread([this] { run(); });
}

void Overseer::stop() {
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
  }
  changed_.notify_all();
  if (thread_.joinable()) thread_.join();
}

void Overseer::run() {
  int quietTicks = 0;
  std::unique_lock lock(mutex_);
  while (!stopping_) {
    quietTicks = look() ? 0 : quietTicks + 1;
    if (quietTicks < kQuietTicks) {
      changed_.wait_for(lock, kTick, [&] { return stopping_; });
      continue;
    }
    asleep_.store(true, std::memory_order_seq_cst);
    if (quiet()) changed_.wait(lock, [&] { return stopping_ || !asleep_; });
    asleep_ = false;
    quietTicks = 0;
  }
}

/// Whether anything happened since the last look.
bool Overseer::look() {
  bool active = false;
  for (Watched& watched : loops_) active = lookAt(watched) || active;
  if (pool_.busy()) {
    active = true;
    pool_.relieve();
  }
  return active;
}

bool Overseer::lookAt(Watched& watched) {
  const std::uint64_t mark = watched.loop->mark();
  if (mark != watched.mark) {
    watched.mark = mark;
    watched.sameFor = 0;
    return true;
  }
  if (mark % 2 == 0) return false;
  // A driver that the system has put aside for others will go on; one that sleeps may do so for long.
  if (++watched.sameFor >= kLongestRun || watched.loop->driverSleeps()) watched.loop->takeOver(mark);
  return true;
}

/// Whether nothing began since the last look.
bool Overseer::quiet() const {
  for (const Watched& watched : loops_) {
    if (watched.loop->mark() != watched.mark) return false;
  }
  return !pool_.busy();
}

void Overseer::wake() {
  const std::lock_guard lock(mutex_);
  asleep_ = false;
  changed_.notify_all();
}

}  // namespace mp::runtime
