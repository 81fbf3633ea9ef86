// SPDX-License-Identifier: GPL-3.0-or-later
#include "codegen/edit_planner.h"

#include <algorithm>

#include "codegen/annotation_edits.h"
#include "model/values.h"

namespace metaparticle::codegen {

namespace {

using model::Error;
using model::ErrorKind;

Error refused(std::string message, const Workspace::Located& where, std::string remedy) {
  return {ErrorKind::Refused, std::move(message), where.file, where.declaration.line, std::move(remedy)};
}

std::vector<model::Argument> argumentsOf(const AnnotationSyntax& annotation) {
  std::vector<model::Argument> arguments;
  for (const ArgumentSyntax& argument : annotation.arguments)
    arguments.push_back({argument.key, argument.value});
  return arguments;
}

const model::Argument* find(const std::vector<model::Argument>& arguments, const std::string& key) {
  const auto found = std::find_if(arguments.begin(), arguments.end(),
                                  [&](const model::Argument& one) { return one.key == key; });
  return found == arguments.end() ? nullptr : &*found;
}

bool sameValue(const model::Argument* left, const model::Argument* right) {
  if (left == nullptr || right == nullptr) return left == right;
  return model::normalizedValue(left->value) == model::normalizedValue(right->value);
}

/// The key of a list that changes and that `other` has with other items: which of them are meant to change
/// cannot be told.
std::string otherList(const std::vector<model::Argument>& other, const std::vector<model::Argument>& before,
                      const std::vector<model::Argument>& after) {
  for (const model::Argument& argument : other) {
    const model::Argument* former = find(before, argument.key);
    const bool changes = !sameValue(former, find(after, argument.key));
    if (changes && argument.value.starts_with('{') && !sameValue(former, &argument)) return argument.key;
  }
  return {};
}

/// `other`, which need not say what `before` does, with what differs between `before` and `after` changed.
std::vector<model::Argument> withSameChange(std::vector<model::Argument> other,
                                            const std::vector<model::Argument>& before,
                                            const std::vector<model::Argument>& after) {
  std::erase_if(other, [&](const model::Argument& one) {
    return find(before, one.key) != nullptr && find(after, one.key) == nullptr;
  });
  for (const model::Argument& wanted : after) {
    if (sameValue(find(before, wanted.key), &wanted)) continue;
    const auto place = std::find_if(other.begin(), other.end(),
                                    [&](const model::Argument& one) { return one.key == wanted.key; });
    if (place == other.end())
      other.push_back(wanted);
    else
      place->value = wanted.value;
  }
  return other;
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

/// Also at the other declarations that carry the annotation: else they would say different things.
model::Result<void> EditPlanner::changeArguments(const model::ArgumentChange& change) {
  const model::Result<Located> located = locate(change.node);
  if (!located) return located.error();
  const AnnotationSyntax& first = *located->declaration.annotation;
  const std::vector<model::Argument> before = argumentsOf(first);
  for (const Located& other : workspace_.declarationsOf(change.node)) {
    const std::optional<AnnotationSyntax>& annotation = other.declaration.annotation;
    if (!annotation || annotation->kind != first.kind) continue;
    if (Done done = checkEditable(other); !done) return done.error();
    const std::vector<model::Argument> present = argumentsOf(*annotation);
    if (const auto list = otherList(present, before, change.arguments); !list.empty())
      return refused("the declarations of " + other.declaration.name + " have different " + list, other,
                     "make them the same first");
    editArguments(patchOf(other.file), *annotation,
                  present == before ? change.arguments : withSameChange(present, before, change.arguments));
  }
  return {};
}

model::Result<void> EditPlanner::checkEditable(const Located& located) {
  const DeclarationSyntax& declaration = located.declaration;
  if (declaration.broken)
    return refused(declaration.name + " cannot be changed while its declaration does not parse", located,
                   "mend the text there first");
  const auto readOnly = [](const AnnotationSyntax& annotation) { return annotation.readOnly; };
  if ((declaration.annotation && readOnly(*declaration.annotation)) ||
      std::any_of(declaration.extraAnnotations.begin(), declaration.extraAnnotations.end(), readOnly))
    return refused(declaration.name + " is made by a macro or under #if and cannot be changed here", located,
                   "change it in the text");
  return {};
}

model::Result<Workspace::Located> EditPlanner::locate(const model::NodeId& node) const {
  std::optional<Located> located = workspace_.locate(node);
  if (!located || !located->declaration.annotation)
    return Error{
        ErrorKind::NotFound, "there is no annotation of " + node.value + " in the source", {}, 0, {}};
  if (Done done = checkEditable(*located); !done) return done.error();
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
