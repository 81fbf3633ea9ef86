// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QTimer>

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "deploy/plan.h"
#include "deploy/ports.h"
#include "deploy/replica.h"
#include "deploy/state_folder.h"
#include "deploy/status.h"
#include "deploy/timing.h"
#include "deploy/topology.h"

namespace metaparticle::deploy {

/// All replicas of a plan as processes of this machine, and the topology file through which they find each
/// other.
class LocalApplication : public QObject {
  Q_OBJECT

 public:
  LocalApplication(Plan plan, StateFolder state, std::filesystem::path executable, const Timing& timing,
                   QObject* parent = nullptr);

  /// Chooses the ports, writes the topology and starts everything; a front once its node has a ready replica.
  /// Errors: Io.
  model::Result<void> start();
  /// Fronts first, so that no new request comes in, then the rest. `now`: kills. stopped() follows.
  void stop(bool now);

  /// How it stands as a whole: Starting, Running or Degraded, with a sentence.
  [[nodiscard]] PhaseEvent summary() const;

  /// The port of an exposed node that another program listens on, as an error for the user; success if none.
  static model::Result<void> checkFixedPorts(const Plan& plan);

 signals:
  void event(const metaparticle::deploy::StatusEvent& event);
  void failed(const metaparticle::model::Error& error);
  void stopped();

 private:
  void add(const Workload& workload, int index);
  void replicaChanged(Replica& replica);
  void replicaStopped();
  void tellNode(const std::string& name);
  [[nodiscard]] NodeStatus nodeStatus(const std::string& name) const;
  [[nodiscard]] Topology topology() const;
  model::Result<void> writeTopologyIfChanged();
  void startFrontOf(const std::string& node);
  void stopRest();

  Plan plan_;
  StateFolder state_;
  std::filesystem::path executable_;
  Timing timing_;
  Ports ports_;
  GroupGuard guard_;
  std::vector<std::unique_ptr<Replica>> replicas_;
  std::map<std::string, NodeStatus> told_;
  Topology written_;
  QTimer sampler_;
  bool ran_ = false;
  bool stopping_ = false;
  bool restStopping_ = false;
  bool done_ = false;
};

}  // namespace metaparticle::deploy
