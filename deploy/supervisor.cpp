// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/supervisor.h"

#include <unistd.h>

#include <QTimer>

#include <algorithm>
#include <system_error>

#include "deploy/log_reader.h"

namespace metaparticle::deploy {

using model::Error;
using model::ErrorKind;

namespace {

constexpr int mostLogLines = 10000;
/// A client that started us may still be on its way when everything has failed already.
constexpr int goodbyeWaitMs = 5000;

}  // namespace

Supervisor::Supervisor(SupervisorOptions options, QObject* parent)
    : QObject(parent), options_(std::move(options)), state_(options_.folder), server_(this) {
  snapshot_.folder = options_.folder.string();
  snapshot_.supervisor = ::getpid();
  server_.setSnapshotSource([this] { return snapshot_; });
  server_.setLogSource([this](const std::string& node, int lines) { return lastLogs(node, lines); });
  connect(&server_, &ControlServer::stopRequested, this, &Supervisor::stop);
}

Supervisor::~Supervisor() = default;

model::Result<void> Supervisor::start() {
  if (auto made = state_.create(); !made) return made.error();
  auto lock = RunLock::acquire(state_.lock());
  if (!lock) return lock.error();
  lock_ = std::move(lock.value());
  if (auto listening = server_.listen(state_); !listening) return listening.error();
  lock_->announce({::getpid(), server_.path()});
  QTimer::singleShot(0, this, &Supervisor::begin);
  return {};
}

void Supervisor::begin() {
  begun_ = nowMs();
  setPhase(Phase::Building, "Reading the program");
  Planned planned = options_.read();
  int errors = 0;
  for (const model::Finding& finding : planned.findings) {
    if (finding.severity == model::Severity::Error) ++errors;
    publish(eventNow(FindingEvent{finding}));
  }
  if (!planned.plan) {
    fail(planned.plan.error());
    return;
  }
  if (errors > 0) {
    const std::string count = errors == 1 ? "1 error" : std::to_string(errors) + " errors";
    fail({.kind = ErrorKind::InvalidInput, .message = "the program has " + count + ": nothing was started"});
    return;
  }
  plan_ = std::move(planned.plan.value());
  snapshot_.application = plan_.application;
  if (plan_.workloads.empty()) {
    fail({.kind = ErrorKind::InvalidInput,
          .message = "the program has no nodes: there is nothing to run",
          .remedy = "annotate a function with [[mp::service]]"});
    return;
  }
  if (auto free = LocalApplication::checkFixedPorts(plan_); !free) {
    fail(free.error());
    return;
  }
  if (options_.executable) {
    launch(*options_.executable);
    return;
  }
  builder_ = std::make_unique<Builder>(state_, options_.program, plan_.application);
  connect(builder_.get(), &Builder::progress, this,
          [this](const ProgressEvent& step) { publish(eventNow(step)); });
  connect(builder_.get(), &Builder::finding, this,
          [this](const model::Finding& finding) { publish(eventNow(FindingEvent{finding})); });
  connect(builder_.get(), &Builder::failed, this, &Supervisor::fail);
  connect(builder_.get(), &Builder::succeeded, this, &Supervisor::launch);
  setPhase(Phase::Building, "Building " + plan_.application);
  builder_->start();
}

void Supervisor::launch(const std::filesystem::path& executable) {
  if (stopping_) {
    finish();
    return;
  }
  setPhase(Phase::Starting, "Starting " + plan_.application);
  application_ = std::make_unique<LocalApplication>(plan_, state_, executable, options_.timing);
  connect(application_.get(), &LocalApplication::event, this, [this](const StatusEvent& event) {
    publish(event);
    if (std::holds_alternative<ReplicaEvent>(event.what)) updatePhase();
  });
  connect(application_.get(), &LocalApplication::failed, this, &Supervisor::fail, Qt::QueuedConnection);
  connect(application_.get(), &LocalApplication::stopped, this, &Supervisor::finish);
  if (auto started = application_->start(); !started) fail(started.error());
}

void Supervisor::publish(const StatusEvent& event) {
  apply(snapshot_, event);
  server_.publish(event);
}

void Supervisor::setPhase(Phase phase, const std::string& message) {
  if (snapshot_.phase == phase && snapshot_.message == message) return;
  publish(eventNow(PhaseEvent{phase, message}));
}

void Supervisor::updatePhase() {
  if (stopping_ || failure_ || !application_) return;
  const PhaseEvent now = application_->summary();
  setPhase(now.phase, now.message);
}

void Supervisor::stop(bool now) {
  const bool again = stopping_;
  stopping_ = true;
  if (finishing_) return;
  if (application_) {
    if (!again) setPhase(Phase::Stopping, "Finishing the requests in flight");
    application_->stop(now);
  } else if (builder_) {
    setPhase(Phase::Stopping, "Stopping the build");
    builder_->cancel();
  } else {
    finish();
  }
}

void Supervisor::fail(const Error& error) {
  if (failure_) return;
  if (error.kind != ErrorKind::Cancelled) failure_ = error;
  if (application_ && !stopping_) {
    stop(true);
  } else if (!application_) {
    finish();
  }
}

void Supervisor::finish() {
  if (finishing_) return;
  finishing_ = true;
  std::error_code ignored;
  std::filesystem::remove(state_.topology(), ignored);
  if (failure_) {
    setPhase(Phase::Failed, toString(*failure_));
  } else {
    setPhase(Phase::Stopped, "Everything has ended");
  }
  if (server_.hadClients()) {
    QTimer::singleShot(0, this, &Supervisor::sayGoodbye);
    return;
  }
  connect(&server_, &ControlServer::clientConnected, this, &Supervisor::sayGoodbye, Qt::QueuedConnection);
  QTimer::singleShot(goodbyeWaitMs, this, &Supervisor::sayGoodbye);
}

void Supervisor::sayGoodbye() {
  if (!lock_) return;
  server_.close();
  lock_.reset();
  emit finished(failure_ ? 1 : 0);
}

std::vector<LogEvent> Supervisor::lastLogs(const std::string& node, int lines) const {
  std::vector<LogSource> sources;
  for (const Workload& workload : plan_.workloads) {
    if (!node.empty() && workload.node != node) continue;
    for (int index = 0; index < workload.replicas; ++index)
      sources.push_back({workload.id, workload.node, index});
  }
  std::vector<LogEvent> logs = readLogs(state_, sources, std::min(lines, mostLogLines));
  const auto ofThisRun = [this](const LogEvent& log) { return log.time >= begun_; };
  logs.erase(logs.begin(), std::find_if(logs.begin(), logs.end(), ofThisRun));
  return logs;
}

}  // namespace metaparticle::deploy
