// SPDX-License-Identifier: MIT
#pragma once

#include <atomic>
#include <condition_variable>
#include <cstdint>
#include <mutex>
#include <thread>
#include <vector>

namespace mp::runtime {

class Loop;
class WorkerPool;

/// A thread that looks every 2 ms for functions that keep a loop's driver, and for tasks that nobody begins,
/// and brings other threads in. It sleeps while there is nothing to watch.
class Overseer {
 public:
  explicit Overseer(WorkerPool& pool) : pool_(pool) {}
  ~Overseer() { stop(); }
  Overseer(const Overseer&) = delete;
  Overseer& operator=(const Overseer&) = delete;

  /// Begins to watch these loops, which must outlive stop().
  void start(const std::vector<Loop*>& loops);
  void stop();

  /// There is something to watch.
  void notice() {
    if (asleep_.load(std::memory_order_seq_cst)) wake();
  }

 private:
  struct Watched {
    Loop* loop;
    std::uint64_t mark;
    int sameFor = 0;  ///< looks at which the mark was the same and odd
  };

  void run();
  bool look();
  static bool lookAt(Watched& watched);
  [[nodiscard]] bool quiet() const;
  void wake();

  WorkerPool& pool_;
  std::vector<Watched> loops_;
  std::atomic<bool> asleep_{false};
  std::mutex mutex_;  // guards what follows
  std::condition_variable changed_;
  bool stopping_ = false;
  std::thread thread_;
};

}  // namespace mp::runtime
