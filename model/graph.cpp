// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/graph.h"

#include <algorithm>

#include "model/node_index.h"
#include "model/values.h"

namespace metaparticle::model {

namespace {

constexpr std::string_view anonymous = "(anonymous)";

/// `name` inside `scope`, "" for the global one.
std::string qualify(std::string_view scope, std::string_view name) {
  if (scope.empty()) return std::string(name);
  return std::string(scope) + "::" + std::string(name);
}

}  // namespace

const Argument* Node::argument(std::string_view key) const {
  const auto found =
      std::find_if(arguments.begin(), arguments.end(), [&](const Argument& a) { return a.key == key; });
  return found == arguments.end() ? nullptr : &*found;
}

const Node* Graph::node(const NodeId& id) const {
  const auto found = std::find_if(nodes.begin(), nodes.end(), [&](const Node& n) { return n.id == id; });
  return found == nodes.end() ? nullptr : &*found;
}

const Edge* Graph::edge(const EdgeId& id) const {
  const auto found = std::lower_bound(edges.begin(), edges.end(), id,
                                      [](const Edge& e, const EdgeId& wanted) { return e.id < wanted; });
  return found == edges.end() || found->id != id ? nullptr : &*found;
}

const Node* Graph::find(std::string_view nameOrEntity) const {
  const auto first = [&](auto matches) -> const Node* {
    const auto found = std::find_if(nodes.begin(), nodes.end(), matches);
    return found == nodes.end() ? nullptr : &*found;
  };
  if (const Node* named = first([&](const Node& n) { return n.name == nameOrEntity; })) return named;
  return first([&](const Node& n) { return n.id.value == nameOrEntity || n.entity == nameOrEntity; });
}

const char* toString(EdgeKind kind) {
  switch (kind) {
    case EdgeKind::Call:
      return "call";
    case EdgeKind::CallAsync:
      return "call-async";
    case EdgeKind::Push:
      return "push";
    case EdgeKind::Consume:
      return "consume";
    case EdgeKind::Access:
      return "access";
  }
  return "";
}

std::string wireName(std::string_view entity, const std::vector<Argument>& arguments) {
  for (const Argument& argument : arguments) {
    if (argument.key != "name") continue;
    const auto text = parseText(argument.value);
    if (text && !text->empty()) return *text;
  }
  return kebabCase(leafOf(entity));
}

std::optional<std::string> resolveNodeName(std::string_view name, std::string_view scope,
                                           const std::vector<Node>& nodes) {
  const Node* node = NodeIndex(nodes).named(name, scope);
  if (node == nullptr) return std::nullopt;
  return node->entity;
}

std::optional<std::string> resolveName(std::string_view name, std::string_view scope,
                                       const std::function<bool(const std::string&)>& exists) {
  if (name.starts_with("::")) {
    name.remove_prefix(2);
    scope = {};
  }
  if (name.empty()) return std::nullopt;
  while (true) {
    if (std::string candidate = qualify(scope, name); exists(candidate)) return candidate;
    if (std::string candidate = qualify(qualify(scope, anonymous), name); exists(candidate)) return candidate;
    if (name.find("::") != std::string_view::npos) {
      std::string candidate = qualify(qualify(qualify(scope, scopeOf(name)), anonymous), leafOf(name));
      if (exists(candidate)) return candidate;
    }
    if (scope.empty()) return std::nullopt;
    const auto colons = scope.rfind("::");
    scope = colons == std::string_view::npos ? std::string_view{} : scope.substr(0, colons);
  }
}

std::string scopeOf(std::string_view qualifiedName) {
  const auto colons = qualifiedName.rfind("::");
  return std::string(colons == std::string_view::npos ? std::string_view{} : qualifiedName.substr(0, colons));
}

std::string leafOf(std::string_view qualifiedName) {
  const auto colons = qualifiedName.rfind("::");
  return std::string(colons == std::string_view::npos ? qualifiedName : qualifiedName.substr(colons + 2));
}

}  // namespace metaparticle::model
