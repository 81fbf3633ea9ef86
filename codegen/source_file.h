// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "codegen/branches.h"
#include "codegen/segment.h"

namespace metaparticle::codegen {

/// What a segment stands in: a namespace, or the braces of an extern "C", which name nothing.
struct Scope {
  Scope() = default;
  Scope(const Scope&) = delete;
  Scope& operator=(const Scope&) = delete;
  /// Frees a long chain without recursion.
  ~Scope();

  mutable std::shared_ptr<const Scope> outer;  ///< nullptr only for the global scope
  std::string name;                            ///< qualified, "app::v1"
  int depth = 0;                               ///< braces that are open
  bool internal = false;                       ///< inside an anonymous namespace
  bool transparent = false;  ///< inline, or extern "C": its names are also found from outside
};

/// A segment in its place. What an edit moves is kept here, in one array, and not in the segment.
struct PlacedSegment {
  std::unique_ptr<Segment> segment;
  std::shared_ptr<const Scope> scope;
  std::size_t begin = 0;  ///< absolute offset
  std::size_t reach = 0;  ///< absolute Segment::reach
  std::size_t length = 0;
  int line = 0;   ///< 0-based line of the beginning
  int lines = 0;  ///< line ends inside
  SegmentKind kind = SegmentKind::Other;
  bool swallows = false;   ///< has Segment::swallowed
  std::size_t branch = 0;  ///< of SourceFile::branches(); of a directive the one behind it
  bool dead = false;       ///< in a branch that no compiler reads; then `kind` is Other
};

/// What one replacement changed, for those who keep something per segment.
struct SourceChange {
  std::vector<PlacedSegment> removed;  ///< taken out, in their old places
  std::vector<std::size_t> added;      ///< indexes of segments that are new
  std::vector<std::size_t> rescoped;   ///< indexes of those that stayed, but whose scope has another name
  std::vector<std::size_t> revived;    ///< indexes of those that stayed, but are dead now, or no more
  bool directives = false;             ///< a `using namespace` or an #include came or went
  bool conditionals = false;           ///< an #if, #else or #endif did
};

/// The text of one file and its segments, kept up to date by reading only what a change touches.
///
/// While the braces at namespace scope do not match, because one is being typed, what was there before keeps
/// the namespaces that it had.
class SourceFile {
 public:
  explicit SourceFile(std::string text);

  [[nodiscard]] const std::string& text() const { return text_; }
  [[nodiscard]] const std::vector<PlacedSegment>& segments() const { return segments_; }
  /// Replaces `range`, which must lie inside the text.
  SourceChange replace(Range range, std::string_view replacement);

  /// The segment that holds this offset; of a boundary the one behind it.
  [[nodiscard]] const PlacedSegment& at(std::size_t offset) const;
  /// The place of a segment of this file. O(segments).
  [[nodiscard]] const PlacedSegment& place(const Segment* segment) const;
  /// What `using namespace` names at namespace scope.
  [[nodiscard]] const std::vector<std::string>& usingNamespaces() const { return usingNamespaces_; }

  /// The branches of #if that the segments stand in.
  [[nodiscard]] const Branches& branches() const { return branches_; }

  /// A declaration in absolute offsets, lines and names.
  [[nodiscard]] DeclarationSyntax declaration(const PlacedSegment& placed) const;
  [[nodiscard]] FileSyntax syntax() const;
  /// 1-based column in bytes.
  [[nodiscard]] int columnOf(std::size_t offset) const;
  /// Every namespace is closed and every `}` closes something.
  [[nodiscard]] bool balanced() const { return balanced_; }
  /// What half-typed comments and raw strings would swallow, in ascending order.
  [[nodiscard]] const std::vector<Range>& swallowed() const { return swallowed_; }
  [[nodiscard]] bool isSwallowed(std::size_t offset) const;

 private:
  [[nodiscard]] std::size_t firstReached(std::size_t from, std::size_t offset) const;
  std::size_t readRun(std::size_t first, Range edited, std::size_t inserted, SourceChange& change);
  void splice(std::size_t first, std::size_t last, std::vector<PlacedSegment> fresh, SourceChange& change);
  void placeFrom(std::size_t from);
  void findBranches(const SourceChange& change);
  void findDead(SourceChange& change);
  [[nodiscard]] bool branchEnds(std::size_t directive) const;
  void scopeFrom(std::size_t from, std::size_t freshEnd, SourceChange& change);
  void holdScopes(std::size_t from, std::size_t freshEnd);
  void summarise(bool directives);
  [[nodiscard]] bool isBalanced() const;
  [[nodiscard]] std::size_t afterIncludes() const;
  [[nodiscard]] std::optional<std::size_t> unfinished() const;
  [[nodiscard]] bool leavesOpen(const PlacedSegment& placed) const;
  [[nodiscard]] bool hasEnd(const Range& swallowed) const;

  std::string text_;
  std::vector<PlacedSegment> segments_;
  Branches branches_;
  std::vector<std::string> usingNamespaces_;
  std::vector<Range> swallowed_;
  std::vector<Range> swallowedParts_;  ///< the same without overlaps
  bool balanced_ = true;
  bool hasDead_ = false;
  bool held_ = false;  ///< scopes are those of the last balanced text
};

}  // namespace metaparticle::codegen
