// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <condition_variable>
#include <functional>
#include <mutex>
#include <thread>

namespace metaparticle::studio {

/// A second pair of hands for work of a few milliseconds: a thread that waits between tasks, so that handing
/// it one costs microseconds and no allocation. It is started with the first task.
class HelperThread {
 public:
  HelperThread() = default;
  ~HelperThread();
  HelperThread(const HelperThread&) = delete;
  HelperThread& operator=(const HelperThread&) = delete;

  /// False where there is only one processor: a helper would only be in the way.
  [[nodiscard]] static bool isUseful() { return std::thread::hardware_concurrency() > 1; }
  /// Runs `mine` here and `theirs` on the helper, and returns when both are done.
  void share(const std::function<void()>& mine, const std::function<void()>& theirs);

 private:
  void run();

  std::thread thread_;
  std::mutex mutex_;
  std::condition_variable changed_;
  const std::function<void()>* task_ = nullptr;
  bool ending_ = false;
};

}  // namespace metaparticle::studio
