// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <variant>
#include <vector>

#include "model/error.h"
#include "model/graph.h"

namespace metaparticle::model {

// How edits look in text. What is written anew is `key = value`, a flag `key`; arguments are joined by ", ",
// items of a list `{a, b}` too. A new argument goes behind the last one; a changed one stays where it is, and
// so do all others. A value that already means the same (see normalizedValue) is not touched. Parentheses
// come with the first argument and may go with the last. Everything else about the text is the writer's
// affair: comments and white space stay.

/// Sets or adds an argument. `value` is source text as in Argument; "" writes a flag. Names in it (`gather`,
/// `key`, `from`, `uses`, `dead_letter`) must mean something from the node's scope. Of an argument that is
/// there twice the first is set.
struct SetArgument {
  NodeId node;
  std::string key;
  std::string value;
  bool operator==(const SetArgument&) const = default;
};

/// Removes an argument, known to the table or not, each time it is there; removing one that is not there
/// changes nothing.
struct UnsetArgument {
  NodeId node;
  std::string key;
  bool operator==(const UnsetArgument&) const = default;
};

/// Adds a declaration of this kind with a stub that compiles (see stubFor). Refused as InvalidInput when the
/// name is taken (in this scope, or in one around it: calls written here would change their meaning), is the
/// name of a namespace, or gives a wire name that is taken.
struct AddNode {
  Kind kind = Kind::Service;
  std::string name;   ///< identifier of the new function or variable, snake_case
  std::string file;   ///< path relative to the project; a file that does not exist yet is made
  std::string scope;  ///< namespace, "" for the global one
  bool operator==(const AddNode&) const = default;
};

/// Removes the annotation, or the whole declaration with it. Both are refused while code calls or uses the
/// node from elsewhere; with the function also while code calls that plainly or a `gather` or `key` names it.
/// The node is also taken out of the `uses`, `from` and `dead_letter` of others, as Disconnect does it (but
/// for those that cannot be edited), unless another node stays on the same name.
struct RemoveNode {
  NodeId node;
  bool withFunction = false;  ///< also the function or variable; refused while code uses it
  bool operator==(const RemoveNode&) const = default;
};

/// Gives the node another wire name: writes `name = "..."`, or removes it where the new name is the default.
struct RenameNode {
  NodeId node;
  std::string name;
  bool operator==(const RenameNode&) const = default;
};

/// Draws an edge. From a queue to a worker: sets the worker's `from`. Else adds `to` to the `uses` of `from`:
/// appended as last item (`uses = a` becomes `uses = {a, b}`), else `uses = {b}` as last argument, named by
/// the shortest text that means it from there. An edge that is declared already changes nothing. InvalidInput
/// where the target cannot be one: only services, shards, scatters, queues, stores, locks and containers can
/// be used.
struct Connect {
  NodeId from;
  NodeId to;
  bool operator==(const Connect&) const = default;
};

/// Removes a declared edge; refused while code makes it (the error names the place). Takes every item that
/// means `to` out of `uses` (`{a, b}` becomes `{a}`; with the last item goes the argument), or removes
/// `from`.
struct Disconnect {
  NodeId from;
  NodeId to;
  bool operator==(const Disconnect&) const = default;
};

/// Moves the annotation, as it stands, to another existing function (Graph::functions) of the project.
/// References to the node (`uses`, `from`, calls) keep pointing at what they name in the source. Not for
/// variables, nor to a name with overloads.
struct LinkNode {
  NodeId node;
  std::string function;  ///< qualified name
  bool operator==(const LinkNode&) const = default;
};

using Edit =
    std::variant<SetArgument, UnsetArgument, AddNode, RemoveNode, RenameNode, Connect, Disconnect, LinkNode>;

/// "set replicas = 4 of resize": one line for undo menus and test output.
std::string describe(const Edit& edit);

/// Whether the edit is allowed, and if not, why: the errors of apply.
Result<void> checkEdit(const Edit& edit, const Graph& graph);

/// What the graph says after the edit: the oracle that the text writer is tested against, and the one place
/// that decides whether an edit is allowed. Pure. Errors: InvalidInput (bad value, unknown key or name),
/// Refused (edge in use, read-only or stale node, function still called), NotFound.
Result<Graph> apply(const Edit& edit, const Graph& graph);

/// The whole argument list of one annotation as an edit leaves it.
struct ArgumentChange {
  NodeId node;
  std::vector<Argument> arguments;
  bool operator==(const ArgumentChange&) const = default;
};

/// The annotations whose arguments an edit changes, in the ids of `graph` and its order, without those that
/// stay as they are: the decisions that apply and the text writer share. Lists are compared and written item
/// by item. Nothing for AddNode and LinkNode; for RemoveNode those that named the node. The errors of apply.
Result<std::vector<ArgumentChange>> argumentChanges(const Edit& edit, const Graph& graph);

/// What AddNode writes, decided once for the oracle and the writer. In a header functions are inline.
struct Stub {
  std::vector<Argument>
      arguments;  ///< required arguments with values that are valid (a worker's `from` is missing)
  std::vector<Function>
      functions;          ///< helper functions written with it (the gather of a scatter), name and signature
  std::string signature;  ///< of the node itself, as Node::signature
  std::string code;       ///< the declarations without indentation, '\n' line ends, no final newline,
                          ///< helpers first, the annotation included
};
Stub stubFor(const AddNode& edit);

}  // namespace metaparticle::model
