// SPDX-License-Identifier: GPL-3.0-or-later
//
// The front of an exposed node: one port, several replicas.
#include <QTest>

#include "tests/runtime/raw_client.h"
#include "tests/runtime/replicas.h"
#include "tests/runtime/test_nodes.h"

class FrontTest : public QObject {
  Q_OBJECT

 private slots:
  void spreadsOverTheReplicas();
  void passesOnWhatTheReplicaSays();
  void passesTheDeadlineOn();
  void saysWhenNobodyIsThere();
  void saysWhenAnAnswerIsTooLong();
  void survivesADeadReplica();
  void answersManyAtOnce();
  void hasItsOwnHealthAndMetrics();
};

void FrontTest::spreadsOverTheReplicas() {
  ReplicaProcess a("who", 0);
  ReplicaProcess b("who", 1);
  Topology().replicas("who", {a.address(), b.address()}).publish();
  ReplicaProcess front("who.front");
  RawClient client(front.port());
  std::map<std::string, int> answers;
  for (int i = 0; i < 10; ++i) ++answers[client.post("/who", "").body];
  QCOMPARE(answers, (std::map<std::string, int>{{"\"who-0\"", 5}, {"\"who-1\"", 5}}));
  QCOMPARE(client.post("/", R"({"jsonrpc":"2.0","method":"who","id":7})").status, 200);
}

void FrontTest::passesOnWhatTheReplicaSays() {
  ReplicaProcess replica("fail");
  Topology().replicas("fail", {replica.address()}).publish();
  ReplicaProcess front("fail.front");
  RawClient client(front.port());
  auto response = client.post("/fail", "\"error\"");
  QCOMPARE(response.status, 500);
  QCOMPARE(response.body, std::string(R"({"code":-32000,"message":"it went wrong"})"));
  QCOMPARE(response.fields.at("content-type"), std::string("application/json"));
  response = client.post("/", R"({"jsonrpc":"2.0","method":"fail","params":["none"]})");
  QCOMPARE(response.status, 204);
  response = client.post("/", "{");
  QCOMPARE(response.status, 200);
  QVERIFY(response.body.find("-32700") != std::string::npos);
  QCOMPARE(client.post("/who", "").status, 404);
}

void FrontTest::passesTheDeadlineOn() {
  ReplicaProcess replica("time-left");
  Topology().replicas("time-left", {replica.address()}).publish();
  ReplicaProcess front("time-left.front");
  RawClient client(front.port());
  const double left = std::stod(client.post("/time-left", "", "Metaparticle-Deadline: 5000\r\n").body);
  QVERIFY(left > 0 && left <= 5);
}

void FrontTest::saysWhenNobodyIsThere() {
  Topology().replicas("who", {}).publish();
  ReplicaProcess front("who.front");
  RawClient client(front.port());
  auto response = client.post("/", R"({"jsonrpc":"2.0","method":"who","id":"seven"})");
  QCOMPARE(response.status, 503);
  QCOMPARE(
      response.body,
      std::string(
          R"({"jsonrpc":"2.0","error":{"code":-32002,"message":"the topology lists no replica of who"},"id":"seven"})"));
  response = client.post("/who", "");
  QCOMPARE(response.status, 503);
  QCOMPARE(response.body, std::string(R"({"code":-32002,"message":"the topology lists no replica of who"})"));
  // Many at once, so that none of them is answered inside another.
  std::string pipeline;
  for (int i = 0; i < 500; ++i) pipeline += postRequest("/who", "");
  QVERIFY(client.send(pipeline));
  for (int i = 0; i < 500; ++i) QCOMPARE(client.receive().status, 503);
}

void FrontTest::saysWhenAnAnswerIsTooLong() {
  ReplicaProcess replica("echo");
  Topology().replicas("echo", {replica.address()}).publish();
  ReplicaProcess front("echo.front", 0, {{"MP_MAX_ANSWER", "1000"}});
  RawClient client(front.port());
  const auto ask = [&](std::size_t length) {
    return client.post("/echo", R"({"url":")" + std::string(length, 'x') + "\"}");
  };
  const auto response = ask(2000);
  QCOMPARE(response.status, 502);
  QCOMPARE(response.body,
           std::string("{\"code\":-32006,\"message\":\"the answer is longer than the 1000 bytes "
                       "that are accepted here (MP_MAX_ANSWER)\"}"));
  QCOMPARE(ask(10).status, 200);  // the replica was not put aside
}

void FrontTest::survivesADeadReplica() {
  ReplicaProcess a("who", 0);
  ReplicaProcess b("who", 1);
  Topology().replicas("who", {a.address(), b.address()}).publish();
  ReplicaProcess front("who.front");
  RawClient client(front.port());
  for (int i = 0; i < 4; ++i) QCOMPARE(client.post("/who", "").status, 200);
  a.kill();
  for (int i = 0; i < 20; ++i) QCOMPARE(client.post("/who", "").body, std::string("\"who-1\""));
  b.kill();
  QCOMPARE(client.post("/who", "").status, 503);
}

void FrontTest::answersManyAtOnce() {
  ReplicaProcess replica("nap");
  Topology().replicas("nap", {replica.address()}).publish();
  ReplicaProcess front("nap.front");
  std::vector<std::unique_ptr<RawClient>> clients;
  for (int i = 0; i < 30; ++i) {
    clients.push_back(std::make_unique<RawClient>(front.port()));
    QVERIFY(clients.back()->send(postRequest("/nap", "50")));
  }
  for (const auto& client : clients) QCOMPARE(client->receive().status, 200);
}

void FrontTest::hasItsOwnHealthAndMetrics() {
  Topology().replicas("who", {}).publish();
  ReplicaProcess front("who.front");
  RawClient client(front.port());
  const auto get = [&](const std::string& path) {
    client.send("GET " + path + " HTTP/1.1\r\nHost: localhost\r\n\r\n");
    return client.receive();
  };
  client.post("/who", "");
  QCOMPARE(get("/healthz").status, 200);
  QCOMPARE(get("/readyz").status, 200);
  const std::string metrics = get("/metrics").body;
  const std::string labels = R"({node="who",method="who",role="front")";
  QVERIFY(metrics.find("metaparticle_requests_total" + labels + "} 1\n") != std::string::npos);
  QVERIFY(metrics.find("metaparticle_errors_total" + labels + ",code=\"-32002\"} 1\n") != std::string::npos);
  QCOMPARE(get("/").status, 405);
}

METAPARTICLE_RUNTIME_TEST(FrontTest)
#include "front_test.moc"
