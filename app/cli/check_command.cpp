// SPDX-License-Identifier: GPL-3.0-or-later
#include <iostream>
#include <memory>
#include <string>

#include <CLI/CLI.hpp>

#include <nlohmann/json.hpp>

#include "app/cli/command.h"
#include "app/cli/support.h"
#include "model/graph_json.h"

namespace metaparticle::cli {

namespace {

struct Options {
  std::string folder = ".";
  bool json = false;
};

void check(const Options& options) {
  const Project project = openProject(options.folder);
  const auto graph = project.workspace.graph();
  const auto findings = project.workspace.findings();
  if (options.json) {
    const nlohmann::json all = model::toJson(*graph, findings);
    std::cout << nlohmann::json{{"findings", all["findings"]}}.dump(2) << '\n';
  } else {
    printFindings(std::cout, findings, project.folder);
    std::cout << counted(graph->nodes.size(), "node") << ", " << counted(graph->edges.size(), "edge") << ", "
              << counted(findings.size(), "finding") << '\n';
  }
  if (hasErrors(findings)) throw CLI::RuntimeError(1);
}

}  // namespace

void addCheckCommand(CLI::App& app) {
  auto options = std::make_shared<Options>();
  CLI::App* command = app.add_subcommand(
      "check", "Say what is wrong or doubtful; the exit status is 1 when there is an error");
  addFolderOption(*command, options->folder);
  command->add_flag("--json", options->json, "Print the findings as JSON");
  command->callback([options] { check(*options); });
}

}  // namespace metaparticle::cli
