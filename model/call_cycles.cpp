// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/call_cycles.h"

#include <algorithm>
#include <deque>
#include <unordered_map>

namespace metaparticle::model {

namespace {

constexpr std::size_t none = static_cast<std::size_t>(-1);

/// Strongly connected components of the synchronous calls (Tarjan, 1972), without recursion: a chain of calls
/// may be longer than the stack is deep.
class Components {
 public:
  explicit Components(const Graph& graph) : callees_(graph.nodes.size()) {
    std::unordered_map<std::string_view, std::size_t> position;
    for (std::size_t i = 0; i < graph.nodes.size(); ++i) position.emplace(graph.nodes[i].id.value, i);
    for (const Edge& edge : graph.edges) {
      if (edge.kind != EdgeKind::Call) continue;
      const auto from = position.find(edge.id.from.value);
      const auto to = position.find(edge.id.to.value);
      if (from != position.end() && to != position.end()) callees_[from->second].push_back(to->second);
    }
    order_.assign(callees_.size(), none);
    low_.assign(callees_.size(), none);
    component_.assign(callees_.size(), none);
    for (std::size_t node = 0; node < callees_.size(); ++node) {
      if (order_[node] == none) visit(node);
    }
  }

  /// The shortest way from `start` back to itself inside its component; empty when there is none.
  [[nodiscard]] std::vector<std::size_t> cycleThrough(std::size_t start) const {
    std::unordered_map<std::size_t, std::size_t> cameFrom;
    std::deque<std::size_t> pending = {start};
    while (!pending.empty()) {
      const std::size_t node = pending.front();
      pending.pop_front();
      for (const std::size_t callee : callees_[node]) {
        if (callee == start) return pathTo(node, start, cameFrom);
        if (component_[callee] != component_[start] || !cameFrom.emplace(callee, node).second) continue;
        pending.push_back(callee);
      }
    }
    return {};
  }

  [[nodiscard]] std::size_t componentOf(std::size_t node) const { return component_[node]; }

 private:
  struct Frame {
    std::size_t node;
    std::size_t next = 0;  // of its callees
  };

  static std::vector<std::size_t> pathTo(std::size_t node, std::size_t start,
                                         const std::unordered_map<std::size_t, std::size_t>& cameFrom) {
    std::vector<std::size_t> path = {node};
    while (path.back() != start) path.push_back(cameFrom.at(path.back()));
    std::reverse(path.begin(), path.end());
    return path;
  }

  void open(std::size_t node) {
    order_[node] = low_[node] = count_++;
    stack_.push_back(node);
    frames_.push_back({node});
  }

  void visit(std::size_t root) {
    open(root);
    while (!frames_.empty()) {
      Frame& frame = frames_.back();
      if (frame.next < callees_[frame.node].size()) {
        const std::size_t callee = callees_[frame.node][frame.next++];
        if (order_[callee] == none) {
          open(callee);
        } else if (component_[callee] == none) {
          low_[frame.node] = std::min(low_[frame.node], order_[callee]);
        }
      } else {
        close();
      }
    }
  }

  void close() {
    const std::size_t node = frames_.back().node;
    frames_.pop_back();
    if (!frames_.empty()) low_[frames_.back().node] = std::min(low_[frames_.back().node], low_[node]);
    if (low_[node] != order_[node]) return;
    while (component_[node] == none) {
      component_[stack_.back()] = components_;
      stack_.pop_back();
    }
    ++components_;
  }

  std::vector<std::vector<std::size_t>> callees_;
  std::vector<std::size_t> order_;
  std::vector<std::size_t> low_;
  std::vector<std::size_t> component_;
  std::vector<std::size_t> stack_;
  std::vector<Frame> frames_;
  std::size_t count_ = 0;
  std::size_t components_ = 0;
};

}  // namespace

std::vector<std::vector<const Node*>> callCycles(const Graph& graph) {
  const Components components(graph);
  std::vector<bool> seen(graph.nodes.size(), false);
  std::vector<std::vector<const Node*>> cycles;
  for (std::size_t node = 0; node < graph.nodes.size(); ++node) {
    const std::size_t component = components.componentOf(node);
    if (seen[component]) continue;
    seen[component] = true;
    std::vector<const Node*> cycle;
    for (const std::size_t step : components.cycleThrough(node)) cycle.push_back(&graph.nodes[step]);
    if (!cycle.empty()) cycles.push_back(std::move(cycle));
  }
  return cycles;
}

}  // namespace metaparticle::model
