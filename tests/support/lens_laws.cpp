// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/lens_laws.h"

#include <algorithm>

namespace metaparticle::test {

namespace {

using codegen::FileEdits;
using codegen::Workspace;
using Violations = std::vector<std::string>;

void append(Violations& all, const Violations& more) {
  all.insert(all.end(), more.begin(), more.end());
}

FileEdits inverseOf(const FileEdits& edits, const Texts& before) {
  FileEdits inverse;
  for (const auto& [file, changes] : edits.files) {
    const auto text = before.find(file);
    inverse.files[file] = changes.inverse(text == before.end() ? std::string_view() : text->second);
  }
  return inverse;
}

bool isQualifiedDefinition(const Workspace& workspace, const Workspace::Located& located) {
  const codegen::Range name = located.declaration.nameRange;
  const std::string_view text = std::string_view(workspace.text(located.file)).substr(0, name.end);
  return text.substr(name.begin).find("::") != std::string_view::npos ||
         text.substr(0, name.begin).ends_with("::");
}

/// The edit takes the annotation from a definition `void a::f() {}` that no declaration announces. Without it
/// nobody can tell whether `a` is a namespace or a class, so the graph lists no function then; the model
/// cannot know that.
bool losesTheFunction(const Workspace& workspace, const model::Edit& edit) {
  const auto* removed = std::get_if<model::RemoveNode>(&edit);
  const auto* linked = std::get_if<model::LinkNode>(&edit);
  if (removed == nullptr && linked == nullptr) return false;
  const auto located = workspace.locate(removed != nullptr ? removed->node : linked->node);
  if (!located) return false;
  const auto all = workspace.declarationsOf(located->declaration.qualifiedName);
  return std::all_of(all.begin(), all.end(),
                     [&](const auto& one) { return isQualifiedDefinition(workspace, one); });
}

/// Makes and unmakes the edits: the texts must be the old ones, and the graph, if one is given.
Violations checkUndo(Workspace& workspace, const FileEdits& edits, const Texts& before,
                     const std::shared_ptr<const model::Graph>& graph) {
  Violations violations;
  if (!workspace.apply(inverseOf(edits, before))) return {"Undo: the inverse does not fit"};
  for (const auto& [file, text] : textsOf(workspace)) {
    const auto old = before.find(file);
    if (text != (old == before.end() ? std::string() : old->second))
      violations.push_back("Undo: other bytes in " + file);
  }
  const std::string difference = graph ? model::describeDifference(*graph, *workspace.graph()) : "";
  if (!difference.empty()) violations.push_back("Undo: another graph:\n" + difference);
  if (!workspace.apply(edits)) violations.emplace_back("Undo: redoing does not fit");
  return violations;
}

}  // namespace

Workspace workspaceOf(const Texts& texts) {
  Workspace workspace;
  for (const auto& [file, text] : texts) workspace.setText(file, text);
  return workspace;
}

Texts textsOf(const Workspace& workspace) {
  Texts texts;
  for (const std::string& file : workspace.files()) texts[file] = workspace.text(file);
  return texts;
}

bool isHealthy(const Workspace& workspace) {
  const std::vector<model::Node>& nodes = workspace.graph()->nodes;
  if (std::any_of(nodes.begin(), nodes.end(), [](const model::Node& node) { return node.stale; }))
    return false;
  const std::vector<std::string> files = workspace.files();
  return std::none_of(files.begin(), files.end(),
                      [&](const std::string& file) { return workspace.syntax(file).halfTyped; });
}

LawReport stepLawfully(Workspace& workspace, const Step& step) {
  if (const auto* edit = std::get_if<model::Edit>(&step)) return editLawfully(workspace, *edit);
  const Typing& typing = std::get<Typing>(step);
  workspace.replace(typing.file, typing.range, typing.replacement);
  return {checkFresh(workspace), std::nullopt};
}

LawReport editLawfully(Workspace& workspace, const model::Edit& edit) {
  const Texts before = textsOf(workspace);
  const bool healthy = isHealthy(workspace);
  const bool losesFunction = losesTheFunction(workspace, edit);
  const std::shared_ptr<const model::Graph> graph = workspace.graph();
  const model::Result<model::Graph> expected = model::apply(edit, *graph);
  const model::Result<FileEdits> plan = workspace.plan(edit);
  LawReport report;
  if (!plan) {
    report.error = plan.error();
    if (!expected && expected.error() != plan.error())
      report.violations.push_back("Errors differ: the model says \"" + model::toString(expected.error()) +
                                  "\"");
    return report;
  }
  if (!expected) {
    report.violations.push_back("The model refuses: " + model::toString(expected.error()));
    return report;
  }
  if (healthy) append(report.violations, checkLocality(workspace, edit, *plan));
  if (const auto applied = workspace.apply(*plan); !applied) {
    report.violations.push_back("The plan does not fit: " + model::toString(applied.error()));
    return report;
  }
  const std::string difference = model::describeDifference(*expected, *workspace.graph());
  if (healthy && !losesFunction && !difference.empty()) report.violations.push_back("PutGet:\n" + difference);
  append(report.violations, checkFresh(workspace));
  append(report.violations, checkUndo(workspace, *plan, before, healthy ? graph : nullptr));
  return report;
}

Violations checkGetPut(const Workspace& workspace, const model::Node& node) {
  Violations violations;
  const auto unchanged = [&](const model::Edit& edit) {
    const auto plan = workspace.plan(edit);
    const bool locked = !plan && (node.readOnly || node.stale);
    if (!locked && (!plan || !plan->empty())) violations.push_back("GetPut: " + model::describe(edit));
  };
  for (const model::Argument& argument : node.arguments)
    if (node.argument(argument.key) == &argument)
      unchanged(model::SetArgument{node.id, argument.key, argument.value});
  unchanged(model::UnsetArgument{node.id, "no_such_argument"});
  return violations;
}

Violations checkFresh(const Workspace& workspace) {
  if (!isHealthy(workspace)) return {};
  const Workspace fresh = workspaceOf(textsOf(workspace));
  Violations violations;
  const std::string difference = model::describeDifference(*fresh.graph(), *workspace.graph());
  if (!difference.empty())
    violations.push_back("Incremental reading differs from a fresh one:\n" + difference);
  else if (*fresh.graph() != *workspace.graph())
    violations.emplace_back("Incremental reading gives other places than a fresh one");
  if (fresh.findings() != workspace.findings())
    violations.emplace_back("Incremental reading gives other findings than a fresh one");
  return violations;
}

}  // namespace metaparticle::test
