// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "model/graph.h"
#include "model/node_index.h"

namespace metaparticle::model {

/// What is wrong with a name in an argument.
struct ReferenceProblem {
  std::string code;  ///< of the finding: "dangling-gather", "wrong-target"
  std::string message;
  std::string remedy;
};

/// Answers what names in annotations mean. Points into the graph, which must outlive it unchanged.
class References {
 public:
  explicit References(const Graph& graph);

  [[nodiscard]] const NodeIndex& nodes() const { return nodes_; }

  /// The qualified name of the function that `name` means inside `scope`, node or not.
  [[nodiscard]] std::optional<std::string> function(std::string_view name, std::string_view scope) const;

  /// What is wrong with the names in this argument of the node, in the order of its items.
  [[nodiscard]] std::vector<ReferenceProblem> problems(const Node& node, const Argument& argument) const;

 private:
  void checkItem(const Node& node, const std::string& item, std::vector<ReferenceProblem>& problems) const;
  [[nodiscard]] std::optional<ReferenceProblem> queueProblem(const Node& node,
                                                             const Argument& argument) const;
  [[nodiscard]] std::optional<ReferenceProblem> gatherProblem(const Node& node,
                                                              const Argument& argument) const;
  [[nodiscard]] std::optional<ReferenceProblem> keyProblem(const Node& node, const Argument& argument) const;

  NodeIndex nodes_;
  std::unordered_set<std::string_view> functions_;
};

/// Why nothing can use a node of this kind by `uses`, or "" when it can.
std::string_view whyNoTarget(Kind kind);

/// The names of the parameters in Node::signature, "" for those without one.
std::vector<std::string> parameterNames(std::string_view signature);

}  // namespace metaparticle::model
