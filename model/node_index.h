// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "model/graph.h"

namespace metaparticle::model {

/// Looks nodes up by id, entity and written name in constant time. Points into the nodes it was made of,
/// which must outlive it unchanged.
class NodeIndex {
 public:
  explicit NodeIndex(const std::vector<Node>& nodes);

  [[nodiscard]] const Node* byId(std::string_view id) const;
  /// The first node on this function or variable.
  [[nodiscard]] const Node* firstOn(std::string_view entity) const;
  /// The first node that `name` means inside `scope` (see resolveName).
  [[nodiscard]] const Node* named(std::string_view name, std::string_view scope) const;

  /// The shortest text that names `entity`, which carries a node, inside `scope`.
  [[nodiscard]] std::string shortestName(std::string_view entity, std::string_view scope) const;

 private:
  std::unordered_map<std::string_view, const Node*> byId_;
  std::unordered_map<std::string_view, const Node*> byEntity_;
};

}  // namespace metaparticle::model
