// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "codegen/source_file.h"
#include "codegen/stale_nodes.h"
#include "model/graph.h"

namespace metaparticle::codegen {

struct Group;

/// One line of the graph's nodes or functions: the declaration that it stands for, or a stale node.
struct GraphRow {
  Occurrence* occurrence = nullptr;
  const StaleNodes::Entry* stale = nullptr;
};

/// A file of the program.
struct FileUnit {
  FileUnit(std::string name, std::string text) : path(std::move(name)), source(std::move(text)) {}
  std::string path;
  SourceFile source;
  StaleNodes stale;

  // For the graph that is brought up to date with it.
  bool changed = true;  ///< its text, or what one of its declarations means, since the last graph
  bool moved = true;    ///< its text, so that lines may be others
  std::vector<GraphRow> nodes;
  std::vector<GraphRow> functions;
};

/// A use whose target is known.
struct ResolvedUse {
  std::size_t index = 0;  ///< in DeclarationSyntax::uses
  Group* target = nullptr;
  std::optional<model::EdgeKind> kind;
};

/// What a declaration is in the graph.
enum class Role : std::uint8_t { None, Node, Function };

/// One declaration of a function or variable at namespace scope.
struct Occurrence {
  FileUnit* file = nullptr;
  Segment* segment = nullptr;
  std::shared_ptr<const Scope> scope;
  Group* group = nullptr;
  std::size_t index = 0;                  ///< in Group::occurrences
  std::size_t entity = 0;                 ///< index in Group::entities
  const PlacedSegment* placed = nullptr;  ///< as of the last Program::locate()
  Role role = Role::None;
  bool changed = true;  ///< it or another declaration of its name, since the last graph
  bool spread = false;  ///< its entity has declarations in several files
  std::vector<ResolvedUse> uses;
  std::vector<std::size_t> unresolvedCalls;  ///< mp::call of a name that no function has; indexes of uses

  [[nodiscard]] const DeclarationSyntax& declaration() const { return *segment->declaration; }
};

/// The kind of the node that the declaration in this segment makes by itself, if any.
std::optional<model::Kind> nodeKindOf(const Segment& segment);

/// A function or variable: its declarations and its definition.
struct Entity {
  std::vector<Occurrence*> occurrences;  ///< in source order
  Occurrence* annotated = nullptr;       ///< the one whose annotation counts
  Occurrence* main = nullptr;            ///< the one that gives the signature: the definition, else the first
  bool conflicting = false;              ///< annotated twice, differently
  bool branchesDiffer = false;           ///< annotated differently in branches of one #if
  bool listed = false;                   ///< belongs into Graph::functions when it is no node
  int ordinal = 0;                       ///< of the nodes of one name: 1, 2, ...
};

/// Everything of one qualified name.
struct Group {
  /// How many nodes it carries that can be read.
  [[nodiscard]] std::size_t readableNodes() const;

  std::string name;
  std::vector<std::unique_ptr<Occurrence>> occurrences;
  std::vector<Entity> entities;
  bool callable = false;                ///< a function that a call may mean
  std::optional<model::Kind> variable;  ///< the kind of the first node that is a variable
  bool node = false;                    ///< carries a node
  std::optional<model::Kind> stale;     ///< of a node that cannot be read now and is kept
};

/// The declarations of all files by name, with what their bodies use. Kept up to date by telling it which
/// segments came and went; settle() then works out again what that touches.
class Program {
 public:
  void add(FileUnit& file, Segment* segment, const std::shared_ptr<const Scope>& scope);
  /// Only the Occurrence goes; the segment may be in use no more.
  void remove(Segment& segment);
  /// Which declarations of the file exclude each other may have changed.
  void branchesChanged(const FileUnit& file);
  /// What an unqualified name of the file means may have changed.
  void forgetUses(const FileUnit& file);
  /// Says that a node of this name is kept though it cannot be read, or is kept no more.
  void setStale(const std::string& name, std::optional<model::Kind> kind);
  /// Works out entities and uses where something changed. Returns true when anything had to be done.
  bool settle();

  [[nodiscard]] const Group* find(const std::string& name) const;
  [[nodiscard]] Group* find(const std::string& name);
  /// The graph's rows of this name must be written anew.
  static void touch(Group& group);
  /// Resolves a name written in this file and scope to a group that `accepts`.
  Group* resolve(const FileUnit& file, const std::string& name, const std::string& scope,
                 bool (*accepts)(const Group&)) const;

 private:
  static void locate(const std::vector<Group*>& groups);
  void settleGroup(Group& group);
  void resolveUses(Occurrence& occurrence);
  void registerUses(Occurrence& occurrence);
  void touchUsersOf(const std::string& name);

  std::unordered_map<std::string, std::unique_ptr<Group>> groups_;
  std::unordered_map<std::string, std::unordered_set<Occurrence*>> users_;  ///< by last part of the target
  std::unordered_set<Group*> dirty_;
  std::unordered_set<Occurrence*> unresolved_;
};

/// Works out which declarations of a group are one, which of them speaks for it, and what the group can be
/// used as. Those of a group with several must know where they are placed.
void findEntities(Group& group);

/// The id of the node on an annotated entity.
std::string nodeIdOf(const Entity& entity);

/// The last part of a written or qualified name.
std::string lastPart(const std::string& name);

}  // namespace metaparticle::codegen
