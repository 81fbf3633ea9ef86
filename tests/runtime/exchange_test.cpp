// SPDX-License-Identifier: GPL-3.0-or-later
//
// The rule of retrying: what was never sent may be tried again, what was sent never. Servers that misbehave
// at each stage count the requests that reach them.
#include <QTemporaryDir>
#include <QTest>
#include <fstream>

#include "runtime/src/client/exchange.h"
#include "runtime/src/client/wait.h"
#include "tests/runtime/misbehaving_server.h"

using namespace mp::runtime;
using namespace std::chrono_literals;
using State = Exchange::State;
using Deed = MisbehavingServer::Deed;

class ExchangeTest : public QObject {
  Q_OBJECT

 private slots:
  void init();
  void refusedIsTriedElsewhere();
  void sentIsNeverTriedAgain_data();
  void sentIsNeverTriedAgain();
  void aStaleConnectionIsNotUsed();
  void aConnectionIsUsedAgain();
  void nobodyIsThere();
  void somebodyComesInTime();
  void theDeadlineTravelsAndEnds();
  void anEarlyRefusalIsHeard();
  void longBodiesGoThrough();
  void anAnswerOverTheLimitIsNobodysFault();
  void theDeadAreLeftAside();
  void loadIsSpread();
  void aChangedTopologyIsFollowed();
  void aBrokenTopologyLeavesWhatWasKnown();

 private:
  void list(const std::vector<std::string>& addresses);
  Target target() { return {*directory_, "node"}; }
  struct Result {
    State state;
    int status;
    std::string body;
    std::string problem;
  };
  Result run(const std::string& body = "{}", Clock::duration patience = 0s, Clock::duration time = 10s);

  std::unique_ptr<QTemporaryDir> folder_;
  std::string path_;
  std::unique_ptr<Directory> directory_;
};

void ExchangeTest::init() {
  folder_ = std::make_unique<QTemporaryDir>();
  path_ = folder_->filePath("topology.json").toStdString();
}

void ExchangeTest::list(const std::vector<std::string>& addresses) {
  std::string text;
  for (const auto& address : addresses) text += (text.empty() ? "\"" : ",\"") + address + '"';
  std::ofstream(path_ + ".new") << R"({"version":1,"nodes":{"node":{"replicas":[)" << text << "]}}}";
  std::rename((path_ + ".new").c_str(), path_.c_str());
  if (!directory_ || addresses.empty()) directory_ = std::make_unique<Directory>(path_);
}

ExchangeTest::Result ExchangeTest::run(const std::string& body, Clock::duration patience,
                                       Clock::duration time) {
  Exchange exchange(target(), "/", body, Clock::now() + time, patience);
  finish(exchange);
  if (exchange.state() != State::answered) return {exchange.state(), 0, {}, exchange.problem()};
  return {State::answered, exchange.answer().status, exchange.answer().body, {}};
}

void ExchangeTest::refusedIsTriedElsewhere() {
  MisbehavingServer server({Deed::answer});
  directory_.reset();
  list({closedAddress(), closedAddress(), server.address()});
  for (int i = 0; i < 6; ++i) QCOMPARE(run().state, State::answered);
  QCOMPARE(server.requests(), 6);
}

void ExchangeTest::sentIsNeverTriedAgain_data() {
  QTest::addColumn<int>("deed");
  QTest::newRow("closed after the request") << int(Deed::closeAfterRequest);
  QTest::newRow("reset after the request") << int(Deed::resetAfterRequest);
  QTest::newRow("half a header") << int(Deed::halfHeader);
  QTest::newRow("half a body") << int(Deed::halfBody);
  QTest::newRow("no HTTP") << int(Deed::garbage);
}

void ExchangeTest::sentIsNeverTriedAgain() {
  QFETCH(int, deed);
  MisbehavingServer first({Deed(deed)});
  MisbehavingServer second({Deed(deed)});
  directory_.reset();
  list({first.address(), second.address()});
  const Result result = run("{}", 1s);
  QCOMPARE(result.state, State::lost);
  QCOMPARE(first.requests() + second.requests(), 1);
}

void ExchangeTest::aStaleConnectionIsNotUsed() {
  MisbehavingServer server({Deed::answerThenClose});
  directory_.reset();
  list({server.address()});
  for (int i = 1; i <= 5; ++i) {
    QCOMPARE(run().state, State::answered);
    server.awaitClosed(i);
    QCOMPARE(server.requests(), i);
  }
}

void ExchangeTest::aConnectionIsUsedAgain() {
  MisbehavingServer server({Deed::answer});
  directory_.reset();
  list({server.address()});
  for (int i = 0; i < 5; ++i) QCOMPARE(run().state, State::answered);
  QCOMPARE(server.requests(), 5);
  QCOMPARE(server.connections(), 1);
}

void ExchangeTest::nobodyIsThere() {
  directory_.reset();
  const std::string address = closedAddress();
  list({address});
  const Result result = run();
  QCOMPARE(result.state, State::unavailable);
  QCOMPARE(result.problem, "no replica of node can be reached (" + address + ")");
  list({});
  QCOMPARE(run().problem, std::string("the topology lists no replica of node"));
  std::remove(path_.c_str());
  directory_ = std::make_unique<Directory>(path_);
  QCOMPARE(run().state, State::unavailable);
  QVERIFY(directory_->problem().find("No such file") != std::string::npos);
}

void ExchangeTest::somebodyComesInTime() {
  list({});
  MisbehavingServer server({Deed::answer});
  Exchange exchange(target(), "/", "{}", Clock::now() + 20s, 20s);
  QCOMPARE(exchange.advance(), State::pausing);
  list({closedAddress(), server.address()});
  finish(exchange);
  QCOMPARE(exchange.state(), State::answered);
}

void ExchangeTest::theDeadlineTravelsAndEnds() {
  MisbehavingServer server({Deed::silence});
  directory_.reset();
  list({server.address()});
  const Result result = run("{}", 0s, 200ms);
  QCOMPARE(result.state, State::expired);
  QCOMPARE(result.problem, std::string("the deadline passed before the answer came"));
  const std::string head = server.lastRequest();
  const std::size_t at = head.find("Metaparticle-Deadline: ");
  QVERIFY(at != std::string::npos);
  const int left = std::stoi(head.substr(at + 23));
  QVERIFY(left > 0 && left <= 200);
  QCOMPARE(run("{}", 0s, -1s).problem, std::string("the deadline passed before it could be sent"));
  QCOMPARE(server.requests(), 1);
}

void ExchangeTest::anEarlyRefusalIsHeard() {
  MisbehavingServer server({Deed::refuseEarly});
  directory_.reset();
  list({server.address()});
  const Result result = run(std::string(20'000'000, ' '));
  QCOMPARE(result.state, State::answered);
  QCOMPARE(result.status, 413);
}

void ExchangeTest::longBodiesGoThrough() {
  MisbehavingServer server({Deed::echo});
  directory_.reset();
  list({server.address()});
  const std::string body(5'000'000, 'b');
  QVERIFY(run(body).body == body);
  QVERIFY(run(body).body == body);
}

void ExchangeTest::anAnswerOverTheLimitIsNobodysFault() {
  MisbehavingServer server({Deed::echo});
  directory_.reset();
  list({server.address()});
  const std::size_t usual = Exchange::answerLimit();
  QCOMPARE(usual, std::size_t{256} << 20U);
  Exchange::setAnswerLimit(1000);
  const Result fits = run(std::string(1000, 'b'));
  const Result result = run(std::string(1001, 'b'));
  Exchange::setAnswerLimit(usual);
  QCOMPARE(fits.state, State::answered);
  QCOMPARE(result.state, State::tooLong);
  QCOMPARE(result.problem,
           std::string("the answer is longer than the 1000 bytes that are accepted here (MP_MAX_ANSWER)"));
  QVERIFY(directory_->find("node")->replicas[0]->healthy());
  QCOMPARE(run().state, State::answered);
}

void ExchangeTest::theDeadAreLeftAside() {
  MisbehavingServer server({Deed::answer});
  directory_.reset();
  list({closedAddress(), server.address()});
  for (int i = 0; i < 4; ++i) QCOMPARE(run().state, State::answered);
  const auto endpoints = directory_->find("node");
  QVERIFY(!endpoints->replicas[0]->healthy());
  QVERIFY(endpoints->replicas[1]->healthy());
  QVERIFY(endpoints->replicas[0]->asideUntil() > Deadline::min());
  // One at a time may look whether it has come back.
  bool claimed = false;
  QTRY_VERIFY(claimed = claimed || endpoints->replicas[0]->claimProbe());
  QVERIFY(!endpoints->replicas[0]->claimProbe());
  endpoints->replicas[0]->succeeded();
  QVERIFY(endpoints->replicas[0]->healthy());
}

void ExchangeTest::loadIsSpread() {
  directory_.reset();
  list({"127.0.0.1:1", "127.0.0.1:2", "127.0.0.1:3"});
  std::map<std::string, int> picks;
  std::vector<EndpointPtr> busy;
  for (int i = 0; i < 30; ++i) {
    const EndpointPtr picked = target().pick();
    ++picks[picked->address()];
    picked->begin();
    busy.push_back(picked);
  }
  for (const auto& [address, count] : picks) QCOMPARE(count, 10);
  for (const auto& endpoint : busy) endpoint->end();
  picks.clear();
  for (int i = 0; i < 30; ++i) ++picks[target().pick()->address()];  // nothing under way: in turn
  for (const auto& [address, count] : picks) QCOMPARE(count, 10);
  const EndpointPtr loaded = directory_->find("node")->replicas[1];
  loaded->begin();
  for (int i = 0; i < 30; ++i) QVERIFY(target().pick() != loaded);
}

void ExchangeTest::aChangedTopologyIsFollowed() {
  MisbehavingServer first({Deed::answer});
  MisbehavingServer second({Deed::answer});
  directory_.reset();
  list({first.address()});
  QCOMPARE(run().state, State::answered);
  const EndpointPtr kept = directory_->find("node")->replicas[0];
  list({second.address(), first.address()});
  QTRY_COMPARE(directory_->find("node")->replicas.size(), std::size_t{2});
  QCOMPARE(directory_->find("node")->replicas[1], kept);
  QCOMPARE(run().state, State::answered);
  QCOMPARE(run().state, State::answered);
  QCOMPARE(second.requests(), 1);
}

void ExchangeTest::aBrokenTopologyLeavesWhatWasKnown() {
  MisbehavingServer server({Deed::answer});
  directory_.reset();
  list({server.address()});
  std::ofstream(path_) << "{\"version\":1,";
  QTRY_VERIFY((static_cast<void>(directory_->find("node")), !directory_->problem().empty()));
  QCOMPARE(run().state, State::answered);
  std::ofstream(path_) << R"({"version":2})";
  QTRY_VERIFY((static_cast<void>(directory_->find("node")),
               directory_->problem().find("no topology of version 1") != std::string::npos));
  QCOMPARE(run().state, State::answered);
}

QTEST_GUILESS_MAIN(ExchangeTest)
#include "exchange_test.moc"
