// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <string>
#include <vector>

#include "model/error.h"
#include "model/graph.h"

namespace metaparticle::deploy {

/// What one process of a workload does.
enum class Role {
  Service,  ///< answers requests of a service
  Leaf,     ///< one leaf of a scatter
  Gather,   ///< asks every leaf and merges
  Front,    ///< the one listener of an exposed node: spreads outside requests over its replicas
};

/// "service", "leaf", "gather", "front".
const char* toString(Role role);

/// A set of equal processes that must exist.
struct Workload {
  std::string node;  ///< wire name of the node
  std::string id;  ///< unique in the plan: "histogram" (service, gather), "histogram.leaf", "histogram.front"
  Role role = Role::Service;
  int replicas = 1;
  int port = 0;  ///< fixed port (fronts), or 0: the engine chooses
  std::map<std::string, std::string> environment;
  bool operator==(const Workload&) const = default;
};

/// What must exist for an application to run: data, made by `compile`, made true by an engine.
struct Plan {
  std::string application;
  std::vector<Workload>
      workloads;  ///< in the order to start: leaves before gathers, callees before callers, fronts last
  bool operator==(const Plan&) const = default;
};

/// Errors: InvalidInput for a node of a kind that no engine here can run yet (naming it and its place).
model::Result<Plan> compile(const model::Graph& graph, const std::string& application);

/// "service greeter: 3 replicas, port 3000", one line a workload, for the terminal and previews.
std::string describe(const Plan& plan);

}  // namespace metaparticle::deploy
