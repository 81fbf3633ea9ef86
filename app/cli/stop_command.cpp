// SPDX-License-Identifier: GPL-3.0-or-later
#include <QObject>
#include <QTimer>

#include <iostream>
#include <memory>
#include <string>
#include <utility>

#include <CLI/CLI.hpp>

#include "app/cli/command.h"
#include "app/cli/event_loop.h"
#include "app/cli/support.h"
#include "deploy/local_engine.h"

namespace metaparticle::cli {

using namespace deploy;

namespace {

struct Options {
  std::string folder = ".";
  bool now = false;
};

void stop(const Options& options) {
  requireFolder(options.folder);
  const EventLoop loop;
  LocalEngine engine(LocalEngine::Options{});
  bool asked = false;
  QObject::connect(&engine, &Engine::event, &engine, [&] {
    if (std::exchange(asked, true)) return;
    const StatusSnapshot& now = engine.snapshot();
    if (now.phase == Phase::Idle) {
      std::cout << "not running: " << now.folder << std::endl;
      EventLoop::end(0);
    } else if (now.supervisor == 0) {
      printError(now.message);
      EventLoop::end(1);
    } else if (options.now) {
      engine.stopNow();
    } else {
      engine.stop();
    }
  });
  QObject::connect(&engine, &LocalEngine::ended, &engine, [&] {
    std::cout << "stopped: " << engine.snapshot().folder << std::endl;
    EventLoop::end(0);
  });
  QTimer::singleShot(0, &engine, [&] { engine.attach(options.folder); });
  EventLoop::run();
}

}  // namespace

void addStopCommand(CLI::App& app) {
  auto options = std::make_shared<Options>();
  CLI::App* command = app.add_subcommand("stop", "Stop a project: requests in flight finish first");
  command->add_option("DIR", options->folder, "Folder of the project")->capture_default_str();
  command->add_flag("--now", options->now, "Do not wait for requests in flight");
  command->callback([options] { stop(*options); });
}

}  // namespace metaparticle::cli
