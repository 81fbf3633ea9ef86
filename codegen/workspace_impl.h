// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "codegen/graph_assembly.h"
#include "codegen/program.h"
#include "codegen/workspace.h"

namespace metaparticle::codegen {

/// The files of a workspace, what they declare, and the graph once someone asked for it.
struct Workspace::Impl {
  Files files;
  Program program;
  std::shared_ptr<const model::Graph> graph;

  [[nodiscard]] FileUnit* find(const std::string& file) const {
    const auto found = files.find(file);
    return found == files.end() ? nullptr : found->second.get();
  }

  void setText(const std::string& file, std::string text);
  void removeFile(const std::string& file);
  void replace(FileUnit& file, Range range, std::string_view replacement);
  /// Works out what edits left open, the graph included.
  void bringUpToDate();
  /// The id of the node that an entity carries, as it is in the graph.
  [[nodiscard]] std::optional<model::NodeId> idOf(const Entity& entity) const;
  /// The declaration that carries the node's annotation, or nullptr for none and for a stale one.
  [[nodiscard]] const Occurrence* annotatedOf(const model::NodeId& node) const;

 private:
  static std::vector<std::string> staleNames(const FileUnit& file);
  static std::vector<StaleNodes::Entry> nodesIn(const std::vector<PlacedSegment>& removed);
  void keepStale(FileUnit& file, std::vector<StaleNodes::Entry> gone, Range range, std::size_t inserted);
  [[nodiscard]] bool isPresent(const FileUnit& file, const StaleNodes::Entry& entry) const;
};

}  // namespace metaparticle::codegen
