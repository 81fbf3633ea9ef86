// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/validation.h"

#include <algorithm>
#include <map>
#include <set>
#include <unordered_map>

#include "model/call_cycles.h"
#include "model/references.h"
#include "model/value_check.h"
#include "model/values.h"

namespace metaparticle::model {

namespace {

constexpr int firstPort = 3000;
constexpr int highestPort = 65'535;

/// The port that the node asks for, 0 when it asks for none or for none that exists.
int explicitPort(const Node& node) {
  const auto port = node.argument("port") == nullptr ? 0 : integerOf(node, "port");
  return port >= 1 && port <= highestPort ? static_cast<int>(port) : 0;
}

bool isExposed(const Node& node) {
  return argumentInfo(node.kind, "expose") != nullptr && flagOf(node, "expose");
}

class Validation {
 public:
  explicit Validation(const Graph& graph) : graph_(graph), references_(graph) {}

  std::vector<Finding> run() {
    for (const Node& node : graph_.nodes) checkNode(node);
    checkNames();
    checkPorts();
    checkCycles();
    for (const Node& node : graph_.nodes) checkUses(node.uses, node.id.value);
    for (const Function& function : graph_.functions) checkUses(function.uses, "");
    sortBySource();
    return std::move(findings_);
  }

 private:
  void report(const Node& node, std::string code, std::string message, Severity severity = Severity::Error) {
    findings_.push_back(
        {severity, std::move(code), std::move(message), node.file, node.line, 0, node.id.value});
  }

  void report(const Node& node, const std::string& code, const std::string& message,
              const std::string& remedy) {
    report(node, code, remedy.empty() ? message : message + "; " + remedy);
  }

  void checkNode(const Node& node) {
    std::set<std::string_view> keys;
    for (const Argument& argument : node.arguments) {
      if (!keys.insert(argument.key).second) {
        report(node, "duplicate-argument", argument.key + " is given twice", "remove one");
      }
      checkArgument(node, argument);
    }
    checkMissing(node);
    checkAlternatives(node);
    checkOrder(node, "min", "max");
    checkOrder(node, "quorum", "leaves");
  }

  void checkArgument(const Node& node, const Argument& argument) {
    const ArgumentInfo* known = argumentInfo(node.kind, argument.key);
    const auto problem = known == nullptr ? std::optional(unknownArgument(node.kind, argument.key))
                                          : valueProblem(*known, argument.value);
    if (problem) {
      report(node, problem->code, problem->message, problem->remedy);
      return;
    }
    for (const ReferenceProblem& reference : references_.problems(node, argument)) {
      report(node, reference.code, reference.message, reference.remedy);
    }
  }

  void checkMissing(const Node& node) {
    std::map<std::string_view, std::string> missingGroups;
    for (const ArgumentInfo& argument : info(node.kind).arguments) {
      if (!argument.required) continue;
      const std::string key(argument.key);
      if (!argument.group.empty()) {
        std::string& keys = missingGroups[argument.group];
        keys += (keys.empty() ? "" : " or ") + key;
      } else if (node.argument(key) == nullptr) {
        reportMissing(node, key, acceptedValues(argument));
      }
    }
    for (const auto& [group, keys] : missingGroups) {
      if (givenOf(node, group).empty()) reportMissing(node, keys, "one of the two");
    }
  }

  void reportMissing(const Node& node, const std::string& keys, const std::string& accepted) {
    report(node, "missing-argument", node.name + " needs " + keys, "write " + accepted);
  }

  [[nodiscard]] static std::vector<std::string> givenOf(const Node& node, std::string_view group) {
    std::vector<std::string> given;
    for (const ArgumentInfo& argument : info(node.kind).arguments) {
      if (argument.group == group && node.argument(argument.key) != nullptr) given.emplace_back(argument.key);
    }
    return given;
  }

  void checkAlternatives(const Node& node) {
    std::set<std::string_view> groups;
    for (const ArgumentInfo& argument : info(node.kind).arguments) {
      if (argument.group.empty() || !groups.insert(argument.group).second) continue;
      const std::vector<std::string> given = givenOf(node, argument.group);
      if (given.size() > 1) {
        report(node, "conflicting-arguments", given[0] + " and " + given[1] + " exclude each other",
               "remove one");
      }
    }
  }

  void checkOrder(const Node& node, const std::string& smaller, const std::string& larger) {
    if (node.argument(smaller) == nullptr || node.argument(larger) == nullptr) return;
    const auto low = parseInteger(node.argument(smaller)->value);
    const auto high = parseInteger(node.argument(larger)->value);
    if (!low || !high || *low <= *high) return;
    report(node, "conflicting-arguments", smaller + " is larger than " + larger,
           "make " + smaller + " at most " + larger);
  }

  void checkNames() {
    std::unordered_map<std::string_view, const Node*> byName;
    for (const Node& node : graph_.nodes) {
      const auto [first, isNew] = byName.emplace(node.name, &node);
      if (isNew || areTwins(*first->second, node)) continue;
      report(node, "duplicate-name",
             "there is already a node called " + node.name + " at " + first->second->file + ":" +
                 std::to_string(first->second->line),
             "give one of them another name");
    }
  }

  /// The two branches of an #if: only one of them is ever compiled.
  static bool areTwins(const Node& left, const Node& right) {
    return left.entity == right.entity && (left.readOnly || right.readOnly);
  }

  void checkPorts() {
    std::map<int, const Node*> owner;
    for (const Node& node : graph_.nodes) {
      const int port = isExposed(node) ? explicitPort(node) : 0;
      if (port == 0) continue;
      const auto [first, isNew] = owner.emplace(port, &node);
      if (isNew || areTwins(*first->second, node)) continue;
      report(node, "port-collision",
             node.name + " and " + first->second->name + " both listen on port " + std::to_string(port),
             "give one of them another port");
    }
  }

  void checkCycles() {
    for (const auto& cycle : callCycles(graph_)) {
      std::string path;
      for (const Node* node : cycle) path += node->name + " -> ";
      report(*cycle.front(), "call-cycle",
             "calls go round in a circle, in which each waits for the next: " + path + cycle.front()->name,
             Severity::Warning);
    }
  }

  /// `mp::call` of a function that is no node fails when it runs.
  void checkUses(const std::vector<Use>& uses, const std::string& node) {
    for (const Use& use : uses) {
      const bool isCall = use.kind == EdgeKind::Call || use.kind == EdgeKind::CallAsync;
      if (!isCall || references_.nodes().firstOn(use.target) != nullptr) continue;
      findings_.push_back({Severity::Error, "not-a-node",
                           use.target +
                               " is called through mp:: but carries no annotation; annotate it, as with "
                               "[[mp::service]], or call it directly",
                           use.site.file, use.site.line, use.site.column, node});
    }
  }

  void sortBySource() {
    std::stable_sort(findings_.begin(), findings_.end(), [](const Finding& left, const Finding& right) {
      return std::tie(left.file, left.line, left.column) < std::tie(right.file, right.line, right.column);
    });
  }

  const Graph& graph_;
  References references_;
  std::vector<Finding> findings_;
};

}  // namespace

std::vector<Finding> validate(const Graph& graph) {
  return Validation(graph).run();
}

std::vector<std::pair<NodeId, int>> exposedPorts(const Graph& graph) {
  std::set<int> taken;
  for (const Node& node : graph.nodes) {
    if (isExposed(node)) taken.insert(explicitPort(node));
  }
  std::vector<std::pair<NodeId, int>> ports;
  int next = firstPort;
  for (const Node& node : graph.nodes) {
    if (!isExposed(node)) continue;
    int port = explicitPort(node);
    if (port == 0) {
      while (taken.contains(next)) ++next;
      port = next++;
    }
    ports.emplace_back(node.id, port);
  }
  return ports;
}

}  // namespace metaparticle::model
