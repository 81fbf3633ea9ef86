// SPDX-License-Identifier: MIT
#pragma once

#include "runtime/src/client/directory.h"
#include "runtime/src/rpc/work.h"

namespace mp::runtime {

/// Runs the node's function here: a service's replica, or a leaf.
class FunctionWork final : public Work {
 public:
  using Work::Work;
  MaybeFailure run(const glue::Value& arguments, Form form, std::string& result) override;
};

/// Asks every leaf at the same time and merges their results in the order of the leaves. Any leaf that fails
/// makes the answer an error that names it. Without a topology the leaves run in this process.
class GatherWork final : public Work {
 public:
  GatherWork(const Node& node, Directory* directory) : Work(node), directory_(directory) {}
  MaybeFailure run(const glue::Value& arguments, Form form, std::string& result) override;

 private:
  MaybeFailure askLeaves(const std::string& body, std::string& result);

  Directory* const directory_;
};

}  // namespace mp::runtime
