// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/local_application.h"

#include <algorithm>

namespace metaparticle::deploy {

namespace {

bool isFront(const Replica& replica) {
  return replica.workload().role == Role::Front;
}

model::Error portError(const std::string& node, int port) {
  const std::string number = std::to_string(port);
  return {.kind = model::ErrorKind::Refused,
          .message = "port " + number + " of \"" + node + "\" is taken by another program",
          .remedy = "end the program that listens on it (ss -ltnp 'sport = :" + number +
                    "' names it), or give the node another port: port = " + std::to_string(port + 1)};
}

/// From what needs no attention to what needs it most.
int badness(ReplicaState state) {
  switch (state) {
    case ReplicaState::Ready:
      return 0;
    case ReplicaState::Stopped:
      return 1;
    case ReplicaState::Stopping:
      return 2;
    case ReplicaState::Pending:
      return 3;
    case ReplicaState::Starting:
      return 4;
    case ReplicaState::BackOff:
      return 5;
    case ReplicaState::Failed:
      return 6;
  }
  return 0;
}

}  // namespace

LocalApplication::LocalApplication(Plan plan, StateFolder state, std::filesystem::path executable,
                                   const Timing& timing, QObject* parent)
    : QObject(parent),
      plan_(std::move(plan)),
      state_(std::move(state)),
      executable_(std::move(executable)),
      timing_(timing) {
  for (const Workload& workload : plan_.workloads) {
    for (int index = 0; index < workload.replicas; ++index) add(workload, index);
  }
  connect(&sampler_, &QTimer::timeout, this, [this] {
    for (const auto& replica : replicas_) replica->sampleUsage();
  });
}

void LocalApplication::add(const Workload& workload, int index) {
  const ReplicaSetup setup{executable_, state_.project(), state_.topology(), timing_, &ports_, &guard_};
  replicas_.push_back(std::make_unique<Replica>(workload, index, state_.log(workload.id, index), setup));
  Replica* replica = replicas_.back().get();
  connect(replica, &Replica::changed, this, [this, replica] { replicaChanged(*replica); });
  connect(replica, &Replica::stopped, this, &LocalApplication::replicaStopped, Qt::QueuedConnection);
  connect(replica, &Replica::portTaken, this,
          [this, replica] { emit failed(portError(replica->workload().node, replica->workload().port)); });
  connect(replica, &Replica::logged, this, [this](const std::vector<LogEvent>& events) {
    for (const LogEvent& log : events) emit event({log.time, log});
  });
}

model::Result<void> LocalApplication::checkFixedPorts(const Plan& plan) {
  for (const Workload& workload : plan.workloads) {
    if (workload.port > 0 && !Ports::isFree(workload.port)) return portError(workload.node, workload.port);
  }
  return {};
}

model::Result<void> LocalApplication::start() {
  for (const auto& replica : replicas_) {
    if (auto chosen = replica->choosePort(); !chosen) return chosen.error();
  }
  written_ = topology();
  if (auto result = writeTopology(state_.topology(), written_); !result) return result.error();
  sampler_.start(timing_.usageSample);
  for (const auto& replica : replicas_) {
    const std::string& node = replica->workload().node;
    if (isFront(*replica)) {
      replica->hold("waits for a ready replica of " + node);
    } else {
      replica->start();
    }
  }
  return {};
}

void LocalApplication::replicaChanged(Replica& replica) {
  // A full disk or a changed permission here is not the replicas' end: they keep the addresses they know.
  static_cast<void>(writeTopologyIfChanged());
  ran_ = ran_ || summary().phase == Phase::Running;
  emit event(eventNow(ReplicaEvent{replica.status()}));
  tellNode(replica.workload().node);
  if (!isFront(replica) && replica.status().state == ReplicaState::Ready)
    startFrontOf(replica.workload().node);
}

void LocalApplication::startFrontOf(const std::string& node) {
  for (const auto& replica : replicas_) {
    const bool waits = isFront(*replica) && replica->status().state == ReplicaState::Pending;
    if (waits && replica->workload().node == node) replica->start();
  }
}

NodeStatus LocalApplication::nodeStatus(const std::string& name) const {
  NodeStatus node;
  node.node = name;
  node.worst = ReplicaState::Ready;
  for (const auto& replica : replicas_) {
    if (replica->workload().node != name) continue;
    const ReplicaStatus& status = replica->status();
    if (badness(status.state) > badness(node.worst)) node.worst = status.state;
    if (isFront(*replica)) {
      node.url = "http://localhost:" + std::to_string(status.port);
      continue;
    }
    ++node.desired;
    if (status.state == ReplicaState::Ready) ++node.ready;
  }
  return node;
}

void LocalApplication::tellNode(const std::string& name) {
  const NodeStatus now = nodeStatus(name);
  const auto before = told_.find(name);
  if (before != told_.end() && before->second == now) return;
  told_[name] = now;
  emit event(eventNow(NodeEvent{now}));
}

Topology LocalApplication::topology() const {
  Topology topology;
  topology.application = plan_.application;
  for (const auto& replica : replicas_) {
    const Role role = replica->workload().role;
    if (role == Role::Front) continue;
    NodeAddresses& node = topology.nodes[replica->workload().node];
    const std::string address = "127.0.0.1:" + std::to_string(replica->status().port);
    // A scatter must know of every leaf, or it would take an answer without some of them for the whole.
    if (role == Role::Leaf) {
      node.leaves.push_back(address);
    } else if (replica->reachable() || replica->status().state == ReplicaState::Pending) {
      node.replicas.push_back(address);
    }
  }
  return topology;
}

model::Result<void> LocalApplication::writeTopologyIfChanged() {
  Topology now = topology();
  if (now == written_) return {};
  written_ = std::move(now);
  return writeTopology(state_.topology(), written_);
}

PhaseEvent LocalApplication::summary() const {
  int ready = 0;
  bool broken = false;
  for (const auto& replica : replicas_) {
    const ReplicaState state = replica->status().state;
    if (state == ReplicaState::Ready) ++ready;
    // One that is tried again is not yet mended.
    const bool again = state == ReplicaState::Starting && replica->status().restarts > 0;
    broken = broken || again || state == ReplicaState::BackOff || state == ReplicaState::Failed;
  }
  const int all = static_cast<int>(replicas_.size());
  const std::string counts = std::to_string(ready) + " of " + std::to_string(all) + " processes are ready";
  if (ready == all) return {Phase::Running, counts};
  return {broken || ran_ ? Phase::Degraded : Phase::Starting, counts};
}

void LocalApplication::stop(bool now) {
  const bool again = stopping_;
  stopping_ = true;
  sampler_.stop();
  if (now) {
    restStopping_ = true;
    for (const auto& replica : replicas_) replica->kill();
  } else if (!again) {
    for (const auto& replica : replicas_) {
      if (isFront(*replica)) replica->stop();
    }
  }
  replicaStopped();
}

void LocalApplication::replicaStopped() {
  const auto ended = [](const auto& replica) { return replica->ended(); };
  const auto frontEnded = [](const auto& replica) { return !isFront(*replica) || replica->ended(); };
  if (!stopping_ || done_) return;
  if (!restStopping_ && std::all_of(replicas_.begin(), replicas_.end(), frontEnded)) {
    stopRest();
    return;
  }
  if (restStopping_ && std::all_of(replicas_.begin(), replicas_.end(), ended)) {
    done_ = true;
    emit stopped();
  }
}

void LocalApplication::stopRest() {
  restStopping_ = true;
  for (const auto& replica : replicas_) {
    if (!isFront(*replica)) replica->stop();
  }
  replicaStopped();
}

}  // namespace metaparticle::deploy
