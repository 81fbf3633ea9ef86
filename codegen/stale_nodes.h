// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "codegen/source_file.h"
#include "model/graph.h"

namespace metaparticle::codegen {

/// The last good state of nodes whose annotation cannot be read now, because what they stand in is half
/// typed.
class StaleNodes {
 public:
  struct Entry {
    model::Node node;
    Range anchor;            ///< where its annotation is, or what is left of it
    std::size_t others = 0;  ///< readable nodes of its name when it became unreadable
  };

  [[nodiscard]] const std::vector<Entry>& all() const { return entries_; }
  [[nodiscard]] bool empty() const { return entries_.empty(); }

  /// Moves the anchors with an edit; forgets the nodes whose annotation it removed as a whole.
  void edited(Range range, std::size_t inserted);
  /// Adds a node that an edit made unreadable, when its region is broken; else it is gone for good.
  void add(Entry entry, const SourceFile& source);
  /// Gives a node another id, which follows from its place among those of its name.
  void setId(std::size_t index, std::string id) { entries_[index].node.id.value = std::move(id); }
  /// Forgets the nodes whose region reads well again, and those that `present` has.
  template <class Present>
  void settle(const SourceFile& source, Present present) {
    std::erase_if(entries_,
                  [&](const Entry& entry) { return present(entry) || !isBroken(source, entry.anchor); });
  }

  /// A range that an edit moves: nothing when the edit removes all of it.
  static bool move(Range& anchor, Range edited, std::size_t inserted);

 private:
  static bool isBroken(const SourceFile& source, Range anchor);

  std::vector<Entry> entries_;
};

}  // namespace metaparticle::codegen
