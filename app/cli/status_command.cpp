// SPDX-License-Identifier: GPL-3.0-or-later
#include <QObject>
#include <QTimer>

#include <iostream>
#include <memory>
#include <string>
#include <utility>

#include <CLI/CLI.hpp>

#include <nlohmann/json.hpp>

#include "app/cli/command.h"
#include "app/cli/event_loop.h"
#include "app/cli/status_text.h"
#include "app/cli/support.h"
#include "deploy/local_engine.h"

namespace metaparticle::cli {

using namespace deploy;

namespace {

constexpr int redrawMs = 200;

struct Options {
  std::string folder = ".";
  bool watch = false;
  bool json = false;
};

std::string dump(const nlohmann::json& json, int indent) {
  return json.dump(indent, ' ', false, nlohmann::json::error_handler_t::replace);
}

void printSnapshot(const StatusSnapshot& snapshot, const Options& options) {
  if (options.json) {
    std::cout << dump(toJson(snapshot), options.watch ? -1 : 2) << std::endl;
  } else if (snapshot.phase == Phase::Idle) {
    std::cout << "not running: " << snapshot.folder << std::endl;
  } else {
    std::cout << statusTables(snapshot) << std::flush;
  }
}

/// A terminal is redrawn; anything else gets one line an event.
class Watch {
 public:
  Watch(const Options& options, LocalEngine& engine) : options_(options), engine_(engine) {
    redraw_.setSingleShot(true);
    redraw_.setInterval(redrawMs);
    QObject::connect(&redraw_, &QTimer::timeout, &redraw_, [this] { draw(); });
  }

  void begin() {
    shown_ = engine_.snapshot();
    draw();
  }
  void take(const StatusEvent& event) {
    if (options_.json) {
      std::cout << dump(toJson(event), -1) << std::endl;
    } else if (style_.color) {
      if (!redraw_.isActive()) redraw_.start();
    } else if (const std::string line = eventLine(event, shown_, style_); !line.empty()) {
      std::cout << line << std::endl;
    }
    apply(shown_, event);
  }

 private:
  void draw() {
    if (style_.color) std::cout << "\x1b[H\x1b[2J";
    printSnapshot(engine_.snapshot(), options_);
  }

  const Options& options_;
  LocalEngine& engine_;
  TextStyle style_ = styleOfOutput();
  QTimer redraw_;
  StatusSnapshot shown_;
};

void status(const Options& options) {
  requireFolder(options.folder);
  const EventLoop loop;
  LocalEngine engine(LocalEngine::Options{});
  Watch watch(options, engine);
  bool asked = false;
  bool watching = false;
  const auto begin = [&] {
    const StatusSnapshot& now = engine.snapshot();
    if (now.phase == Phase::Failed && now.supervisor == 0) {
      printError(now.message);
      EventLoop::end(1);
    } else if (options.watch && now.phase != Phase::Idle) {
      watching = true;
      watch.begin();
    } else {
      printSnapshot(now, options);
      EventLoop::end(0);
    }
  };
  QObject::connect(&engine, &Engine::event, &engine, [&](const StatusEvent& event) {
    if (watching) {
      watch.take(event);
    } else if (!std::exchange(asked, true)) {
      // The events that tell a newcomer how it stands come at once; they are in the snapshot.
      QTimer::singleShot(0, &engine, begin);
    }
  });
  QObject::connect(&engine, &LocalEngine::ended, &engine, [] { EventLoop::end(0); });
  QTimer::singleShot(0, &engine, [&] { engine.attach(options.folder); });
  EventLoop::run();
}

}  // namespace

void addStatusCommand(CLI::App& app) {
  auto options = std::make_shared<Options>();
  CLI::App* command = app.add_subcommand("status", "Show what runs: nodes, replicas, and why one does not");
  command->add_option("DIR", options->folder, "Folder of the project")->capture_default_str();
  command->add_flag("-w,--watch", options->watch,
                    "Go on showing it until it ends; where it is no terminal, one line a change");
  command->add_flag("--json", options->json, "Print it as JSON; with --watch, then one line an event");
  command->callback([options] { status(*options); });
}

}  // namespace metaparticle::cli
