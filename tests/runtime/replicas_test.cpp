// SPDX-License-Identifier: GPL-3.0-or-later
//
// Calls between processes: load spread, failover, deadlines, errors; and how a replica starts.
#include <QTest>
#include <chrono>

#include "tests/runtime/raw_client.h"
#include "tests/runtime/replicas.h"
#include "tests/runtime/test_nodes.h"

using namespace std::chrono_literals;

namespace {

struct Caught {
  mp::Errc code;
  std::string node;
  std::string message;
  int remoteCode;
};

template <class Action>
std::optional<Caught> caught(Action&& action) {
  try {
    action();
    return {};
  } catch (const mp::Error& error) {
    return Caught{error.code(), error.node(), error.message(), error.remote_code()};
  }
}

std::map<std::string, int> answersOf(int calls) {
  std::map<std::string, int> answers;
  for (int i = 0; i < calls; ++i) ++answers[mp::call(nodes::who)];
  return answers;
}

}  // namespace

class ReplicasTest : public QObject {
  Q_OBJECT

 private slots:
  void theLoadIsSpread();
  void aDeadReplicaIsPassedOver();
  void aNewReplicaIsFound();
  void nobodyIsThere();
  void errorsAreToldApart();
  void theDeadlineTravels();
  void callsGoOnSideBySide();
  void aServiceCanCallItself();
  void aReplicaByHand();
  void startsThatFail();
  void describe();
};

void ReplicasTest::theLoadIsSpread() {
  ReplicaProcess a("who", 0);
  ReplicaProcess b("who", 1);
  ReplicaProcess c("who", 2);
  Topology().replicas("who", {a.address(), b.address(), c.address()}).publish();
  const auto answers = answersOf(30);
  QCOMPARE(answers, (std::map<std::string, int>{{"who-0", 10}, {"who-1", 10}, {"who-2", 10}}));
}

void ReplicasTest::aDeadReplicaIsPassedOver() {
  ReplicaProcess a("who", 0);
  auto b = std::make_unique<ReplicaProcess>("who", 1);
  Topology().replicas("who", {a.address(), b->address()}).publish();
  QCOMPARE(answersOf(10).size(), std::size_t{2});
  b->kill();
  QCOMPARE(answersOf(20), (std::map<std::string, int>{{"who-0", 20}}));
  // It comes back at the same address.
  const std::string port = std::to_string(b->port());
  b = std::make_unique<ReplicaProcess>("who", 1, ReplicaProcess::Environment{{"MP_PORT", port}});
  QTRY_COMPARE(answersOf(10).size(), std::size_t{2});
}

void ReplicasTest::aNewReplicaIsFound() {
  ReplicaProcess a("who", 0);
  Topology().replicas("who", {a.address()}).publish();
  QCOMPARE(answersOf(5).size(), std::size_t{1});
  ReplicaProcess b("who", 1);
  Topology().replicas("who", {a.address(), b.address()}).publish();
  QCOMPARE(answersOf(10).size(), std::size_t{2});
}

void ReplicasTest::nobodyIsThere() {
  Topology().replicas("who", {}).publish();
  const auto error = caught([] { mp::call(nodes::who); });
  QVERIFY(error);
  QCOMPARE(error->code, mp::Errc::unavailable);
  QCOMPARE(error->message, std::string("the topology lists no replica of who"));
}

void ReplicasTest::errorsAreToldApart() {
  ReplicaProcess failing("fail");
  ReplicaProcess napping("nap");
  Topology().replicas("fail", {failing.address()}).replicas("nap", {napping.address()}).publish();
  auto error = caught([] { mp::call(nodes::fail, "error"); });
  QVERIFY(error);
  QCOMPARE(error->code, mp::Errc::remote);
  QCOMPARE(error->node, std::string("fail"));
  QCOMPARE(error->message, std::string("it went wrong"));
  QCOMPARE(error->remoteCode, -32000);
  error = caught([] { mp::call(nodes::fail, "late"); });
  QCOMPARE(error->code, mp::Errc::deadline_exceeded);
  QVERIFY(!caught([] { mp::call(nodes::fail, "none"); }));
  {
    const auto limit = mp::within(100ms);
    error = caught([] { mp::call(nodes::nap, 60'000); });
  }
  QCOMPARE(error->code, mp::Errc::deadline_exceeded);
  QCOMPARE(error->message, std::string("the deadline passed before the answer came"));
  mp::Future<int> future = mp::call_async(nodes::nap, 60'000);
  QVERIFY(!future.wait_for(10ms));
  napping.kill();
  error = caught([&] { future.get(); });
  QCOMPARE(error->code, mp::Errc::lost);
}

void ReplicasTest::theDeadlineTravels() {
  ReplicaProcess first("time-left-there");
  ReplicaProcess second("time-left");
  Topology()
      .replicas("time-left-there", {first.address()})
      .replicas("time-left", {second.address()})
      .publish();
  const double left = mp::call(nodes::timeLeftThere, 200);  // the node's timeout is 5 s
  QVERIFY2(left > 0 && left <= 4.8, qPrintable(QString::number(left)));
  const auto limit = mp::within(60s);
  const double longer = mp::call(nodes::timeLeft);
  QVERIFY2(longer > 30 && longer <= 60, qPrintable(QString::number(longer)));
  {
    const auto shorter = mp::within(1s);
    const auto error = caught([] { mp::call(nodes::timeLeftThere, 60'000); });
    QCOMPARE(error->code, mp::Errc::deadline_exceeded);
  }
}

void ReplicasTest::callsGoOnSideBySide() {
  ReplicaProcess napping("nap");
  Topology().replicas("nap", {napping.address()}).publish();
  std::vector<mp::Future<int>> futures;
  for (int i = 0; i < 20; ++i) futures.push_back(mp::call_async(nodes::nap, 100));
  std::vector<int> runs;
  for (auto& future : futures) runs.push_back(future.get());
  std::sort(runs.begin(), runs.end());
  for (int i = 0; i < 20; ++i) QCOMPARE(runs[static_cast<std::size_t>(i)], i + 1);
}

void ReplicasTest::aServiceCanCallItself() {
  ReplicaProcess diving("dive");
  Topology().replicas("dive", {diving.address()}).publish();
  QCOMPARE(mp::call(nodes::dive, 0), 0);
  QCOMPARE(mp::call(nodes::dive, 60), 60);
  std::vector<mp::Future<int>> futures;
  for (int i = 0; i < 8; ++i) futures.push_back(mp::call_async(nodes::dive, 10));
  for (auto& future : futures) QCOMPARE(future.get(), 10);
}

/// Without a topology, what it calls runs in its own process.
void ReplicasTest::aReplicaByHand() {
  ReplicaProcess alone("time-left-there", 0, {{"MP_TOPOLOGY", ""}});
  QCOMPARE(RawClient(alone.port()).post("/time-left-there", "0").status, 200);
  ReplicaProcess gather("part", 0, {{"MP_TOPOLOGY", ""}});
  QCOMPARE(RawClient(gather.port()).post("/part", R"({"text":"x"})").body,
           std::string(R"(["part-0:x","part-0:x","part-0:x"])"));
}

void ReplicasTest::startsThatFail() {
  ReplicaProcess first("who");
  ReplicaProcess second("who", 1, {{"MP_PORT", std::to_string(first.port())}});
  QCOMPARE(second.exitStatus(), 98);
  QVERIFY(second.errors().find("who-1 cannot listen on 127.0.0.1:") != std::string::npos);
  const auto usage = [](const std::string& role, const ReplicaProcess::Environment& environment,
                        const std::string& expected) {
    ReplicaProcess replica(role, 0, environment);
    QCOMPARE(replica.exitStatus(), 2);
    const std::string errors = replica.errors();
    QVERIFY2(errors.find(expected) != std::string::npos, errors.c_str());
  };
  usage("", {{"MP_TEST_AS_APPLICATION", "1"}}, "part  scatter over 3 leaves");
  usage("nobody", {}, "MP_ROLE is \"nobody\", which is no role of runtime-test");
  usage("who.leaf", {}, "which is no role");
  usage("who", {{"MP_PORT", "65536"}}, "MP_PORT is \"65536\" but must be a number from 0 to 65535");
  usage("who.front", {{"MP_TOPOLOGY", ""}}, "a front needs MP_TOPOLOGY");
  ReplicaProcess nowhere("who", 0, {{"MP_HOST", "nowhere"}});
  QCOMPARE(nowhere.exitStatus(), 98);
}

void ReplicasTest::describe() {
  QProcess program;
  program.start(QCoreApplication::applicationFilePath(), {"--describe"});
  QVERIFY(program.waitForFinished());
  QCOMPARE(program.exitCode(), 0);
  const QByteArray text = program.readAllStandardOutput();
  QVERIFY(text.startsWith(R"({"application":"runtime-test","nodes":[{"name":"echo","kind":"service",)"));
  QVERIFY(text.contains(
      R"("parameters":["text","failing","napping"],"leaves":3,"roles":["part","part.leaf","part.front"])"));
}

METAPARTICLE_RUNTIME_TEST(ReplicasTest)
#include "replicas_test.moc"
