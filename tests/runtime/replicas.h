// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QProcess>
#include <map>
#include <memory>
#include <string>
#include <vector>

/// Another process of this test's program, in a role. Killed at the end if it still runs.
class ReplicaProcess {
 public:
  using Environment = std::map<std::string, std::string>;

  /// Starts it and waits until it listens; port() is 0 when it ended instead.
  explicit ReplicaProcess(const std::string& role, int index = 0, const Environment& environment = {});
  ~ReplicaProcess();

  [[nodiscard]] int port() const { return port_; }
  [[nodiscard]] std::string address() const { return "127.0.0.1:" + std::to_string(port_); }
  void terminate() { process_.terminate(); }
  void interrupt();
  void kill();
  /// Its exit status, once it has ended by itself or by terminate(); -1 after a crash or when it goes on.
  int exitStatus();
  /// What it wrote to standard error.
  std::string errors() { return process_.readAllStandardError().toStdString(); }

 private:
  QProcess process_;
  int port_ = 0;
};

/// The topology of the test and of all its replicas: writes the file and waits until this process knows it.
class Topology {
 public:
  Topology& replicas(const std::string& node, const std::vector<std::string>& addresses);
  Topology& leaves(const std::string& node, const std::vector<std::string>& addresses);
  /// Replaces the file.
  void publish() const;

 private:
  struct Node {
    std::vector<std::string> replicas;
    std::vector<std::string> leaves;
  };
  std::map<std::string, Node> nodes_;
};
