// SPDX-License-Identifier: MIT
#include "runtime/src/blocking.h"

namespace mp::runtime {

BlockingObserver*& blockingObserver() {
  static thread_local BlockingObserver* observer = nullptr;
  return observer;
}

}  // namespace mp::runtime
