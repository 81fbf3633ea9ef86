// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "codegen/syntax.h"
#include "codegen/text_edits.h"
#include "model/edit.h"
#include "model/finding.h"
#include "model/graph.h"

namespace metaparticle::codegen {

/// The texts of a project and the graph they mean: the lens. Not thread-safe: one thread owns it (the studio
/// gives it a worker thread). Knows no disk: see project_files.h.
///
/// Cost: setText reads one file; replace reads the declarations that the change touches, and the graph is
/// brought up to date in time that grows with the change.
class Workspace {
 public:
  Workspace();
  ~Workspace();
  Workspace(Workspace&&) noexcept;
  Workspace& operator=(Workspace&&) noexcept;

  /// Adds a file or replaces its whole text (read fresh: forgets stale nodes).
  void setText(const std::string& file, std::string text);
  /// Replaces a range of a file's text, as typing does. Out-of-range offsets are clamped.
  void replace(const std::string& file, Range range, std::string_view replacement);
  /// Makes edits from `plan` or undo. InvalidInput, and nothing changed, when they do not fit.
  model::Result<void> apply(const FileEdits& edits);
  void removeFile(const std::string& file);

  [[nodiscard]] std::vector<std::string> files() const;  ///< sorted
  [[nodiscard]] bool contains(const std::string& file) const;
  [[nodiscard]] const std::string& text(const std::string& file) const;  ///< "" for an unknown file

  /// The graph that the texts mean now. The pointer stays valid and unchanged for as long as it is held.
  [[nodiscard]] std::shared_ptr<const model::Graph> graph() const;
  /// What the reader found (broken or doubtful annotations), then model::validate, in source order.
  [[nodiscard]] std::vector<model::Finding> findings() const;

  /// A declaration and the file it is in.
  struct Located {
    std::string file;
    DeclarationSyntax declaration;
  };
  /// The declaration that carries the node's annotation.
  [[nodiscard]] std::optional<Located> locate(const model::NodeId& node) const;
  /// Every declaration (and definition) of a qualified name, in source order.
  [[nodiscard]] std::vector<Located> declarationsOf(const std::string& qualifiedName) const;
  /// Every declaration (and the definition) of the function or variable that a node stands on, in source
  /// order: not its overloads, nor another file's own function of the same name.
  [[nodiscard]] std::vector<Located> declarationsOf(const model::NodeId& node) const;
  /// The node whose declaration, or whose function's body, holds this offset.
  [[nodiscard]] std::optional<model::NodeId> nodeAt(const std::string& file, std::size_t offset) const;
  /// The whole file as the reader sees it (built on demand, O(declarations)).
  [[nodiscard]] FileSyntax syntax(const std::string& file) const;

  /// The smallest text edits that make the edit true: read(apply(plan)) == model::apply(edit, graph).
  /// The same errors as model::apply; changes nothing.
  [[nodiscard]] model::Result<FileEdits> plan(const model::Edit& edit) const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

/// The edit planner behind Workspace::plan: where text edits are worked out.
model::Result<FileEdits> planEdit(const Workspace& workspace, const model::Edit& edit);

/// Unified diffs of all files that the edits touch.
std::string previewDiff(const Workspace& workspace, const FileEdits& edits);

}  // namespace metaparticle::codegen
