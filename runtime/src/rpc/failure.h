// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string>

namespace mp::runtime {

/// JSON-RPC 2.0, section 5.1; -32000 and below are this runtime's own, documented in runtime/README.md.
enum class RpcCode : int {
  parseError = -32700,
  invalidRequest = -32600,
  methodNotFound = -32601,
  invalidParams = -32602,
  internalError = -32603,
  functionFailed = -32000,    ///< the function threw
  deadlineExceeded = -32001,  ///< the request's time was up, before or while it ran
  unavailable = -32002,       ///< a replica or leaf that is needed to answer could not be reached
  overloaded = -32003,        ///< too much is under way here; the function did not run
  refused = -32004,           ///< the HTTP request itself is not acceptable
  lost = -32005,              ///< a connection behind this one broke; the function may or may not have run
  badAnswer = -32006,         ///< a node behind this one gave an answer that cannot be read, or is too long
};

/// An error answer.
struct Failure {
  RpcCode code;
  std::string message;
};

using MaybeFailure = std::optional<Failure>;

}  // namespace mp::runtime
