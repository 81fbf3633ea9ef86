// SPDX-License-Identifier: GPL-3.0-or-later
//
// A graph compiled into the processes that must exist.
#include <QTest>

#include "deploy/plan.h"

using namespace metaparticle;
using namespace metaparticle::deploy;

namespace {

model::Node node(model::Kind kind, const std::string& name,
                 const std::vector<model::Argument>& arguments = {}) {
  model::Node result;
  result.id.value = name;
  result.kind = kind;
  result.name = name;
  result.entity = name;
  result.file = "app.cpp";
  result.line = 7;
  result.arguments = arguments;
  return result;
}

model::Edge call(const std::string& from, const std::string& to) {
  model::Edge edge;
  edge.id = {{from}, {to}};
  return edge;
}

QString described(const model::Graph& graph) {
  const auto plan = compile(graph, "demo");
  return QString::fromStdString(plan ? describe(*plan) : "error: " + toString(plan.error()));
}

}  // namespace

class PlanTest : public QObject {
  Q_OBJECT

 private slots:
  void calleesStartBeforeCallersAndFrontsLast();
  void scatterIsLeavesAndGather();
  void cyclesAreEnteredAtTheirFirstNode();
  void minimumCounts();
  void environmentIsTaken();
  void otherKindsAreRefusedByName();
};

void PlanTest::calleesStartBeforeCallersAndFrontsLast() {
  const model::Graph graph{{node(model::Kind::Service, "shop", {{"replicas", "3"}, {"expose", ""}}),
                            node(model::Kind::Service, "stock"),
                            node(model::Kind::Service, "api", {{"expose", ""}, {"port", "8080"}})},
                           {call("shop", "stock")},
                           {}};
  QCOMPARE(described(graph), QString("service stock: 1 replica\n"
                                     "service shop: 3 replicas\n"
                                     "service api: 1 replica\n"
                                     "front shop: 1 replica, port 3000\n"
                                     "front api: 1 replica, port 8080\n"));
}

void PlanTest::scatterIsLeavesAndGather() {
  const model::Graph graph{
      {node(model::Kind::Scatter, "histogram", {{"leaves", "10"}, {"gather", "merge"}, {"expose", ""}})},
      {},
      {}};
  QCOMPARE(described(graph), QString("leaf histogram: 10 replicas\n"
                                     "gather histogram: 1 replica\n"
                                     "front histogram: 1 replica, port 3000\n"));
  const auto plan = compile(graph, "demo");
  QCOMPARE(plan->workloads[0].id, std::string("histogram.leaf"));
  QCOMPARE(plan->workloads[1].id, std::string("histogram"));
  QCOMPARE(plan->workloads[2].id, std::string("histogram.front"));
}

void PlanTest::cyclesAreEnteredAtTheirFirstNode() {
  const model::Graph graph{{node(model::Kind::Service, "a"), node(model::Kind::Service, "b")},
                           {call("a", "b"), call("b", "a")},
                           {}};
  QCOMPARE(described(graph), QString("service b: 1 replica\nservice a: 1 replica\n"));
}

void PlanTest::minimumCounts() {
  const model::Graph graph{{node(model::Kind::Service, "a", {{"min", "2"}, {"max", "5"}})}, {}, {}};
  QCOMPARE(described(graph), QString("service a: 2 replicas\n"));
}

void PlanTest::environmentIsTaken() {
  const model::Graph graph{
      {node(model::Kind::Service, "a", {{"env", "{\"LEVEL=debug\", \"EMPTY=\"}"}})}, {}, {}};
  const std::map<std::string, std::string> expected{{"LEVEL", "debug"}, {"EMPTY", ""}};
  QVERIFY(compile(graph, "demo")->workloads.at(0).environment == expected);
}

void PlanTest::otherKindsAreRefusedByName() {
  const model::Graph graph{{node(model::Kind::Service, "a"), node(model::Kind::Queue, "uploads")}, {}, {}};
  const auto plan = compile(graph, "demo");
  QVERIFY(!plan);
  QCOMPARE(plan.error().kind, model::ErrorKind::InvalidInput);
  QVERIFY(plan.error().message.find("\"uploads\"") != std::string::npos);
  QCOMPARE(plan.error().file, std::string("app.cpp"));
  QCOMPARE(plan.error().line, 7);
}

QTEST_GUILESS_MAIN(PlanTest)
#include "plan_test.moc"
