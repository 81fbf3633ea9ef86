// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <compare>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/kinds.h"

namespace metaparticle::model {

/// The identity of a node: the qualified name of the function or variable it stands on ("app::resize"). A
/// second node on the same qualified name (an overload, an #if twin) gets "#2", "#3" in source order.
struct NodeId {
  std::string value;
  auto operator<=>(const NodeId&) const = default;
};

/// The identity of an edge: there is at most one edge between two nodes in one direction.
struct EdgeId {
  NodeId from;
  NodeId to;
  auto operator<=>(const EdgeId&) const = default;
};

/// One `key = value` or flag of an annotation, as it stands in the source.
struct Argument {
  std::string key;
  std::string value;  ///< the source text of the value, comments and outer white space removed; "" for a flag
  auto operator<=>(const Argument&) const = default;
};

/// A service, shard, queue, ...: one annotated declaration.
struct Node {
  NodeId id;
  Kind kind = Kind::Service;
  std::string name;       ///< what it is called on the wire and on the canvas (kebab-case unless `name = "..."`)
  std::string entity;     ///< qualified name of its function or variable, "app::resize"
  std::string signature;  ///< "Thumbnail(const ResizeRequest& request)"; for a variable its type
  std::string file;       ///< path relative to the project, '/' separated
  int line = 0;           ///< 1-based line of the declaration's name
  std::vector<Argument> arguments;  ///< in source order
  bool stale = false;     ///< its region does not parse now; this is its last good state
  bool readOnly = false;  ///< made by a macro or under #if: cannot be edited here

  /// The argument with this key, or nullptr.
  [[nodiscard]] const Argument* argument(std::string_view key) const;
  bool operator==(const Node&) const = default;
};

enum class EdgeKind {
  Call,       ///< mp::call: the caller waits
  CallAsync,  ///< mp::call_async
  Push,       ///< a function pushes to a queue
  Consume,    ///< a queue feeds a worker (from = queue): the edge goes from the queue to the worker
  Access,     ///< a function uses a store, a lock or a container
};

/// "call", "call-async", "push", "consume", "access".
const char* toString(EdgeKind kind);

/// One place in the source that makes an edge.
struct Site {
  std::string file;
  int line = 0;    ///< 1-based
  int column = 0;  ///< 1-based, in bytes
  auto operator<=>(const Site&) const = default;
};

/// Something travels from one node to another.
struct Edge {
  EdgeId id;
  EdgeKind kind = EdgeKind::Call;  ///< from the code where it is used (the synchronous one wins), else by the target's kind
  bool declared = false;           ///< written in an annotation (`uses`, `from`)
  bool used = false;               ///< made by code; an edge that is only declared is drawn dashed
  std::vector<Site> sites;         ///< where code makes it, in source order
  bool operator==(const Edge&) const = default;
};

/// A function of the project that is not a node: a gather, a key function, or one a node can be linked to.
struct Function {
  std::string name;       ///< qualified, "app::merge"
  std::string signature;  ///< "Histogram(const std::vector<Samples>& parts)"
  std::string file;
  int line = 0;
  auto operator<=>(const Function&) const = default;
};

/// What the source says. A value; nodes and functions in source order (file, then place), edges by id.
struct Graph {
  std::vector<Node> nodes;
  std::vector<Edge> edges;
  std::vector<Function> functions;

  [[nodiscard]] const Node* node(const NodeId& id) const;
  [[nodiscard]] const Edge* edge(const EdgeId& id) const;
  /// The node with this wire name, else with this id or entity, or nullptr. For the command line and tests.
  [[nodiscard]] const Node* find(std::string_view nameOrEntity) const;
  bool operator==(const Graph&) const = default;
};

/// The qualified name that `name`, written inside `scope` ("app::detail", "" for the global one), means
/// among those that `exists` accepts: looked up from the innermost scope outwards, as C++ does for
/// unqualified and partly qualified names; a leading "::" starts at the global scope.
std::optional<std::string> resolveName(std::string_view name, std::string_view scope,
                                       const std::function<bool(const std::string&)>& exists);

/// The scope of a qualified name: "app" for "app::resize", "" for "resize".
std::string scopeOf(std::string_view qualifiedName);

/// The name without its scope: "resize" for "app::resize".
std::string leafOf(std::string_view qualifiedName);

/// Equal but for where things are (files, lines, columns, order of nodes), which an edit may move.
bool sameMeaning(const Graph& left, const Graph& right);

/// One line a difference that matters to sameMeaning, for test output; empty when there is none.
std::string describeDifference(const Graph& expected, const Graph& actual);

}  // namespace metaparticle::model

template <>
struct std::hash<metaparticle::model::NodeId> {
  std::size_t operator()(const metaparticle::model::NodeId& id) const noexcept {
    return std::hash<std::string>{}(id.value);
  }
};
