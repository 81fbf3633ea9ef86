// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>

#include "runtime/src/registry.h"
#include "runtime/src/rpc/failure.h"

namespace mp::runtime {

/// Answers a call in this process and thread, for programs that run outside an application: `params` is the
/// JSON array of the arguments; the result is appended to `result`. A scatter's leaves run one after the
/// other.
MaybeFailure callLocally(const Node& node, std::string_view params, std::string& result);

}  // namespace mp::runtime
