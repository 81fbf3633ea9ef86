// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/studio/document/serial_thread.h"

namespace metaparticle::studio {

SerialThread::SerialThread(const QString& name) {
  setObjectName(name);
  start();
}

SerialThread::~SerialThread() {
  finish();
}

void SerialThread::post(Job job) {
  {
    const std::lock_guard lock(mutex_);
    if (finished_) return;
    jobs_.push_back(std::move(job));
  }
  wake_.notify_one();
}

void SerialThread::finish() {
  {
    const std::lock_guard lock(mutex_);
    finished_ = true;
    jobs_.clear();
  }
  wake_.notify_one();
  wait();
}

void SerialThread::run() {
  for (;;) {
    Job job;
    {
      std::unique_lock lock(mutex_);
      wake_.wait(lock, [this] { return finished_ || !jobs_.empty(); });
      if (finished_) return;
      job = std::move(jobs_.front());
      jobs_.pop_front();
    }
    job();
  }
}

}  // namespace metaparticle::studio
