// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>

#include "runtime/src/rpc/failure.h"

namespace mp::runtime {

/// An HTTP answer.
struct Reply {
  int status = 200;
  std::string body;
  std::string_view contentType = "application/json";
  std::string ownedContentType;  ///< used instead when it is not empty
  std::string_view allow;        ///< of 405: the methods that are allowed
  bool close = false;            ///< the connection ends after it
};

struct HeadOptions {
  int version = 11;  ///< of the request
  bool close = false;
};
/// The status line and the fields, up to the empty line.
std::string renderHead(const Reply& reply, const HeadOptions& options);

/// An answer that says what is wrong with the HTTP request, as a JSON-RPC error for those who read it as one.
Reply refusal(int status, std::string_view message);
/// {"jsonrpc":"2.0","error":{...},"id":ID}; `id` is JSON.
std::string rpcError(const Failure& failure, std::string_view id);

}  // namespace mp::runtime
