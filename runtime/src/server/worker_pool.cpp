// SPDX-License-Identifier: MIT
#include "runtime/src/server/worker_pool.h"

#include <algorithm>
#include <chrono>
#include <thread>
#include <utility>

namespace mp::runtime {

namespace {

constexpr std::chrono::seconds kIdleLife{10};

}  // namespace

void WorkerPool::join() {
  std::unique_lock lock(mutex_);
  stopping_ = true;
  work_.notify_all();
  ended_.wait(lock, [&] { return threads_ == 0; });
}

void WorkerPool::submit(Task task) {
  const std::lock_guard lock(mutex_);
  queue_.push_back({std::move(task), false});
  startIfUseful();
}

void WorkerPool::submitApart(Task task) {
  const std::lock_guard lock(mutex_);
  queue_.push_front({std::move(task), true});
  // The queue's other tasks may have claimed the idle threads already.
  if (idle_ >= static_cast<int>(queue_.size())) {
    work_.notify_one();
  } else {
    startThread();
  }
}

void WorkerPool::startIfUseful() {
  if (idle_ >= static_cast<int>(queue_.size())) {
    work_.notify_one();
    return;
  }
  const int running = threads_ - idle_ - apart_ - blocked_;
  if (running < limits_.running && threads_ < limits_.most) startThread();
}

void WorkerPool::startThread() {
  ++threads_;
  std::thread([this] { run(); }).detach();  // the destructor waits for all of them
}

void WorkerPool::relieve() {
  const std::lock_guard lock(mutex_);
  const bool stuck = !queue_.empty() && begun_ == begunAtLastRelief_;
  begunAtLastRelief_ = begun_;
  if (!stuck) return;
  const int wanted = std::min(static_cast<int>(queue_.size()) - idle_, std::max(1, threads_ / 2));
  for (int i = 0; i < wanted && threads_ < limits_.most; ++i) startThread();
}

bool WorkerPool::busy() {
  const std::lock_guard lock(mutex_);
  return !queue_.empty();
}

void WorkerPool::beginBlocking() {
  const std::lock_guard lock(mutex_);
  ++blocked_;
  if (!queue_.empty()) startIfUseful();
}

void WorkerPool::endBlocking() {
  const std::lock_guard lock(mutex_);
  --blocked_;
}

void WorkerPool::run() {
  std::unique_lock lock(mutex_);
  for (;;) {
    if (!queue_.empty()) {
      runOne(lock);
      continue;
    }
    if (stopping_) break;
    ++idle_;
    const bool woken = work_.wait_for(lock, kIdleLife, [&] { return stopping_ || !queue_.empty(); });
    --idle_;
    if (!woken) break;
  }
  --threads_;
  // Under the lock: after it the pool may be gone.
  if (threads_ == 0) ended_.notify_all();
}

void WorkerPool::runOne(std::unique_lock<std::mutex>& lock) {
  Entry entry = std::move(queue_.front());
  queue_.pop_front();
  ++begun_;
  apart_ += entry.apart ? 1 : 0;
  lock.unlock();
  blockingObserver() = entry.apart ? nullptr : this;
  entry.task();
  entry.task = nullptr;
  blockingObserver() = nullptr;
  lock.lock();
  apart_ -= entry.apart ? 1 : 0;
}

}  // namespace mp::runtime
