// SPDX-License-Identifier: GPL-3.0-or-later
#include <CLI/CLI.hpp>

#include "app/cli/command.h"

int main(int argc, char** argv) {
  namespace cli = metaparticle::cli;
  CLI::App app{"Metaparticle: distributed applications from one annotated C++ source", "metaparticle"};
  app.set_version_flag("--version", METAPARTICLE_VERSION);
  app.require_subcommand(1);
  // One line a command, in the order of --help.
  cli::addGraphCommand(app);
  cli::addCheckCommand(app);
  cli::addEditCommand(app);
  cli::addGenerateCommand(app);
  cli::addRunCommand(app);
  cli::addStatusCommand(app);
  cli::addLogsCommand(app);
  cli::addStopCommand(app);
  cli::addSuperviseCommand(app);
  CLI11_PARSE(app, argc, argv);
  return 0;
}
