// SPDX-License-Identifier: MIT
#pragma once

#include <condition_variable>
#include <cstdint>
#include <deque>
#include <functional>
#include <mutex>

#include "runtime/src/blocking.h"

namespace mp::runtime {

/// Threads that run users' functions. As many run as the machine has use for; one that waits in a call (it
/// says so through BlockingObserver) is replaced by another, and when tasks have waited too long, because
/// functions wait without saying so, more threads are added. So functions that wait for each other cannot
/// starve the pool.
class WorkerPool final : public BlockingObserver {
 public:
  using Task = std::function<void()>;

  struct Limits {
    int running;  ///< threads that work at the same time
    int most;     ///< threads in all
  };
  explicit WorkerPool(const Limits& limits) : limits_(limits) {}
  ~WorkerPool() { join(); }
  WorkerPool(const WorkerPool&) = delete;
  WorkerPool& operator=(const WorkerPool&) = delete;

  /// Waits until every task is done and every thread has ended.
  void join();

  void submit(Task task);
  /// Runs a task that does not count as work, such as driving a loop, in a thread at once.
  void submitApart(Task task);
  /// Adds threads when tasks wait and none was begun since the last call. To be called every few milliseconds
  /// while busy().
  void relieve();
  [[nodiscard]] bool busy();

  void beginBlocking() override;
  void endBlocking() override;

 private:
  struct Entry {
    Task task;
    bool apart;
  };

  void run();
  void runOne(std::unique_lock<std::mutex>& lock);
  void startThread();
  void startIfUseful();

  const Limits limits_;
  std::mutex mutex_;  // guards what follows
  std::condition_variable work_;
  std::condition_variable ended_;
  std::deque<Entry> queue_;
  int threads_ = 0;
  int idle_ = 0;
  int apart_ = 0;
  int blocked_ = 0;
  std::uint64_t begun_ = 0;
  std::uint64_t begunAtLastRelief_ = 0;
  bool stopping_ = false;
};

}  // namespace mp::runtime
