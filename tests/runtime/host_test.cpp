// SPDX-License-Identifier: GPL-3.0-or-later
//
// Which hosts a server answers to that only this machine reaches.
#include <QTest>

#include "tests/runtime/raw_client.h"
#include "tests/runtime/test_nodes.h"
#include "tests/runtime/test_server.h"

using mp::runtime::ServerLimits;

class HostTest : public QObject {
  Q_OBJECT

 private slots:
  void answersToNamesOfThisMachine_data();
  void answersToNamesOfThisMachine();
};

/// A browser takes what listens here for a part of a web site whose name was given this machine's address.
void HostTest::answersToNamesOfThisMachine_data() {
  QTest::addColumn<QString>("host");
  QTest::addColumn<int>("status");
  const auto row = [](const char* host, int status) { QTest::newRow(host) << host << status; };
  row("localhost", 200);
  row("localhost:3000", 200);
  row("LocalHost.:3000", 200);
  row("app.localhost:3000", 200);
  row("127.0.0.1", 200);
  row("127.0.0.1:3000", 200);
  row("127.8.0.1:3000", 200);
  row("192.168.1.2:3000", 200);
  row("[::1]", 200);
  row("[::1]:3000", 200);
  row("", 200);
  row("demo.example", 200);
  row("evil.example", 421);
  row("evil.example:3000", 421);
  row("evil-localhost", 421);
  row("localhost.evil.example", 421);
  row("127.0.0.1.evil.example", 421);
  row("[evil.example]:3000", 421);
  row("other.demo.example", 421);
}

void HostTest::answersToNamesOfThisMachine() {
  QFETCH(QString, host);
  QFETCH(int, status);
  ServerLimits limits;
  limits.hosts = {"demo.example"};
  const TestServer server("subtract", limits);
  const std::string name = host.toStdString();
  RawClient client(server.port());
  client.send("GET /healthz HTTP/1.1\r\nHost: " + name + "\r\n\r\n");
  QCOMPARE(client.receive().status, status);
  // The same origin does not help, and of a target with a name of its own that name counts.
  client.send("GET /metrics HTTP/1.1\r\nHost: " + name + "\r\nOrigin: http://" + name + "\r\n\r\n");
  QCOMPARE(client.receive().status, status);
  client.send("GET http://evil.example?a HTTP/1.1\r\nHost: " + name + "\r\n\r\n");
  QCOMPARE(client.receive().status, 421);
  // Whoever listens on every address cannot know the names that it has.
  const TestServer open("subtract", limits, "0.0.0.0");
  RawClient another(open.port());
  another.send("GET /healthz HTTP/1.1\r\nHost: " + name + "\r\n\r\n");
  QCOMPARE(another.receive().status, 200);
}

QTEST_GUILESS_MAIN(HostTest)
#include "host_test.moc"
