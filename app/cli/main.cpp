// SPDX-License-Identifier: GPL-3.0-or-later
#include <CLI/CLI.hpp>
#include <cstdio>
#include <exception>

#include "app/cli/command.h"

namespace {

/// The command that was being read when the words went wrong, as typed: "metaparticle edit set".
std::string commandAt(const CLI::App& app) {
  std::string words = app.get_name();
  for (const CLI::App* at = &app; !at->get_subcommands().empty();) {
    at = at->get_subcommands().front();
    words += " " + at->get_name();
  }
  return words;
}

/// The exit status of a wrong command line; a command that could not be done ends with 1.
constexpr int wrongUsage = 2;

/// What is wrong with the words of the command line, in the form of all our errors.
std::string wrongWords(const CLI::App* app, const CLI::Error& error) {
  const std::string help = ": run " + commandAt(*app) + " --help to see what there is\n";
  const auto unknown = app->remaining(true);
  if (app->get_subcommands().empty() && !unknown.empty()) {
    const char* const what = unknown.front().starts_with('-') ? "option" : "command";
    return "error: there is no " + std::string(what) + " \"" + unknown.front() + "\"" + help;
  }
  return "error: " + std::string(error.what()) + help;
}

int run(int argc, char** argv) {
  namespace cli = metaparticle::cli;
  CLI::App app{"Metaparticle: distributed applications from one annotated C++ source", "metaparticle"};
  app.set_version_flag("--version", METAPARTICLE_VERSION);
  app.require_subcommand(1);
  app.footer("Exit status: 0 done, 1 it could not be done, 2 the command line is wrong.");
  app.failure_message(wrongWords);
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
  cli::addVocabularyCommand(app);
  try {
    app.parse(argc, argv);
  } catch (const CLI::RuntimeError& ended) {
    return ended.get_exit_code();
  } catch (const CLI::ParseError& problem) {
    return app.exit(problem) == 0 ? 0 : wrongUsage;  // 0 after --help and --version
  }
  return 0;
}

}  // namespace

int main(int argc, char** argv) try { return run(argc, argv); } catch (const std::exception& problem) {
  std::fprintf(stderr, "error: %s\n", problem.what());
  return 1;
}
