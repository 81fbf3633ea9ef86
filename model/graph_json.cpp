// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/graph_json.h"

#include <nlohmann/json.hpp>

#include "model/node_index.h"
#include "model/values.h"

namespace metaparticle::model {

namespace {

using nlohmann::json;

template <class Value>
json typed(const std::optional<Value>& value, const std::string& text) {
  return value ? json(*value) : json(text);
}

json withoutQuotes(const std::string& text) {
  return parseText(text).value_or(text);
}

template <class Convert>
json listOf(const std::string& value, Convert convert) {
  json list = json::array();
  for (const std::string& item : parseList(value)) list.push_back(convert(item));
  return list;
}

/// A value that is not of its type stays as it is written: the findings say what is wrong.
json property(const Node& node, const Argument& argument) {
  const ArgumentInfo* known = argumentInfo(node.kind, argument.key);
  if (known == nullptr) return argument.value.empty() ? json(true) : withoutQuotes(argument.value);
  switch (known->type) {
    case ValueType::Flag:
      return typed(parseFlag(argument.value), argument.value);
    case ValueType::Integer:
      return typed(parseInteger(argument.value), argument.value);
    case ValueType::Number:
      return typed(parseNumber(argument.value), argument.value);
    case ValueType::NodeList:
    case ValueType::TextList:
      return listOf(argument.value, withoutQuotes);
    case ValueType::IntegerList:
      return listOf(argument.value, [](const std::string& item) { return typed(parseInteger(item), item); });
    default:
      return withoutQuotes(argument.value);
  }
}

json nodeJson(const Node& node) {
  json properties = json::object();
  for (const Argument& argument : node.arguments) {
    if (!properties.contains(argument.key)) properties[argument.key] = property(node, argument);
  }
  return {{"name", node.name},       {"kind", info(node.kind).word},
          {"function", node.entity}, {"file", node.file},
          {"line", node.line},       {"properties", std::move(properties)}};
}

std::string nameOf(const NodeIndex& index, const std::string& id) {
  const Node* node = index.byId(id);
  return node == nullptr ? id : node->name;
}

json edgeJson(const Edge& edge, const NodeIndex& index) {
  json sites = json::array();
  for (const Site& site : edge.sites) {
    sites.push_back({{"file", site.file}, {"line", site.line}, {"column", site.column}});
  }
  return {{"from", nameOf(index, edge.id.from.value)},
          {"to", nameOf(index, edge.id.to.value)},
          {"kind", toString(edge.kind)},
          {"declared", edge.declared},
          {"used", edge.used},
          {"sites", std::move(sites)}};
}

json findingJson(const Finding& finding, const NodeIndex& index) {
  return {{"severity", toString(finding.severity)},
          {"code", finding.code},
          {"message", finding.message},
          {"file", finding.file},
          {"line", finding.line},
          {"node", nameOf(index, finding.node)}};
}

}  // namespace

json toJson(const Graph& graph, const std::vector<Finding>& findings) {
  const NodeIndex index(graph.nodes);
  json result = {{"nodes", json::array()}, {"edges", json::array()}, {"findings", json::array()}};
  for (const Node& node : graph.nodes) result["nodes"].push_back(nodeJson(node));
  for (const Edge& edge : graph.edges) result["edges"].push_back(edgeJson(edge, index));
  for (const Finding& finding : findings) result["findings"].push_back(findingJson(finding, index));
  return result;
}

}  // namespace metaparticle::model
