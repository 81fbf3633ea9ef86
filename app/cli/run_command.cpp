// SPDX-License-Identifier: GPL-3.0-or-later
#include <QObject>

#include <csignal>
#include <iostream>
#include <memory>
#include <set>
#include <string>

#include <CLI/CLI.hpp>

#include <nlohmann/json.hpp>

#include "app/cli/command.h"
#include "app/cli/event_loop.h"
#include "app/cli/read_plan.h"
#include "app/cli/status_text.h"
#include "app/cli/support.h"
#include "app/cli/terminal_text.h"
#include "deploy/local_engine.h"
#include "deploy/signal_watcher.h"

namespace metaparticle::cli {

using namespace deploy;

namespace {

struct Options {
  std::string folder = ".";
  bool detach = false;
  bool json = false;
  bool logs = false;
};

/// One `metaparticle run`: prints what the engine tells, and stops it on Ctrl-C.
class Run {
 public:
  explicit Run(const Options& options)
      : options_(options),
        engine_(LocalEngine::Options{{}, options.detach}),
        signals_({SIGINT, SIGTERM, SIGHUP}) {
    QObject::connect(&engine_, &Engine::event, &engine_, [this](const StatusEvent& event) { take(event); });
    QObject::connect(&engine_, &LocalEngine::ended, &engine_, [this] { EventLoop::end(failed_ ? 1 : 0); });
    QObject::connect(&signals_, &SignalWatcher::received, &engine_, [this] { interrupt(); });
  }

  void start() {
    if (options_.logs) engine_.requestLogs("", 0, true);
    engine_.deploy(options_.folder);
  }

 private:
  void take(const StatusEvent& event) {
    if (refused_) return;
    const auto* phase = std::get_if<PhaseEvent>(&event.what);
    if (phase && phase->phase == Phase::Failed) failed_ = true;
    if (!engine_.startedHere() && phase && phase->phase != Phase::Failed) {
      refuse(*phase);
      return;
    }
    print(event);
    apply(shown_, event);
    tellAddresses();
    if (options_.detach && phase && (phase->phase == Phase::Running || phase->phase == Phase::Degraded))
      leave();
  }

  void print(const StatusEvent& event) {
    const auto* phase = std::get_if<PhaseEvent>(&event.what);
    if (options_.json) {
      std::cout << toJson(event).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace) << std::endl;
    } else if (phase && phase->phase == Phase::Failed) {
      printError(phase->message);
    } else if (std::holds_alternative<FindingEvent>(event.what)) {
      std::cout.flush();
      std::cerr << eventLine(event, shown_, style_) << std::endl;
    } else if (const std::string line = eventLine(event, shown_, style_); !line.empty()) {
      std::cout << line << std::endl;
    }
  }

  void tellAddresses() {
    if (options_.json) return;
    for (const ReplicaStatus& replica : shown_.replicas) {
      if (!replica.workload.ends_with(".front") || replica.state != ReplicaState::Ready) continue;
      if (!told_.insert(replica.node).second) continue;
      const std::string url = "http://localhost:" + std::to_string(replica.port);
      std::cout << "\n  " << replica.node << " listens at " << url << "\n  "
                << exampleRequest(options_.folder, replica.node, url) << "\n"
                << std::endl;
    }
  }

  void refuse(const PhaseEvent& phase) {
    refused_ = true;
    if (phase.phase == Phase::Idle) {
      printError("the project was still ending (run it again)");
    } else {
      printError("the project " + phase.message + " (stop it first: " + stopCommand() + ")");
    }
    EventLoop::end(1);
  }

  void leave() {
    if (shown_.phase == Phase::Degraded) {
      printError(shown_.message + troubles() +
                 "; it goes on, and what ended is started again. See how it stands: " +
                 "metaparticle status " + shellQuoted(options_.folder) + ". To stop it: " + stopCommand());
      EventLoop::end(1);
      return;
    }
    if (!options_.json) std::cout << "\nIt goes on. To stop it: " << stopCommand() << std::endl;
    EventLoop::end(0);
  }

  /// What is not ready, and why.
  [[nodiscard]] std::string troubles() const {
    std::string text;
    for (const ReplicaStatus& replica : shown_.replicas) {
      if (replica.state == ReplicaState::Ready || replica.reason.empty()) continue;
      text +=
          (text.empty() ? ": " : "; ") + replicaName(replica.workload, replica.index) + " " + replica.reason;
    }
    return text;
  }

  [[nodiscard]] std::string stopCommand() const {
    return "metaparticle stop " + shellQuoted(options_.folder);
  }

  void interrupt() {
    if (interrupted_) {
      engine_.stopNow();
      return;
    }
    interrupted_ = true;
    if (!options_.json) std::cout << "\nStopping; Ctrl-C again ends it at once." << std::endl;
    engine_.stop();
  }

  const Options& options_;
  LocalEngine engine_;
  SignalWatcher signals_;
  TextStyle style_ = styleOfOutput();
  StatusSnapshot shown_;
  std::set<std::string> told_;
  bool failed_ = false;
  bool refused_ = false;
  bool interrupted_ = false;
};

void run(const Options& options) {
  requireFolder(options.folder);
  const EventLoop loop;
  Run session(options);
  session.start();
  EventLoop::run();
}

}  // namespace

void addRunCommand(CLI::App& app) {
  auto options = std::make_shared<Options>();
  CLI::App* command =
      app.add_subcommand("run", "Build a project, start every replica on this machine, and show how it goes");
  command->add_option("DIR", options->folder, "Folder of the project")->capture_default_str();
  command->add_flag("-d,--detach", options->detach, "Return once it runs, and let it go on");
  command->add_flag("--logs", options->logs, "Show what the replicas print, too");
  command->add_flag("--json", options->json, "Print each event as one line of JSON");
  command->callback([options] { run(*options); });
}

}  // namespace metaparticle::cli
