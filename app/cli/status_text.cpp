// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/status_text.h"

#include <unistd.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <vector>

#include "app/cli/terminal_text.h"

namespace metaparticle::cli {

using namespace deploy;

namespace {

constexpr std::size_t nameWidth = 24;
constexpr std::size_t stateWidth = 10;

std::string padded(const std::string& text, std::size_t width) {
  return text.size() < width ? text + std::string(width - text.size(), ' ') : text;
}

std::string clockTime(std::int64_t ms) {
  const std::time_t seconds = static_cast<std::time_t>(ms / 1000);
  std::tm parts{};
  localtime_r(&seconds, &parts);
  char text[16];
  std::snprintf(text, sizeof text, "%02d:%02d:%02d", parts.tm_hour, parts.tm_min, parts.tm_sec);
  return text;
}

const char* colorOf(ReplicaState state) {
  switch (state) {
    case ReplicaState::Ready:
      return "\x1b[32m";
    case ReplicaState::BackOff:
    case ReplicaState::Failed:
      return "\x1b[31m";
    case ReplicaState::Stopped:
      return "\x1b[2m";
    case ReplicaState::Pending:
    case ReplicaState::Starting:
    case ReplicaState::Stopping:
      break;
  }
  return "\x1b[33m";
}

std::string stateCell(ReplicaState state, TextStyle style) {
  const std::string text = padded(toString(state), stateWidth);
  return style.color ? colorOf(state) + text + "\x1b[0m" : text;
}

const ReplicaStatus* find(const StatusSnapshot& snapshot, const ReplicaStatus& replica) {
  const auto same = [&](const ReplicaStatus& other) {
    return other.workload == replica.workload && other.index == replica.index;
  };
  const auto found = std::find_if(snapshot.replicas.begin(), snapshot.replicas.end(), same);
  return found == snapshot.replicas.end() ? nullptr : &*found;
}

std::string replicaLine(const ReplicaStatus& replica, const StatusSnapshot& previous, TextStyle style) {
  const ReplicaStatus* before = find(previous, replica);
  const bool same = before && before->state == replica.state && before->reason == replica.reason &&
                    before->pid == replica.pid && before->port == replica.port;
  if (same) return "";
  std::string line =
      padded(replicaName(replica.workload, replica.index), nameWidth) + stateCell(replica.state, style);
  std::string details = printable(replica.reason);
  const auto add = [&](const std::string& text) { details += (details.empty() ? "" : ", ") + text; };
  if (details.empty() && replica.pid > 0) {
    add("port " + std::to_string(replica.port));
    add("process " + std::to_string(replica.pid));
  }
  if (replica.state == ReplicaState::Ready && replica.restarts > 0) {
    add(std::to_string(replica.restarts) + (replica.restarts == 1 ? " restart" : " restarts"));
  }
  line += details;
  line.erase(line.find_last_not_of(' ') + 1);
  return line;
}

struct LineWriter {
  const StatusSnapshot& previous;
  TextStyle style;

  std::string operator()(const PhaseEvent& what) const {
    // While replicas come up, their own lines tell how far it is.
    if (what.phase == previous.phase && what.phase != Phase::Building) return "";
    return padded(toString(what.phase), nameWidth) + printable(what.message);
  }
  std::string operator()(const ProgressEvent& what) const {
    std::string message = printable(what.message);
    if (what.total == 0) return message;
    return "[" + std::to_string(what.step) + "/" + std::to_string(what.total) + "] " + message;
  }
  std::string operator()(const FindingEvent& what) const { return findingLine(what.finding); }
  std::string operator()(const ReplicaEvent& what) const {
    return replicaLine(what.replica, previous, style);
  }
  std::string operator()(const NodeEvent&) const { return ""; }
  std::string operator()(const LogEvent& what) const { return logLine(what); }
};

using Row = std::vector<std::string>;

std::string table(const std::vector<Row>& rows) {
  std::vector<std::size_t> widths;
  for (const Row& row : rows) {
    widths.resize(std::max(widths.size(), row.size()));
    for (std::size_t at = 0; at < row.size(); ++at) widths[at] = std::max(widths[at], row[at].size());
  }
  std::string text;
  for (const Row& row : rows) {
    std::string line;
    for (std::size_t at = 0; at < row.size(); ++at) line += padded(row[at], widths[at] + 2);
    line.erase(line.find_last_not_of(' ') + 1);
    text += line + "\n";
  }
  return text;
}

std::string duration(std::int64_t ms) {
  const std::int64_t seconds = std::max<std::int64_t>(ms, 0) / 1000;
  if (seconds < 60) return std::to_string(seconds) + "s";
  if (seconds < 3600) return std::to_string(seconds / 60) + "m" + std::to_string(seconds % 60) + "s";
  return std::to_string(seconds / 3600) + "h" + std::to_string(seconds / 60 % 60) + "m";
}

std::string cores(double cpu) {
  char text[32];
  std::snprintf(text, sizeof text, "%.2f", cpu);
  return text;
}

}  // namespace

TextStyle styleOfOutput() {
  const char* noColor = std::getenv("NO_COLOR");
  return {::isatty(STDOUT_FILENO) == 1 && !(noColor && *noColor)};
}

std::string replicaName(const std::string& workload, int index) {
  return workload + "-" + std::to_string(index);
}

std::string formatBytes(std::uint64_t bytes) {
  constexpr std::array units{"B", "KiB", "MiB", "GiB", "TiB"};
  double value = static_cast<double>(bytes);
  std::size_t unit = 0;
  while (value >= 1024 && unit + 1 < units.size()) {
    value /= 1024;
    ++unit;
  }
  char text[48];
  std::snprintf(text, sizeof text, unit == 0 ? "%.0f %s" : "%.1f %s", value, units.at(unit));
  return text;
}

std::string findingLine(const model::Finding& finding) {
  std::string place = finding.file;
  if (finding.line > 0) place += ":" + std::to_string(finding.line);
  if (finding.column > 0) place += ":" + std::to_string(finding.column);
  return printable((place.empty() ? "" : place + ": ") + std::string(toString(finding.severity)) + ": " +
                   finding.message);
}

std::string logLine(const LogEvent& log) {
  const std::string name = log.workload.empty() ? "" : replicaName(log.workload, log.index);
  return clockTime(log.time) + " " + padded(name, nameWidth) + printable(log.line);
}

std::string eventLine(const StatusEvent& event, const StatusSnapshot& previous, TextStyle style) {
  std::string line = std::visit(LineWriter{previous, style}, event.what);
  const bool plain =
      std::holds_alternative<LogEvent>(event.what) || std::holds_alternative<FindingEvent>(event.what);
  if (line.empty() || plain) return line;
  return clockTime(event.time) + " " + line;
}

std::string statusTables(const StatusSnapshot& snapshot) {
  std::string text = snapshot.application + ": " + toString(snapshot.phase);
  if (!snapshot.message.empty()) text += " (" + printable(snapshot.message) + ")";
  text += "\nin " + snapshot.folder + ", supervisor process " + std::to_string(snapshot.supervisor) + "\n";
  if (!snapshot.nodes.empty()) {
    std::vector<Row> nodes{{"NODE", "READY", "STATE", "URL"}};
    for (const NodeStatus& node : snapshot.nodes) {
      nodes.push_back({node.node, std::to_string(node.ready) + "/" + std::to_string(node.desired),
                       toString(node.worst), node.url});
    }
    text += "\n" + table(nodes);
  }
  if (snapshot.replicas.empty()) return text;
  std::vector<Row> replicas{
      {"REPLICA", "STATE", "PID", "PORT", "RESTARTS", "CPU", "MEMORY", "SINCE", "REASON"}};
  for (const ReplicaStatus& replica : snapshot.replicas) {
    const bool sampled = replica.memory > 0;  // no process uses none
    replicas.push_back({replicaName(replica.workload, replica.index), toString(replica.state),
                        replica.pid > 0 ? std::to_string(replica.pid) : "-", std::to_string(replica.port),
                        std::to_string(replica.restarts), sampled ? cores(replica.cpu) : "-",
                        sampled ? formatBytes(replica.memory) : "-", duration(nowMs() - replica.since),
                        printable(replica.reason)});
  }
  return text + "\n" + table(replicas);
}

}  // namespace metaparticle::cli
