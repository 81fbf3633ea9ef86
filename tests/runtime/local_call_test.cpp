// SPDX-License-Identifier: GPL-3.0-or-later
//
// Calls in a process without a topology, as in unit tests of a user's program, and what the library refuses.
#include <QTest>
#include <chrono>

#include "tests/runtime/test_nodes.h"

using namespace std::chrono_literals;

namespace {

/// The error that `action` throws, as "code|node|message".
template <class Action>
QString problem(Action&& action) {
  try {
    action();
    return "no error";
  } catch (const mp::Error& error) {
    return QString("%1|%2|%3").arg(int(error.code())).arg(error.node().c_str(), error.message().c_str());
  }
}

QString expected(mp::Errc code, const char* node, const char* message) {
  return QString("%1|%2|%3").arg(int(code)).arg(node, message);
}

}  // namespace

class LocalCallTest : public QObject {
  Q_OBJECT

 private slots:
  void argumentsAndResultsAreCopied();
  void exceptionsBecomeErrors();
  void aRecursionNamesEachNodeOnce();
  void scatterRunsEveryLeaf();
  void futures();
  void deadlines();
  void whatIsNoNodeIsRefused();
  void theWrongResultTypeIsRefused();
  void otherKindsSayThatTheyDoNotRunYet();
  void replicaIsLocal();
};

void LocalCallTest::argumentsAndResultsAreCopied() {
  const nodes::Request request{"u", {{1, 2.5F}}, {{"n", 1}}, nodes::Color::green};
  QVERIFY(mp::call(nodes::echo, request) == request);
  QCOMPARE(mp::call(nodes::subtract, 42, 23), 19);
  QVERIFY(mp::call(nodes::echo, {"braces", {}, {}}).url == "braces");
  QCOMPARE(mp::call(nodes::dive, 20), 20);
}

void LocalCallTest::exceptionsBecomeErrors() {
  QCOMPARE(problem([] { mp::call(nodes::fail, "error"); }),
           expected(mp::Errc::remote, "fail", "it went wrong"));
  QCOMPARE(problem([] { mp::call(nodes::fail, "int"); }),
           expected(mp::Errc::remote, "fail", "the function threw something that is no std::exception"));
  QCOMPARE(problem([] { mp::call(nodes::fail, "none"); }), QString("no error"));
  QCOMPARE(problem([] {
             mp::call(nodes::echo, {"\xFF", {}, {}});
           }),
           expected(mp::Errc::bad_argument, "echo", "request.url: this text is not UTF-8"));
}

void LocalCallTest::aRecursionNamesEachNodeOnce() {
  QCOMPARE(problem([] { mp::call(nodes::ping, 0); }), expected(mp::Errc::remote, "ping", "the ball is lost"));
  QCOMPARE(problem([] { mp::call(nodes::ping, 10); }),
           expected(mp::Errc::remote, "ping", "pong: ping: the ball is lost"));
  const mp::Error ours(mp::Errc::remote, "ping", "the ping: is none of a node's");
  QCOMPARE(ours.what(), "ping: the ping: is none of a node's");
}

void LocalCallTest::scatterRunsEveryLeaf() {
  const auto parts = mp::call<std::vector<std::string>>(nodes::part, "x", std::nullopt, std::nullopt);
  QVERIFY((parts == std::vector<std::string>{"local:x", "local:x", "local:x"}));
  QCOMPARE(problem([] { mp::call<std::vector<std::string>>(nodes::part, "x", 0, std::nullopt); }),
           expected(mp::Errc::remote, "part", "leaf 0: this leaf was told to fail"));
}

void LocalCallTest::futures() {
  mp::Future<int> future = mp::call_async(nodes::subtract, 5, 3);
  QVERIFY(future.valid());
  QVERIFY(future.wait_for(10s));
  QVERIFY(future.ready());
  QCOMPARE(future.get(), 2);
  QVERIFY(!future.valid());
  QVERIFY(!future.ready());
  QVERIFY(problem([&] { future.get(); }).contains("holds no call"));
  mp::Future<void> failing = mp::call_async(nodes::fail, "error");
  QVERIFY(problem([&] { failing.get(); }).contains("it went wrong"));
  std::vector<mp::Future<int>> many;
  for (int i = 0; i < 100; ++i) many.push_back(mp::call_async(nodes::subtract, i, 0));
  for (int i = 0; i < 100; ++i) QCOMPARE(many[static_cast<std::size_t>(i)].get(), i);
  mp::call_async(nodes::nap, 1);  // let go of at once
}

void LocalCallTest::deadlines() {
  QVERIFY(mp::seconds_left() > 1e9);
  {
    const auto outer = mp::within(10s);
    QVERIFY(mp::seconds_left() > 9 && mp::seconds_left() <= 10);
    {
      const auto inner = mp::within(1s);
      const auto wider = mp::within(1h);
      QVERIFY(mp::seconds_left() <= 1);
    }
    QVERIFY(mp::seconds_left() > 9);
    QVERIFY(mp::call(nodes::timeLeft) > 9);
    QCOMPARE(mp::call_async(nodes::timeLeft).get() > 9, true);
  }
  QVERIFY(mp::seconds_left() > 1e9);
  const double left = mp::call(nodes::timeLeft);
  QVERIFY(left > 29 && left <= 30);
  const auto over = mp::within(0ms);
  QCOMPARE(problem([] { mp::call(nodes::timeLeft); }),
           expected(mp::Errc::deadline_exceeded, "time-left", "the deadline has passed"));
}

void LocalCallTest::whatIsNoNodeIsRefused() {
  QVERIFY(problem([] { mp::call(nodes::stranger, 1); }).contains("is no node of this program"));
  QVERIFY(problem([] { mp::call_async(nodes::stranger, 1); }).contains("is no node of this program"));
}

void LocalCallTest::theWrongResultTypeIsRefused() {
  QVERIFY(
      problem([] { mp::call(nodes::part, "x", std::nullopt, std::nullopt); }).contains("mp::call<T>(...)"));
  QVERIFY(problem([] { mp::call<int>(nodes::echo, {}); }).contains("T being nodes::Request"));
}

void LocalCallTest::otherKindsSayThatTheyDoNotRunYet() {
  mp::Queue<nodes::Request> queue;
  mp::Store<nodes::Request> store;
  mp::Lock lock;
  mp::Container container;
  const QString message = "this version of the runtime runs services and scatters only";
  QCOMPARE(problem([&] { queue.push({}); }),
           expected(mp::Errc::not_supported, "", "mp::Queue::push: ") + message);
  QVERIFY(problem([&] { store.get("key"); }).contains(message));
  QVERIFY(problem([&] { store.put("key", {}); }).contains(message));
  QVERIFY(problem([&] { store.remove("key"); }).contains(message));
  QVERIFY(problem([&] { store.keys(); }).contains(message));
  QVERIFY(problem([&] {
            store.update("key", [](const std::optional<nodes::Request>& old) {
              return old.value_or(nodes::Request());
            });
          }).contains(message));
  QVERIFY(problem([&] { lock.lock(); }).contains(message));
  QVERIFY(problem([&] { lock.try_lock(); }).contains(message));
  QVERIFY(problem([&] { container.address(); }).contains(message));
}

void LocalCallTest::replicaIsLocal() {
  QCOMPARE(mp::replica().name(), std::string("local"));
  QCOMPARE(mp::Replica({"greeter", "service", 2}).name(), std::string("greeter-2"));
  QCOMPARE(mp::Replica({"histogram", "leaf", 7}).name(), std::string("histogram.leaf-7"));
}

QTEST_GUILESS_MAIN(LocalCallTest)
#include "local_call_test.moc"
