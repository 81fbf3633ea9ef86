// SPDX-License-Identifier: MIT
#include "runtime/src/server/crew.h"

#include <algorithm>
#include <thread>

namespace mp::runtime {

namespace {

WorkerPool::Limits poolLimits() {
  const int processors = static_cast<int>(std::thread::hardware_concurrency());
  WorkerPool::Limits limits;
  limits.running = std::max(4, 2 * processors);
  return limits;
}

}  // namespace

Crew::Crew(int loops) : pool_(poolLimits()) {
  for (int i = 0; i < loops; ++i) loops_.push_back(std::make_unique<Loop>(pool_, overseer_));
}

void Crew::start() {
  std::vector<Loop*> watched;
  for (const auto& loop : loops_) watched.push_back(loop.get());
  overseer_.start(std::move(watched));
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
