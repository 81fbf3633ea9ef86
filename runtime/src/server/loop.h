// SPDX-License-Identifier: MIT
#pragma once

#include <atomic>
#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/io_context.hpp>
#include <cstdint>

#include "runtime/src/blocking.h"

namespace mp::runtime {

class Overseer;
class WorkerPool;

/// An io_context that one thread at a time drives: its driver. The driver runs short functions of users
/// itself, which saves two changes of thread. When such a function turns out to wait (it makes a call, or the
/// overseer finds it running for milliseconds), another thread becomes the driver and the first one finishes
/// the function.
class Loop final : public BlockingObserver {
 public:
  Loop(WorkerPool& pool, Overseer& overseer);
  ~Loop() = default;
  Loop(const Loop&) = delete;
  Loop& operator=(const Loop&) = delete;

  [[nodiscard]] boost::asio::io_context& io() { return io_; }
  /// Gives the loop its first driver.
  void start();
  /// Ends the driver; it is gone when the pool has been joined.
  void stop() { io_.stop(); }

  /// Runs `work` in the driver, which calls this. False when the loop has gone to another driver meanwhile:
  /// the caller must then touch nothing that belongs to the loop, but post to io(), and return.
  template <class Work>
  bool runInline(Work&& work) {
    const std::uint64_t mark = beginInline();
    work();
    return endInline(mark);
  }

  /// Odd while the driver runs a function; another number each time.
  [[nodiscard]] std::uint64_t mark() const { return mark_.load(std::memory_order_seq_cst); }
  /// Gives the loop to another thread, if the function that was marked still runs.
  void takeOver(std::uint64_t mark);
  /// Whether the driver waits for something, and is not just waiting for its turn on a processor.
  [[nodiscard]] bool driverSleeps() const;

  void beginBlocking() override;
  void endBlocking() override {}

 private:
  void drive();
  std::uint64_t beginInline();
  bool endInline(std::uint64_t mark);

  WorkerPool& pool_;
  Overseer& overseer_;
  boost::asio::io_context io_;
  boost::asio::executor_work_guard<boost::asio::io_context::executor_type> guard_;
  std::atomic<std::uint64_t> mark_{0};
  std::atomic<int> driver_{0};  ///< the driver's thread id
};

}  // namespace mp::runtime
