// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/node_index.h"

namespace metaparticle::model {

namespace {

/// A qualified name as it can be written: anonymous namespaces have no name to write.
std::vector<std::string> writtenParts(std::string_view qualified) {
  std::vector<std::string> parts;
  while (!qualified.empty()) {
    const auto colons = qualified.find("::");
    const std::string_view part = qualified.substr(0, colons);
    if (part != "(anonymous)") parts.emplace_back(part);
    if (colons == std::string_view::npos) break;
    qualified.remove_prefix(colons + 2);
  }
  return parts;
}

}  // namespace

NodeIndex::NodeIndex(const std::vector<Node>& nodes) {
  byId_.reserve(nodes.size());
  byEntity_.reserve(nodes.size());
  for (const Node& node : nodes) {
    byId_.emplace(node.id.value, &node);
    byEntity_.emplace(node.entity, &node);
  }
}

const Node* NodeIndex::byId(std::string_view id) const {
  const auto found = byId_.find(id);
  return found == byId_.end() ? nullptr : found->second;
}

const Node* NodeIndex::firstOn(std::string_view entity) const {
  const auto found = byEntity_.find(entity);
  return found == byEntity_.end() ? nullptr : found->second;
}

const Node* NodeIndex::named(std::string_view name, std::string_view scope) const {
  const auto exists = [&](const std::string& candidate) { return byEntity_.contains(candidate); };
  const auto entity = resolveName(name, scope, exists);
  return entity ? firstOn(*entity) : nullptr;
}

std::string NodeIndex::shortestName(std::string_view entity, std::string_view scope) const {
  const std::vector<std::string> parts = writtenParts(entity);
  std::string name;
  for (auto part = parts.rbegin(); part != parts.rend(); ++part) {
    if (!name.empty()) name.insert(0, "::");
    name.insert(0, *part);
    const Node* meant = named(name, scope);
    if (meant != nullptr && meant->entity == entity) return name;
  }
  return "::" + name;
}

}  // namespace metaparticle::model
