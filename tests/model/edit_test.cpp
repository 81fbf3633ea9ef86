// SPDX-License-Identifier: GPL-3.0-or-later
//
// Edits of arguments and edges: what they change, and what they refuse.
#include <QTest>

#include "model/edit.h"
#include "tests/model/graph_builder.h"

using namespace metaparticle::model;
using metaparticle::tests::GraphBuilder;

Q_DECLARE_METATYPE(metaparticle::model::Edit)

namespace {

/// Every situation that the tables below need.
Graph project() {
  using B = GraphBuilder;
  B builder;
  builder.node(Kind::Queue, "app::jobs")
      .node(Kind::Worker, "app::work", {{"from", "jobs"}})
      .node(Kind::Worker, "app::idle")
      .node(Kind::Service, "app::front",
            {{"replicas", "2"}, {"uses", "{ work_store,  jobs }"}, {"expose", ""}},
            {B::call("app::back", 40), B::push("app::jobs")})
      .node(Kind::Service, "app::back", {{"name", "\"rear\""}, {"uses", "work_store"}})
      .node(Kind::Store, "app::work_store")
      .node(Kind::Scatter, "app::all", {{"leaves", "3"}, {"gather", "merge"}})
      .node(Kind::Job, "app::nightly")
      .node(Kind::Service, "stale_one");
  builder.last().stale = true;
  builder.node(Kind::Service, "macro_made");
  builder.last().readOnly = true;
  builder.node(Kind::Service, "twin").node(Kind::Service, "twin", {{"name", "\"twin-2\""}});
  builder.function("app::merge").function("app::other");
  return builder.build();
}

QString shown(const std::vector<ArgumentChange>& changes) {
  QStringList lines;
  for (const ArgumentChange& change : changes) {
    QStringList arguments;
    for (const Argument& argument : change.arguments) {
      arguments << QString::fromStdString(argument.value.empty() ? argument.key
                                                                 : argument.key + " = " + argument.value);
    }
    lines << QString("%1(%2)").arg(change.node.value.c_str(), arguments.join(", "));
  }
  return lines.isEmpty() ? "nothing" : lines.join("; ");
}

/// What the edit does to arguments, or "KIND: error".
QString outcome(const Edit& edit, const Graph& graph) {
  const auto changes = argumentChanges(edit, graph);
  if (changes) return shown(*changes);
  const char* kind = changes.error().kind == ErrorKind::InvalidInput ? "invalid"
                     : changes.error().kind == ErrorKind::Refused    ? "refused"
                     : changes.error().kind == ErrorKind::NotFound   ? "not found"
                                                                     : "?";
  return QString("%1: %2").arg(kind, toString(changes.error()).c_str());
}

}  // namespace

class EditTest : public QObject {
  Q_OBJECT

  static void row(const Edit& edit, const char* expected) {
    QTest::newRow(describe(edit).c_str()) << edit << QString(expected);
  }

 private slots:
  void argumentsAndEdges_data() {
    QTest::addColumn<Edit>("edit");
    QTest::addColumn<QString>("expected");
    // Arguments: in place, else behind the last; nothing where nothing changes.
    row(SetArgument{{"app::work"}, "replicas", "4"}, "app::work(from = jobs, replicas = 4)");
    row(SetArgument{{"app::front"}, "replicas", "4"},
        "app::front(replicas = 4, uses = { work_store,  jobs }, expose)");
    row(SetArgument{{"app::front"}, "replicas", " 2 "}, "nothing");
    row(SetArgument{{"app::front"}, "uses", "{work_store, jobs}"}, "nothing");
    row(SetArgument{{"app::front"}, "expose", "false"},
        "app::front(replicas = 2, uses = { work_store,  jobs }, expose = false)");
    row(SetArgument{{"app::work"}, "expose", ""},
        "invalid: main.cpp:2: a worker has no argument \"expose\" (a worker takes from, replicas, "
        "concurrency, name, port, "
        "env, secret, cpu, memory, timeout, auth, uses)");
    row(SetArgument{{"app::front"}, "replicas", "many"},
        "invalid: main.cpp:4: replicas takes a whole number, not many (write a whole number from 1 to "
        "10000)");
    row(SetArgument{{"nobody"}, "replicas", "1"},
        "not found: there is no node nobody (choose a node of the graph)");
    row(SetArgument{{"stale_one"}, "replicas", "1"},
        "refused: main.cpp:9: stale-one cannot be changed while its declaration does not parse (mend the "
        "text there first)");
    row(SetArgument{{"macro_made"}, "replicas", "1"},
        "refused: main.cpp:10: macro-made is made by a macro or under #if and cannot be changed here (change "
        "it in the text)");
    row(SetArgument{{"app::front"}, "name", "\"rear\""},
        "invalid: main.cpp:5: there is already a node called rear (choose another name)");
    row(SetArgument{{"app::back"}, "name", "\"rear\""}, "nothing");
    // Names in arguments.
    row(SetArgument{{"app::all"}, "gather", "app::other"}, "app::all(leaves = 3, gather = app::other)");
    row(SetArgument{{"app::all"}, "gather", "nobody"},
        "invalid: main.cpp:7: \"nobody\" in gather names no function of this project (write a function that "
        "takes a "
        "std::vector of the leaves' answers)");
    row(SetArgument{{"app::work"}, "from", "front"},
        "invalid: main.cpp:2: \"front\" in from is a service, not a queue (write the name of a variable with "
        "[[mp::queue]])");
    row(SetArgument{{"app::front"}, "uses", "{nightly}"},
        "invalid: main.cpp:4: \"nightly\" in uses cannot be used: a job starts by itself (take it out of "
        "uses)");
    row(UnsetArgument{{"app::front"}, "replicas"}, "app::front(uses = { work_store,  jobs }, expose)");
    row(UnsetArgument{{"app::front"}, "port"}, "nothing");
    row(UnsetArgument{{"app::front"}, "nonsense"}, "nothing");
    // Wire names.
    row(RenameNode{{"app::front"}, "door"},
        "app::front(replicas = 2, uses = { work_store,  jobs }, expose, name = \"door\")");
    row(RenameNode{{"app::front"}, "front"}, "nothing");
    row(RenameNode{{"app::back"}, "back"}, "app::back(uses = work_store)");
    row(RenameNode{{"app::back"}, "far-back"}, "app::back(name = \"far-back\", uses = work_store)");
    row(RenameNode{{"app::front"}, "rear"},
        "invalid: main.cpp:5: there is already a node called rear (choose another name)");
    row(RenameNode{{"app::front"}, "Front Door"},
        "invalid: main.cpp:4: \"Front Door\" cannot be the name of a node (use 1 to 63 lower-case letters, "
        "digits and '-', "
        "beginning with a letter)");
    // Edges.
    row(Connect{{"app::back"}, {"app::all"}}, "app::back(name = \"rear\", uses = {work_store, all})");
    row(Connect{{"app::nightly"}, {"twin"}}, "app::nightly(uses = {twin})");
    row(Connect{{"app::front"}, {"app::back"}},
        "app::front(replicas = 2, uses = {work_store, jobs, back}, expose)");
    row(Connect{{"app::front"}, {"app::jobs"}}, "nothing");
    row(Connect{{"app::jobs"}, {"app::idle"}}, "app::idle(from = jobs)");
    row(Connect{{"app::jobs"}, {"app::work"}}, "nothing");
    row(Connect{{"twin"}, {"app::back"}}, "twin(uses = {app::back})");
    row(Connect{{"app::back"}, {"twin#2"}},
        "invalid: main.cpp:12: twin-2 has overloads, which an annotation cannot tell apart (give it a name "
        "of its own)");
    row(Connect{{"app::front"}, {"app::front"}},
        "invalid: main.cpp:4: front cannot be connected to itself (choose another node)");
    row(Connect{{"app::front"}, {"app::nightly"}},
        "invalid: main.cpp:8: nightly cannot be used by front: a job starts by itself (connect to a service, "
        "shard, scatter, "
        "queue, store, lock or container)");
    row(Connect{{"app::front"}, {"app::work"}},
        "invalid: main.cpp:2: work cannot be used by front: a worker takes its messages from a queue "
        "(connect to a service, "
        "shard, scatter, queue, store, lock or container)");
    row(Connect{{"app::jobs"}, {"app::back"}},
        "invalid: main.cpp:1: jobs is a queue and cannot use other nodes (connect a queue to a worker)");
    row(Connect{{"app::work_store"}, {"app::back"}},
        "invalid: main.cpp:6: work-store is a store and cannot use other nodes (draw the edge towards the "
        "store)");
    row(Connect{{"app::back"}, {"nobody"}},
        "not found: there is no node nobody (choose a node of the graph)");
    row(Disconnect{{"app::front"}, {"app::work_store"}}, "app::front(replicas = 2, uses = {jobs}, expose)");
    row(Disconnect{{"app::back"}, {"app::work_store"}}, "app::back(name = \"rear\")");
    row(Disconnect{{"app::jobs"}, {"app::work"}}, "app::work()");
    row(Disconnect{{"app::front"}, {"app::back"}},
        "refused: main.cpp:40: the edge from front to rear is made by code (remove that use "
        "first)");
    row(Disconnect{{"app::front"}, {"app::jobs"}},
        "refused: main.cpp:1000: the edge from front to jobs is made by code (remove that "
        "use first)");
    row(Disconnect{{"app::back"}, {"app::all"}},
        "not found: main.cpp:5: there is no edge from rear to all (choose an edge of the graph)");
    // Nodes that go take their mentions with them.
    row(RemoveNode{{"app::work_store"}, true},
        "app::front(replicas = 2, uses = {jobs}, expose); app::back(name = \"rear\")");
    row(RemoveNode{{"app::all"}, false}, "nothing");
    row(RemoveNode{{"app::back"}, false},
        "refused: main.cpp:40: rear is still used by code (remove that use first)");
    row(RemoveNode{{"app::jobs"}, false},
        "refused: main.cpp:1000: jobs is still used by code (remove that use first)");
  }
  void argumentsAndEdges() {
    QFETCH(Edit, edit);
    QTEST(outcome(edit, project()), "expected");
  }

  void applyingChangesExactlyTheArgumentsAndTheEdges() {
    const Graph before = project();
    const auto after = apply(Connect{{"app::back"}, {"app::all"}}, before);
    QVERIFY(after.ok());
    QCOMPARE(
        describeDifference(before, *after),
        std::string(
            "node app::back: expected arguments (name = \"rear\", uses = work_store), got arguments (name = "
            "\"rear\", uses = {work_store,all})\n"
            "edge app::back -> app::all: not expected\n"));
    const auto undone = apply(Disconnect{{"app::back"}, {"app::all"}}, *after);
    QVERIFY(undone.ok());
    QVERIFY(undone->edge({{"app::back"}, {"app::all"}}) == nullptr);
  }

  void renamingChangesTheNameOnly() {
    const auto after = apply(RenameNode{{"app::front"}, "door"}, project());
    QVERIFY(after.ok());
    QCOMPARE(after->find("door")->id.value, std::string("app::front"));
    QCOMPARE(after->edges, project().edges);
  }

  void anArgumentGivenTwice() {
    const Graph graph = GraphBuilder()
                            .node(Kind::Service, "a", {{"replicas", "1"}, {"port", "1"}, {"replicas", "2"}})
                            .build();
    QCOMPARE(outcome(SetArgument{{"a"}, "replicas", "5"}, graph),
             QString("a(replicas = 5, port = 1, replicas = 2)"));
    QCOMPARE(outcome(UnsetArgument{{"a"}, "replicas"}, graph), QString("a(port = 1)"));
  }

  void aValueThatIsWrongMayBeSetAgain() {
    const Graph graph = GraphBuilder().node(Kind::Service, "a", {{"replicas", "many"}, {"odd", "1"}}).build();
    QCOMPARE(outcome(SetArgument{{"a"}, "replicas", "many"}, graph), QString("nothing"));
    QCOMPARE(outcome(UnsetArgument{{"a"}, "odd"}, graph), QString("a(replicas = many)"));
  }
};

QTEST_APPLESS_MAIN(EditTest)
#include "edit_test.moc"
