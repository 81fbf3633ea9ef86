// SPDX-License-Identifier: MIT
#pragma once

#include <string>

#include "runtime/src/client/rpc_client.h"
#include "runtime/src/context.h"
#include "runtime/src/registry.h"

namespace mp::runtime {

/// A call whose function was found and whose arguments are JSON.
struct PreparedCall {
  const Node& node;
  std::string body;  ///< the JSON-RPC request
  Deadline deadline;
  std::size_t paramsBegin = 0;  ///< where the arguments stand in it
  std::size_t paramsEnd = 0;

  [[nodiscard]] std::string_view params() const {
    return std::string_view(body).substr(paramsBegin, paramsEnd - paramsBegin);
  }
};

/// Throws mp::Error for a function that is no node, a result of another type, or arguments that cannot be
/// written.
PreparedCall prepare(const detail::Call& call);

/// How long a call looks for a replica when none can be reached.
Clock::duration callPatience();

/// Answers in this process, for programs without a topology. Throws mp::Error.
std::string answerLocally(const PreparedCall& call);

/// Reads a result into the caller's variable; nullptr for void. Throws mp::Error.
void readResult(const Node& node, const glue::Value& value, void* result);
void readResult(const Node& node, const std::string& json, void* result);

}  // namespace mp::runtime
