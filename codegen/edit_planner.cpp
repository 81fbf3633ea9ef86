// SPDX-License-Identifier: GPL-3.0-or-later
#include "codegen/edit_planner.h"

#include <algorithm>

#include "codegen/annotation_edits.h"

namespace metaparticle::codegen {

namespace {

using model::Error;
using model::ErrorKind;
using model::Node;

Error refused(std::string message, const Workspace::Located& where, std::string remedy) {
  return {ErrorKind::Refused, std::move(message), where.file, where.declaration.line, std::move(remedy)};
}

/// The nodes that an edit leaves where they are, in order: `left` before it and `right` after it. An id is
/// not enough to pair them: when a twin is gone, "f#2" becomes "f".
struct Survivors {
  std::vector<const Node*> left;
  std::vector<const Node*> right;
};

Survivors survivors(const model::Edit& edit, const model::Graph& before, const model::Graph& after) {
  model::NodeId gone;
  std::string come;
  if (const auto* removed = std::get_if<model::RemoveNode>(&edit)) gone = removed->node;
  if (const auto* linked = std::get_if<model::LinkNode>(&edit)) {
    gone = linked->node;
    come = linked->function;
  }
  if (const auto* added = std::get_if<model::AddNode>(&edit))
    come = added->scope.empty() ? added->name : added->scope + "::" + added->name;
  Survivors result;
  for (const Node& node : before.nodes)
    if (node.id != gone) result.left.push_back(&node);
  for (const Node& node : after.nodes)
    if (come.empty() || node.entity != come) result.right.push_back(&node);
  return result;
}

}  // namespace

model::Result<FileEdits> EditPlanner::plan(const model::Edit& edit) {
  const model::Result<model::Graph> after = model::apply(edit, *before_);
  if (!after) return after.error();
  if (Done done = std::visit([this](const auto& one) { return change(one); }, edit); !done)
    return done.error();
  if (Done done = changeArguments(edit, *after); !done) return done.error();
  if (const auto* added = std::get_if<model::AddNode>(&edit))
    if (Done done = checkAdded(*added); !done) return done.error();
  return finished();
}

model::Result<void> EditPlanner::changeArguments(const model::Edit& edit, const model::Graph& after) {
  const auto [left, right] = survivors(edit, *before_, after);
  if (left.size() != right.size())
    return Error{ErrorKind::Internal, "The edit changes other nodes.", {}, 0, {}};
  for (std::size_t index = 0; index < left.size(); ++index) {
    if (left[index]->arguments == right[index]->arguments) continue;
    if (Done done = changeArguments(*left[index], right[index]->arguments); !done) return done;
  }
  return {};
}

model::Result<void> EditPlanner::changeArguments(const Node& node,
                                                 const std::vector<model::Argument>& arguments) {
  const model::Result<Located> located = locate(node.id);
  if (!located) return located.error();
  editArguments(patchOf(located->file), *located->declaration.annotation, arguments);
  return {};
}

model::Result<Workspace::Located> EditPlanner::locate(const model::NodeId& node) const {
  std::optional<Located> located = workspace_.locate(node);
  if (!located || !located->declaration.annotation)
    return Error{ErrorKind::NotFound, "No annotation of \"" + node.value + "\" is in the source.", {}, 0, {}};
  const DeclarationSyntax& declaration = located->declaration;
  if (declaration.broken)
    return refused("The declaration of \"" + declaration.name + "\" is incomplete.", *located,
                   "Finish it in the text first.");
  if (declaration.annotation->readOnly)
    return refused("The annotation of \"" + declaration.name + "\" is made by a macro or holds an #if.",
                   *located, "Change it in the text.");
  return std::move(*located);
}

Patch& EditPlanner::patchOf(const std::string& file) {
  return patches_.try_emplace(file, workspace_.text(file)).first->second;
}

model::Result<FileEdits> EditPlanner::finished() {
  FileEdits edits;
  for (const auto& [file, patch] : patches_) {
    if (!patch.fits())
      return Error{ErrorKind::Internal, "The edit would change one place of the text twice.", file, 0, {}};
    if (!patch.edits().empty()) edits.files.emplace(file, patch.edits());
  }
  return edits;
}

model::Result<FileEdits> planEdit(const Workspace& workspace, const model::Edit& edit) {
  return EditPlanner(workspace).plan(edit);
}

std::string previewDiff(const Workspace& workspace, const FileEdits& edits) {
  std::string diff;
  for (const auto& [file, changes] : edits.files) {
    const std::string& before = workspace.text(file);
    const model::Result<std::string> after = changes.apply(before);
    if (after) diff += unifiedDiff(file, before, *after);
  }
  return diff;
}

}  // namespace metaparticle::codegen
