// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "codegen/program.h"
#include "model/finding.h"
#include "model/graph.h"

namespace metaparticle::codegen {

using Files = std::map<std::string, std::unique_ptr<FileUnit>>;

/// Writes a settled program down as a graph.
class GraphAssembly {
 public:
  explicit GraphAssembly(const Files& files) : files_(files) {}

  model::Graph assemble();
  /// One node as its declaration stands now; its id is right when no node of its name is stale.
  static model::Node nodeOf(const Entity& entity);
  /// Tells every occurrence where its segment is.
  static void locate(const FileUnit& file);

 private:
  void addStale(const FileUnit& file, std::size_t before, std::size_t& next);
  void addNode(model::Node node);
  void addOccurrence(const Occurrence& occurrence);

  const Files& files_;
  model::Graph graph_;
  std::map<std::string, int> numbered_;  ///< nodes so far of the names that have stale ones
};

/// What the reader itself has to say, in source order: broken and doubtful annotations, calls of unknown
/// targets, comments without an end.
std::vector<model::Finding> readerFindings(const Files& files);

}  // namespace metaparticle::codegen
