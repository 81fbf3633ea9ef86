// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/status.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <string_view>

#include <nlohmann/json.hpp>

namespace metaparticle::deploy {

using nlohmann::json;

namespace {

constexpr std::array replicaStates{"pending",  "starting", "ready", "back-off",
                                   "stopping", "stopped",  "failed"};
constexpr std::array phases{"idle",     "building", "starting", "running",
                            "degraded", "stopping", "stopped",  "failed"};
constexpr std::array severities{"error", "warning", "note"};

/// The enumerator whose word stands in `object[key]`; the first one for a word that a newer version may send.
template <class Enum, std::size_t Size>
Enum enumOf(const json& object, const char* key, const std::array<const char*, Size>& words) {
  const std::string word = object.value(key, "");
  const auto found = std::find(words.begin(), words.end(), word);
  return static_cast<Enum>(found == words.end() ? 0 : found - words.begin());
}

template <class T, class Key>
void replaceOrAdd(std::vector<T>& items, const T& item, const Key& key) {
  const auto same =
      std::find_if(items.begin(), items.end(), [&](const T& other) { return key(other) == key(item); });
  if (same == items.end()) {
    items.push_back(item);
  } else {
    *same = item;
  }
}

json toJson(const model::Finding& finding) {
  return {{"severity", severities.at(static_cast<std::size_t>(finding.severity))},
          {"code", finding.code},
          {"message", finding.message},
          {"file", finding.file},
          {"line", finding.line},
          {"column", finding.column},
          {"node", finding.node}};
}

model::Finding findingFrom(const json& object) {
  model::Finding finding;
  finding.severity = enumOf<model::Severity>(object, "severity", severities);
  finding.code = object.value("code", "");
  finding.message = object.value("message", "");
  finding.file = object.value("file", "");
  finding.line = object.value("line", 0);
  finding.column = object.value("column", 0);
  finding.node = object.value("node", "");
  return finding;
}

json toJson(const ReplicaStatus& replica) {
  return {{"workload", replica.workload},     {"node", replica.node},     {"index", replica.index},
          {"state", toString(replica.state)}, {"pid", replica.pid},       {"port", replica.port},
          {"restarts", replica.restarts},     {"reason", replica.reason}, {"cpu", replica.cpu},
          {"memory", replica.memory},         {"since", replica.since},   {"lastLines", replica.lastLines}};
}

ReplicaStatus replicaFrom(const json& object) {
  ReplicaStatus replica;
  replica.workload = object.value("workload", "");
  replica.node = object.value("node", "");
  replica.index = object.value("index", 0);
  replica.state = enumOf<ReplicaState>(object, "state", replicaStates);
  replica.pid = object.value("pid", std::int64_t{0});
  replica.port = object.value("port", 0);
  replica.restarts = object.value("restarts", 0);
  replica.reason = object.value("reason", "");
  replica.cpu = object.value("cpu", 0.0);
  replica.memory = object.value("memory", std::uint64_t{0});
  replica.since = object.value("since", std::int64_t{0});
  replica.lastLines = object.value("lastLines", std::vector<std::string>{});
  return replica;
}

json toJson(const NodeStatus& node) {
  return {{"node", node.node},
          {"ready", node.ready},
          {"desired", node.desired},
          {"worst", toString(node.worst)},
          {"url", node.url}};
}

NodeStatus nodeFrom(const json& object) {
  NodeStatus node;
  node.node = object.value("node", "");
  node.ready = object.value("ready", 0);
  node.desired = object.value("desired", 0);
  node.worst = enumOf<ReplicaState>(object, "worst", replicaStates);
  node.url = object.value("url", "");
  return node;
}

struct Writer {
  json operator()(const PhaseEvent& what) const {
    return {{"event", "phase"}, {"phase", toString(what.phase)}, {"message", what.message}};
  }
  json operator()(const ProgressEvent& what) const {
    return {{"event", "progress"}, {"step", what.step}, {"total", what.total}, {"message", what.message}};
  }
  json operator()(const FindingEvent& what) const { return tagged("finding", toJson(what.finding)); }
  json operator()(const ReplicaEvent& what) const { return tagged("replica", toJson(what.replica)); }
  json operator()(const NodeEvent& what) const { return tagged("node-status", toJson(what.node)); }
  json operator()(const LogEvent& what) const {
    return {{"event", "log"},      {"workload", what.workload}, {"node", what.node}, {"index", what.index},
            {"logged", what.time}, {"error", what.error},       {"line", what.line}};
  }
  static json tagged(const char* type, json object) {
    object["event"] = type;
    return object;
  }
};

LogEvent logFrom(const json& object) {
  LogEvent log;
  log.workload = object.value("workload", "");
  log.node = object.value("node", "");
  log.index = object.value("index", 0);
  log.time = object.value("logged", std::int64_t{0});
  log.error = object.value("error", false);
  log.line = object.value("line", "");
  return log;
}

std::optional<StatusEvent> eventFrom(const json& object) {
  const std::string type = object.value("event", "");
  const std::int64_t time = object.value("time", std::int64_t{0});
  if (type == "phase") {
    return StatusEvent{time, PhaseEvent{enumOf<Phase>(object, "phase", phases), object.value("message", "")}};
  }
  if (type == "progress") {
    return StatusEvent{
        time, ProgressEvent{object.value("step", 0), object.value("total", 0), object.value("message", "")}};
  }
  if (type == "finding") return StatusEvent{time, FindingEvent{findingFrom(object)}};
  if (type == "replica") return StatusEvent{time, ReplicaEvent{replicaFrom(object)}};
  if (type == "node-status") return StatusEvent{time, NodeEvent{nodeFrom(object)}};
  if (type == "log") return StatusEvent{time, logFrom(object)};
  return std::nullopt;
}

StatusSnapshot snapshotFrom(const json& object) {
  StatusSnapshot snapshot;
  snapshot.application = object.value("application", "");
  snapshot.folder = object.value("folder", "");
  snapshot.supervisor = object.value("supervisor", std::int64_t{0});
  snapshot.phase = enumOf<Phase>(object, "phase", phases);
  snapshot.message = object.value("message", "");
  for (const json& item : object.value("findings", json::array()))
    snapshot.findings.push_back(findingFrom(item));
  for (const json& item : object.value("nodes", json::array())) snapshot.nodes.push_back(nodeFrom(item));
  for (const json& item : object.value("replicas", json::array()))
    snapshot.replicas.push_back(replicaFrom(item));
  return snapshot;
}

template <class T>
json listOf(const std::vector<T>& items) {
  json list = json::array();
  for (const T& item : items) list.push_back(toJson(item));
  return list;
}

struct Applier {
  StatusSnapshot& snapshot;

  void operator()(const PhaseEvent& what) const {
    if (what.phase == Phase::Building && snapshot.phase != Phase::Building) snapshot.findings.clear();
    snapshot.phase = what.phase;
    snapshot.message = what.message;
  }
  void operator()(const FindingEvent& what) const { snapshot.findings.push_back(what.finding); }
  void operator()(const ReplicaEvent& what) const {
    replaceOrAdd(snapshot.replicas, what.replica,
                 [](const ReplicaStatus& replica) { return std::pair(replica.workload, replica.index); });
  }
  void operator()(const NodeEvent& what) const {
    replaceOrAdd(snapshot.nodes, what.node, [](const NodeStatus& node) { return node.node; });
  }
  void operator()(const ProgressEvent&) const {}
  void operator()(const LogEvent&) const {}
};

}  // namespace

const char* toString(ReplicaState state) {
  return replicaStates.at(static_cast<std::size_t>(state));
}

const char* toString(Phase phase) {
  return phases.at(static_cast<std::size_t>(phase));
}

json toJson(const StatusEvent& event) {
  json object = std::visit(Writer{}, event.what);
  object["time"] = event.time;
  return object;
}

std::optional<StatusEvent> statusEventFromJson(const json& object) {
  if (!object.is_object()) return std::nullopt;
  try {
    return eventFrom(object);
  } catch (const json::exception&) {  // a member of another type than ours
    return std::nullopt;
  }
}

json toJson(const StatusSnapshot& snapshot) {
  return {{"application", snapshot.application}, {"folder", snapshot.folder},
          {"supervisor", snapshot.supervisor},   {"phase", toString(snapshot.phase)},
          {"message", snapshot.message},         {"findings", listOf(snapshot.findings)},
          {"nodes", listOf(snapshot.nodes)},     {"replicas", listOf(snapshot.replicas)}};
}

std::optional<StatusSnapshot> statusSnapshotFromJson(const json& object) {
  if (!object.is_object() || !object.contains("phase")) return std::nullopt;
  try {
    return snapshotFrom(object);
  } catch (const json::exception&) {
    return std::nullopt;
  }
}

void apply(StatusSnapshot& snapshot, const StatusEvent& event) {
  std::visit(Applier{snapshot}, event.what);
}

std::int64_t nowMs() {
  using namespace std::chrono;
  return duration_cast<milliseconds>(system_clock::now().time_since_epoch()).count();
}

}  // namespace metaparticle::deploy
