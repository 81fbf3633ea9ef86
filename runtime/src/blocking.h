// SPDX-License-Identifier: MIT
#pragma once

namespace mp::runtime {

/// Hears that its thread is about to wait for something else than work, so that others can take its place.
class BlockingObserver {
 public:
  virtual void beginBlocking() = 0;
  virtual void endBlocking() = 0;

 protected:
  ~BlockingObserver() = default;
};

/// The observer of this thread; nullptr for a thread that nobody waits for.
BlockingObserver*& blockingObserver();

/// Around every wait in this library that a user's function can cause.
class BlockingScope {
 public:
  BlockingScope() : observer_(blockingObserver()) {
    if (observer_) observer_->beginBlocking();
  }
  ~BlockingScope() {
    if (observer_) observer_->endBlocking();
  }
  BlockingScope(const BlockingScope&) = delete;
  BlockingScope& operator=(const BlockingScope&) = delete;

 private:
  BlockingObserver* const observer_;
};

}  // namespace mp::runtime
