// SPDX-License-Identifier: MIT
//
// mp::call behind its types.
#include "runtime/src/client/directory.h"
#include "runtime/src/client/prepared_call.h"
#include "runtime/src/client/wait.h"

namespace mp::detail {

void call(const Call& call, void* result) {
  using namespace runtime;
  const PreparedCall prepared = prepare(call);
  Directory* const topology = directory();
  if (!topology) return readResult(prepared.node, answerLocally(prepared), result);
  Exchange exchange(Target(*topology, prepared.node.name), "/", prepared.body, prepared.deadline,
                    callPatience());
  finish(exchange);
  const RpcOutcome outcome(exchange);
  if (!outcome.result()) throw Error(outcome.error());
  readResult(prepared.node, outcome.result(), result);
}

}  // namespace mp::detail
