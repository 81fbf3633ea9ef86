// SPDX-License-Identifier: GPL-3.0-or-later
//
// What the server makes of JSON-RPC 2.0, with the specification's own examples, and of plain requests.
#include <QTest>

#include "tests/runtime/raw_client.h"
#include "tests/runtime/test_nodes.h"
#include "tests/runtime/test_server.h"

namespace {

RawClient::Response ask(const std::string& role, const std::string& path, const std::string& body,
                        const std::string& fields = {}) {
  TestServer server(role);
  RawClient client(server.port());
  return client.post(path, body, fields);
}

}  // namespace

class RpcServerTest : public QObject {
  Q_OBJECT

 private slots:
  void answers_data();
  void answers();
  void nothingToAnswer_data();
  void nothingToAnswer();
  void notificationsRun();
  void plain_data();
  void plain();
  void theDeadlineComesWithTheRequest();
  void workThatIsTooLateIsNotBegun();
};

void RpcServerTest::answers_data() {
  QTest::addColumn<QString>("role");
  QTest::addColumn<QByteArray>("body");
  QTest::addColumn<QByteArray>("answer");
  const auto row = [](const char* name, const char* role, const QByteArray& body, const QByteArray& answer) {
    QTest::newRow(name) << QString(role) << body << answer;
  };
  const auto error = [](int code, const char* message, const char* id = "1") -> QByteArray {
    return R"({"jsonrpc":"2.0","error":{"code":)" + QByteArray::number(code) + R"(,"message":")" + message +
           R"("},"id":)" + id + "}";
  };
  const char* const version = R"(this is no JSON-RPC 2.0 request: \"jsonrpc\" must be \"2.0\")";
  const QByteArray invalid = error(-32600, version, "null");

  // https://www.jsonrpc.org/specification#examples
  row("positional", "subtract", R"({"jsonrpc": "2.0", "method": "subtract", "params": [42, 23], "id": 1})",
      R"({"jsonrpc":"2.0","result":19,"id":1})");
  row("positional, turned round", "subtract",
      R"({"jsonrpc": "2.0", "method": "subtract", "params": [23, 42], "id": 2})",
      R"({"jsonrpc":"2.0","result":-19,"id":2})");
  row("named", "subtract",
      R"({"jsonrpc": "2.0", "method": "subtract", "params": {"subtrahend": 23, "minuend": 42}, "id": 3})",
      R"({"jsonrpc":"2.0","result":19,"id":3})");
  row("no such method", "subtract", R"({"jsonrpc": "2.0", "method": "foobar", "id": "1"})",
      error(-32601, R"(there is no method \"foobar\" here, only \"subtract\")", "\"1\""));
  row("invalid JSON", "subtract", R"({"jsonrpc": "2.0", "method": "foobar, "params": "bar", "baz])",
      error(-32700, "the body is no JSON: a comma or } is missing at byte 39", "null"));
  row("invalid request", "subtract", R"({"jsonrpc": "2.0", "method": 1, "params": "bar"})",
      error(-32600, R"(\"method\" must be a string)", "null"));
  row("batch of invalid JSON", "subtract",
      R"([{"jsonrpc": "2.0", "method": "sum", "params": [1,2,4], "id": "1"}, {"jsonrpc": "2.0", "method"])",
      error(-32700, "the body is no JSON: a colon is missing after a member's name at byte 95", "null"));
  row("empty batch", "subtract", "[]", error(-32600, "the batch is empty", "null"));
  row("batch of something else", "subtract", "[1]", "[" + invalid + "]");
  row("batch of several other things", "subtract", "[1,2,3]",
      "[" + invalid + "," + invalid + "," + invalid + "]");
  row("mixed batch", "subtract", R"([
        {"jsonrpc": "2.0", "method": "subtract", "params": [4,2], "id": "1"},
        {"jsonrpc": "2.0", "method": "subtract", "params": [7,1]},
        {"jsonrpc": "2.0", "method": "subtract", "params": [42,23], "id": "2"},
        {"foo": "boo"},
        {"jsonrpc": "2.0", "method": "foo.get", "params": {"name": "myself"}, "id": "5"},
        {"jsonrpc": "2.0", "method": "subtract", "params": [1,1], "id": "9"}])",
      R"([{"jsonrpc":"2.0","result":2,"id":"1"},{"jsonrpc":"2.0","result":19,"id":"2"},)" + invalid + "," +
          error(-32601, R"(there is no method \"foo.get\" here, only \"subtract\")", "\"5\"") +
          R"(,{"jsonrpc":"2.0","result":0,"id":"9"}])");

  row("ids are repeated as they are", "subtract",
      R"([{"jsonrpc":"2.0","method":"subtract","params":[1,0],"id":1.50},{"jsonrpc":"2.0","method":"subtract","params":[1,0],"id":null},{"jsonrpc":"2.0","method":"subtract","params":[1,0],"id":"\u00e9\n"},{"jsonrpc":"2.0","method":"subtract","params":[1,0],"id":1.50}])",
      "[{\"jsonrpc\":\"2.0\",\"result\":1,\"id\":1.50},{\"jsonrpc\":\"2.0\",\"result\":1,\"id\":null},"
      "{\"jsonrpc\":\"2.0\",\"result\":1,\"id\":\"\xC3\xA9\\n\"},{\"jsonrpc\":\"2.0\",\"result\":1,\"id\":1."
      "50}]");
  row("an id of another type", "subtract", R"({"jsonrpc":"2.0","method":"subtract","params":[1,0],"id":[1]})",
      error(-32600, R"(\"id\" must be a string, a number or null)", "null"));
  row("an older version", "subtract", R"({"method":"subtract","params":[1,0],"id":1})",
      error(-32600, version));
  row("params of another type", "subtract", R"({"jsonrpc":"2.0","method":"subtract","params":1,"id":1})",
      error(-32600, R"(\"params\" must be an array or an object)"));
  row("too few", "subtract", R"({"jsonrpc":"2.0","method":"subtract","params":[1],"id":1})",
      error(-32602, "subtrahend: this argument is missing"));
  row("none", "subtract", R"({"jsonrpc":"2.0","method":"subtract","id":1})",
      error(-32602, "minuend: this argument is missing"));
  row("too many", "subtract", R"({"jsonrpc":"2.0","method":"subtract","params":[1,2,3],"id":1})",
      error(-32602, "too many arguments for subtract: 3 instead of 2"));
  row("unknown name", "subtract",
      R"({"jsonrpc":"2.0","method":"subtract","params":{"minuend":1,"x":2},"id":1})",
      error(-32602, R"(subtract has no argument named \"x\"; its arguments are: minuend, subtrahend)"));
  row("another type", "echo",
      R"({"jsonrpc":"2.0","method":"echo","params":[{"items":[{"width":[]}]}],"id":1})",
      error(-32602, "request.items[0].width: an integer was expected, found an array"));
  row("defaults", "echo", R"({"jsonrpc":"2.0","method":"echo","params":[{}],"id":1})",
      R"({"jsonrpc":"2.0","result":{"url":"","items":[],"counts":{},"color":"red"},"id":1})");
  row("too deep", "echo", QByteArray(100'000, '['),
      error(-32700, "the body is no JSON: the value is nested deeper than 64 levels at byte 64", "null"));
  row("an exception", "fail", R"({"jsonrpc":"2.0","method":"fail","params":["error"],"id":1})",
      error(-32000, "it went wrong"));
  row("an exception without a message", "fail",
      R"({"jsonrpc":"2.0","method":"fail","params":["empty"],"id":1})",
      error(-32000, "the function threw an exception without a message"));
  row("an exception of another kind", "fail", R"({"jsonrpc":"2.0","method":"fail","params":["int"],"id":1})",
      error(-32000, "the function threw something that is no std::exception"));
  row("a deadline further on", "fail", R"({"jsonrpc":"2.0","method":"fail","params":["late"],"id":1})",
      error(-32001, "another: too late"));
  row("no result", "fail", R"({"jsonrpc":"2.0","method":"fail","params":["none"],"id":1})",
      R"({"jsonrpc":"2.0","result":null,"id":1})");
  row("no parameters", "who", R"({"jsonrpc":"2.0","method":"who","id":1})",
      R"({"jsonrpc":"2.0","result":"local","id":1})");
}

void RpcServerTest::answers() {
  QFETCH(QString, role);
  QFETCH(QByteArray, body);
  QFETCH(QByteArray, answer);
  const auto response = ask(role.toStdString(), "/", body.toStdString());
  QCOMPARE(QByteArray::fromStdString(response.body), answer);
  QCOMPARE(response.status, 200);
  QCOMPARE(response.fields.at("content-type"), std::string("application/json"));
}

void RpcServerTest::nothingToAnswer_data() {
  QTest::addColumn<QByteArray>("body");
  QTest::newRow("notification") << QByteArray(R"({"jsonrpc":"2.0","method":"subtract","params":[1,2]})");
  QTest::newRow("unknown method") << QByteArray(R"({"jsonrpc":"2.0","method":"foobar"})");
  QTest::newRow("bad arguments") << QByteArray(R"({"jsonrpc":"2.0","method":"subtract","params":["x"]})");
  QTest::newRow("batch") << QByteArray(
      R"([{"jsonrpc":"2.0","method":"subtract","params":[1,2]},{"jsonrpc":"2.0","method":"foobar"}])");
}

void RpcServerTest::nothingToAnswer() {
  QFETCH(QByteArray, body);
  const auto response = ask("subtract", "/", body.toStdString());
  QCOMPARE(response.status, 204);
  QVERIFY(response.body.empty());
  QVERIFY(!response.fields.contains("content-length"));
}

void RpcServerTest::notificationsRun() {
  TestServer server("nap");
  RawClient client(server.port());
  const int before = std::stoi(client.post("/nap", "0").body);
  QCOMPARE(client.post("/", R"({"jsonrpc":"2.0","method":"nap","params":[0]})").status, 204);
  QCOMPARE(client.post("/nap", "0").body, std::to_string(before + 2));
}

void RpcServerTest::plain_data() {
  QTest::addColumn<QString>("role");
  QTest::addColumn<QByteArray>("body");
  QTest::addColumn<int>("status");
  QTest::addColumn<QByteArray>("answer");
  const auto row = [](const char* name, const char* role, const QByteArray& body, int status,
                      const QByteArray& answer) {
    QTest::newRow(name) << QString(role) << body << status << answer;
  };
  row("one argument", "echo", R"({"url":"x"})", 200, R"({"url":"x","items":[],"counts":{},"color":"red"})");
  row("one scalar", "nap", "\"x\"", 400,
      R"({"code":-32602,"message":"milliseconds: an integer was expected, found a string"})");
  row("several by name", "subtract", R"({"minuend":5,"subtrahend":3})", 200, "2");
  row("several not by name", "subtract", "[5,3]", 400,
      R"({"code":-32602,"message":"the body must be an object of the arguments by name; its arguments are: minuend, subtrahend"})");
  row("none", "who", "", 200, "\"local\"");
  row("none, as an object", "who", " {} ", 200, "\"local\"");
  row("none, but one is given", "who", R"({"x":1})", 400,
      R"({"code":-32602,"message":"who has no argument named \"x\"; it takes no arguments"})");
  row("missing", "echo", "", 400, R"({"code":-32602,"message":"request: this argument is missing"})");
  row("no JSON", "echo", "{", 400,
      R"({"code":-32700,"message":"the body is no JSON: a member's name in quotes is missing at byte 1"})");
  row("an exception", "fail", "\"error\"", 500, R"({"code":-32000,"message":"it went wrong"})");
  row("too late", "fail", "\"late\"", 504, R"({"code":-32001,"message":"another: too late"})");
  row("no result", "fail", "\"none\"", 200, "null");
}

void RpcServerTest::plain() {
  QFETCH(QString, role);
  QFETCH(QByteArray, body);
  QFETCH(int, status);
  QFETCH(QByteArray, answer);
  const auto response = ask(role.toStdString(), "/" + role.toStdString(), body.toStdString());
  QCOMPARE(QByteArray::fromStdString(response.body), answer);
  QCOMPARE(response.status, status);
}

void RpcServerTest::theDeadlineComesWithTheRequest() {
  TestServer server("time-left");
  RawClient client(server.port());
  const double usual = std::stod(client.post("/time-left", "").body);
  QVERIFY(usual > 29 && usual <= 30);
  const double given = std::stod(client.post("/time-left", "", "Metaparticle-Deadline: 4000\r\n").body);
  QVERIFY(given > 3 && given <= 4);
  TestServer bounded("time-left-there");
  RawClient other(bounded.port());
  const double least =
      std::stod(other.post("/time-left-there", "0", "Metaparticle-Deadline: 60000\r\n").body);
  QVERIFY(least > 4 && least <= 5);
}

void RpcServerTest::workThatIsTooLateIsNotBegun() {
  TestServer server("nap");
  RawClient client(server.port());
  const int before = std::stoi(client.post("/nap", "0").body);
  const auto response = client.post("/nap", "0", "Metaparticle-Deadline: 0\r\n");
  QCOMPARE(response.status, 504);
  QCOMPARE(response.body,
           std::string(R"({"code":-32001,"message":"the deadline passed before the request was begun"})"));
  QCOMPARE(client.post("/nap", "0").body, std::to_string(before + 1));
}

QTEST_GUILESS_MAIN(RpcServerTest)
#include "rpc_server_test.moc"
