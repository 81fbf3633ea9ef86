// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTest>

#include <algorithm>
#include <csignal>
#include <functional>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "deploy/local_engine.h"
#include "deploy/ports.h"
#include "tests/deploy/fake_project.h"

namespace metaparticle::deploy::test {

using nlohmann::json;

inline constexpr int patience = 20000;

inline bool alive(std::int64_t pid) {
  return pid > 0 && ::kill(static_cast<pid_t>(pid), 0) == 0;
}

/// A client that keeps all that it was told.
struct Client {
  explicit Client(bool detached = false) : engine(FakeProject::engineOptions(detached)) {
    QObject::connect(&engine, &Engine::event, &engine, [this](const StatusEvent& event) {
      if (const auto* log = std::get_if<LogEvent>(&event.what)) logs.push_back(log->line);
      if (const auto* phase = std::get_if<PhaseEvent>(&event.what)) phases.push_back(*phase);
      if (const auto* replica = std::get_if<ReplicaEvent>(&event.what)) replicas.push_back(replica->replica);
    });
  }
  [[nodiscard]] Phase phase() const { return engine.snapshot().phase; }
  [[nodiscard]] std::string message() const { return engine.snapshot().message; }
  [[nodiscard]] ReplicaStatus replica(std::size_t at) const { return engine.snapshot().replicas.at(at); }
  [[nodiscard]] bool logged(const std::string& line) const {
    return std::find(logs.begin(), logs.end(), line) != logs.end();
  }
  [[nodiscard]] bool saw(const std::function<bool(const ReplicaStatus&)>& what) const {
    return std::any_of(replicas.begin(), replicas.end(), what);
  }

  LocalEngine engine;
  std::vector<std::string> logs;
  std::vector<PhaseEvent> phases;
  std::vector<ReplicaStatus> replicas;
};

inline json plan(const std::vector<json>& workloads, const json& timing = json::object()) {
  return {{"workloads", workloads}, {"timing", timing}};
}

inline int freePort() {
  return Ports().take().value();
}

}  // namespace metaparticle::deploy::test

/// Waits for a condition, with the event loop running.
#define UNTIL(condition) QTRY_VERIFY_WITH_TIMEOUT(condition, patience)
