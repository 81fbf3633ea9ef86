// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <map>
#include <unordered_map>
#include <unordered_set>

#include "model/graph.h"
#include "model/node_index.h"
#include "model/values.h"

namespace metaparticle::model {

namespace {

/// The bodies of each function, by qualified name: overloads cannot be told apart at a call.
class Bodies {
 public:
  Bodies(const std::vector<Node>& nodes, const std::vector<Function>& functions) {
    for (const Node& node : nodes) add(node.entity, node.uses);
    for (const Function& function : functions) add(function.name, function.uses);
  }

  [[nodiscard]] const std::vector<const std::vector<Use>*>& of(std::string_view name) const {
    static const std::vector<const std::vector<Use>*> none;
    const auto found = bodies_.find(name);
    return found == bodies_.end() ? none : found->second;
  }

 private:
  void add(std::string_view name, const std::vector<Use>& uses) {
    if (!uses.empty()) bodies_[name].push_back(&uses);
  }

  std::unordered_map<std::string_view, std::vector<const std::vector<Use>*>> bodies_;
};

EdgeKind kindByTarget(Kind target) {
  switch (target) {
    case Kind::Queue:
      return EdgeKind::Push;
    case Kind::Store:
    case Kind::Lock:
    case Kind::Container:
      return EdgeKind::Access;
    default:
      return EdgeKind::Call;
  }
}

class Derivation {
 public:
  Derivation(const std::vector<Node>& nodes, const std::vector<Function>& functions)
      : nodes_(nodes), index_(nodes), bodies_(nodes, functions) {}

  std::vector<Edge> run() {
    for (const Node& node : nodes_) {
      addUsed(node);
      addDeclared(node);
    }
    std::vector<Edge> edges;
    edges.reserve(edges_.size());
    for (auto& [id, edge] : edges_) {
      std::sort(edge.sites.begin(), edge.sites.end());
      edge.sites.erase(std::unique(edge.sites.begin(), edge.sites.end()), edge.sites.end());
      edges.push_back(std::move(edge));
    }
    return edges;
  }

 private:
  Edge& edgeBetween(const NodeId& from, const NodeId& to) {
    Edge& edge = edges_[EdgeId{from, to}];
    edge.id = {from, to};
    return edge;
  }

  /// Follows plain calls from the node's own body.
  void addUsed(const Node& node) {
    std::vector<const std::vector<Use>*> pending = {&node.uses};
    std::unordered_set<std::string_view> visited;
    while (!pending.empty()) {
      const std::vector<Use>& body = *pending.back();
      pending.pop_back();
      for (const Use& use : body) {
        if (use.kind) {
          addUse(node, use);
        } else if (visited.insert(use.target).second) {
          const auto& called = bodies_.of(use.target);
          pending.insert(pending.end(), called.begin(), called.end());
        }
      }
    }
  }

  void addUse(const Node& from, const Use& use) {
    const Node* to = index_.firstOn(use.target);
    if (to == nullptr) return;
    Edge& edge = edgeBetween(from.id, to->id);
    edge.kind = edge.used ? std::min(edge.kind, *use.kind) : *use.kind;
    edge.used = true;
    edge.sites.push_back(use.site);
  }

  void addDeclared(const Node& node) {
    const std::string scope = scopeOf(node.entity);
    if (const Argument* uses = node.argument("uses")) {
      for (const std::string& name : parseList(uses->value)) {
        const Node* to = index_.named(name, scope);
        if (to != nullptr && to->id != node.id) declare(node.id, *to);
      }
    }
    const Argument* from = node.argument("from");
    if (from == nullptr || node.kind != Kind::Worker) return;
    const Node* queue = index_.named(from->value, scope);
    if (queue != nullptr && queue->kind == Kind::Queue) {
      Edge& edge = edgeBetween(queue->id, node.id);
      edge.kind = EdgeKind::Consume;
      edge.declared = edge.used = true;
    }
  }

  void declare(const NodeId& from, const Node& to) {
    Edge& edge = edgeBetween(from, to.id);
    if (!edge.used) edge.kind = kindByTarget(to.kind);
    edge.declared = true;
  }

  const std::vector<Node>& nodes_;
  NodeIndex index_;
  Bodies bodies_;
  std::map<EdgeId, Edge> edges_;
};

}  // namespace

std::vector<Edge> deriveEdges(const std::vector<Node>& nodes, const std::vector<Function>& functions) {
  return Derivation(nodes, functions).run();
}

}  // namespace metaparticle::model
