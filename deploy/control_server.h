// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include <functional>
#include <list>
#include <memory>
#include <string>

#include <nlohmann/json_fwd.hpp>

#include "deploy/fd_watcher.h"
#include "deploy/json_channel.h"
#include "deploy/state_folder.h"
#include "deploy/status.h"
#include "deploy/unique_fd.h"
#include "model/error.h"

namespace metaparticle::deploy {

/// Where clients (the studio, the command line) meet the supervisor: a unix socket that only this user may
/// open, with one JSON object a line.
///
///     supervisor: {"snapshot": {...}}, then {"event": "phase" | "replica" | ..., ...}
///     client:     {"request": "stop", "id": 1, "now": false}
///                 {"request": "logs", "id": 2, "node": "greeter", "lines": 100, "follow": true}
///     supervisor: {"response": 1, "kind": "stop"}, or {"response": 3, "kind": "fly", "error": "..."}
///
/// Log events go to the clients that asked for them. A client that does not keep up misses log lines, never
/// changes of state, and is told how many.
class ControlServer : public QObject {
  Q_OBJECT

 public:
  explicit ControlServer(QObject* parent = nullptr);
  ~ControlServer() override;

  /// Listens in the project's state folder, or, where that path is too long for a socket or its file system
  /// has none, in the user's runtime folder. Removes what a killed supervisor left. Errors: Io.
  model::Result<void> listen(const StateFolder& state);
  [[nodiscard]] const std::string& path() const { return path_; }
  /// What a new client gets first.
  void setSnapshotSource(std::function<StatusSnapshot()> source) { snapshot_ = std::move(source); }
  /// The last lines of a node's logs ("" for all), oldest first.
  void setLogSource(std::function<std::vector<LogEvent>(const std::string& node, int lines)> source) {
    logs_ = std::move(source);
  }
  void publish(const StatusEvent& event);
  [[nodiscard]] bool hadClients() const { return hadClients_; }
  /// Whether anybody follows the logs of this node.
  [[nodiscard]] bool followed(const std::string& node) const;
  /// Sends what is pending, closes every connection and removes the socket.
  void close();

 signals:
  void stopRequested(bool now);
  void clientConnected();

 private:
  struct Client;

  model::Result<void> listenAt(const std::string& path);
  void accept();
  void handle(Client& client, const nlohmann::json& request);
  void sendLogs(Client& client, const nlohmann::json& request);
  void sendLog(Client& client, const StatusEvent& event, const LogEvent& log);
  void forget(const Client* client);

  UniqueFd fd_;
  FdWatcher watcher_;
  std::string path_;
  std::list<std::unique_ptr<Client>> clients_;
  bool hadClients_ = false;
  std::function<StatusSnapshot()> snapshot_;
  std::function<std::vector<LogEvent>(const std::string&, int)> logs_;
};

/// Where the socket goes when the project's folder cannot hold it: deterministic for a project and a user.
std::string shortSocketPath(const StateFolder& state);

}  // namespace metaparticle::deploy
