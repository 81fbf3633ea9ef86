// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <functional>
#include <iostream>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include <CLI/CLI.hpp>

#include "app/cli/command.h"
#include "app/cli/edit_words.h"
#include "app/cli/support.h"
#include "codegen/project_files.h"
#include "model/edit.h"
#include "model/validation.h"
#include "model/values.h"

namespace metaparticle::cli {

namespace {

/// The words of all edits; each takes those that it names.
struct Options {
  std::string folder = ".";
  bool dryRun = false;
  std::string node;
  std::string key;
  std::string value;
  std::string kind;
  std::string name;
  std::string file;
  std::string scope;
  std::string other;
  bool withFunction = false;
};

std::ptrdiff_t lineEnds(std::string_view text) {
  return std::count(text.begin(), text.end(), '\n');
}

/// The line of the new text at which most is written, else that of the first change. Blank lines that an edit
/// begins with are not what changed.
int changedLine(std::string_view before, const std::vector<codegen::TextEdit>& edits) {
  const auto largest = std::max_element(edits.begin(), edits.end(), [](const auto& left, const auto& right) {
    return left.replacement.size() < right.replacement.size();
  });
  const std::string_view written = largest->replacement;
  std::ptrdiff_t line = 1 + lineEnds(before.substr(0, largest->range.begin));
  line += lineEnds(written.substr(0, std::min(written.find_first_not_of("\r\n"), written.size())));
  for (auto edit = edits.begin(); edit != largest; ++edit) {
    line += lineEnds(edit->replacement) - lineEnds(before.substr(edit->range.begin, edit->range.size()));
  }
  return static_cast<int>(line);
}

void report(const Project& project, const codegen::FileEdits& edits, const std::string& what) {
  if (edits.empty()) std::cout << "nothing to change: " << what << '\n';
  for (const auto& [file, changes] : edits.files) {
    if (changes.empty()) continue;
    const int line = changedLine(project.workspace.text(file), changes.all());
    std::cout << (project.folder / file).lexically_normal().string() << ':' << line << ": " << what << '\n';
  }
}

/// False when another program changed a file between reading and writing.
bool tryOnce(const Options& options, const std::function<model::Edit(const Project&)>& editFor, bool last) {
  const Project project = openProject(options.folder);
  const model::Edit edit = editFor(project);
  const auto edits = valueOrFail(codegen::planEdit(project.workspace, edit), project.folder);
  if (options.dryRun) {
    if (edits.empty()) std::cerr << "nothing to change: " << describe(edit) << '\n';
    std::cout << codegen::previewDiff(project.workspace, edits);
    return true;
  }
  if (auto written = codegen::writeEdits(project.folder, project.workspace, edits); !written) {
    if (written.error().kind == model::ErrorKind::Conflict && !last) return false;
    fail(written.error(), project.folder);
  }
  report(project, edits, describe(edit));
  return true;
}

/// An edit names what it changes, so that it can be planned again on what others wrote meanwhile.
void perform(const Options& options, const std::function<model::Edit(const Project&)>& editFor) {
  constexpr int mostTries = 100;
  for (int tries = 1; !tryOnce(options, editFor, tries == mostTries);) ++tries;
}

model::Edit setEdit(const Project& project, const Options& options) {
  const model::Node& node = nodeNamed(project, options.node);
  return model::SetArgument{node.id, options.key, model::sourceValue(node.kind, options.key, options.value)};
}

model::Edit unsetEdit(const Project& project, const Options& options) {
  return model::UnsetArgument{nodeNamed(project, options.node).id, options.key};
}

model::Edit addEdit(const Project& project, const Options& options) {
  return model::AddNode{kindNamed(options.kind), model::identifierFrom(options.name),
                        fileInProject(project, options.file), options.scope};
}

model::Edit removeEdit(const Project& project, const Options& options) {
  return model::RemoveNode{nodeNamed(project, options.node).id, options.withFunction};
}

model::Edit renameEdit(const Project& project, const Options& options) {
  return model::RenameNode{nodeNamed(project, options.node).id, options.name};
}

model::Edit connectEdit(const Project& project, const Options& options) {
  return model::Connect{nodeNamed(project, options.node).id, nodeNamed(project, options.other).id};
}

model::Edit disconnectEdit(const Project& project, const Options& options) {
  return model::Disconnect{nodeNamed(project, options.node).id, nodeNamed(project, options.other).id};
}

model::Edit linkEdit(const Project& project, const Options& options) {
  return model::LinkNode{nodeNamed(project, options.node).id, functionNamed(project, options.name)};
}

using MakeEdit = model::Edit (*)(const Project&, const Options&);

CLI::App* addSubcommand(CLI::App& parent, const std::shared_ptr<Options>& options, const std::string& word,
                        const std::string& help, MakeEdit make) {
  CLI::App* command = parent.add_subcommand(word, help);
  command->add_flag("--dry-run", options->dryRun,
                    "Print what would change as a unified diff, and change nothing");
  command->callback([options, make] {
    perform(*options, [&](const Project& project) { return make(project, *options); });
  });
  return command;
}

void addNodeOption(CLI::App& command, const std::string& word, std::string& target) {
  command.add_option(word, target, "Name of the node, or qualified name of its function")->required();
}

}  // namespace

void addEditCommand(CLI::App& app) {
  auto options = std::make_shared<Options>();
  CLI::App* command = app.add_subcommand("edit", "Change the source: arguments, nodes and edges");
  addFolderOption(*command, options->folder);
  command->require_subcommand(1);

  CLI::App* set =
      addSubcommand(*command, options, "set", "Set an argument, as in: set resize replicas 4", setEdit);
  addNodeOption(*set, "NODE", options->node);
  set->add_option("KEY", options->key, "Argument")->required();
  set->add_option("VALUE", options->value, "Value; none for a flag such as expose");

  CLI::App* unset = addSubcommand(*command, options, "unset", "Remove an argument", unsetEdit);
  addNodeOption(*unset, "NODE", options->node);
  unset->add_option("KEY", options->key, "Argument")->required();

  CLI::App* add = addSubcommand(*command, options, "add", "Add a node with a stub that compiles", addEdit);
  add->add_option("KIND", options->kind, "Kind, such as service")->required();
  add->add_option("NAME", options->name, "Name of the new function or variable")->required();
  add->add_option("--file", options->file, "File to add it to (default: that of the first node)");
  add->add_option("--namespace", options->scope, "Namespace to add it to, such as app::detail");

  CLI::App* remove = addSubcommand(*command, options, "remove", "Remove a node's annotation", removeEdit);
  addNodeOption(*remove, "NODE", options->node);
  remove->add_flag("--with-function", options->withFunction, "Remove its function or variable too");

  CLI::App* rename = addSubcommand(*command, options, "rename", "Give a node another name", renameEdit);
  addNodeOption(*rename, "NODE", options->node);
  rename->add_option("NEW", options->name, "New name: lower-case letters, digits and '-'")->required();

  CLI::App* connect =
      addSubcommand(*command, options, "connect", "Draw an edge between two nodes", connectEdit);
  addNodeOption(*connect, "A", options->node);
  addNodeOption(*connect, "B", options->other);

  CLI::App* disconnect =
      addSubcommand(*command, options, "disconnect", "Remove an edge that no code makes", disconnectEdit);
  addNodeOption(*disconnect, "A", options->node);
  addNodeOption(*disconnect, "B", options->other);

  CLI::App* link =
      addSubcommand(*command, options, "link", "Move a node's annotation to another function", linkEdit);
  addNodeOption(*link, "NODE", options->node);
  link->add_option("FUNCTION", options->name, "Existing function")->required();
}

}  // namespace metaparticle::cli
