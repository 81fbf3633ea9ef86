// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/local_engine.h"

#include <fcntl.h>
#include <unistd.h>

#include <QCoreApplication>

#include <csignal>

#include <nlohmann/json.hpp>

#include "deploy/log_reader.h"

namespace metaparticle::deploy {

namespace {

constexpr int connectRetryMs = 50;
constexpr int mostRetries = 200;
constexpr int lockWatchMs = 20;

std::filesystem::path programBeside() {
  return std::filesystem::path(QCoreApplication::applicationDirPath().toStdString()) / "metaparticle";
}

bool isOver(Phase phase) {
  return phase == Phase::Stopped || phase == Phase::Failed || phase == Phase::Idle;
}

}  // namespace

LocalEngine::LocalEngine(Options options, QObject* parent) : Engine(parent), options_(std::move(options)) {
  if (options_.program.empty()) options_.program = programBeside();
  logReader_.setMaxThreadCount(1);
  retry_.setSingleShot(true);
  connect(&retry_, &QTimer::timeout, this, &LocalEngine::connectWhenReady);
  connect(&lockWatch_, &QTimer::timeout, this, &LocalEngine::tellEnded);
}

LocalEngine::~LocalEngine() {
  // The supervisor outlives this object where it is meant to, and drains by itself where it is not.
  if (supervisor_) supervisor_->abandon();
}

std::optional<RunningInstance> LocalEngine::running(const std::filesystem::path& folder) {
  const auto project = projectFolder(folder);
  if (!project) return std::nullopt;
  return RunLock::holder(StateFolder(*project).lock());
}

void LocalEngine::reset() {
  logReading_.reset();
  channel_.reset();
  if (supervisor_) supervisor_->abandon();
  supervisor_.reset();
  ownership_.reset();
  retry_.stop();
  lockWatch_.stop();
  retries_ = 0;
  snapshot_ = {};
  startedHere_ = false;
  attached_ = false;
  stopWanted_ = false;
  handshakeRest_.clear();
}

void LocalEngine::leave() {
  reset();
  state_.reset();
  logRequest_.reset();
}

void LocalEngine::deploy(const std::filesystem::path& folder) {
  reset();
  const auto project = projectFolder(folder);
  if (!project) {
    giveUp(toString(project.error()));
    return;
  }
  state_.emplace(*project);
  snapshot_.folder = project->string();
  if (RunLock::holder(state_->lock())) {
    attached_ = true;
    connectWhenReady();
    return;
  }
  startedHere_ = true;
  launchSupervisor();
}

void LocalEngine::attach(const std::filesystem::path& folder) {
  reset();
  const auto project = projectFolder(folder);
  if (!project) {
    giveUp(toString(project.error()));
    return;
  }
  state_.emplace(*project);
  snapshot_.folder = project->string();
  if (RunLock::holder(state_->lock())) {
    connectWhenReady();
  } else {
    tellPhase(Phase::Idle, "not running");
  }
}

void LocalEngine::launchSupervisor() {
  ChildOptions child;
  child.command = {options_.program.string(), "supervise", snapshot_.folder};
  child.ownSession = true;  // Ctrl-C in the terminal is for the client alone
  child.deathSignal = 0;    // it must stop its replicas before it ends
  UniqueFd supervisorsEnd;
  if (!options_.detached) {
    int ends[2];
    if (::pipe2(ends, O_CLOEXEC) == 0) {
      supervisorsEnd.reset(ends[0]);
      ownership_.reset(ends[1]);
      child.standardInput = supervisorsEnd.get();
      child.command.emplace_back("--owned");
    }
  }
  supervisor_ = std::make_unique<ChildProcess>();
  connect(supervisor_.get(), &ChildProcess::lines, this, [this](bool, const std::vector<std::string>& lines) {
    for (const std::string& line : lines) takeHandshake(line);
  });
  connect(supervisor_.get(), &ChildProcess::exited, this, &LocalEngine::supervisorEnded);
  if (const auto started = supervisor_->start(child); !started) {
    supervisor_.reset();
    ownership_.reset();
    giveUp(toString(started.error()));
    return;
  }
  tellPhase(Phase::Building, "Starting the supervisor");
}

void LocalEngine::takeHandshake(const std::string& line) {
  const auto json = nlohmann::json::parse(line, nullptr, false);
  if (!json.is_object()) {
    handshakeRest_ += (handshakeRest_.empty() ? "" : "\n") + line;
  } else if (json.contains("listening")) {
    connectTo(json.value("listening", ""));
  } else if (json.value("running", false)) {
    startedHere_ = false;  // another client was faster
    attached_ = true;
    connectWhenReady();
  } else {
    const std::string remedy = json.value("remedy", "");
    handshakeRest_ = json.value("error", "") + (remedy.empty() ? "" : " (" + remedy + ")");
  }
}

void LocalEngine::supervisorEnded(const ExitStatus& status) {
  if (channel_ || attached_ || isOver(snapshot_.phase)) return;
  if (stopWanted_) {
    tellPhase(Phase::Stopped, "Everything has ended");
    emit ended();
    return;
  }
  giveUp(handshakeRest_.empty() ? "the supervisor " + describe(status) : handshakeRest_);
}

void LocalEngine::connectWhenReady() {
  const auto instance = RunLock::holder(state_->lock());
  if (!instance) {
    tellPhase(Phase::Idle, "not running");
    return;
  }
  const std::string socket = instance->socket.empty() ? state_->socket().string() : instance->socket;
  auto fd = JsonChannel::connectTo(socket);
  if (fd) {
    connectTo(socket);
  } else if (++retries_ < mostRetries) {
    retry_.start(connectRetryMs);
  } else {
    tellPhase(Phase::Failed,
              "the supervisor (process " + std::to_string(instance->pid) + ") does not answer");
  }
}

void LocalEngine::connectTo(const std::string& socket) {
  auto fd = JsonChannel::connectTo(socket);
  if (!fd) {
    giveUp(fd.error().message);
    return;
  }
  channel_ = std::make_unique<JsonChannel>(std::move(fd.value()));
  connect(channel_.get(), &JsonChannel::received, this, &LocalEngine::take);
  connect(channel_.get(), &JsonChannel::closed, this, &LocalEngine::connectionLost);
  if (logRequest_) sendLogRequest();
  if (stopWanted_) sendStop(false);
}

void LocalEngine::take(const nlohmann::json& message) {
  if (message.contains("snapshot")) {
    if (const auto snapshot = statusSnapshotFromJson(message["snapshot"])) takeSnapshot(*snapshot);
  } else if (message.contains("event")) {
    if (const auto event = statusEventFromJson(message)) tell(*event);
  } else if (message.value("kind", "") == "logs") {
    emit logsDelivered();
  }
}

void LocalEngine::takeSnapshot(const StatusSnapshot& snapshot) {
  snapshot_ = snapshot;
  std::string message = snapshot.message;
  if (attached_) {
    message = "already runs in " + snapshot.folder + " (process " + std::to_string(snapshot.supervisor) + ")";
    for (const NodeStatus& node : snapshot.nodes) {
      if (!node.url.empty()) message += ", " + node.node + " at " + node.url;
    }
  }
  const StatusEvent phase = eventNow(PhaseEvent{snapshot.phase, message});
  // Who started it hears the reasons before the outcome; who finds it running hears of that first.
  if (attached_) emit event(phase);
  for (const model::Finding& finding : snapshot.findings) emit event(eventNow(FindingEvent{finding}));
  for (const ReplicaStatus& replica : snapshot.replicas) emit event(eventNow(ReplicaEvent{replica}));
  for (const NodeStatus& node : snapshot.nodes) emit event(eventNow(NodeEvent{node}));
  if (!attached_) emit event(phase);
}

void LocalEngine::connectionLost() {
  channel_.release()->deleteLater();
  ownership_.reset();
  if (snapshot_.phase == Phase::Idle) {
    tellPhase(Phase::Idle, "not running");  // it ended while we were on our way
  } else if (!isOver(snapshot_.phase)) {
    for (ReplicaStatus replica : snapshot_.replicas) {
      replica.state = ReplicaState::Stopped;
      replica.pid = 0;
      tell(eventNow(ReplicaEvent{replica}));
    }
    tellPhase(Phase::Failed, "the supervisor ended unexpectedly, and its processes with it");
  }
  snapshot_.supervisor = 0;
  lockWatch_.start(lockWatchMs);
}

void LocalEngine::giveUp(const std::string& message) {
  tellPhase(Phase::Failed, message);
  QMetaObject::invokeMethod(this, &LocalEngine::ended, Qt::QueuedConnection);
}

void LocalEngine::tellEnded() {
  if (logReading_ || (supervisor_ && supervisor_->running()) || RunLock::holder(state_->lock())) return;
  lockWatch_.stop();
  emit ended();
}

void LocalEngine::stop() {
  stopWanted_ = true;
  if (channel_) {
    sendStop(false);
  } else if (supervisor_ && supervisor_->running()) {
    supervisor_->signalGroup(SIGTERM);
  }
}

void LocalEngine::stopNow() {
  stopWanted_ = true;
  if (channel_) {
    sendStop(true);
  } else if (supervisor_ && supervisor_->running()) {
    supervisor_->signalGroup(SIGKILL);
  }
}

void LocalEngine::sendStop(bool now) {
  channel_->send({{"request", "stop"}, {"id", nextId_++}, {"now", now}});
}

void LocalEngine::requestLogs(const std::string& node, int lines, bool follow) {
  logRequest_ = LogRequest{node, lines, follow};
  logReading_.reset();
  if (channel_) {
    sendLogRequest();
    return;
  }
  if (!state_ || RunLock::holder(state_->lock())) return;  // sent once connected
  logReading_ = nextId_++;
  logReader_.start([this, reading = *logReading_, state = *state_, node, lines] {
    QMetaObject::invokeMethod(
        this,
        [this, reading, logs = readLogs(state, logsOnDisk(state, node), lines)] {
          if (logReading_ == reading) deliverLogs(logs);
        },
        Qt::QueuedConnection);
  });
}

void LocalEngine::deliverLogs(const std::vector<LogEvent>& logs) {
  logReading_.reset();
  for (const LogEvent& log : logs) emit event({log.time, log});
  emit logsDelivered();
}

void LocalEngine::sendLogRequest() {
  channel_->send({{"request", "logs"},
                  {"id", nextId_++},
                  {"node", logRequest_->node},
                  {"lines", logRequest_->lines},
                  {"follow", logRequest_->follow}});
}

void LocalEngine::tell(const StatusEvent& event) {
  apply(snapshot_, event);
  emit this->event(event);
}

void LocalEngine::tellPhase(Phase phase, const std::string& message) {
  tell(eventNow(PhaseEvent{phase, message}));
}

}  // namespace metaparticle::deploy
