// SPDX-License-Identifier: MIT
#include "runtime/src/blocking.h"

namespace mp::runtime {

BlockingObserver*& blockingObserver() {
  static thread_local BlockingObserver* observer = nullptr;
  return observer;
}

unsigned& blockingCount() {
  static thread_local unsigned count = 0;
  return count;
}

}  // namespace mp::runtime
