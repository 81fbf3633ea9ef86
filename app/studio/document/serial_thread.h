// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QThread>

#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>

namespace metaparticle::studio {

/// A thread that does one job after the other, in the order in which they were given. Jobs hand their results
/// back through queued invocations. Destruction waits for the job in hand and drops those that wait.
class SerialThread : private QThread {
 public:
  using Job = std::function<void()>;

  explicit SerialThread(const QString& name);
  ~SerialThread() override;
  SerialThread(const SerialThread&) = delete;
  SerialThread& operator=(const SerialThread&) = delete;

  void post(Job job);
  /// Drops what waits and ends the thread after the job in hand. Posting afterwards does nothing.
  void finish();

 private:
  void run() override;

  std::mutex mutex_;
  std::condition_variable wake_;
  std::deque<Job> jobs_;
  bool finished_ = false;
};

}  // namespace metaparticle::studio
