// SPDX-License-Identifier: GPL-3.0-or-later
//
// What the local engine does when replicas, supervisors, ports and folders misbehave.
#include <nlohmann/json.hpp>

#include "tests/deploy/engine_client.h"
#include "tests/deploy/http_get.h"

using namespace metaparticle::deploy;
using namespace metaparticle::deploy::test;

class EngineFaultsTest : public QObject {
  Q_OBJECT

 private slots:
  void restartsWhatCrashes_data();
  void restartsWhatCrashes();
  void backsOffFromWhatAlwaysCrashes();
  void restartsAReplicaThatIsKilled();
  void tellsOfAReplicaThatIsNotReadyAnyMore();
  void killsWhatIsNeverReady();
  void choosesAnotherPortWhenOneIsTaken();
  void anExitStatusOfItsOwnIsACrash();
  void aReadyReplicaNeverLacksAPort();
  void survivesAFloodOfOutput();
  void killsWhatIgnoresTheRequestToEnd();
  void supervisorKilledTakesItsReplicasAlong();
  void staleSocketAndLockAreNoObstacle();
  void fixedPortTakenIsNamed();
  void readOnlyFolderIsExplained();
};

void EngineFaultsTest::restartsWhatCrashes_data() {
  QTest::addColumn<QString>("variable");
  QTest::addColumn<QString>("value");
  QTest::addColumn<QString>("reason");
  QTest::newRow("exit status") << "FAKE_EXIT"
                               << "3"
                               << "ended with exit status 3: no oil left";
  QTest::newRow("success, unasked") << "FAKE_EXIT"
                                    << "0"
                                    << "ended with exit status 0: no oil left";
  QTest::newRow("signal") << "FAKE_SIGNAL"
                          << "11"
                          << "killed by signal 11 (segmentation fault): no oil left";
}

void EngineFaultsTest::restartsWhatCrashes() {
  QFETCH(QString, variable);
  QFETCH(QString, value);
  QFETCH(QString, reason);
  FakeProject project(json::object());
  project.write(plan({service("one", 1,
                              {{variable.toStdString(), value.toStdString()},
                               {"FAKE_SAY", "no oil left"},
                               {"FAKE_ONCE", (project.folder() / "marker").string()}})}));
  Client client;
  client.engine.deploy(project.folder());
  UNTIL(client.phase() == Phase::Running);
  QCOMPARE(client.replica(0).restarts, 1);
  QVERIFY(client.saw([&](const ReplicaStatus& replica) {
    return replica.state == ReplicaState::BackOff && replica.reason == reason.toStdString() &&
           replica.pid == 0;
  }));
  client.engine.stop();
  UNTIL(client.phase() == Phase::Stopped);
}

void EngineFaultsTest::backsOffFromWhatAlwaysCrashes() {
  const FakeProject project(plan({service("bad", 1, {{"FAKE_EXIT", "1"}}), service("good", 1)}));
  Client client;
  client.engine.deploy(project.folder());
  UNTIL(client.phase() == Phase::Degraded);
  UNTIL(client.saw([](const ReplicaStatus& replica) { return replica.restarts >= 3; }));
  QCOMPARE(client.engine.snapshot().nodes.at(0).ready, 0);
  client.engine.stop();
  UNTIL(client.phase() == Phase::Stopped);
}

void EngineFaultsTest::restartsAReplicaThatIsKilled() {
  const FakeProject project(plan({service("one", 2)}));
  Client client;
  client.engine.deploy(project.folder());
  UNTIL(client.phase() == Phase::Running);
  const ReplicaStatus before = client.replica(1);
  QCOMPARE(::kill(static_cast<pid_t>(before.pid), SIGKILL), 0);
  UNTIL(client.replica(1).restarts == 1 && client.phase() == Phase::Running);
  // It may be mended between two looks: what was told is sure.
  QVERIFY(std::any_of(client.phases.begin(), client.phases.end(),
                      [](const PhaseEvent& told) { return told.phase == Phase::Degraded; }));
  QVERIFY(client.replica(1).pid != before.pid);
  QCOMPARE(client.replica(1).port, before.port);
  client.engine.stop();
  UNTIL(client.phase() == Phase::Stopped);
}

void EngineFaultsTest::tellsOfAReplicaThatIsNotReadyAnyMore() {
  const FakeProject project(plan({service("one", 1)}));
  Client client;
  client.engine.deploy(project.folder());
  UNTIL(client.phase() == Phase::Running);
  const std::int64_t pid = client.replica(0).pid;
  httpGet(client.replica(0).port, "/unready");
  UNTIL(client.phase() == Phase::Degraded);
  QCOMPARE(client.replica(0).state, ReplicaState::Starting);
  QCOMPARE(client.replica(0).reason, std::string("not ready any more: it answered 503"));
  QCOMPARE(client.replica(0).pid, pid);
  QVERIFY(project.text(".metaparticle/topology.json").find("127.0.0.1:") == std::string::npos);
  client.engine.stop();
  UNTIL(client.phase() == Phase::Stopped);
}

void EngineFaultsTest::killsWhatIsNeverReady() {
  const FakeProject project(
      plan({service("late", 1, {{"FAKE_READY_AFTER_MS", "1000000"}})}, {{"startDeadline", 300}}));
  Client client;
  client.engine.deploy(project.folder());
  UNTIL(client.saw([](const ReplicaStatus& replica) {
    return replica.state == ReplicaState::BackOff &&
           replica.reason == "not ready 300 ms after its start: it answered 503";
  }));
  client.engine.stop();
  UNTIL(client.phase() == Phase::Stopped);
}

void EngineFaultsTest::choosesAnotherPortWhenOneIsTaken() {
  FakeProject project(json::object());
  project.write(
      plan({service("one", 1,
                    {{"FAKE_EXIT", "98"},
                     {"FAKE_SAY", "metaparticle: one-0 cannot listen on 127.0.0.1:1: Address already in use"},
                     {"FAKE_ONCE", (project.folder() / "marker").string()}})}));
  Client client;
  client.engine.deploy(project.folder());
  UNTIL(client.phase() == Phase::Running);
  QCOMPARE(client.replica(0).restarts, 0);
  // The client may attach after this happened, so its traces are what is sure to be seen: the first process
  // left its mark, and its end did not count as a crash.
  QVERIFY(std::filesystem::exists(project.folder() / "marker"));
  const std::string address = "127.0.0.1:" + std::to_string(client.replica(0).port);
  QVERIFY(project.text(".metaparticle/topology.json").find(address) != std::string::npos);
  client.engine.stop();
  UNTIL(client.phase() == Phase::Stopped);
}

void EngineFaultsTest::anExitStatusOfItsOwnIsACrash() {
  const FakeProject project(plan({service("own", 1, {{"FAKE_EXIT", "98"}, {"FAKE_SAY", "cannot go on"}})}));
  Client client;
  client.engine.deploy(project.folder());
  UNTIL(client.saw([](const ReplicaStatus& replica) { return replica.restarts >= 2; }));
  QVERIFY(client.saw([](const ReplicaStatus& replica) {
    return replica.state == ReplicaState::BackOff &&
           replica.reason == "ended with exit status 98: cannot go on";
  }));
  client.engine.stop();
  UNTIL(client.phase() == Phase::Stopped);
}

/// Nobody looks for a port after it listened on one.
void EngineFaultsTest::aReadyReplicaNeverLacksAPort() {
  const FakeProject project(plan({service("one", 1)}));
  Client client;
  client.engine.deploy(project.folder());
  UNTIL(client.phase() == Phase::Running);
  const int port = client.replica(0).port;
  httpGet(port, "/exit/98");
  UNTIL(client.replica(0).restarts == 1 && client.phase() == Phase::Running);
  QCOMPARE(client.replica(0).port, port);
  client.engine.stop();
  UNTIL(client.phase() == Phase::Stopped);
}

void EngineFaultsTest::survivesAFloodOfOutput() {
  const FakeProject project(plan({service("loud", 1, {{"FAKE_FLOOD", "200000"}}), service("calm", 1)}));
  Client client;
  client.engine.requestLogs("loud", 0, true);
  client.engine.deploy(project.folder());
  UNTIL(client.phase() == Phase::Running);
  QVERIFY(client.logs.size() < 20000);  // not 200,000
  const auto log = project.folder() / ".metaparticle/logs/loud-0.log";
  QVERIFY(std::filesystem::file_size(log) <= 8 * 1024 * 1024);
  QVERIFY(std::filesystem::exists(log.string() + ".1"));
  QVERIFY(project.text(".metaparticle/logs/loud-0.log").ends_with("stdout F flood over\n"));
  client.engine.stop();
  UNTIL(client.phase() == Phase::Stopped);
}

void EngineFaultsTest::killsWhatIgnoresTheRequestToEnd() {
  const FakeProject project(
      plan({service("deaf", 1, {{"FAKE_IGNORE_TERM", "1"}, {"FAKE_CHILD", "1"}})}, {{"drain", 200}}));
  Client client;
  client.engine.deploy(project.folder());
  UNTIL(client.phase() == Phase::Running);
  const std::int64_t pid = client.replica(0).pid;
  client.engine.stop();
  UNTIL(client.phase() == Phase::Stopped);
  QVERIFY(!alive(pid));
  UNTIL(::kill(static_cast<pid_t>(-pid), 0) != 0);  // its child went with the group
}

void EngineFaultsTest::supervisorKilledTakesItsReplicasAlong() {
  const FakeProject project(plan({service("one", 3, {{"FAKE_CHILD", "1"}})}));
  Client client;
  client.engine.deploy(project.folder());
  UNTIL(client.phase() == Phase::Running);
  std::vector<std::int64_t> pids;
  for (const ReplicaStatus& replica : client.engine.snapshot().replicas) pids.push_back(replica.pid);
  QCOMPARE(::kill(static_cast<pid_t>(client.engine.snapshot().supervisor), SIGKILL), 0);
  UNTIL(client.phase() == Phase::Failed);
  UNTIL(std::none_of(pids.begin(), pids.end(), alive));
  // What the replicas started goes with their groups.
  UNTIL(std::all_of(pids.begin(), pids.end(),
                    [](std::int64_t pid) { return ::kill(static_cast<pid_t>(-pid), 0) != 0; }));
  QVERIFY(!LocalEngine::running(project.folder()));
}

void EngineFaultsTest::staleSocketAndLockAreNoObstacle() {
  const FakeProject project(plan({service("one", 1)}));
  Client killed;
  killed.engine.deploy(project.folder());
  UNTIL(killed.phase() == Phase::Running);
  ::kill(static_cast<pid_t>(killed.engine.snapshot().supervisor), SIGKILL);
  UNTIL(killed.phase() == Phase::Failed);
  QVERIFY(std::filesystem::exists(project.folder() / ".metaparticle/control.sock"));
  Client looker;
  looker.engine.attach(project.folder());
  QCOMPARE(looker.phase(), Phase::Idle);
  Client again;
  again.engine.deploy(project.folder());
  UNTIL(again.phase() == Phase::Running);
  again.engine.stop();
  UNTIL(again.phase() == Phase::Stopped);
}

void EngineFaultsTest::fixedPortTakenIsNamed() {
  const int port = freePort();
  const FakeProject project(
      plan({service("greeter", 1),
            {{"node", "greeter"}, {"id", "greeter.front"}, {"role", "front"}, {"port", port}}}));
  const UniqueFd other(::socket(AF_INET, SOCK_STREAM, 0));
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(static_cast<std::uint16_t>(port));
  QCOMPARE(::bind(other.get(), reinterpret_cast<const sockaddr*>(&address), sizeof address), 0);
  QCOMPARE(::listen(other.get(), 1), 0);
  Client client;
  client.engine.deploy(project.folder());
  UNTIL(client.phase() == Phase::Failed);
  const std::string expected = "port " + std::to_string(port) + " of \"greeter\" is taken by another program";
  QVERIFY2(client.message().find(expected) == 0, client.message().c_str());
  QVERIFY(client.message().find("port = " + std::to_string(port + 1)) != std::string::npos);
}

void EngineFaultsTest::readOnlyFolderIsExplained() {
  const FakeProject project(plan({service("one", 1)}));
  // A file where the state folder should be stops root too, whom permissions do not.
  std::ofstream(project.folder() / ".metaparticle") << "in the way";
  Client client;
  client.engine.deploy(project.folder());
  UNTIL(client.phase() == Phase::Failed);
  QVERIFY2(client.message().find("cannot write to") != std::string::npos, client.message().c_str());
  QVERIFY2(client.message().find("writable") != std::string::npos, client.message().c_str());
}

QTEST_GUILESS_MAIN(EngineFaultsTest)
#include "engine_faults_test.moc"
