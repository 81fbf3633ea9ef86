// SPDX-License-Identifier: GPL-3.0-or-later
//
// Which differences between two graphs matter: none that an edit of text may make in passing.
#include <algorithm>
#include <map>
#include <set>

#include "model/graph.h"
#include "model/values.h"

namespace metaparticle::model {

namespace {

std::string joined(const std::vector<std::string>& lines) {
  std::string text;
  for (const std::string& line : lines) text += line + "\n";
  return text;
}

std::string written(const Argument& argument) {
  const std::string value = normalizedValue(argument.value);
  return value.empty() ? argument.key : argument.key + " = " + value;
}

std::string written(const Use& use) {
  return std::string(use.kind ? toString(*use.kind) : "plain") + " " + use.target;
}

/// The body's uses without their places: their order is a matter of place too.
std::vector<std::string> written(const std::vector<Use>& uses) {
  std::vector<std::string> lines;
  lines.reserve(uses.size());
  for (const Use& use : uses) lines.push_back(written(use));
  std::sort(lines.begin(), lines.end());
  return lines;
}

std::string usesText(const std::vector<Use>& uses) {
  std::string text;
  for (const std::string& line : written(uses)) text += (text.empty() ? "" : ", ") + line;
  return "{" + text + "}";
}

/// Everything about a node that matters, one line each, so that a difference can be shown.
std::vector<std::string> facts(const Node& node) {
  std::vector<std::string> lines = {
      "kind = " + std::string(info(node.kind).word),
      "name = " + node.name,
      "entity = " + node.entity,
      "signature = " + node.signature,
      std::string("stale = ") + (node.stale ? "true" : "false"),
      std::string("read-only = ") + (node.readOnly ? "true" : "false"),
      "uses " + usesText(node.uses),
  };
  std::string arguments;
  for (const Argument& argument : node.arguments)
    arguments += (arguments.empty() ? "" : ", ") + written(argument);
  lines.push_back("arguments (" + arguments + ")");
  return lines;
}

std::vector<std::string> facts(const Edge& edge) {
  return {std::string("kind = ") + toString(edge.kind),
          std::string("declared = ") + (edge.declared ? "true" : "false"),
          std::string("used = ") + (edge.used ? "true" : "false"),
          "sites = " + std::to_string(edge.sites.size())};
}

using Facts = std::map<std::string, std::vector<std::string>>;

Facts nodeFacts(const Graph& graph) {
  Facts all;
  for (const Node& node : graph.nodes) all["node " + node.id.value] = facts(node);
  return all;
}

Facts edgeFacts(const Graph& graph) {
  Facts all;
  for (const Edge& edge : graph.edges)
    all["edge " + edge.id.from.value + " -> " + edge.id.to.value] = facts(edge);
  return all;
}

/// Overloads share a name, and so does each with its twin under #if: the name is the key, the rest facts.
Facts functionFacts(const Graph& graph) {
  Facts all;
  for (const Function& function : graph.functions) {
    all["function " + function.name].push_back(function.signature + " uses " + usesText(function.uses));
  }
  for (auto& [name, lines] : all) std::sort(lines.begin(), lines.end());
  return all;
}

void compare(const Facts& expected, const Facts& actual, std::vector<std::string>& differences) {
  for (const auto& [key, lines] : expected) {
    const auto other = actual.find(key);
    if (other == actual.end()) {
      differences.push_back(key + ": missing");
      continue;
    }
    const std::size_t count = std::max(lines.size(), other->second.size());
    for (std::size_t i = 0; i < count; ++i) {
      const std::string wanted = i < lines.size() ? lines[i] : "nothing";
      const std::string got = i < other->second.size() ? other->second[i] : "nothing";
      if (wanted == got) continue;
      std::string line = key;
      line.append(": expected ").append(wanted).append(", got ").append(got);
      differences.push_back(std::move(line));
    }
  }
  for (const auto& [key, lines] : actual) {
    if (!expected.contains(key)) differences.push_back(key + ": not expected");
  }
}

}  // namespace

bool sameMeaning(const Graph& left, const Graph& right) {
  return describeDifference(left, right).empty();
}

std::string describeDifference(const Graph& expected, const Graph& actual) {
  std::vector<std::string> differences;
  compare(nodeFacts(expected), nodeFacts(actual), differences);
  compare(edgeFacts(expected), edgeFacts(actual), differences);
  compare(functionFacts(expected), functionFacts(actual), differences);
  return joined(differences);
}

}  // namespace metaparticle::model
