// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string>

#include "runtime/src/server/limits.h"

namespace mp::runtime {

/// What the environment says about this replica; see docs/contracts.md and runtime/README.md.
struct Settings {
  std::string role;  ///< MP_ROLE; empty without one
  int index = 0;
  std::string host = "127.0.0.1";
  int port = 0;
  int loops = 1;
  std::chrono::milliseconds drain{10'000};
  ServerLimits limits;
  std::size_t answer = 0;  ///< MP_MAX_ANSWER, bytes
};

/// Reads the environment; nothing, and `problem` set, when a variable does not hold what it must.
std::optional<Settings> readSettings(std::string& problem);

}  // namespace mp::runtime
