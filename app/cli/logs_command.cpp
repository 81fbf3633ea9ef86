// SPDX-License-Identifier: GPL-3.0-or-later
#include <QObject>
#include <QTimer>

#include <algorithm>
#include <charconv>
#include <iostream>
#include <memory>
#include <string>

#include <CLI/CLI.hpp>

#include <nlohmann/json.hpp>

#include "app/cli/command.h"
#include "app/cli/event_loop.h"
#include "app/cli/status_text.h"
#include "app/cli/support.h"
#include "app/cli/terminal_text.h"
#include "deploy/local_engine.h"
#include "deploy/log_reader.h"

namespace metaparticle::cli {

using namespace deploy;

namespace {

struct Options {
  std::string node;
  std::string folder = ".";
  int lines = 100;
  bool follow = false;
  bool json = false;
};

/// Whether the node runs, or left logs behind.
bool isKnown(const std::string& node, const StatusSnapshot& snapshot) {
  const auto named = [&](const NodeStatus& status) { return status.node == node; };
  return std::any_of(snapshot.nodes.begin(), snapshot.nodes.end(), named) ||
         !logsOnDisk(StateFolder(snapshot.folder), node).empty();
}

std::string unknownNode(const std::string& name, const StatusSnapshot& snapshot) {
  for (const ReplicaStatus& replica : snapshot.replicas) {
    if (replicaName(replica.workload, replica.index) == name) {
      return "\"" + name + "\" is a replica of " + replica.node +
             " (the logs are those of a node: metaparticle logs " + replica.node + " " +
             shellQuoted(snapshot.folder) + ")";
    }
  }
  return "there are no logs of \"" + name + "\" in " + snapshot.folder + " (metaparticle graph " +
         shellQuoted(snapshot.folder) + " lists its nodes; logs begin with the first run)";
}

void print(const LogEvent& log, const Options& options) {
  if (!options.json) {
    std::cout << logLine(log) << '\n';
    return;
  }
  std::cout
      << toJson(StatusEvent{log.time, log}).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace)
      << '\n';
}

/// CLI11's own words for it name the ends of the range of double.
std::string wholeNumber(const std::string& text) {
  int number = 0;
  const char* const end = text.data() + text.size();
  const auto parsed = std::from_chars(text.data(), end, number);
  if (parsed.ec == std::errc() && parsed.ptr == end && number >= 0) return "";
  return "\"" + text + "\" is not a whole number, 0 or more";
}

void logs(const Options& options) {
  requireFolder(options.folder);
  const EventLoop loop;
  LocalEngine engine(LocalEngine::Options{});
  bool asked = false;
  const auto ask = [&] {
    asked = true;
    const StatusSnapshot& now = engine.snapshot();
    if (now.phase == Phase::Failed && now.supervisor == 0) {
      printError(now.message);
      EventLoop::end(1);
    } else if (!isKnown(options.node, now)) {
      printError(unknownNode(options.node, now));
      EventLoop::end(1);
    } else {
      engine.requestLogs(options.node, options.lines, options.follow);
    }
  };
  QObject::connect(&engine, &Engine::event, &engine, [&](const StatusEvent& event) {
    if (const auto* log = std::get_if<LogEvent>(&event.what)) {
      print(*log, options);
    } else if (!asked) {
      ask();
    }
  });
  QObject::connect(&engine, &LocalEngine::logsDelivered, &engine, [&] {
    std::cout.flush();
    if (!options.follow || engine.snapshot().supervisor == 0) EventLoop::end(0);
  });
  QObject::connect(&engine, &LocalEngine::ended, &engine, [] { EventLoop::end(0); });
  QTimer flush;
  QObject::connect(&flush, &QTimer::timeout, &engine, [] { std::cout.flush(); });
  flush.start(100);
  QTimer::singleShot(0, &engine, [&] { engine.attach(options.folder); });
  EventLoop::run();
}

}  // namespace

void addLogsCommand(CLI::App& app) {
  auto options = std::make_shared<Options>();
  CLI::App* command = app.add_subcommand("logs", "Show what the replicas of a node printed");
  command->add_option("NODE", options->node, "Name of the node")->required();
  command->add_option("DIR", options->folder, "Folder of the project")->capture_default_str();
  command->add_option("-n,--lines", options->lines, "How many of the last lines")
      ->capture_default_str()
      ->check(wholeNumber);
  command->add_flag("-f,--follow", options->follow, "Go on showing new lines");
  command->add_flag("--json", options->json, "Print each line as JSON");
  command->callback([options] { logs(*options); });
}

}  // namespace metaparticle::cli
