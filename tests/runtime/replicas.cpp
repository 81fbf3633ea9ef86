// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/runtime/replicas.h"

#include <signal.h>

#include <QCoreApplication>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSaveFile>
#include <QTest>

#include "runtime/src/client/directory.h"

namespace {

constexpr int kPatienceMs = 20'000;

QJsonArray toJson(const std::vector<std::string>& addresses) {
  QJsonArray array;
  for (const auto& address : addresses) array.append(QString::fromStdString(address));
  return array;
}

bool same(const std::vector<mp::runtime::EndpointPtr>& known, const std::vector<std::string>& wanted) {
  return std::equal(known.begin(), known.end(), wanted.begin(), wanted.end(),
                    [](const auto& endpoint, const auto& address) { return endpoint->address() == address; });
}

}  // namespace

ReplicaProcess::ReplicaProcess(const std::string& role, int index, const Environment& environment) {
  QProcessEnvironment variables = QProcessEnvironment::systemEnvironment();
  variables.insert("MP_ROLE", QString::fromStdString(role));
  variables.insert("MP_INDEX", QString::number(index));
  variables.insert("MP_PORT", "0");
  for (const auto& [name, value] : environment) {
    variables.insert(QString::fromStdString(name), QString::fromStdString(value));
  }
  process_.setProcessEnvironment(variables);
  process_.start(QCoreApplication::applicationFilePath(), QStringList());
  while (!process_.canReadLine() && process_.waitForReadyRead(kPatienceMs)) {
  }
  const QByteArray line = process_.readLine().trimmed();
  port_ = line.mid(line.lastIndexOf(':') + 1).toInt();
}

ReplicaProcess::~ReplicaProcess() {
  if (process_.state() == QProcess::NotRunning) return;
  process_.kill();
  process_.waitForFinished();
}

void ReplicaProcess::interrupt() {
  ::kill(static_cast<pid_t>(process_.processId()), SIGINT);
}

void ReplicaProcess::kill() {
  process_.kill();
  process_.waitForFinished(kPatienceMs);
}

int ReplicaProcess::exitStatus() {
  if (process_.state() != QProcess::NotRunning && !process_.waitForFinished(kPatienceMs)) return -1;
  return process_.exitStatus() == QProcess::NormalExit ? process_.exitCode() : -1;
}

Topology& Topology::replicas(const std::string& node, const std::vector<std::string>& addresses) {
  nodes_[node].replicas = addresses;
  return *this;
}

Topology& Topology::leaves(const std::string& node, const std::vector<std::string>& addresses) {
  nodes_[node].leaves = addresses;
  return *this;
}

void Topology::publish() const {
  QJsonObject nodes;
  for (const auto& [name, node] : nodes_) {
    nodes[QString::fromStdString(name)] =
        QJsonObject{{"replicas", toJson(node.replicas)}, {"leaves", toJson(node.leaves)}};
  }
  const QJsonObject topology{{"version", 1}, {"application", "test"}, {"nodes", nodes}};
  QSaveFile file(qEnvironmentVariable("MP_TOPOLOGY"));
  QVERIFY(file.open(QIODevice::WriteOnly));
  file.write(QJsonDocument(topology).toJson());
  QVERIFY(file.commit());
  for (const auto& [name, node] : nodes_) {
    QTRY_VERIFY(same(mp::runtime::directory()->find(name)->replicas, node.replicas));
    QTRY_VERIFY(same(mp::runtime::directory()->find(name)->leaves, node.leaves));
  }
}
