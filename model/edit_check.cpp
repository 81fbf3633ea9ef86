// SPDX-License-Identifier: GPL-3.0-or-later
//
// Which edits are allowed.
#include <algorithm>
#include <array>

#include "model/edit.h"
#include "model/references.h"
#include "model/reserved_names.h"
#include "model/validation.h"
#include "model/values.h"

namespace metaparticle::model {

namespace {

Error invalid(std::string message, std::string remedy) {
  return {ErrorKind::InvalidInput, std::move(message), "", 0, std::move(remedy)};
}

Error invalidAt(const Node& node, std::string message, std::string remedy) {
  return {ErrorKind::InvalidInput, std::move(message), node.file, node.line, std::move(remedy)};
}

bool endsInCppSuffix(const std::string& file) {
  static constexpr auto endings =
      std::to_array<std::string_view>({".cpp", ".cc", ".cxx", ".hpp", ".hh", ".hxx", ".h"});
  return std::any_of(endings.begin(), endings.end(),
                     [&](std::string_view ending) { return file.ends_with(ending); });
}

/// A path inside the project: relative, without "..".
bool staysInProject(const std::string& file) {
  if (file.empty() || file.front() == '/') return false;
  return ("/" + file + "/").find("/../") == std::string::npos;
}

bool isScope(std::string_view scope) {
  while (!scope.empty()) {
    const auto colons = scope.find("::");
    if (!isIdentifier(scope.substr(0, colons))) return false;
    if (colons == std::string_view::npos) return true;
    scope.remove_prefix(colons + 2);
    if (scope.empty()) return false;
  }
  return true;
}

/// The first use of `target` that `wanted` accepts and that is not in the target's own body.
template <class Wanted>
const Use* findUse(const Graph& graph, const std::string& target, Wanted wanted) {
  const auto in = [&](const std::vector<Use>& uses) -> const Use* {
    const auto found = std::find_if(uses.begin(), uses.end(),
                                    [&](const Use& use) { return use.target == target && wanted(use); });
    return found == uses.end() ? nullptr : &*found;
  };
  for (const Node& node : graph.nodes) {
    if (node.entity == target) continue;
    if (const Use* use = in(node.uses)) return use;
  }
  for (const Function& function : graph.functions) {
    if (function.name == target) continue;
    if (const Use* use = in(function.uses)) return use;
  }
  return nullptr;
}

/// Values of this type are names of the program, which must mean something.
bool namesSomething(ValueType type) {
  return type == ValueType::Function || type == ValueType::FunctionOrField || type == ValueType::Queue ||
         type == ValueType::NodeList;
}

class Checker {
 public:
  explicit Checker(const Graph& graph) : graph_(graph) {}

  Result<void> operator()(const SetArgument& edit) const {
    if (auto result = editable(edit.node); !result) return result;
    const Node& node = *graph_.node(edit.node);
    const Argument* present = node.argument(edit.key);
    if (present != nullptr && normalizedValue(present->value) == normalizedValue(edit.value)) return {};
    if (auto result = checkValue(node.kind, edit.key, edit.value); !result) {
      return invalidAt(node, result.error().message, result.error().remedy);
    }
    if (edit.key == "name") return freeName(parseText(edit.value).value_or(""), &node);
    if (!namesSomething(argumentInfo(node.kind, edit.key)->type)) return {};
    const auto problems = References(graph_).problems(node, {edit.key, edit.value});
    if (problems.empty()) return {};
    return invalidAt(node, problems.front().message, problems.front().remedy);
  }

  Result<void> operator()(const UnsetArgument& edit) const {
    if (auto result = editable(edit.node); !result) return result;
    const Node& node = *graph_.node(edit.node);
    if (edit.key != "name" || node.argument("name") == nullptr) return {};
    return freeName(kebabCase(leafOf(node.entity)), &node);
  }

  Result<void> operator()(const RenameNode& edit) const {
    if (auto result = editable(edit.node); !result) return result;
    const Node& node = *graph_.node(edit.node);
    if (auto result = checkValue(node.kind, "name", quote(edit.name)); !result) {
      return invalidAt(node, result.error().message, result.error().remedy);
    }
    return freeName(edit.name, &node);
  }

  Result<void> operator()(const AddNode& edit) const {
    if (!staysInProject(edit.file) || !endsInCppSuffix(edit.file)) {
      return invalid("\"" + edit.file + "\" is not a C++ file of this project",
                     "name a file inside the project's folder that ends in .cpp, .hpp or .h");
    }
    if (!isScope(edit.scope)) {
      return invalid("\"" + edit.scope + "\" is not a namespace",
                     "write it as app or app::detail, or leave it out");
    }
    if (auto result = checkNewName(edit); !result) return result;
    if (auto result = freeIdentifier(edit, edit.name); !result) return result;
    for (const Function& helper : stubFor(edit).functions) {
      if (auto result = freeIdentifier(edit, leafOf(helper.name)); !result) return result;
    }
    return freeName(kebabCase(edit.name), nullptr);
  }

  Result<void> operator()(const RemoveNode& edit) const {
    if (auto result = editable(edit.node); !result) return result;
    const Node& node = *graph_.node(edit.node);
    const auto doesHarm = [&](const Use& use) { return use.kind.has_value() || edit.withFunction; };
    if (const Use* use = findUse(graph_, node.entity, doesHarm)) {
      return Error{ErrorKind::Refused, node.name + " is still used by code", use->site.file, use->site.line,
                   "remove that use first"};
    }
    return edit.withFunction ? notNamed(node) : Result<void>();
  }

  Result<void> operator()(const Connect& edit) const {
    const Node* from = graph_.node(edit.from);
    const Node* to = graph_.node(edit.to);
    if (from == nullptr) return unknown(edit.from);
    if (to == nullptr) return unknown(edit.to);
    if (from == to)
      return invalidAt(*from, from->name + " cannot be connected to itself", "choose another node");
    if (from->kind == Kind::Queue && to->kind == Kind::Worker) {
      if (auto result = editable(edit.to); !result) return result;
      return nameable(*from);
    }
    if (argumentInfo(from->kind, "uses") == nullptr) {
      const std::string word(info(from->kind).word);
      return invalidAt(
          *from, from->name + " is a " + word + " and cannot use other nodes",
          from->kind == Kind::Queue ? "connect a queue to a worker" : "draw the edge towards the " + word);
    }
    if (const std::string_view why = whyNoTarget(to->kind); !why.empty()) {
      return invalidAt(*to, to->name + " cannot be used by " + from->name + ": " + std::string(why),
                       "connect to a service, shard, scatter, queue, store, lock or container");
    }
    if (auto result = editable(edit.from); !result) return result;
    return nameable(*to);
  }

  Result<void> operator()(const Disconnect& edit) const {
    const Node* from = graph_.node(edit.from);
    const Node* to = graph_.node(edit.to);
    if (from == nullptr) return unknown(edit.from);
    if (to == nullptr) return unknown(edit.to);
    const Edge* edge = graph_.edge({edit.from, edit.to});
    if (edge == nullptr) {
      return Error{ErrorKind::NotFound, "there is no edge from " + from->name + " to " + to->name, from->file,
                   from->line, "choose an edge of the graph"};
    }
    if (!edge->sites.empty()) {
      const Site& site = edge->sites.front();
      return Error{ErrorKind::Refused, "the edge from " + from->name + " to " + to->name + " is made by code",
                   site.file, site.line, "remove that use first"};
    }
    return editable(edge->kind == EdgeKind::Consume ? edit.to : edit.from);
  }

  Result<void> operator()(const LinkNode& edit) const {
    if (auto result = editable(edit.node); !result) return result;
    const Node& node = *graph_.node(edit.node);
    if (info(node.kind).entity != Entity::Function) {
      return invalidAt(node, node.name + " stands on a variable and cannot be linked to a function",
                       "add a new node in its place");
    }
    const auto matches = std::count_if(graph_.functions.begin(), graph_.functions.end(),
                                       [&](const Function& f) { return f.name == edit.function; });
    const bool taken = std::any_of(graph_.nodes.begin(), graph_.nodes.end(),
                                   [&](const Node& n) { return n.entity == edit.function; });
    if (taken) {
      return invalidAt(node, edit.function + " already carries a node",
                       "choose a function without an annotation");
    }
    if (matches == 0) {
      return Error{ErrorKind::NotFound, "there is no function " + edit.function + " in this project",
                   node.file, node.line, "choose an existing function by its qualified name"};
    }
    if (matches > 1) {
      return invalidAt(node, edit.function + " has overloads, which an annotation's node cannot tell apart",
                       "choose a function without overloads");
    }
    return freeName(wireName(edit.function, node.arguments), &node);
  }

 private:
  static Error unknown(const NodeId& id) {
    return {ErrorKind::NotFound, "there is no node " + id.value, "", 0, "choose a node of the graph"};
  }

  [[nodiscard]] Result<void> editable(const NodeId& id) const {
    const Node* node = graph_.node(id);
    if (node == nullptr) return unknown(id);
    if (node->stale) {
      return Error{ErrorKind::Refused, node->name + " cannot be changed while its declaration does not parse",
                   node->file, node->line, "mend the text there first"};
    }
    if (node->readOnly) {
      return Error{ErrorKind::Refused,
                   node->name + " is made by a macro or under #if and cannot be changed here", node->file,
                   node->line, "change it in the text"};
    }
    return {};
  }

  /// Names in annotations mean the first node on a function or variable; a twin cannot be named.
  [[nodiscard]] Result<void> nameable(const Node& node) const {
    const Node* first = NodeIndex(graph_.nodes).firstOn(node.entity);
    if (first == &node) return {};
    return invalidAt(node, node.name + " has overloads, which an annotation cannot tell apart",
                     "give it a name of its own");
  }

  [[nodiscard]] Result<void> freeName(const std::string& name, const Node* self) const {
    if (self != nullptr && self->name == name) return {};
    for (const Node& other : graph_.nodes) {
      if (other.name != name) continue;
      return invalidAt(other, "there is already a node called " + name, "choose another name");
    }
    return {};
  }

  [[nodiscard]] bool isEntity(const std::string& qualified) const {
    const auto named = [&](const std::string& other) {
      return other == qualified || other.starts_with(qualified + "::");
    };
    return std::any_of(graph_.nodes.begin(), graph_.nodes.end(),
                       [&](const Node& n) { return named(n.entity); }) ||
           std::any_of(graph_.functions.begin(), graph_.functions.end(),
                       [&](const Function& f) { return named(f.name); });
  }

  [[nodiscard]] Result<void> freeIdentifier(const AddNode& edit, const std::string& name) const {
    const auto taken =
        resolveName(name, edit.scope, [&](const std::string& candidate) { return isEntity(candidate); });
    if (!taken) return {};
    return invalid("the name " + name + " is taken by " + *taken, "choose another name");
  }

  /// No `gather` or `key` of another node names the function.
  [[nodiscard]] Result<void> notNamed(const Node& node) const {
    const References references(graph_);
    for (const Node& other : graph_.nodes) {
      if (other.id == node.id) continue;
      for (const Argument& argument : other.arguments) {
        const ArgumentInfo* known = argumentInfo(other.kind, argument.key);
        const bool namesFunction = known != nullptr && (known->type == ValueType::Function ||
                                                        known->type == ValueType::FunctionOrField);
        if (!namesFunction || references.function(argument.value, scopeOf(other.entity)) != node.entity)
          continue;
        return Error{ErrorKind::Refused, node.name + " is still the " + argument.key + " of " + other.name,
                     other.file, other.line, "give that another " + argument.key + " first"};
      }
    }
    return {};
  }

  const Graph& graph_;
};

}  // namespace

Result<void> checkEdit(const Edit& edit, const Graph& graph) {
  return std::visit(Checker(graph), edit);
}

}  // namespace metaparticle::model
