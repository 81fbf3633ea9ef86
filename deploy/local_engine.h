// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QThreadPool>
#include <QTimer>

#include <filesystem>
#include <memory>
#include <optional>
#include <string>

#include "deploy/child_process.h"
#include "deploy/engine.h"
#include "deploy/json_channel.h"
#include "deploy/run_lock.h"
#include "deploy/state_folder.h"
#include "deploy/unique_fd.h"

namespace metaparticle::deploy {

/// Runs an application as processes of this machine. The work is done by a supervisor process of its own
/// (`metaparticle supervise FOLDER`), which this object starts or finds; see ControlServer for how they talk.
class LocalEngine : public Engine {
  Q_OBJECT

 public:
  struct Options {
    /// The command line program; "" for `metaparticle` beside the running program.
    std::filesystem::path program;
    /// The application outlives this process. Otherwise it ends with it, however it dies.
    bool detached = false;
  };

  explicit LocalEngine(Options options, QObject* parent = nullptr);
  ~LocalEngine() override;

  /// Who runs this project now, if anybody does.
  static std::optional<RunningInstance> running(const std::filesystem::path& folder);

  void deploy(const std::filesystem::path& folder) override;
  void attach(const std::filesystem::path& folder) override;
  /// Forgets the application: one that was started here and is not detached ends, any other goes on.
  void leave();
  void stop() override;
  /// Ends everything at once, requests in flight too.
  void stopNow();
  void requestLogs(const std::string& node, int lines, bool follow) override;
  [[nodiscard]] const StatusSnapshot& snapshot() const override { return snapshot_; }
  /// False when the application was running before deploy().
  [[nodiscard]] bool startedHere() const { return startedHere_; }

 signals:
  /// The last lines that requestLogs asked for were all sent as events. A newer request takes the place of
  /// one that reads logs from the disk (in a thread of its own, when nothing runs).
  void logsDelivered();
  /// After the last event of an application: its supervisor is gone too (or never was there), and it can be
  /// deployed again.
  void ended();

 private:
  void launchSupervisor();
  void takeHandshake(const std::string& line);
  void supervisorEnded(const ExitStatus& status);
  void connectWhenReady();
  void connectTo(const std::string& socket);
  void take(const nlohmann::json& message);
  void takeSnapshot(const StatusSnapshot& snapshot);
  void connectionLost();
  void tellEnded();
  void giveUp(const std::string& message);
  void sendStop(bool now);
  void sendLogRequest();
  void deliverLogs(const std::vector<LogEvent>& logs);
  void tell(const StatusEvent& event);
  void tellPhase(Phase phase, const std::string& message);
  void reset();

  struct LogRequest {
    std::string node;
    int lines = 0;
    bool follow = false;
  };

  Options options_;
  std::optional<StateFolder> state_;
  StatusSnapshot snapshot_;
  std::unique_ptr<ChildProcess> supervisor_;
  UniqueFd ownership_;  ///< the supervisor ends when this is closed
  std::unique_ptr<JsonChannel> channel_;
  QTimer retry_;
  QTimer lockWatch_;
  int retries_ = 0;
  std::optional<LogRequest> logRequest_;  ///< sent once connected, and again after that
  std::string handshakeRest_;             ///< what the supervisor printed instead of a handshake
  bool startedHere_ = false;
  bool attached_ = false;  ///< deploy() found it running
  bool stopWanted_ = false;
  int nextId_ = 1;
  std::optional<int>
      logReading_;         ///< of logs on the disk, until it is delivered; what another found is dropped
  QThreadPool logReader_;  ///< destroyed first, so that no reading outlives what it reports to
};

}  // namespace metaparticle::deploy
