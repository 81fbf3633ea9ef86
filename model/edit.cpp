// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/edit.h"

#include <algorithm>
#include <unordered_map>

#include "model/values.h"

namespace metaparticle::model {

namespace {

struct Describer {
  std::string operator()(const SetArgument& edit) const {
    return "set " + edit.key + (edit.value.empty() ? "" : " = " + edit.value) + " of " + edit.node.value;
  }
  std::string operator()(const UnsetArgument& edit) const {
    return "unset " + edit.key + " of " + edit.node.value;
  }
  std::string operator()(const AddNode& edit) const {
    const std::string name = edit.scope.empty() ? edit.name : edit.scope + "::" + edit.name;
    return "add " + std::string(info(edit.kind).word) + " " + name + " to " + edit.file;
  }
  std::string operator()(const RemoveNode& edit) const {
    return "remove " + edit.node.value + (edit.withFunction ? " with its function" : "");
  }
  std::string operator()(const RenameNode& edit) const {
    return "rename " + edit.node.value + " to " + edit.name;
  }
  std::string operator()(const Connect& edit) const {
    return "connect " + edit.from.value + " to " + edit.to.value;
  }
  std::string operator()(const Disconnect& edit) const {
    return "disconnect " + edit.from.value + " from " + edit.to.value;
  }
  std::string operator()(const LinkNode& edit) const {
    return "link " + edit.node.value + " to " + edit.function;
  }
};

auto iteratorTo(Graph& graph, const NodeId& id) {
  return std::find_if(graph.nodes.begin(), graph.nodes.end(), [&](const Node& n) { return n.id == id; });
}

/// What the node leaves behind when only its annotation goes.
void addFunctionOf(Graph& graph, const Node& node) {
  if (info(node.kind).entity != Entity::Function) return;
  graph.functions.push_back({node.entity, node.signature, node.file, node.line, node.uses});
}

/// Changes of structure; those of arguments are made before. A variant's alternative without one does
/// nothing.
struct Restructure {
  Graph& graph;

  void operator()(const AddNode& edit) const {
    const Stub stub = stubFor(edit);
    Node node;
    node.kind = edit.kind;
    node.entity = edit.scope.empty() ? edit.name : edit.scope + "::" + edit.name;
    node.signature = stub.signature;
    node.file = edit.file;
    node.arguments = stub.arguments;
    graph.nodes.push_back(std::move(node));
    graph.functions.insert(graph.functions.end(), stub.functions.begin(), stub.functions.end());
  }

  void operator()(const RemoveNode& edit) const {
    const auto node = iteratorTo(graph, edit.node);
    if (!edit.withFunction) addFunctionOf(graph, *node);
    graph.nodes.erase(node);
  }

  void operator()(const LinkNode& edit) const {
    const auto target = std::find_if(graph.functions.begin(), graph.functions.end(),
                                     [&](const Function& f) { return f.name == edit.function; });
    const Function function = *target;
    graph.functions.erase(target);
    const auto node = iteratorTo(graph, edit.node);
    addFunctionOf(graph, *node);
    node->entity = function.name;
    node->signature = function.signature;
    node->file = function.file;
    node->line = function.line;
    node->uses = function.uses;
  }

  template <class OnlyArguments>
  void operator()(const OnlyArguments&) const {}
};

/// Names and ids follow from entities, arguments and order.
void nameNodes(std::vector<Node>& nodes) {
  std::unordered_map<std::string, int> seen;
  for (Node& node : nodes) {
    const int count = ++seen[node.entity];
    node.id.value = count == 1 ? node.entity : node.entity + "#" + std::to_string(count);
    node.name = wireName(node.entity, node.arguments);
  }
}

}  // namespace

std::string describe(const Edit& edit) {
  return std::visit(Describer{}, edit);
}

Result<Graph> apply(const Edit& edit, const Graph& graph) {
  const auto changes = argumentChanges(edit, graph);
  if (!changes) return changes.error();
  Graph result = graph;
  for (const ArgumentChange& change : *changes) iteratorTo(result, change.node)->arguments = change.arguments;
  std::visit(Restructure{result}, edit);
  nameNodes(result.nodes);
  result.edges = deriveEdges(result.nodes, result.functions);
  return result;
}

}  // namespace metaparticle::model
