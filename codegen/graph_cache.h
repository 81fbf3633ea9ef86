// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <vector>

#include "codegen/graph_assembly.h"

namespace metaparticle::codegen {

/// The graph of a program, brought up to date by writing down again only what changed. A graph that was given
/// out never changes; one that nobody holds any more lends its memory to a next one.
class GraphCache {
 public:
  /// The graph that the settled program means now.
  std::shared_ptr<const model::Graph> update(const Files& files);
  /// The last one, or nullptr.
  [[nodiscard]] const std::shared_ptr<const model::Graph>& last() const { return last_; }

 private:
  std::shared_ptr<model::Graph> writable();

  std::shared_ptr<const model::Graph> last_;
  std::vector<std::shared_ptr<model::Graph>> graphs_;  ///< given out before, perhaps still held
  std::vector<GraphRow> nodes_;                        ///< what the rows of last_ stand for
  std::vector<GraphRow> functions_;
};

}  // namespace metaparticle::codegen
