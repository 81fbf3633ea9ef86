// SPDX-License-Identifier: GPL-3.0-or-later
//
// The local engine and its supervisor process, as a client sees them, with fake replicas in place of a build.
#include <sys/stat.h>
#include <sys/wait.h>

#include <QSignalSpy>

#include <set>

#include <nlohmann/json.hpp>

#include "tests/deploy/engine_client.h"
#include "tests/deploy/http_get.h"

using namespace metaparticle::deploy;
using namespace metaparticle::deploy::test;

class LocalEngineTest : public QObject {
  Q_OBJECT

 private slots:
  void runsEveryReplicaAndLeavesNothing();
  void frontWaitsForItsNodeAndStopsFirst();
  void secondDeployAttachesAndSaysWhere();
  void endsWithTheClientThatStartedIt();
  void detachedOutlivesTheClient();
  void findingsWithErrorsStartNothing();
  void longPathsWork();
  void logsAreFollowedAndKept();
  void topologyNamesWhoIsReachable();
  void socketIsPrivate();
  void unknownRequestIsAnswered();
};

void LocalEngineTest::runsEveryReplicaAndLeavesNothing() {
  const FakeProject project(plan({service("one", 3), service("two", 1)}));
  Client client;
  client.engine.deploy(project.folder());
  UNTIL(client.phase() == Phase::Running);
  QVERIFY(client.engine.startedHere());
  QCOMPARE(client.engine.snapshot().replicas.size(), std::size_t{4});
  QCOMPARE(client.engine.snapshot().nodes.at(0).ready, 3);
  QCOMPARE(client.engine.snapshot().nodes.at(0).desired, 3);
  std::vector<std::int64_t> pids{client.engine.snapshot().supervisor};
  std::set<int> ports;
  for (const ReplicaStatus& replica : client.engine.snapshot().replicas) {
    pids.push_back(replica.pid);
    ports.insert(replica.port);
    const std::string answer = httpGet(replica.port, "/");
    QVERIFY(answer.ends_with(replica.workload + " " + std::to_string(replica.index) + "\n"));
  }
  QCOMPARE(ports.size(), std::size_t{4});
  client.engine.stop();
  UNTIL(client.phase() == Phase::Stopped);
  UNTIL(std::none_of(pids.begin(), pids.end(), alive));
  UNTIL(!LocalEngine::running(project.folder()));
  QVERIFY(!std::filesystem::exists(project.folder() / ".metaparticle/control.sock"));
  QCOMPARE(project.text(".metaparticle/.gitignore"), std::string("*\n"));
}

void LocalEngineTest::frontWaitsForItsNodeAndStopsFirst() {
  const int port = freePort();
  const FakeProject project(
      plan({service("greeter", 2, {{"FAKE_READY_AFTER_MS", "300"}}),
            {{"node", "greeter"}, {"id", "greeter.front"}, {"role", "front"}, {"port", port}}}));
  Client client;
  client.engine.deploy(project.folder());
  UNTIL(client.phase() == Phase::Running);
  QCOMPARE(client.engine.snapshot().nodes.at(0).url, "http://localhost:" + std::to_string(port));
  QCOMPARE(client.engine.snapshot().nodes.at(0).desired, 2);
  QVERIFY(httpGet(port, "/").ends_with("greeter.front 0\n"));
  const auto frontStarts =
      std::find_if(client.replicas.begin(), client.replicas.end(), [](const ReplicaStatus& r) {
        return r.workload == "greeter.front" && r.state == ReplicaState::Starting;
      });
  const auto serviceReady = std::find_if(
      client.replicas.begin(), client.replicas.end(),
      [](const ReplicaStatus& r) { return r.workload == "greeter" && r.state == ReplicaState::Ready; });
  QVERIFY(serviceReady < frontStarts);
  client.replicas.clear();
  client.engine.stop();
  UNTIL(client.phase() == Phase::Stopped);
  const auto frontStopped =
      std::find_if(client.replicas.begin(), client.replicas.end(), [](const ReplicaStatus& r) {
        return r.workload == "greeter.front" && r.state == ReplicaState::Stopped;
      });
  const auto serviceStops = std::find_if(
      client.replicas.begin(), client.replicas.end(),
      [](const ReplicaStatus& r) { return r.workload == "greeter" && r.state == ReplicaState::Stopping; });
  QVERIFY(frontStopped < serviceStops);
}

void LocalEngineTest::secondDeployAttachesAndSaysWhere() {
  const int port = freePort();
  const FakeProject project(
      plan({service("one", 1), {{"node", "one"}, {"id", "one.front"}, {"role", "front"}, {"port", port}}}));
  Client first;
  first.engine.deploy(project.folder());
  UNTIL(first.phase() == Phase::Running);
  Client second;
  second.engine.deploy(project.folder());
  UNTIL(second.phase() == Phase::Running);
  QVERIFY(!second.engine.startedHere());
  QCOMPARE(second.engine.snapshot().supervisor, first.engine.snapshot().supervisor);
  const std::string message = second.phases.front().message;
  for (const std::string& part :
       {project.folder().string(), std::to_string(first.engine.snapshot().supervisor),
        "http://localhost:" + std::to_string(port)}) {
    QVERIFY2(message.find(part) != std::string::npos, message.c_str());
  }
  second.engine.stop();
  UNTIL(first.phase() == Phase::Stopped);
}

void LocalEngineTest::endsWithTheClientThatStartedIt() {
  const FakeProject project(plan({service("one", 2)}));
  std::int64_t supervisor = 0;
  {
    Client client;
    client.engine.deploy(project.folder());
    UNTIL(client.phase() == Phase::Running);
    supervisor = client.engine.snapshot().supervisor;
  }
  UNTIL(!LocalEngine::running(project.folder()));
  UNTIL(!alive(supervisor) || ::waitpid(static_cast<pid_t>(supervisor), nullptr, WNOHANG) != 0);
}

void LocalEngineTest::detachedOutlivesTheClient() {
  const FakeProject project(plan({service("one", 1)}));
  {
    Client client(true);
    client.engine.deploy(project.folder());
    UNTIL(client.phase() == Phase::Running);
  }
  Client later;
  later.engine.attach(project.folder());
  UNTIL(later.phase() == Phase::Running);
  later.engine.stop();
  UNTIL(later.phase() == Phase::Stopped);
  ::waitpid(static_cast<pid_t>(later.engine.snapshot().supervisor), nullptr, 0);
}

void LocalEngineTest::findingsWithErrorsStartNothing() {
  const FakeProject project(
      {{"workloads", {service("one", 1)}},
       {"findings", {{{"message", "two nodes are called one"}, {"file", "a.cpp"}, {"line", 7}}}}});
  Client client;
  client.engine.deploy(project.folder());
  UNTIL(client.phase() == Phase::Failed);
  QCOMPARE(client.message(), std::string("the program has 1 error: nothing was started"));
  QCOMPARE(client.engine.snapshot().findings.size(), std::size_t{1});
  QCOMPARE(client.engine.snapshot().findings.at(0).line, 7);
  QVERIFY(client.replicas.empty());
}

void LocalEngineTest::longPathsWork() {
  FakeProject project(json::object());
  const auto deep = project.folder() / std::string(100, 'a') / std::string(100, 'b');
  std::filesystem::create_directories(deep);
  std::ofstream(deep / "fake.json") << plan({service("one", 1)}).dump();
  Client client;
  client.engine.deploy(deep);
  UNTIL(client.phase() == Phase::Running);
  Client other;
  other.engine.attach(deep);
  UNTIL(other.phase() == Phase::Running);
  const std::string socket = LocalEngine::running(deep)->socket;
  QVERIFY(!socket.starts_with(deep.string()));
  client.engine.stop();
  UNTIL(client.phase() == Phase::Stopped);
  UNTIL(!LocalEngine::running(deep));
  QVERIFY(!std::filesystem::exists(socket));
}

void LocalEngineTest::logsAreFollowedAndKept() {
  const FakeProject project(plan({service("one", 1, {{"FAKE_SAY", "hello"}}), service("two", 1)}));
  Client client;
  client.engine.deploy(project.folder());
  UNTIL(client.phase() == Phase::Running);
  QSignalSpy delivered(&client.engine, &LocalEngine::logsDelivered);
  client.engine.requestLogs("one", 10, true);
  QVERIFY(delivered.wait(patience));
  QCOMPARE(client.logs, std::vector<std::string>{"hello"});
  httpGet(client.replica(1).port, "/say/unasked");
  httpGet(client.replica(0).port, "/say/more");
  UNTIL(client.logged("more"));
  QVERIFY(!client.logged("unasked"));
  client.engine.stop();
  UNTIL(client.phase() == Phase::Stopped);
  UNTIL(!LocalEngine::running(project.folder()));
  Client later;
  later.engine.attach(project.folder());
  QSignalSpy read(&later.engine, &LocalEngine::logsDelivered);
  later.engine.requestLogs("one", 10, false);
  later.engine.requestLogs("one", 1, false);  // in place of the former
  QVERIFY(later.logs.empty());
  UNTIL(!read.isEmpty());
  QCOMPARE(later.logs, std::vector<std::string>{"more"});
}

void LocalEngineTest::topologyNamesWhoIsReachable() {
  const FakeProject project(plan({{{"node", "sum"}, {"id", "sum.leaf"}, {"role", "leaf"}, {"replicas", 2}},
                                  {{"node", "sum"}, {"role", "gather"}},
                                  service("bad", 1, {{"FAKE_EXIT", "1"}})},
                                 {{"firstBackOff", 600000}, {"longestBackOff", 600000}}));
  Client client;
  client.engine.deploy(project.folder());
  UNTIL(client.phase() == Phase::Degraded);
  UNTIL(client.engine.snapshot().nodes.size() == 2 && client.engine.snapshot().nodes.at(0).ready == 3);
  const auto topology = json::parse(project.text(".metaparticle/topology.json"));
  const auto address = [&](std::size_t at) { return "127.0.0.1:" + std::to_string(client.replica(at).port); };
  const json expected{{"version", 1},
                      {"application", "fake"},
                      {"nodes",
                       {{"sum", {{"replicas", {address(2)}}, {"leaves", {address(0), address(1)}}}},
                        {"bad", {{"replicas", json::array()}}}}}};
  QCOMPARE(topology.dump(), expected.dump());
  client.engine.stop();
  UNTIL(client.phase() == Phase::Stopped);
}

void LocalEngineTest::socketIsPrivate() {
  const FakeProject project(plan({service("one", 1)}));
  Client client;
  client.engine.deploy(project.folder());
  UNTIL(client.phase() == Phase::Running);
  struct stat info {};
  QCOMPARE(::stat((project.folder() / ".metaparticle/control.sock").c_str(), &info), 0);
  QCOMPARE(info.st_mode & 0777, mode_t{0600});
  client.engine.stop();
  UNTIL(client.phase() == Phase::Stopped);
}

void LocalEngineTest::unknownRequestIsAnswered() {
  const FakeProject project(plan({service("one", 1)}));
  Client client;
  client.engine.deploy(project.folder());
  UNTIL(client.phase() == Phase::Running);
  JsonChannel channel(
      JsonChannel::connectTo((project.folder() / ".metaparticle/control.sock").string()).value());
  json first;
  json response;
  connect(&channel, &JsonChannel::received, this, [&](const json& message) {
    if (first.is_null()) first = message;
    if (message.contains("response")) response = message;
  });
  channel.send({{"request", "fly"}, {"id", 7}});
  UNTIL(!response.is_null());
  QVERIFY(first.contains("snapshot"));
  QCOMPARE(response.value("response", 0), 7);
  QCOMPARE(response.value("error", ""), std::string("there is no request \"fly\""));
  client.engine.stop();
  UNTIL(client.phase() == Phase::Stopped);
}

QTEST_GUILESS_MAIN(LocalEngineTest)
#include "local_engine_test.moc"
