// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "deploy/builder.h"
#include "deploy/control_server.h"
#include "deploy/local_application.h"
#include "deploy/plan.h"
#include "deploy/run_lock.h"
#include "deploy/state_folder.h"
#include "deploy/status.h"
#include "deploy/timing.h"
#include "model/error.h"
#include "model/finding.h"

namespace metaparticle::deploy {

/// What reading a project gives the supervisor. Findings of severity Error mean that nothing is started.
struct Planned {
  model::Result<Plan> plan = Plan{};
  std::vector<model::Finding> findings;
};

struct SupervisorOptions {
  std::filesystem::path folder;   ///< the project, absolute
  std::filesystem::path program;  ///< the running program: the package for applications lies beside it
  std::function<Planned()> read;  ///< reads the project; called once, before the build
  std::optional<std::filesystem::path> executable;  ///< built already: nothing is built
  Timing timing;
};

/// Builds an application, starts it, watches it and stops it: the one process that owns the replicas. Clients
/// come and go (see ControlServer).
class Supervisor : public QObject {
  Q_OBJECT

 public:
  explicit Supervisor(SupervisorOptions options, QObject* parent = nullptr);
  ~Supervisor() override;

  /// Takes the project's lock, listens for clients and begins to work in the event loop. Errors: Refused (it
  /// runs already), NotFound, Io.
  model::Result<void> start();
  /// Path of the control socket, once started.
  [[nodiscard]] const std::string& socket() const { return server_.path(); }
  /// Drains and ends; `now` kills. finished() follows.
  void stop(bool now);
  [[nodiscard]] const StatusSnapshot& snapshot() const { return snapshot_; }

 signals:
  /// Nothing runs any more, and every client knows; `exitStatus` is 0 unless it failed.
  void finished(int exitStatus);

 private:
  void begin();
  void launch(const std::filesystem::path& executable);
  void publish(const StatusEvent& event);
  void setPhase(Phase phase, const std::string& message);
  void updatePhase();
  void fail(const model::Error& error);
  void finish();
  void sayGoodbye();
  [[nodiscard]] std::vector<LogEvent> lastLogs(const std::string& node, int lines) const;

  SupervisorOptions options_;
  StateFolder state_;
  std::optional<RunLock> lock_;
  ControlServer server_;
  StatusSnapshot snapshot_;
  Plan plan_;
  std::unique_ptr<Builder> builder_;
  std::unique_ptr<LocalApplication> application_;
  std::optional<model::Error> failure_;
  std::int64_t begun_ = 0;  ///< log lines before this are of an earlier run
  bool stopping_ = false;
  bool finishing_ = false;
};

/// The whole life of a supervisor process, for its `main`: tells the client that started it, on standard
/// output, `{"listening": SOCKET}` or `{"error": ..., "remedy": ..., "running": true | false}`, then works
/// until it is stopped by a client, by SIGTERM or SIGINT, or, when `owned`, by the end of its standard input,
/// which that client holds open for as long as it lives. Needs a QCoreApplication. Returns the exit status.
int superviseUntilStopped(SupervisorOptions options, bool owned);

}  // namespace metaparticle::deploy
