// SPDX-License-Identifier: GPL-3.0-or-later
//
// Functions that wait must not hold up others, whichever thread runs them.
#include <QTest>
#include <condition_variable>
#include <metaparticle/glue.hpp>
#include <mutex>

#include "tests/runtime/raw_client.h"
#include "tests/runtime/test_nodes.h"
#include "tests/runtime/test_server.h"

namespace {

/// What the node "hold" waits for.
class Gate {
 public:
  void pass() {
    std::unique_lock lock(mutex_);
    ++waiting_;
    changed_.notify_all();
    changed_.wait(lock, [&] { return open_; });
    --waiting_;
  }
  void awaitWaiting(int count) {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [&] { return waiting_ >= count; });
  }
  void set(bool open) {
    const std::lock_guard lock(mutex_);
    open_ = open;
    changed_.notify_all();
  }

 private:
  std::mutex mutex_;
  std::condition_variable changed_;
  int waiting_ = 0;
  bool open_ = false;
};

Gate& gate() {
  static Gate instance;
  return instance;
}

int hold(bool wait) {
  if (wait) gate().pass();
  return wait ? 1 : 0;
}

int spin(int rounds) {
  volatile int sum = 0;
  for (int i = 0; i < rounds; ++i) sum = sum + i % 7;
  return sum;
}

[[maybe_unused]] const mp::glue::Registration registrations[] = {
    mp::glue::service("hold", &hold, {"wait"}, {}),
    mp::glue::service("spin", &spin, {"rounds"}, {}),
};

}  // namespace

class PaceTest : public QObject {
  Q_OBJECT

 private slots:
  void init() { gate().set(false); }
  void aQuickFunctionThatWaitsOnceGivesTheLoopAway();
  void manyFunctionsThatWaitDoNotStarveTheOthers();
  void slowFunctionsDoNotHoldUpTheNetwork();
};

void PaceTest::aQuickFunctionThatWaitsOnceGivesTheLoopAway() {
  TestServer server("hold");
  for (int round = 0; round < 3; ++round) {
    gate().set(false);
    RawClient holding(server.port());
    RawClient other(server.port());
    // Often enough for the server to take it for quick, and to run it in the thread that drives the network.
    for (int i = 0; i < 50; ++i) QCOMPARE(holding.post("/hold", "false").body, std::string("0"));
    QVERIFY(holding.send(postRequest("/hold", "true")));
    gate().awaitWaiting(1);
    for (int i = 0; i < 20; ++i) QCOMPARE(other.post("/hold", "false").body, std::string("0"));
    other.send("GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n");
    QCOMPARE(other.receive().status, 200);
    gate().set(true);
    QCOMPARE(holding.receive().body, std::string("1"));
    QCOMPARE(holding.post("/hold", "false").body, std::string("0"));
  }
}

void PaceTest::manyFunctionsThatWaitDoNotStarveTheOthers() {
  TestServer server("hold");
  constexpr int count = 60;
  std::vector<std::unique_ptr<RawClient>> clients;
  for (int i = 0; i < count; ++i) {
    clients.push_back(std::make_unique<RawClient>(server.port()));
    QVERIFY(clients.back()->send(postRequest("/hold", "true")));
  }
  gate().awaitWaiting(count);
  RawClient other(server.port());
  QCOMPARE(other.post("/hold", "false").body, std::string("0"));
  gate().set(true);
  for (const auto& client : clients) QCOMPARE(client->receive().body, std::string("1"));
}

void PaceTest::slowFunctionsDoNotHoldUpTheNetwork() {
  TestServer server("spin");
  RawClient client(server.port());
  for (int i = 0; i < 30; ++i) QCOMPARE(client.post("/spin", i % 2 == 0 ? "1000000" : "1").status, 200);
}

QTEST_GUILESS_MAIN(PaceTest)
#include "pace_test.moc"
