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

/// One place in the source that makes an edge.
struct Site {
  std::string file;
  int line = 0;    ///< 1-based
  int column = 0;  ///< 1-based, in bytes
  auto operator<=>(const Site&) const = default;
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

/// What one function's own body does to another entity of the project, with names already resolved. Recorded
/// are `mp::call` and `mp::call_async` of any function, plain calls of any function of the project, and Push
/// and Access of variables that are nodes.
struct Use {
  std::string target;            ///< qualified name of the function or variable
  std::optional<EdgeKind> kind;  ///< nothing for a plain call, which runs in the caller's process
  Site site;                     ///< of the target's name
  auto operator<=>(const Use&) const = default;
};

/// A service, shard, queue, ...: one annotated declaration.
struct Node {
  NodeId id;
  Kind kind = Kind::Service;
  std::string name;    ///< what it is called on the wire and on the canvas (kebab-case unless `name = "..."`)
  std::string entity;  ///< qualified name of its function or variable, "app::resize"
  std::string signature;            ///< "Thumbnail(const ResizeRequest& request)"; for a variable its type
  std::string file;                 ///< path relative to the project, '/' separated
  int line = 0;                     ///< 1-based line of the declaration's name
  std::vector<Argument> arguments;  ///< in source order
  bool stale = false;               ///< its region does not parse now; this is its last good state
  bool readOnly = false;            ///< made by a macro or under #if: cannot be edited here
  std::vector<Use> uses = {};       ///< of its own body, in source order

  /// The argument with this key, or nullptr.
  [[nodiscard]] const Argument* argument(std::string_view key) const;
  bool operator==(const Node&) const = default;
};

/// Something travels from one node to another.
struct Edge {
  EdgeId id;
  EdgeKind kind = EdgeKind::Call;  ///< from the code where it is used (the synchronous one wins, push wins
                                   ///< over access), else by the target's kind
  bool declared = false;           ///< written in an annotation (`uses`, `from`)
  bool used = false;  ///< made by code, or by `from`, which needs no call; an edge that is only declared
                      ///< is drawn dashed
  std::vector<Site>
      sites;  ///< where code makes it, also in helper functions, in source order; none for `from`
  bool operator==(const Edge&) const = default;
};

/// A function at namespace scope that is not a node: a gather, a key function, a helper, or one a node can be
/// linked to. A declaration and its definition are one; every overload is one.
struct Function {
  std::string name;       ///< qualified, "app::merge"
  std::string signature;  ///< "Histogram(const std::vector<Samples>& parts)"
  std::string file;
  int line = 0;
  std::vector<Use> uses = {};  ///< of its own body, in source order
  auto operator<=>(const Function&) const = default;
};

/// What the source says. A value; nodes and functions in source order (file, then place), edges by id and
/// equal to deriveEdges(nodes, functions).
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

/// The wire name of a node on `entity`: its `name` where that is a text that is not empty, else the
/// kebab-case of the entity's own name.
std::string wireName(std::string_view entity, const std::vector<Argument>& arguments);

/// The edges that annotations and code make, by id. Declared: `from`, and each item of `uses` that names a
/// node. Used: what a node's body does, and what the functions do that it calls plainly, directly or not
/// (nodes too: a plain call runs the function in the caller's process). Of several nodes on one name
/// (overloads) the first is meant.
std::vector<Edge> deriveEdges(const std::vector<Node>& nodes, const std::vector<Function>& functions);

/// The entity that `name` means in an annotation inside `scope`, among the entities of nodes.
std::optional<std::string> resolveNodeName(std::string_view name, std::string_view scope,
                                           const std::vector<Node>& nodes);

/// The qualified name that `name`, written inside `scope` ("app::detail", "" for the global one), means
/// among those that `exists` accepts: looked up from the innermost scope outwards, as C++ does for
/// unqualified and partly qualified names; a leading "::" starts at the global scope. An anonymous namespace
/// ("(anonymous)") is transparent: its names are also found from outside.
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
