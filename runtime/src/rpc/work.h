// SPDX-License-Identifier: MIT
#pragma once

#include <string>

#include "runtime/src/registry.h"
#include "runtime/src/rpc/failure.h"

namespace mp::runtime {

/// What a process does with a request for its node.
class Work {
 public:
  /// How the arguments are given.
  enum class Form {
    params,  ///< JSON-RPC's: an array by position, an object by name, or absent
    body,    ///< of a plain POST: the one argument, or an object of the arguments by name
  };

  explicit Work(const Node& node) : node_(node) {}
  virtual ~Work() = default;

  /// Appends the result, JSON. Called by any thread, by several at a time, under the request's deadline.
  virtual MaybeFailure run(const glue::Value& arguments, Form form, std::string& result) = 0;
  [[nodiscard]] const Node& node() const { return node_; }

 private:
  const Node& node_;
};

}  // namespace mp::runtime
