// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <variant>
#include <vector>

#include "model/error.h"
#include "model/graph.h"

namespace metaparticle::model {

/// Sets or adds an argument. `value` is source text as in Argument; "" writes a flag.
struct SetArgument {
  NodeId node;
  std::string key;
  std::string value;
  bool operator==(const SetArgument&) const = default;
};

/// Removes an argument; removing one that is not there changes nothing.
struct UnsetArgument {
  NodeId node;
  std::string key;
  bool operator==(const UnsetArgument&) const = default;
};

/// Adds a declaration of this kind with a stub that compiles (see stubFor).
struct AddNode {
  Kind kind = Kind::Service;
  std::string name;   ///< identifier of the new function or variable, snake_case
  std::string file;   ///< path relative to the project; a file that does not exist yet is made
  std::string scope;  ///< namespace, "" for the global one
  bool operator==(const AddNode&) const = default;
};

/// Removes the annotation, or the whole declaration with it.
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

/// Draws an edge: `from = queue` from a queue to a worker, else `uses = {..., to}` on `from`.
struct Connect {
  NodeId from;
  NodeId to;
  bool operator==(const Connect&) const = default;
};

/// Removes a declared edge; refused while code makes it (the error names the place).
struct Disconnect {
  NodeId from;
  NodeId to;
  bool operator==(const Disconnect&) const = default;
};

/// Moves the annotation to another existing function (Graph::functions) of the project. References to the
/// node (`uses`, `from`, calls) keep pointing at what they name in the source.
struct LinkNode {
  NodeId node;
  std::string function;  ///< qualified name
  bool operator==(const LinkNode&) const = default;
};

using Edit =
    std::variant<SetArgument, UnsetArgument, AddNode, RemoveNode, RenameNode, Connect, Disconnect, LinkNode>;

/// "set replicas = 4 of resize": one line for undo menus and test output.
std::string describe(const Edit& edit);

/// What the graph says after the edit: the oracle that the text writer is tested against, and the one place
/// that decides whether an edit is allowed. Pure. Errors: InvalidInput (bad value, unknown key or name),
/// Refused (edge in use, read-only or stale node, function still called), NotFound.
Result<Graph> apply(const Edit& edit, const Graph& graph);

/// What AddNode writes, decided once for the oracle and the writer.
struct Stub {
  std::vector<Argument> arguments;  ///< required arguments with values that are valid
  std::vector<Function>
      functions;          ///< helper functions written with it (the gather of a scatter), name and signature
  std::string signature;  ///< of the node itself, as Node::signature
  std::string code;       ///< the declarations without indentation, '\n' line ends, no final newline,
                          ///< helpers first, the annotation included
};
Stub stubFor(const AddNode& edit);

}  // namespace metaparticle::model
