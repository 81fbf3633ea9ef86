// SPDX-License-Identifier: GPL-3.0-or-later
#include <CLI/CLI.hpp>

#include "app/cli/command.h"

int main(int argc, char** argv) {
  CLI::App app{"Metaparticle: distributed applications from one annotated C++ source", "metaparticle"};
  app.set_version_flag("--version", METAPARTICLE_VERSION);
  app.require_subcommand(1);
  // One line a command, in the order of --help.
  metaparticle::cli::addGraphCommand(app);
  metaparticle::cli::addCheckCommand(app);
  metaparticle::cli::addEditCommand(app);
  metaparticle::cli::addGenerateCommand(app);
  CLI11_PARSE(app, argc, argv);
  return 0;
}
