// SPDX-License-Identifier: GPL-3.0-or-later
//
// Status events as JSON and back, and the snapshot that a subscriber keeps of them.
#include <QTest>

#include <nlohmann/json.hpp>

#include "deploy/status.h"

using namespace metaparticle::deploy;

namespace {

ReplicaStatus someReplica(int index, ReplicaState state) {
  return {"sum.leaf", "sum", index, state, 4711, 41001, 2, "killed", 0.25, 1234567, 99, {"last", "words"}};
}

}  // namespace

class StatusTest : public QObject {
  Q_OBJECT

 private slots:
  void eventsComeBackAsTheyWere();
  void snapshotComesBackAsItWas();
  void nonsenseIsNoEvent();
  void anyBytesAreALogLine();
  void snapshotFollowsTheEvents();
};

void StatusTest::eventsComeBackAsTheyWere() {
  const metaparticle::model::Finding finding{
      metaparticle::model::Severity::Warning, "c", "m", "f.cpp", 3, 4, "n"};
  const std::vector<StatusEvent> events{
      {1, PhaseEvent{Phase::Degraded, "one is away"}},
      {2, ProgressEvent{3, 10, "Compiling a.cpp"}},
      {3, FindingEvent{finding}},
      {4, ReplicaEvent{someReplica(1, ReplicaState::BackOff)}},
      {5, NodeEvent{{"sum", 1, 3, ReplicaState::Failed, "http://localhost:3000"}}},
      {6, LogEvent{"sum.leaf", "sum", 1, 5, true, "text"}}};
  for (const StatusEvent& event : events) {
    const auto json = toJson(event);
    const auto back = statusEventFromJson(nlohmann::json::parse(json.dump()));
    QVERIFY2(back.has_value(), json.dump().c_str());
    QCOMPARE(back->what.index(), event.what.index());
    QCOMPARE(QString::fromStdString(toJson(*back).dump()), QString::fromStdString(json.dump()));
  }
  const auto replica = statusEventFromJson(toJson(events[3]));
  QVERIFY(std::get<ReplicaEvent>(replica->what).replica == someReplica(1, ReplicaState::BackOff));
}

void StatusTest::snapshotComesBackAsItWas() {
  StatusSnapshot snapshot{"demo", "/x", 12, Phase::Running, "fine", {}, {}, {}};
  snapshot.nodes.push_back({"sum", 3, 3, ReplicaState::Ready, ""});
  snapshot.replicas.push_back(someReplica(0, ReplicaState::Ready));
  snapshot.findings.push_back({metaparticle::model::Severity::Note, "c", "m", "", 0, 0, ""});
  const auto json = toJson(snapshot);
  const auto back = statusSnapshotFromJson(json);
  QVERIFY(back.has_value());
  QVERIFY(back->replicas == snapshot.replicas);
  QVERIFY(back->nodes == snapshot.nodes);
  QCOMPARE(QString::fromStdString(toJson(*back).dump()), QString::fromStdString(json.dump()));
}

void StatusTest::nonsenseIsNoEvent() {
  using nlohmann::json;
  for (const json& nonsense : {json(), json(3), json::array(), json::object(), json{{"event", "fly"}},
                               json{{"event", 7}}, json{{"event", "replica"}, {"index", "first"}}}) {
    QVERIFY2(!statusEventFromJson(nonsense), nonsense.dump().c_str());
    QVERIFY(!statusSnapshotFromJson(nonsense));
  }
}

void StatusTest::anyBytesAreALogLine() {
  const StatusEvent event{1, LogEvent{"w", "n", 0, 1, false, "\xff\xfe broken \xc3"}};
  const std::string text = toJson(event).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
  QVERIFY(statusEventFromJson(nlohmann::json::parse(text)).has_value());
}

void StatusTest::snapshotFollowsTheEvents() {
  StatusSnapshot snapshot;
  apply(snapshot, {1, PhaseEvent{Phase::Building, "Reading"}});
  apply(snapshot, {1, FindingEvent{{metaparticle::model::Severity::Error, "c", "m", "", 0, 0, ""}}});
  apply(snapshot, {1, PhaseEvent{Phase::Building, "Building"}});
  QCOMPARE(snapshot.findings.size(), std::size_t{1});
  apply(snapshot, {1, ReplicaEvent{someReplica(0, ReplicaState::Starting)}});
  apply(snapshot, {1, ReplicaEvent{someReplica(1, ReplicaState::Starting)}});
  apply(snapshot, {1, ReplicaEvent{someReplica(0, ReplicaState::Ready)}});
  QCOMPARE(snapshot.replicas.size(), std::size_t{2});
  QCOMPARE(snapshot.replicas[0].state, ReplicaState::Ready);
  apply(snapshot, {1, PhaseEvent{Phase::Failed, "no"}});
  QCOMPARE(snapshot.findings.size(), std::size_t{1});
  apply(snapshot, {1, PhaseEvent{Phase::Building, "Reading"}});
  QVERIFY(snapshot.findings.empty());
}

QTEST_GUILESS_MAIN(StatusTest)
#include "status_test.moc"
