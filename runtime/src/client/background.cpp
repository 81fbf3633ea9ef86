// SPDX-License-Identifier: MIT
#include "runtime/src/client/background.h"

#include <boost/asio/executor_work_guard.hpp>
#include <thread>

namespace mp::runtime {

// Both are left to the end of the process: a thread may be in the middle of a call when main returns.

boost::asio::io_context& backgroundLoop() {
  static boost::asio::io_context* const loop = [] {
    auto* const made = new boost::asio::io_context;
    std::thread([made] {
      const auto guard = boost::asio::make_work_guard(*made);
      made->run();
    }).detach();
    return made;
  }();
  return *loop;
}

WorkerPool& backgroundPool() {
  static auto* const pool = new WorkerPool({.running = 64, .most = 1024});
  return *pool;
}

}  // namespace mp::runtime
