// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <iomanip>
#include <iostream>
#include <memory>
#include <string>

#include <CLI/CLI.hpp>

#include <nlohmann/json.hpp>
#include "app/cli/command.h"

#include "app/cli/support.h"
#include "model/graph_json.h"
#include "model/node_index.h"

namespace metaparticle::cli {

namespace {

struct Options {
  std::string folder = ".";
  bool json = false;
};

std::string argumentsText(const model::Node& node) {
  std::string text;
  for (const model::Argument& argument : node.arguments) {
    text +=
        (text.empty() ? "" : ", ") + argument.key + (argument.value.empty() ? "" : " = " + argument.value);
  }
  return text;
}

std::string placeText(const model::Node& node) {
  return node.file + ":" + std::to_string(node.line);
}

void printNodes(const std::vector<model::Node>& nodes) {
  std::size_t nameWidth = 0;
  std::size_t placeWidth = 0;
  for (const model::Node& node : nodes) {
    nameWidth = std::max(nameWidth, node.name.size());
    placeWidth = std::max(placeWidth, placeText(node).size());
  }
  for (const model::Node& node : nodes) {
    std::ostringstream line;
    line << std::left << std::setw(9) << info(node.kind).word << "  "
         << std::setw(static_cast<int>(nameWidth)) << node.name << "  "
         << std::setw(static_cast<int>(placeWidth)) << placeText(node) << "  " << argumentsText(node);
    std::string text = line.str();
    text.erase(text.find_last_not_of(' ') + 1);
    std::cout << text << '\n';
  }
}

void printEdges(const model::Graph& graph) {
  const model::NodeIndex index(graph.nodes);
  for (const model::Edge& edge : graph.edges) {
    const model::Node* from = index.byId(edge.id.from.value);
    const model::Node* to = index.byId(edge.id.to.value);
    if (from == nullptr || to == nullptr) continue;
    std::cout << from->name << " -> " << to->name << "  " << toString(edge.kind);
    if (!edge.used) std::cout << "  declared, not used yet";
    for (const model::Site& site : edge.sites) std::cout << "  " << site.file << ':' << site.line;
    std::cout << '\n';
  }
}

void printGraph(const Options& options) {
  const Project project = openProject(options.folder);
  const auto graph = project.workspace.graph();
  const auto findings = project.workspace.findings();
  if (options.json) {
    std::cout << model::toJson(*graph, findings).dump(2) << '\n';
    return;
  }
  printNodes(graph->nodes);
  if (!graph->edges.empty()) std::cout << '\n';
  printEdges(*graph);
  if (graph->nodes.empty())
    std::cout << "no annotated function or variable in " << project.folder.string() << '\n';
  std::cout.flush();
  printFindings(std::cerr, findings, project.folder);
}

}  // namespace

void addGraphCommand(CLI::App& app) {
  auto options = std::make_shared<Options>();
  CLI::App* command = app.add_subcommand("graph", "Print the nodes and edges that the source says");
  addFolderOption(*command, options->folder);
  command->add_flag("--json", options->json, "Print nodes, edges and findings as JSON");
  command->callback([options] { printGraph(*options); });
}

}  // namespace metaparticle::cli
