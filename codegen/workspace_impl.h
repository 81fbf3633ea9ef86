// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "codegen/graph_assembly.h"
#include "codegen/graph_cache.h"
#include "codegen/program.h"
#include "codegen/workspace.h"

namespace metaparticle::codegen {

/// The files of a workspace, what they declare, and the graph once someone asked for it.
struct Workspace::Impl {
  Files files;
  Program program;
  GraphCache cache;
  bool current = false;  ///< the cache holds the graph of the texts as they are

  [[nodiscard]] FileUnit* find(const std::string& file) const {
    const auto found = files.find(file);
    return found == files.end() ? nullptr : found->second.get();
  }

  void setText(const std::string& file, std::string text);
  void removeFile(const std::string& file);
  void replace(FileUnit& file, Range range, std::string_view replacement);
  /// Works out what edits left open: what is declared, what names mean.
  void settle();
  /// The graph of the texts as they are.
  const std::shared_ptr<const model::Graph>& graph();
  /// The declaration that carries the node's annotation, or nullptr for none and for a stale one.
  [[nodiscard]] const Occurrence* annotatedOf(const model::NodeId& node) const;

 private:
  void addAlive(FileUnit& file, const PlacedSegment& placed);
  static std::vector<std::string> namesOf(const StaleNodes& stale);
  std::vector<StaleNodes::Entry> nodesLost(const FileUnit& file, const SourceChange& change);
  void keepStale(FileUnit& file, std::vector<StaleNodes::Entry> gone, Range range, std::size_t inserted);
  [[nodiscard]] bool isPresent(const FileUnit& file, const StaleNodes::Entry& entry) const;
  void announceStale(const std::vector<std::string>& names);
  void numberStale();
};

}  // namespace metaparticle::codegen
