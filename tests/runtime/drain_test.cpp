// SPDX-License-Identifier: GPL-3.0-or-later
//
// How a replica ends: docs/contracts.md.
#include <QTest>

#include "tests/runtime/raw_client.h"
#include "tests/runtime/replicas.h"
#include "tests/runtime/test_nodes.h"

namespace {

std::string get(RawClient& client, const std::string& path) {
  client.send("GET " + path + " HTTP/1.1\r\nHost: localhost\r\n\r\n");
  return client.receive().body;
}

bool inFlight(RawClient& client) {
  return get(client, "/metrics")
             .find("metaparticle_requests_in_flight{node=\"nap\",method=\"nap\",role=\"service\"} 1") !=
         std::string::npos;
}

}  // namespace

class DrainTest : public QObject {
  Q_OBJECT

 private slots:
  void endsAtOnceWithoutConnections();
  void requestsInFlightFinish_data();
  void requestsInFlightFinish();
  void waitsNoLongerThanAllowed();
  void idleConnectionsAreServedOnceMoreOrClosed();
};

void DrainTest::endsAtOnceWithoutConnections() {
  Topology().publish();
  ReplicaProcess replica("nap");
  replica.terminate();
  QCOMPARE(replica.exitStatus(), 0);
  QCOMPARE(replica.errors(), std::string());
}

void DrainTest::requestsInFlightFinish_data() {
  QTest::addColumn<bool>("interrupt");
  QTest::newRow("SIGTERM") << false;
  QTest::newRow("SIGINT") << true;
}

void DrainTest::requestsInFlightFinish() {
  QFETCH(bool, interrupt);
  ReplicaProcess replica("nap");
  RawClient watching(replica.port());
  RawClient napping(replica.port());
  QVERIFY(napping.send(postRequest("/nap", "1000")));
  QTRY_VERIFY(inFlight(watching));
  if (interrupt) {
    replica.interrupt();
  } else {
    replica.terminate();
  }
  // No new connection from now on; one that waited in the queue is closed unanswered.
  const auto refused = [&] {
    RawClient late(replica.port());
    return !late.connected();
  };
  QTRY_VERIFY(refused());
  const auto response = napping.receive();
  QCOMPARE(response.status, 200);
  QCOMPARE(response.fields.at("connection"), std::string("close"));
  QCOMPARE(replica.exitStatus(), 0);
}

void DrainTest::waitsNoLongerThanAllowed() {
  ReplicaProcess replica("nap", 0, {{"MP_DRAIN_MS", "100"}});
  RawClient watching(replica.port());
  RawClient napping(replica.port());
  QVERIFY(napping.send(postRequest("/nap", "600000")));
  QTRY_VERIFY(inFlight(watching));
  replica.terminate();
  QCOMPARE(replica.exitStatus(), 0);
  QVERIFY(replica.errors().find("requests are still under way") != std::string::npos);
}

void DrainTest::idleConnectionsAreServedOnceMoreOrClosed() {
  ReplicaProcess replica("nap");
  RawClient idle(replica.port());
  RawClient napping(replica.port());
  RawClient busy(replica.port());
  QCOMPARE(get(idle, "/readyz"), std::string("ready\n"));
  QVERIFY(napping.send(postRequest("/nap", "1000")));
  QTRY_VERIFY(inFlight(busy));
  replica.terminate();
  const auto refused = [&] { return !RawClient(replica.port()).connected(); };
  QTRY_VERIFY(refused());
  // A request that was on its way when the signal came.
  const std::string answer = get(busy, "/readyz");
  QVERIFY2(answer == "draining\n" || answer.empty(), answer.c_str());
  QVERIFY(busy.closed());
  QVERIFY(idle.closed());
  QCOMPARE(napping.receive().status, 200);
  QCOMPARE(replica.exitStatus(), 0);
}

METAPARTICLE_RUNTIME_TEST(DrainTest)
#include "drain_test.moc"
