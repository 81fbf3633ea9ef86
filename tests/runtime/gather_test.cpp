// SPDX-License-Identifier: GPL-3.0-or-later
//
// A scatter of three leaves and its gather, each a process of its own.
#include <QTest>
#include <chrono>

#include "tests/runtime/raw_client.h"
#include "tests/runtime/replicas.h"
#include "tests/runtime/test_nodes.h"

using namespace std::chrono_literals;

namespace {

using Strings = std::vector<std::string>;

Strings scatter(const std::string& text, std::optional<int> failing = {}, std::optional<int> napping = {}) {
  return mp::call<Strings>(nodes::part, text, failing, napping);
}

std::optional<mp::Error> caught(const std::function<void()>& action) {
  try {
    action();
    return {};
  } catch (const mp::Error& error) {
    return error;
  }
}

}  // namespace

class GatherTest : public QObject {
  Q_OBJECT

 private slots:
  void init();
  void cleanup();
  void mergesInTheOrderOfTheLeaves();
  void aFailingLeafIsNamed();
  void aDeadLeafIsNamed();
  void aLeafThatComesBackIsUsed();
  void aLeafThatIsMissingInTheTopologyIsNamed();
  void theDeadlineHoldsForAllLeaves();
  void badArgumentsAreReportedOnce();
  void overHttp();

 private:
  void publish();
  std::vector<std::unique_ptr<ReplicaProcess>> leaves_;
  std::unique_ptr<ReplicaProcess> gather_;
};

void GatherTest::init() {
  for (int i = 0; i < 3; ++i) leaves_.push_back(std::make_unique<ReplicaProcess>("part.leaf", i));
  gather_ = std::make_unique<ReplicaProcess>("part");
  publish();
}

void GatherTest::cleanup() {
  leaves_.clear();
  gather_.reset();
}

void GatherTest::publish() {
  Strings addresses;
  for (const auto& leaf : leaves_) addresses.push_back(leaf->address());
  Topology().replicas("part", {gather_->address()}).leaves("part", addresses).publish();
}

void GatherTest::mergesInTheOrderOfTheLeaves() {
  const Strings expected{"part.leaf-0:x", "part.leaf-1:x", "part.leaf-2:x"};
  for (int napping = 0; napping < 3; ++napping) QCOMPARE(scatter("x", {}, napping), expected);
  for (int i = 0; i < 20; ++i) QCOMPARE(scatter("x"), expected);
}

void GatherTest::aFailingLeafIsNamed() {
  const auto error = caught([] { scatter("x", 1); });
  QVERIFY(error);
  QCOMPARE(error->code(), mp::Errc::remote);
  QCOMPARE(error->remote_code(), -32000);
  QCOMPARE(error->what(), "part: 1 of 3 leaves failed: leaf 1: this leaf was told to fail");
}

void GatherTest::aDeadLeafIsNamed() {
  leaves_[2]->kill();
  const auto error = caught([] { scatter("x"); });
  QVERIFY(error);
  QCOMPARE(error->remote_code(), -32002);
  QCOMPARE(error->message(),
           "1 of 3 leaves failed: leaf 2 of part (" + leaves_[2]->address() + ") cannot be reached");
}

void GatherTest::aLeafThatComesBackIsUsed() {
  const std::string port = std::to_string(leaves_[0]->port());
  leaves_[0]->kill();
  QVERIFY(caught([] { scatter("x"); }));
  leaves_[0] =
      std::make_unique<ReplicaProcess>("part.leaf", 0, ReplicaProcess::Environment{{"MP_PORT", port}});
  const auto works = [] { return !caught([] { scatter("x"); }); };
  QTRY_VERIFY(works());
}

void GatherTest::aLeafThatIsMissingInTheTopologyIsNamed() {
  leaves_.pop_back();
  publish();
  const auto missing = [] {
    const auto error = caught([] { scatter("x"); });
    return error && error->message() == "1 of 3 leaves failed: leaf 2 of part is not in the topology";
  };
  QTRY_VERIFY(missing());
}

void GatherTest::theDeadlineHoldsForAllLeaves() {
  const auto limit = mp::within(100ms);
  const auto error = caught([] { scatter("x", {}, 1); });
  QVERIFY(error);
  QVERIFY2(error->code() == mp::Errc::deadline_exceeded, error->what());
}

void GatherTest::badArgumentsAreReportedOnce() {
  RawClient client(gather_->port());
  QCOMPARE(client.post("/part", R"({"text":1})").body,
           std::string(R"({"code":-32602,"message":"leaf 0: text: a string was expected, found a number"})"));
  QCOMPARE(client.post("/part", R"({"text":"x","other":1})").status, 400);
}

void GatherTest::overHttp() {
  RawClient client(gather_->port());
  const std::string answer = R"(["part.leaf-0:\"é\"","part.leaf-1:\"é\"","part.leaf-2:\"é\""])";
  QCOMPARE(client.post("/part", R"({"text":"\"\u00e9\""})").body, answer);
  QCOMPARE(client.post("/", rpc("part", R"(["\"é\""])")).body,
           R"({"jsonrpc":"2.0","result":)" + answer + ",\"id\":1}");
}

METAPARTICLE_RUNTIME_TEST(GatherTest)
#include "gather_test.moc"
