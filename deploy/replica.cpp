// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/replica.h"

#include <algorithm>
#include <csignal>

namespace metaparticle::deploy {

namespace {

constexpr int portNotBound = 98;  // exit status, docs/contracts.md
constexpr int mostPorts = 20;
constexpr int probesUntilUnready = 3;

LogEvent originOf(const Workload& workload, int index) {
  LogEvent origin;
  origin.workload = workload.id;
  origin.node = workload.node;
  origin.index = index;
  return origin;
}

std::string seconds(int ms) {
  return ms % 1000 == 0 ? std::to_string(ms / 1000) + " s" : std::to_string(ms) + " ms";
}

}  // namespace

Replica::Replica(const Workload& workload, int index, const std::filesystem::path& log, ReplicaSetup setup,
                 QObject* parent)
    : QObject(parent),
      workload_(workload),
      setup_(std::move(setup)),
      log_(originOf(workload, index), log),
      child_(this),
      prober_(this) {
  status_.workload = workload.id;
  status_.node = workload.node;
  status_.index = index;
  status_.port = workload.port;
  status_.since = nowMs();
  for (QTimer* timer : {&probeTimer_, &backOffTimer_, &killTimer_}) timer->setSingleShot(true);
  connect(&probeTimer_, &QTimer::timeout, this, &Replica::probe);
  connect(&killTimer_, &QTimer::timeout, this, &Replica::kill);
  connect(&backOffTimer_, &QTimer::timeout, this, [this] {
    ++status_.restarts;
    start();
  });
  connect(&prober_, &HttpProbe::answered, this, &Replica::takeProbe);
  connect(&child_, &ChildProcess::exited, this, &Replica::takeExit);
  connect(&child_, &ChildProcess::lines, this, [this](bool error, const std::vector<std::string>& lines) {
    const auto events = log_.take(nowMs(), error, lines);
    if (!events.empty()) emit logged(events);
  });
}

bool Replica::reachable() const {
  return status_.state == ReplicaState::Ready || (status_.state == ReplicaState::Starting && !wasReady_);
}

model::Result<void> Replica::choosePort() {
  if (workload_.port > 0) return {};
  const auto port = setup_.ports->take();
  if (!port) return port.error();
  status_.port = *port;
  return {};
}

void Replica::set(ReplicaState state, const std::string& reason) {
  if (status_.state != state) status_.since = nowMs();
  status_.state = state;
  status_.reason = reason;
  status_.pid = child_.pid();
  status_.lastLines = log_.lastLines();
  if (!child_.running()) {
    status_.cpu = 0;
    status_.memory = 0;
  }
  emit changed();
}

void Replica::hold(const std::string& reason) {
  set(ReplicaState::Pending, reason);
}

void Replica::start() {
  if (stopping_ || child_.running()) return;
  if (workload_.port > 0 && !Ports::isFree(workload_.port)) {
    emit portTaken();
    return;
  }
  ChildOptions options;
  options.command = {setup_.executable.string()};
  options.workingDirectory = setup_.workingDirectory.string();
  options.environment = workload_.environment;
  options.environment["MP_ROLE"] = workload_.id;
  options.environment["MP_INDEX"] = std::to_string(status_.index);
  options.environment["MP_PORT"] = std::to_string(status_.port);
  options.environment["MP_HOST"] = "127.0.0.1";
  options.environment["MP_TOPOLOGY"] = setup_.topology.string();
  options.environment["MP_DRAIN_MS"] = std::to_string(setup_.timing.drain);
  options.guard = setup_.guard;
  log_.beginProcess();
  wasReady_ = false;
  failedProbes_ = 0;
  overdue_.clear();
  const auto result = child_.start(options);
  if (!result) {
    backOff(result.error().message);
    return;
  }
  started_.start();
  set(ReplicaState::Starting, "");
  probeTimer_.start(setup_.timing.firstProbes);
}

void Replica::probe() {
  prober_.ask(status_.port, setup_.timing.probeTimeout);
}

void Replica::takeProbe(bool ready, const std::string& problem) {
  if (!child_.running() || stopping_) return;
  if (ready) {
    failedProbes_ = 0;
    portsTried_ = 0;
    if (status_.state != ReplicaState::Ready) {
      if (!wasReady_) ready_.start();
      wasReady_ = true;
      set(ReplicaState::Ready, "");
    }
  } else if (status_.state == ReplicaState::Ready) {
    if (++failedProbes_ >= probesUntilUnready)
      set(ReplicaState::Starting, "not ready any more: it " + problem);
  } else if (!wasReady_ && started_.hasExpired(setup_.timing.startDeadline)) {
    overdue_ = "not ready " + seconds(setup_.timing.startDeadline) + " after its start: it " + problem;
    child_.signalGroup(SIGKILL);
    return;
  }
  probeTimer_.start(wasReady_ ? setup_.timing.laterProbes : setup_.timing.firstProbes);
}

void Replica::takeExit(const ExitStatus& exit) {
  probeTimer_.stop();
  prober_.cancel();
  killTimer_.stop();
  if (stopping_) {
    set(ReplicaState::Stopped, "");
    emit stopped();
    return;
  }
  if (!exit.signaled && exit.code == portNotBound && couldNotListen()) {
    tryAnotherPort();
    return;
  }
  if (wasReady_ && ready_.hasExpired(setup_.timing.steadyAfter)) failuresInRow_ = 0;
  const std::string reason = overdue_.empty() ? describe(exit) : overdue_;
  const std::string words = log_.lastWords();
  backOff(words.empty() ? reason : reason + ": " + words);
}

/// The exit status alone may be any program's own: the runtime says why, and the port knows.
bool Replica::couldNotListen() const {
  if (wasReady_) return false;
  const std::string words = log_.lastWords();
  const bool said =
      words.starts_with("metaparticle: ") && words.find(" cannot listen on ") != std::string::npos;
  return said || !Ports::isFree(status_.port);
}

void Replica::tryAnotherPort() {
  if (workload_.port > 0) {
    emit portTaken();
    return;
  }
  if (++portsTried_ > mostPorts || !choosePort().ok()) {
    backOff("no port could be bound");
    return;
  }
  // Everybody learns the new address before somebody listens there.
  set(ReplicaState::Starting, "port taken, trying another one");
  start();
}

void Replica::backOff(const std::string& reason) {
  const int doublings = std::min(failuresInRow_++, 16);
  const std::int64_t wait = std::min<std::int64_t>(
      static_cast<std::int64_t>(setup_.timing.firstBackOff) << doublings, setup_.timing.longestBackOff);
  backOffTimer_.start(static_cast<int>(wait));
  set(ReplicaState::BackOff, reason);
}

void Replica::stop() {
  if (stopping_) return;
  stopping_ = true;
  backOffTimer_.stop();
  probeTimer_.stop();
  prober_.cancel();
  if (!child_.running()) {
    set(ReplicaState::Stopped, "");
    emit stopped();
    return;
  }
  set(ReplicaState::Stopping, "");
  ::kill(child_.pid(), SIGTERM);
  killTimer_.start(setup_.timing.drain);
}

void Replica::kill() {
  stop();
  child_.signalGroup(SIGKILL);
}

void Replica::sampleUsage() {
  if (!child_.running()) return;
  const auto usage = meter_.sample(child_.pid());
  if (!usage || !differsNoticeably({status_.cpu, status_.memory}, *usage)) return;
  status_.cpu = usage->cpu;
  status_.memory = usage->memory;
  status_.lastLines = log_.lastLines();
  emit changed();
}

}  // namespace metaparticle::deploy
