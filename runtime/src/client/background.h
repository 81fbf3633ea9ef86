// SPDX-License-Identifier: MIT
#pragma once

#include <boost/asio/io_context.hpp>

#include "runtime/src/server/worker_pool.h"

namespace mp::runtime {

/// What mp::call_async needs of threads, begun at its first use and living as long as the process.

/// An io_context that a thread of its own runs.
boost::asio::io_context& backgroundLoop();
/// Threads for calls that are answered in this process.
WorkerPool& backgroundPool();

}  // namespace mp::runtime
