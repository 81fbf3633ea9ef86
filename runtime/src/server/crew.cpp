// SPDX-License-Identifier: MIT
#include "runtime/src/server/crew.h"

#include <algorithm>
#include <thread>

namespace mp::runtime {

namespace {

// Drivers of loops, and functions that a former driver finishes.
constexpr int kApart = 64;

/// Every request can have a thread when all of them wait for each other.
WorkerPool::Limits poolLimits(int requests) {
  const int processors = static_cast<int>(std::thread::hardware_concurrency());
  return {.running = std::max(4, 2 * processors), .most = requests + kApart};
}

}  // namespace

Crew::Crew(int loops, int requests) : pool_(poolLimits(requests)) {
  for (int i = 0; i < loops; ++i) loops_.push_back(std::make_unique<Loop>(pool_, overseer_));
}

void Crew::start() {
  std::vector<Loop*> watched;
  for (const auto& loop : loops_) watched.push_back(loop.get());
  overseer_.start(watched);
  for (const auto& loop : loops_) loop->start();
}

void Crew::stop() {
  for (const auto& loop : loops_) loop->stop();
  overseer_.stop();
  pool_.join();
}

void Crew::work(WorkerPool::Task task) {
  pool_.submit(std::move(task));
  overseer_.notice();
}

}  // namespace mp::runtime
