// SPDX-License-Identifier: MIT
#pragma once

#include <span>
#include <string>
#include <vector>

#include "runtime/src/registry.h"
#include "runtime/src/rpc/failure.h"

namespace mp::runtime {

/// The arguments that a request's `params` hold, in the order of the parameters: an array by position, an
/// object by name, or an absent value for none.
MaybeFailure bindParams(const Node& node, const glue::Value& params, std::vector<glue::Value>& arguments);

/// The arguments of a plain `POST /NODE`: the one argument itself, or an object of the arguments by name.
MaybeFailure bindBody(const Node& node, const glue::Value& body, std::vector<glue::Value>& arguments);

/// Runs the node's function (a service's, or a scatter's leaf) in this thread and appends its result, JSON,
/// to `result`. Whatever the function throws becomes a Failure; `result` is then unchanged.
MaybeFailure runFunction(const Node& node, std::vector<glue::Value> arguments, std::string& result);

/// Merges the leaves' results through the node's gather function.
MaybeFailure runGather(const Node& node, std::span<const glue::Value> parts, std::string& result);

}  // namespace mp::runtime
