// SPDX-License-Identifier: MIT
#pragma once

#include <memory>
#include <vector>

#include "runtime/src/server/loop.h"
#include "runtime/src/server/overseer.h"
#include "runtime/src/server/worker_pool.h"

namespace mp::runtime {

/// The threads of a server: loops for the network, a pool for users' functions, and the overseer of both.
class Crew {
 public:
  /// For a server that answers at most this many requests at a time.
  Crew(int loops, int requests);
  ~Crew() { stop(); }
  Crew(const Crew&) = delete;
  Crew& operator=(const Crew&) = delete;

  void start();
  /// Ends the loops and waits for every thread; functions that still run are waited for.
  void stop();
  /// Runs a task in the pool.
  void work(WorkerPool::Task task);
  [[nodiscard]] const std::vector<std::unique_ptr<Loop>>& loops() const { return loops_; }

 private:
  WorkerPool pool_;
  Overseer overseer_{pool_};
  std::vector<std::unique_ptr<Loop>> loops_;
};

}  // namespace mp::runtime
