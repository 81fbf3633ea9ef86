// SPDX-License-Identifier: GPL-3.0-or-later
#include "codegen/edit_planner.h"

#include <algorithm>

#include "codegen/annotation_edits.h"

namespace metaparticle::codegen {

namespace {

using model::Error;
using model::ErrorKind;

Error refused(std::string message, const Workspace::Located& where, std::string remedy) {
  return {ErrorKind::Refused, std::move(message), where.file, where.declaration.line, std::move(remedy)};
}

}  // namespace

model::Result<FileEdits> EditPlanner::plan(const model::Edit& edit) {
  const model::Result<std::vector<model::ArgumentChange>> changes = model::argumentChanges(edit, *before_);
  if (!changes) return changes.error();
  if (Done done = std::visit([this](const auto& one) { return change(one); }, edit); !done)
    return done.error();
  for (const model::ArgumentChange& change : *changes)
    if (Done done = changeArguments(change); !done) return done.error();
  if (const auto* added = std::get_if<model::AddNode>(&edit))
    if (Done done = checkAdded(*added); !done) return done.error();
  return finished();
}

model::Result<void> EditPlanner::changeArguments(const model::ArgumentChange& change) {
  const model::Result<Located> located = locate(change.node);
  if (!located) return located.error();
  editArguments(patchOf(located->file), *located->declaration.annotation, change.arguments);
  return {};
}

model::Result<Workspace::Located> EditPlanner::locate(const model::NodeId& node) const {
  std::optional<Located> located = workspace_.locate(node);
  if (!located || !located->declaration.annotation)
    return Error{
        ErrorKind::NotFound, "there is no annotation of " + node.value + " in the source", {}, 0, {}};
  const DeclarationSyntax& declaration = located->declaration;
  if (declaration.broken)
    return refused(declaration.name + " cannot be changed while its declaration does not parse", *located,
                   "mend the text there first");
  if (declaration.annotation->readOnly)
    return refused(declaration.name + " is made by a macro or under #if and cannot be changed here", *located,
                   "change it in the text");
  return std::move(*located);
}

Patch& EditPlanner::patchOf(const std::string& file) {
  return patches_.try_emplace(file, workspace_.text(file)).first->second;
}

const FileSyntax& EditPlanner::syntaxOf(const std::string& file) {
  const auto known = syntaxes_.find(file);
  return known != syntaxes_.end() ? known->second
                                  : syntaxes_.emplace(file, workspace_.syntax(file)).first->second;
}

model::Result<FileEdits> EditPlanner::finished() {
  FileEdits edits;
  for (const auto& [file, patch] : patches_) {
    if (!patch.fits())
      return Error{ErrorKind::Internal, "the edit would change one place of the text twice", file, 0, {}};
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
