// SPDX-License-Identifier: MIT
#include "runtime/src/server/loop.h"

#include <sys/syscall.h>
#include <unistd.h>

#include <fstream>
#include <string>

#include "runtime/src/server/overseer.h"
#include "runtime/src/server/worker_pool.h"

namespace mp::runtime {

namespace {

/// Of the thread that drives, or has just lost, a loop.
thread_local bool lostLoop = false;
thread_local std::uint64_t inlineMark = 0;

}  // namespace

Loop::Loop(WorkerPool& pool, Overseer& overseer)
    : pool_(pool), overseer_(overseer), guard_(boost::asio::make_work_guard(io_)) {}

void Loop::start() {
  pool_.submitApart([this] { drive(); });
}

void Loop::drive() {
  driver_.store(static_cast<int>(::syscall(SYS_gettid)), std::memory_order_relaxed);
  lostLoop = false;
  while (!lostLoop && io_.run_one() > 0) {
  }
}

std::uint64_t Loop::beginInline() {
  const std::uint64_t mark = mark_.load(std::memory_order_relaxed) + 1;
  // Sequentially consistent, as is what the overseer does: one of the two sees the other.
  mark_.store(mark, std::memory_order_seq_cst);
  overseer_.notice();
  inlineMark = mark;
  blockingObserver() = this;
  return mark;
}

bool Loop::endInline(std::uint64_t mark) {
  blockingObserver() = nullptr;
  if (mark_.compare_exchange_strong(mark, mark + 1)) return true;
  lostLoop = true;
  return false;
}

void Loop::takeOver(std::uint64_t mark) {
  if (mark % 2 == 1 && mark_.compare_exchange_strong(mark, mark + 1)) start();
}

bool Loop::driverSleeps() const {
  // proc(5): "tid (name) state ...", where the name may hold anything.
  const std::string path =
      "/proc/self/task/" + std::to_string(driver_.load(std::memory_order_relaxed)) + "/stat";
  std::string line;
  std::getline(std::ifstream(path), line);
  const std::size_t end = line.rfind(") ");
  return end == std::string::npos || end + 2 >= line.size() || line[end + 2] != 'R';
}

void Loop::beginBlocking() {
  takeOver(inlineMark);
}

}  // namespace mp::runtime
