// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/plan.h"

#include <algorithm>
#include <map>
#include <set>

#include "model/validation.h"
#include "model/values.h"

namespace metaparticle::deploy {

namespace {

using model::Graph;
using model::Kind;
using model::Node;
using model::NodeId;

/// Nodes so that who is called comes before who calls; a cycle is entered at its first node in the source.
class StartOrder {
 public:
  explicit StartOrder(const Graph& graph) : graph_(graph) {
    for (const model::Edge& edge : graph.edges) callees_[edge.id.from].push_back(edge.id.to);
    for (const Node& node : graph.nodes) visit(node);
  }
  [[nodiscard]] const std::vector<const Node*>& nodes() const { return order_; }

 private:
  void visit(const Node& node) {
    if (!visited_.insert(node.id).second) return;
    for (const NodeId& callee : callees_[node.id]) {
      if (const Node* target = graph_.node(callee)) visit(*target);
    }
    order_.push_back(&node);
  }

  const Graph& graph_;
  std::map<NodeId, std::vector<NodeId>> callees_;
  std::set<NodeId> visited_;
  std::vector<const Node*> order_;
};

/// `env = {"LEVEL=debug"}` as variables.
std::map<std::string, std::string> environmentOf(const Node& node) {
  std::map<std::string, std::string> variables;
  const model::Argument* argument = node.argument("env");
  if (!argument) return variables;
  for (const std::string& item : model::parseList(argument->value)) {
    const std::string text = model::parseText(item).value_or(item);
    const std::size_t equals = text.find('=');
    if (equals != std::string::npos) variables[text.substr(0, equals)] = text.substr(equals + 1);
  }
  return variables;
}

Workload workload(const Node& node, const std::string& suffix, Role role, std::int64_t replicas) {
  Workload result;
  result.node = node.name;
  result.id = node.name + suffix;
  result.role = role;
  result.replicas = static_cast<int>(std::max<std::int64_t>(replicas, 1));
  result.environment = environmentOf(node);
  return result;
}

void addWorkloads(const Node& node, Plan& plan) {
  if (node.kind == Kind::Scatter) {
    plan.workloads.push_back(workload(node, ".leaf", Role::Leaf, model::integerOf(node, "leaves")));
    plan.workloads.push_back(workload(node, "", Role::Gather, 1));
    return;
  }
  const auto replicas = std::max(model::integerOf(node, "replicas"), model::integerOf(node, "min"));
  plan.workloads.push_back(workload(node, "", Role::Service, replicas));
}

model::Error cannotRun(const Node& node) {
  const std::string kind(model::info(node.kind).word);
  return {.kind = model::ErrorKind::InvalidInput,
          .message = "\"" + node.name + "\" is a " + kind + ": services and scatters can be run so far",
          .file = node.file,
          .line = node.line,
          .remedy = "remove mp::" + kind + " from it, or run a project without it"};
}

}  // namespace

const char* toString(Role role) {
  switch (role) {
    case Role::Service:
      return "service";
    case Role::Leaf:
      return "leaf";
    case Role::Gather:
      return "gather";
    case Role::Front:
      return "front";
  }
  return "service";
}

model::Result<Plan> compile(const Graph& graph, const std::string& application) {
  Plan plan;
  plan.application = application;
  for (const Node& node : graph.nodes) {
    if (node.kind != Kind::Service && node.kind != Kind::Scatter) return cannotRun(node);
  }
  const StartOrder order(graph);
  for (const Node* node : order.nodes()) addWorkloads(*node, plan);
  for (const auto& [id, port] : model::exposedPorts(graph)) {
    const Node* node = graph.node(id);
    if (!node) continue;
    Workload front = workload(*node, ".front", Role::Front, 1);
    front.port = port;
    plan.workloads.push_back(std::move(front));
  }
  return plan;
}

std::string describe(const Plan& plan) {
  std::string text;
  for (const Workload& workload : plan.workloads) {
    text += std::string(toString(workload.role)) + " " + workload.node + ": " +
            std::to_string(workload.replicas) + (workload.replicas == 1 ? " replica" : " replicas");
    if (workload.port > 0) text += ", port " + std::to_string(workload.port);
    text += "\n";
  }
  return text;
}

}  // namespace metaparticle::deploy
