// SPDX-License-Identifier: MIT
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "metaparticle/glue.hpp"
#include "runtime/src/client/exchange.h"
#include "runtime/src/rpc/failure.h"

namespace mp::runtime {

/// The body of a JSON-RPC request up to its params, which are then appended as JSON.
std::string beginRpcRequest(std::string_view method);
/// What comes after the params.
void endRpcRequest(std::string& body);

/// What came of a request: a result, or why there is none.
class RpcOutcome {
 public:
  /// Reads what a finished exchange brought.
  explicit RpcOutcome(Exchange& exchange);
  RpcOutcome(const RpcOutcome&) = delete;
  RpcOutcome& operator=(const RpcOutcome&) = delete;

  /// The result; absent when there is a problem.
  [[nodiscard]] glue::Value result() const { return result_; }
  /// Of no result.
  [[nodiscard]] const Error& error() const { return *error_; }

 private:
  void readAnswer(const std::string& node);
  void fail(Errc code, const std::string& node, std::string message, int remoteCode = 0);

  std::string text_;
  glue::Document document_;
  glue::Value result_;
  std::optional<Error> error_;
};

}  // namespace mp::runtime
