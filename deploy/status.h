// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include <nlohmann/json_fwd.hpp>

#include "model/finding.h"

namespace metaparticle::deploy {

enum class ReplicaState { Pending, Starting, Ready, BackOff, Stopping, Stopped, Failed };
/// "pending", "starting", "ready", "back-off", "stopping", "stopped", "failed".
const char* toString(ReplicaState state);

/// One replica as the engine sees it now.
struct ReplicaStatus {
  std::string workload;  ///< Workload::id
  std::string node;      ///< wire name of the node
  int index = 0;         ///< 0-based
  ReplicaState state = ReplicaState::Pending;
  std::int64_t pid = 0;
  int port = 0;
  int restarts = 0;
  std::string reason;                  ///< why it is not ready or why it last ended, in plain words
  double cpu = 0;                      ///< cores in use, averaged over the last sample
  std::uint64_t memory = 0;            ///< resident bytes
  std::int64_t since = 0;              ///< ms since the epoch, of the last change of state
  std::vector<std::string> lastLines;  ///< the last lines of its log, at most 5
  bool operator==(const ReplicaStatus&) const = default;
};

/// Ready and desired replicas of a node (all its workloads but the front).
struct NodeStatus {
  std::string node;
  int ready = 0;
  int desired = 0;
  ReplicaState worst = ReplicaState::Pending;
  std::string url;  ///< "http://localhost:3000" when exposed
  bool operator==(const NodeStatus&) const = default;
};

enum class Phase { Idle, Building, Starting, Running, Degraded, Stopping, Stopped, Failed };
/// "idle", "building", "starting", "running", "degraded", "stopping", "stopped", "failed".
const char* toString(Phase phase);

// Events of the one status stream. Every engine sends the same; each is a JSON object {"event": type, ...}.

struct PhaseEvent {
  Phase phase = Phase::Idle;
  std::string message;
};
struct ProgressEvent {  ///< of the build: step of total, or total 0 when unknown
  int step = 0;
  int total = 0;
  std::string message;
};
struct FindingEvent {
  model::Finding finding;  ///< a compiler's error, for example
};
struct ReplicaEvent {
  ReplicaStatus replica;
};
struct NodeEvent {
  NodeStatus node;
};
struct LogEvent {
  std::string workload;
  std::string node;
  int index = 0;
  std::int64_t time = 0;  ///< ms since the epoch
  bool error = false;     ///< from standard error
  std::string line;       ///< without its line end
};

struct StatusEvent {
  std::int64_t time = 0;  ///< ms since the epoch
  std::variant<PhaseEvent, ProgressEvent, FindingEvent, ReplicaEvent, NodeEvent, LogEvent> what;
};

nlohmann::json toJson(const StatusEvent& event);
/// Throws nothing: an object that is no event gives nothing.
std::optional<StatusEvent> statusEventFromJson(const nlohmann::json& json);

/// Everything that is true now: what a late subscriber gets first, and what `metaparticle status` prints.
struct StatusSnapshot {
  std::string application;
  std::string folder;
  std::int64_t supervisor = 0;  ///< its process id, 0 when nothing runs
  Phase phase = Phase::Idle;
  std::string message;                   ///< of the last PhaseEvent
  std::vector<model::Finding> findings;  ///< of this build
  std::vector<NodeStatus> nodes;
  std::vector<ReplicaStatus> replicas;
};
nlohmann::json toJson(const StatusSnapshot& snapshot);
/// Throws nothing: an object that is no snapshot gives nothing.
std::optional<StatusSnapshot> statusSnapshotFromJson(const nlohmann::json& json);

/// Brings a snapshot up to date: what every subscriber does with the stream. A new build forgets the old
/// findings.
void apply(StatusSnapshot& snapshot, const StatusEvent& event);

/// Milliseconds since the epoch.
std::int64_t nowMs();
/// An event that happens now.
template <class What>
StatusEvent eventNow(What what) {
  return {nowMs(), std::move(what)};
}

}  // namespace metaparticle::deploy
