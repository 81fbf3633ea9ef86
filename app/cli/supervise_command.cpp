// SPDX-License-Identifier: GPL-3.0-or-later
#include <memory>
#include <string>

#include <CLI/CLI.hpp>

#include "app/cli/command.h"
#include "app/cli/event_loop.h"
#include "app/cli/read_plan.h"
#include "deploy/state_folder.h"
#include "deploy/supervisor.h"

namespace metaparticle::cli {

namespace {

struct Options {
  std::string folder;
  bool owned = false;
};

void supervise(const Options& options) {
  const EventLoop loop;
  const auto folder = deploy::projectFolder(options.folder);
  if (!folder) {
    printError(toString(folder.error()));
    throw CLI::RuntimeError(1);
  }
  deploy::SupervisorOptions supervisor;
  supervisor.folder = *folder;
  supervisor.program = QCoreApplication::applicationFilePath().toStdString();
  supervisor.read = [&] { return readPlan(*folder); };
  const int status = deploy::superviseUntilStopped(std::move(supervisor), options.owned);
  if (status != 0) throw CLI::RuntimeError(status);
}

}  // namespace

void addSuperviseCommand(CLI::App& app) {
  auto options = std::make_shared<Options>();
  CLI::App* command = app.add_subcommand("supervise", "Build, start and watch a project (what `run` starts)");
  command->group("");  // not for people: no place in --help
  command->add_option("DIR", options->folder, "Folder of the project")->required();
  command->add_flag("--owned", options->owned, "End when standard input ends");
  command->callback([options] { supervise(*options); });
}

}  // namespace metaparticle::cli
