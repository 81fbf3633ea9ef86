// SPDX-License-Identifier: MIT
#pragma once

#include <chrono>
#include <cstddef>
#include <string>
#include <vector>

namespace mp::runtime {

/// What a server puts up with.
struct ServerLimits {
  std::size_t body = std::size_t{8} << 20U;
  std::size_t header = std::size_t{16} << 10U;
  int connections = 1024;
  std::chrono::milliseconds headerTime{10'000};  ///< for a request's header, from its first byte
  std::chrono::milliseconds bodyTime{30'000};    ///< for its body
  std::chrono::milliseconds idleTime{75'000};    ///< between two requests
  std::chrono::milliseconds writeTime{30'000};   ///< for the answer to be taken
  /// Names that requests may ask for besides this machine's own, when only this machine reaches the server.
  std::vector<std::string> hosts;
};

}  // namespace mp::runtime
