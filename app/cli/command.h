// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace CLI {
class App;
}

namespace metaparticle::cli {

// One function a command, each in a file of its own: adds the subcommand to `app` and sets its callback. A
// callback that fails prints the error on standard error and throws CLI::RuntimeError(1).

void addGraphCommand(CLI::App& app);
void addCheckCommand(CLI::App& app);
void addEditCommand(CLI::App& app);
void addGenerateCommand(CLI::App& app);
void addRunCommand(CLI::App& app);
void addStatusCommand(CLI::App& app);
void addLogsCommand(CLI::App& app);
void addStopCommand(CLI::App& app);
void addSuperviseCommand(CLI::App& app);
void addVocabularyCommand(CLI::App& app);

}  // namespace metaparticle::cli
