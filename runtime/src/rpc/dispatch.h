// SPDX-License-Identifier: MIT
#pragma once

#include <string_view>

#include "runtime/src/http/reply.h"
#include "runtime/src/metrics.h"
#include "runtime/src/rpc/work.h"

namespace mp::runtime {

/// Answers a JSON-RPC 2.0 body: one request, a notification or a batch, whose requests run one after the
/// other. Status 200 with errors in the body, or 204 when there is nothing to answer.
Reply dispatchRpc(Work& work, Metrics& metrics, std::string_view body);

/// Answers a plain body: 200 with the bare result, or the status that fits the error.
Reply dispatchPlain(Work& work, Metrics& metrics, std::string_view body);

/// The HTTP status of an error that is not wrapped in a JSON-RPC answer.
int statusOf(RpcCode code);
/// An error as the answer of a plain request.
Reply plainError(const Failure& failure);

}  // namespace mp::runtime
