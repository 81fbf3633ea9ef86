// SPDX-License-Identifier: MIT
#include "runtime/src/registry.h"

namespace mp::runtime {

Registry& Registry::instance() {
  // Never destroyed: calls may be under way in other threads when the process ends.
  static auto* const registry = new Registry;
  return *registry;
}

void Registry::add(glue::detail::Definition definition) {
  definition.names.resize(definition.signature.parameters, "argument");
  auto node = std::make_unique<Node>(Node{definition.node, std::move(definition)});
  if (!byName_.emplace(node->name, node.get()).second) {
    problem_ = "two nodes are named " + node->name;
  } else if (!byFunction_.emplace(node->definition.function, node.get()).second) {
    problem_ = "the function of " + node->name + " is another node's function too";
  }
  nodes_.push_back(std::move(node));
}

const Node* Registry::find(glue::detail::AnyFunction function) const {
  const auto found = byFunction_.find(function);
  return found == byFunction_.end() ? nullptr : found->second;
}

const Node* Registry::find(std::string_view name) const {
  const auto found = byName_.find(name);
  return found == byName_.end() ? nullptr : found->second;
}

}  // namespace mp::runtime

namespace mp::glue::detail {

Registration add(Definition definition) {
  runtime::Registry::instance().add(std::move(definition));
  return {};
}

}  // namespace mp::glue::detail
