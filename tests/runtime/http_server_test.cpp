// SPDX-License-Identifier: GPL-3.0-or-later
//
// What the server makes of HTTP, byte by byte: RFC 9110 and 9112.
#include <QRegularExpression>
#include <QTest>

#include "tests/runtime/raw_client.h"
#include "tests/runtime/test_nodes.h"
#include "tests/runtime/test_server.h"

using namespace std::chrono_literals;
using mp::runtime::ServerLimits;

namespace {

const std::string kSubtract = rpc("subtract", "[42,23]");
const std::string kNineteen = R"({"jsonrpc":"2.0","result":19,"id":1})";

ServerLimits smallLimits() {
  ServerLimits limits;
  limits.body = 1000;
  limits.header = 2000;
  return limits;
}

ServerLimits shortTimes() {
  ServerLimits limits;
  limits.headerTime = 150ms;
  limits.bodyTime = 150ms;
  limits.idleTime = 150ms;
  return limits;
}

}  // namespace

class HttpServerTest : public QObject {
  Q_OBJECT

 private slots:
  void statusOfBytes_data();
  void statusOfBytes();
  void dropsEmptyLinesInAnyPackets();
  void takesNoRequestOutOfAnUnknownBody();
  void keepsTheConnection();
  void answersPipelinedRequestsInOrder();
  void takesBytesOneByOne();
  void takesChunkedBodies();
  void sendsContinue();
  void refusesALongBodyBeforeItComes();
  void answersCurlsForm();
  void methodsAndPaths();
  void headHasNoBody();
  void http10();
  void slowHeader();
  void slowBody();
  void idleConnectionsEnd();
  void tooManyConnections();
  void metricsAreText();
  void aClientThatLeavesDoesNoHarm();
  void longAnswersArrive();
};

void HttpServerTest::statusOfBytes_data() {
  QTest::addColumn<QByteArray>("bytes");
  QTest::addColumn<int>("status");
  const auto row = [](const char* name, const QByteArray& bytes, int status) {
    QTest::newRow(name) << bytes << status;
  };
  const QByteArray host = "Host: localhost\r\n";
  row("garbage", "\x16\x03\x01\x02garbage\r\n\r\n", 400);
  row("no version", "GET /\r\n\r\n", 400);
  row("HTTP/2", "GET / HTTP/2.0\r\n" + host + "\r\n", 505);
  row("no Host", "GET /healthz HTTP/1.1\r\n\r\n", 400);
  row("two Hosts", "GET /healthz HTTP/1.1\r\n" + host + host + "\r\n", 400);
  row("space before colon", "GET /healthz HTTP/1.1\r\nHost : x\r\n\r\n", 400);
  row("folded field", "GET /healthz HTTP/1.1\r\n" + host + "A: b\r\n c\r\n\r\n", 200);
  row("unknown method", "BREW / HTTP/1.1\r\n" + host + "\r\n", 501);
  row("unknown path", "GET /nothing HTTP/1.1\r\n" + host + "\r\n", 404);
  row("another node's path", "POST /echo HTTP/1.1\r\n" + host + "Content-Length: 2\r\n\r\n{}", 404);
  row("absolute form", "GET http://localhost/healthz?a=b HTTP/1.1\r\n" + host + "\r\n", 200);
  row("query", "GET /readyz?verbose HTTP/1.1\r\n" + host + "\r\n", 200);
  row("long line", "GET /" + QByteArray(3000, 'a') + " HTTP/1.1\r\n" + host + "\r\n", 414);
  row("long header", "GET / HTTP/1.1\r\n" + host + "A: " + QByteArray(3000, 'a') + "\r\n\r\n", 431);
  row("long body", "POST / HTTP/1.1\r\n" + host + "Content-Length: 1001\r\n\r\n", 413);
  row("huge length", "POST / HTTP/1.1\r\n" + host + "Content-Length: 99999999999999999999\r\n\r\n", 400);
  row("negative length", "POST / HTTP/1.1\r\n" + host + "Content-Length: -1\r\n\r\n", 400);
  row("two lengths", "POST / HTTP/1.1\r\n" + host + "Content-Length: 2\r\nContent-Length: 3\r\n\r\n{}", 400);
  row("length and chunked",
      "POST / HTTP/1.1\r\n" + host + "Content-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", 400);
  row("bad chunk", "POST / HTTP/1.1\r\n" + host + "Transfer-Encoding: chunked\r\n\r\nxyz\r\n\r\n", 400);
  row("long chunked body",
      "POST / HTTP/1.1\r\n" + host + "Transfer-Encoding: chunked\r\n\r\n7d0\r\n" + QByteArray(2000, ' ') +
          "\r\n0\r\n\r\n",
      413);
  row("other coding", "POST / HTTP/1.1\r\n" + host + "Transfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n",
      501);
  const QByteArray chunked = "POST / HTTP/1.1\r\n" + host + "Transfer-Encoding: chunked\r\n\r\n";
  row("endless chunk extension", chunked + "1;" + QByteArray(100'000, 'a'), 431);
  row("endless chunk size", chunked + QByteArray(100'000, '0'), 431);
  row("endless trailer", chunked + "0\r\nA: " + QByteArray(100'000, 'b'), 431);
  row("compressed body",
      "POST / HTTP/1.1\r\n" + host + "Content-Encoding: gzip\r\nContent-Length: 2\r\n\r\n{}", 415);
  row("other expectation", "POST / HTTP/1.1\r\n" + host + "Expect: money\r\nContent-Length: 2\r\n\r\n", 417);
  row("foreign web page",
      "POST / HTTP/1.1\r\n" + host + "Origin: http://evil.example\r\nContent-Length: 2\r\n\r\n{}", 403);
  row("own web page", "GET /healthz HTTP/1.1\r\n" + host + "Origin: http://localhost\r\n\r\n", 200);
  row("bad deadline",
      "POST / HTTP/1.1\r\n" + host + "Metaparticle-Deadline: soon\r\nContent-Length: 2\r\n\r\n{}", 400);
  row("bare LF", "GET /healthz HTTP/1.1\nHost: localhost\n\n", 400);
  row("bare LF after a field", "GET /healthz HTTP/1.1\r\nHost: localhost\n\r\n", 400);
  row("bare CR after the version", "GET /healthz HTTP/1.1\r" + host + "\r\n", 400);
  row("bare CR in a value", "GET /healthz HTTP/1.1\r\n" + host + "A: b\rc\r\n\r\n", 400);
  row("bare CR first", "\rGET /healthz HTTP/1.1\r\n" + host + "\r\n", 400);
  row("blank before the first field", "GET /healthz HTTP/1.1\r\n " + host + "\r\n", 400);
  row("bad version", "GET /healthz HTTP/1.x\r\n" + host + "\r\n", 400);
  row("HTTP/1.2", "GET /healthz HTTP/1.2\r\n" + host + "\r\n", 505);
  row("HTTP/2.0 and a bare LF", "GET / HTTP/2.0\nHost: localhost\n\n", 400);
  row("HTTP/0.9", "GET /healthz\r\n", 400);
  row("empty line first", "\r\nGET /healthz HTTP/1.1\r\n" + host + "\r\n", 200);
}

/// The end of a line may come in two packets, and empty lines between requests are no requests.
void HttpServerTest::dropsEmptyLinesInAnyPackets() {
  TestServer server("subtract");
  RawClient client(server.port());
  const std::string bytes = postRequest("/", kSubtract);
  for (int i = 0; i < 2; ++i) {
    for (const char byte : "\r\n\r\n" + bytes + "\r\n") QVERIFY(client.send({&byte, 1}));
    QCOMPARE(client.receive().body, kNineteen);
  }
  for (const std::string& packet :
       std::vector<std::string>{"\r", "\n\r", "\n" + bytes + "\r", "\n" + bytes}) {
    QVERIFY(client.send(packet));
    if (packet.size() > bytes.size()) QCOMPARE(client.receive().body, kNineteen);
  }
}

void HttpServerTest::statusOfBytes() {
  QFETCH(QByteArray, bytes);
  QFETCH(int, status);
  TestServer server("subtract", smallLimits());
  RawClient client(server.port());
  QVERIFY(client.send(bytes.toStdString()));
  const auto response = client.receive();
  QCOMPARE(response.status, status);
  // What comes after unreadable bytes cannot be told from them.
  if (status == 400 || status == 413) {
    if (response.fields.contains("connection")) QVERIFY(client.closed());
  }
  if (status >= 400) QVERIFY(response.body.find("\"error\"") != std::string::npos);
  RawClient another(server.port());
  QCOMPARE(another.post("/", kSubtract).body, kNineteen);
}

/// What follows a message of unknown length is no request, even if it looks like one.
void HttpServerTest::takesNoRequestOutOfAnUnknownBody() {
  TestServer server("subtract");
  RawClient client(server.port());
  const std::string head = "POST / HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: xchunked\r\n\r\n";
  QVERIFY(client.send(head + postRequest("/", kSubtract)));
  QCOMPARE(client.receive().status, 501);
  QVERIFY(client.closed());
}

void HttpServerTest::keepsTheConnection() {
  TestServer server("subtract");
  RawClient client(server.port());
  for (int i = 0; i < 20; ++i) QCOMPARE(client.post("/", kSubtract).body, kNineteen);
  const auto last = client.post("/", kSubtract, "Connection: close\r\n");
  QCOMPARE(last.body, kNineteen);
  QCOMPARE(last.fields.at("connection"), std::string("close"));
  QVERIFY(last.fields.contains("date"));
  QVERIFY(client.closed());
}

void HttpServerTest::answersPipelinedRequestsInOrder() {
  TestServer server("subtract");
  RawClient client(server.port());
  std::string bytes;
  for (int i = 0; i < 200; ++i)
    bytes += postRequest("/subtract", "{\"minuend\":" + std::to_string(i) + ",\"subtrahend\":0}");
  QVERIFY(client.send(bytes));
  for (int i = 0; i < 200; ++i) QCOMPARE(client.receive().body, std::to_string(i));
}

void HttpServerTest::takesBytesOneByOne() {
  TestServer server("subtract");
  RawClient client(server.port());
  const std::string bytes = postRequest("/", kSubtract);
  for (const char byte : bytes + bytes) QVERIFY(client.send({&byte, 1}));
  QCOMPARE(client.receive().body, kNineteen);
  QCOMPARE(client.receive().body, kNineteen);
}

void HttpServerTest::takesChunkedBodies() {
  TestServer server("subtract");
  RawClient client(server.port());
  const std::string head = "POST / HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n";
  QVERIFY(client.send(head + "a;x=y\r\n" + kSubtract.substr(0, 10) + "\r\n"));
  QVERIFY(client.send("2B\r\n" + kSubtract.substr(10, 43) + "\r\n"));
  QCOMPARE(kSubtract.size(), std::size_t{61});
  QVERIFY(client.send("8\r\n" + kSubtract.substr(53) + "\r\n0\r\nTrailer: x\r\n\r\n"));
  QCOMPARE(client.receive().body, kNineteen);
  QCOMPARE(client.post("/", kSubtract).body, kNineteen);
}

void HttpServerTest::sendsContinue() {
  TestServer server("subtract");
  RawClient client(server.port());
  const std::string whole = postRequest("/", kSubtract, "Expect: 100-continue\r\n");
  QVERIFY(client.send(whole.substr(0, whole.size() - kSubtract.size())));
  QCOMPARE(client.receive().status, 100);
  QVERIFY(client.send(kSubtract));
  QCOMPARE(client.receive().body, kNineteen);
}

void HttpServerTest::refusesALongBodyBeforeItComes() {
  TestServer server("subtract", smallLimits());
  RawClient client(server.port());
  // The answer must arrive although the client goes on sending.
  client.send(postRequest("/", std::string(2'000'000, ' ')));
  const auto response = client.receive();
  QCOMPARE(response.status, 413);
  QCOMPARE(response.fields.at("connection"), std::string("close"));
}

void HttpServerTest::answersCurlsForm() {
  TestServer server("subtract");
  RawClient client(server.port());
  QCOMPARE(client.post("/", kSubtract, "Content-Type: application/x-www-form-urlencoded\r\n").body,
           kNineteen);
}

void HttpServerTest::methodsAndPaths() {
  TestServer server("subtract");
  RawClient client(server.port());
  const auto ask = [&](const std::string& line) {
    client.send(line + " HTTP/1.1\r\nHost: localhost\r\n\r\n");
    return client.receive();
  };
  QCOMPARE(ask("GET /healthz").body, std::string("ok\n"));
  QCOMPARE(ask("GET /readyz").body, std::string("ready\n"));
  auto response = ask("GET /");
  QCOMPARE(response.status, 405);
  QCOMPARE(response.fields.at("allow"), std::string("POST"));
  QCOMPARE(ask("PUT /subtract").status, 405);
  response = ask("DELETE /healthz");
  QCOMPARE(response.status, 405);
  QCOMPARE(response.fields.at("allow"), std::string("GET, HEAD"));
  response = ask("OPTIONS /");
  QCOMPARE(response.status, 204);
  QCOMPARE(response.fields.at("allow"), std::string("POST"));
  QCOMPARE(ask("OPTIONS *").status, 204);
}

void HttpServerTest::headHasNoBody() {
  TestServer server("subtract");
  RawClient client(server.port());
  client.send("HEAD /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n");
  const auto response = client.receive(true);
  QCOMPARE(response.status, 200);
  QCOMPARE(response.fields.at("content-length"), std::string("3"));
  QCOMPARE(client.post("/", kSubtract).body, kNineteen);
}

void HttpServerTest::http10() {
  TestServer server("subtract");
  RawClient client(server.port());
  client.send("GET /healthz HTTP/1.0\r\nConnection: keep-alive\r\n\r\n");
  QCOMPARE(client.receive().fields.at("connection"), std::string("keep-alive"));
  client.send("GET /healthz HTTP/1.0\r\n\r\n");
  QCOMPARE(client.receive().body, std::string("ok\n"));
  QVERIFY(client.closed());
}

void HttpServerTest::slowHeader() {
  TestServer server("subtract", shortTimes());
  RawClient client(server.port());
  QVERIFY(client.send("POST / HTTP/1.1\r\nHost: localhost\r\n"));
  QCOMPARE(client.receive().status, 408);
  QVERIFY(client.closed());
}

void HttpServerTest::slowBody() {
  TestServer server("subtract", shortTimes());
  RawClient client(server.port());
  QVERIFY(client.send("POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 10\r\n\r\n123"));
  QCOMPARE(client.receive().status, 408);
  QVERIFY(client.closed());
}

void HttpServerTest::idleConnectionsEnd() {
  TestServer server("subtract", shortTimes());
  RawClient silent(server.port());
  RawClient client(server.port());
  QCOMPARE(client.post("/", kSubtract).body, kNineteen);
  QVERIFY(client.closed());
  QVERIFY(silent.closed());
}

void HttpServerTest::tooManyConnections() {
  ServerLimits limits;
  limits.connections = 2;
  TestServer server("subtract", limits);
  RawClient first(server.port());
  RawClient second(server.port());
  QCOMPARE(first.post("/", kSubtract).status, 200);
  QCOMPARE(second.post("/", kSubtract).status, 200);
  {
    RawClient third(server.port());
    QCOMPARE(third.receive().status, 503);
  }
  QCOMPARE(first.post("/", kSubtract, "Connection: close\r\n").status, 200);
  QVERIFY(first.closed());
  const auto roomAgain = [&] { return RawClient(server.port()).post("/", kSubtract).status == 200; };
  QTRY_VERIFY(roomAgain());
}

void HttpServerTest::metricsAreText() {
  TestServer server("subtract");
  RawClient client(server.port());
  client.post("/", kSubtract);
  client.post("/", rpc("subtract", "[1]"));
  client.post("/", rpc("nothing", "[1]"));
  client.send("GET /metrics HTTP/1.1\r\nHost: localhost\r\n\r\n");
  const auto response = client.receive();
  QCOMPARE(response.fields.at("content-type"), std::string("text/plain; version=0.0.4; charset=utf-8"));
  const QStringList lines = QString::fromStdString(response.body).split('\n');
  QVERIFY(lines.last().isEmpty());
  const QRegularExpression format(
      R"re(^(# (HELP|TYPE) [a-z_]+ .+|[a-z_]+(\{[a-z]+="[^"]*"(,[a-z]+="[^"]*")*\})? (\d+(\.\d+)?))$)re");
  for (const QString& line : lines.first(lines.size() - 1))
    QVERIFY2(format.match(line).hasMatch(), qPrintable(line));
  const QString labels = R"({node="subtract",method="subtract",role="service")";
  QVERIFY(lines.contains("metaparticle_requests_total" + labels + "} 2"));
  QVERIFY(lines.contains("metaparticle_errors_total" + labels + ",code=\"-32602\"} 1"));
  QVERIFY(lines.contains("metaparticle_errors_total" + labels + ",code=\"-32601\"} 1"));
  QVERIFY(lines.contains("metaparticle_requests_in_flight" + labels + "} 0"));
  QVERIFY(lines.contains("metaparticle_request_duration_seconds_bucket" + labels + ",le=\"+Inf\"} 2"));
  QVERIFY(lines.contains("metaparticle_request_duration_seconds_count" + labels + "} 2"));
}

void HttpServerTest::aClientThatLeavesDoesNoHarm() {
  TestServer server("nap");
  for (int i = 0; i < 20; ++i) {
    RawClient client(server.port());
    client.send(postRequest("/nap", "5"));
  }
  RawClient client(server.port());
  QCOMPARE(client.post("/nap", "0").status, 200);
}

void HttpServerTest::longAnswersArrive() {
  TestServer server("echo");
  RawClient client(server.port());
  const std::string url(5'000'000, 'u');
  for (int i = 0; i < 2; ++i) {
    const auto response = client.post("/echo", R"({"url":")" + url + "\"}");
    QCOMPARE(response.status, 200);
    QVERIFY(response.body.find(url) != std::string::npos);
  }
}

QTEST_GUILESS_MAIN(HttpServerTest)
#include "http_server_test.moc"
