// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/examples/replica.h"

#include <QElapsedTimer>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSaveFile>
#include <QTcpServer>
#include <QTest>

#include <algorithm>
#include <map>

#include "tests/examples/http_question.h"

namespace {

constexpr int patienceMs = 30000;

int freePort() {
  QTcpServer server;
  server.listen(QHostAddress::LocalHost, 0);
  return server.serverPort();
}

}  // namespace

Application::Application(QString executable) : executable_(std::move(executable)) {}

Application::~Application() {
  stop();
}

int Application::start(const QString& role) {
  const auto sameRole = [&](const Process& each) { return each.role == role; };
  const auto index = std::ranges::count_if(processes_, sameRole);
  Process replica{role, freePort(), std::make_unique<QProcess>()};
  QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
  environment.insert("MP_ROLE", role);
  environment.insert("MP_INDEX", QString::number(index));
  environment.insert("MP_PORT", QString::number(replica.port));
  environment.insert("MP_TOPOLOGY", folder_.filePath("topology.json"));
  replica.process->setProcessEnvironment(environment);
  replica.process->setProcessChannelMode(QProcess::ForwardedChannels);
  processes_.push_back(std::move(replica));
  writeTopology();
  const Process& started = processes_.back();
  started.process->start(executable_, QStringList());
  if (!started.process->waitForStarted()) return 0;
  const bool ready = QTest::qWaitFor(
      [&] {
        return started.process->state() == QProcess::NotRunning ||
               httpGet(started.port, "/readyz").status == 200;
      },
      patienceMs);
  return ready && started.process->state() == QProcess::Running ? started.port : 0;
}

bool Application::stop() {
  bool clean = true;
  for (const Process& each : processes_) each.process->terminate();
  for (const Process& each : processes_) {
    clean = each.process->waitForFinished(patienceMs) && each.process->exitStatus() == QProcess::NormalExit &&
            each.process->exitCode() == 0 && clean;
    if (each.process->state() != QProcess::NotRunning) each.process->kill();
  }
  processes_.clear();
  return clean;
}

void Application::writeTopology() const {
  std::map<QString, QJsonObject> nodes;
  for (const Process& each : processes_) {
    const QString node = each.role.section('.', 0, 0);
    const QString list = each.role.endsWith(".leaf") ? "leaves" : "replicas";
    QJsonArray addresses = nodes[node][list].toArray();
    addresses.append("127.0.0.1:" + QString::number(each.port));
    nodes[node][list] = addresses;
  }
  QJsonObject byName;
  for (const auto& [name, addresses] : nodes) byName[name] = addresses;
  QSaveFile file(folder_.filePath("topology.json"));
  file.open(QIODevice::WriteOnly);
  file.write(QJsonDocument(QJsonObject{{"version", 1}, {"application", "test"}, {"nodes", byName}}).toJson());
  file.commit();
}
