// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

#include <filesystem>
#include <string>
#include <vector>

#include "deploy/child_process.h"
#include "deploy/http_probe.h"
#include "deploy/log_relay.h"
#include "deploy/plan.h"
#include "deploy/ports.h"
#include "deploy/process_usage.h"
#include "deploy/status.h"
#include "deploy/timing.h"

namespace metaparticle::deploy {

/// What all replicas of an application have in common.
struct ReplicaSetup {
  std::filesystem::path executable;
  std::filesystem::path workingDirectory;
  std::filesystem::path topology;
  Timing timing;
  Ports* ports = nullptr;
  GroupGuard* guard = nullptr;
};

/// One process of a workload, kept alive: started, asked whether it is ready, started again after a growing
/// wait when it ends by itself.
class Replica : public QObject {
  Q_OBJECT

 public:
  Replica(const Workload& workload, int index, const std::filesystem::path& log, ReplicaSetup setup,
          QObject* parent = nullptr);

  [[nodiscard]] const Workload& workload() const { return workload_; }
  [[nodiscard]] const ReplicaStatus& status() const { return status_; }
  /// Its address belongs into the topology: it answers, or will in a moment.
  [[nodiscard]] bool reachable() const;
  [[nodiscard]] bool ended() const { return !child_.running(); }

  /// Gives it a port, if it has no fixed one. Before start(). Errors: Io.
  model::Result<void> choosePort();
  void start();
  /// Says why it waits to be started.
  void hold(const std::string& reason);
  /// SIGTERM, and SIGKILL to its group when it has not ended after the drain time.
  void stop();
  /// SIGKILL to its group.
  void kill();
  /// Looks at its use of processor and memory; changed() follows when it differs noticeably.
  void sampleUsage();

 signals:
  /// status() is another one.
  void changed();
  void logged(const std::vector<metaparticle::deploy::LogEvent>& events);
  /// Another program listens on its fixed port.
  void portTaken();
  /// It ended after stop() or kill().
  void stopped();

 private:
  void set(ReplicaState state, const std::string& reason);
  void probe();
  void takeProbe(bool ready, const std::string& problem);
  void takeExit(const ExitStatus& exit);
  [[nodiscard]] bool couldNotListen() const;
  void tryAnotherPort();
  void backOff(const std::string& reason);

  Workload workload_;
  ReplicaSetup setup_;
  ReplicaStatus status_;
  LogRelay log_;
  ChildProcess child_;
  HttpProbe prober_;
  QTimer probeTimer_;
  QTimer backOffTimer_;
  QTimer killTimer_;
  QElapsedTimer started_;
  QElapsedTimer ready_;
  UsageMeter meter_;
  std::string overdue_;    ///< why it was killed by us, while it ends
  bool wasReady_ = false;  ///< this process, once
  bool stopping_ = false;
  int failedProbes_ = 0;
  int failuresInRow_ = 0;
  int portsTried_ = 0;
};

}  // namespace metaparticle::deploy
