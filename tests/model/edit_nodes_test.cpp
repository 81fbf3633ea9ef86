// SPDX-License-Identifier: GPL-3.0-or-later
//
// Edits that add, remove and move nodes.
#include <QTest>

#include "model/edit.h"
#include "model/validation.h"
#include "tests/model/graph_builder.h"

using namespace metaparticle::model;
using metaparticle::tests::GraphBuilder;
using B = GraphBuilder;

Q_DECLARE_METATYPE(metaparticle::model::Edit)

namespace {

std::string errorOf(const Edit& edit, const Graph& graph) {
  const auto result = apply(edit, graph);
  return result ? "" : toString(result.error());
}

}  // namespace

class EditNodesTest : public QObject {
  Q_OBJECT

 private slots:
  void addedNodesAreValidButForWhatCannotBeGuessed() {
    for (const KindInfo& kind : kinds()) {
      const auto graph = apply(AddNode{kind.kind, "new_one", "main.cpp", "app"}, Graph{});
      QVERIFY(graph.ok());
      const Node* node = graph->find("new-one");
      QVERIFY(node != nullptr);
      QCOMPARE(node->id.value, std::string("app::new_one"));
      QCOMPARE(node->kind, kind.kind);
      const auto findings = validate(*graph);
      if (kind.kind == Kind::Worker) {
        QCOMPARE(findings.size(), std::size_t{1});
        QCOMPARE(findings[0].code, std::string("missing-argument"));
      } else {
        QVERIFY2(findings.empty(), findings.empty() ? "" : findings[0].message.c_str());
      }
    }
  }

  void stubs_data() {
    QTest::addColumn<QString>("word");
    QTest::addColumn<QString>("code");
    QTest::newRow("service") << "service"
                             << "[[mp::service]]\n"
                                "std::string a(const std::string& request) { return request; }";
    QTest::newRow("shard") << "shard"
                           << "[[mp::shard(shards = 3, key = request)]]\n"
                              "std::string a(const std::string& request) { return request; }";
    QTest::newRow("scatter") << "scatter"
                             << "std::string a_gather(const std::vector<std::string>& parts) {\n"
                                "  std::string merged;\n"
                                "  for (const std::string& part : parts) merged += part;\n"
                                "  return merged;\n"
                                "}\n"
                                "\n"
                                "[[mp::scatter(leaves = 3, gather = a_gather)]]\n"
                                "std::string a(const std::string& request) { return request; }";
    QTest::newRow("queue") << "queue"
                           << "[[mp::queue]]\ninline mp::Queue<std::string> a;";
    QTest::newRow("worker") << "worker"
                            << "[[mp::worker]]\n"
                               "void a(const std::string& message) { static_cast<void>(message); }";
    QTest::newRow("job") << "job"
                         << "[[mp::job]]\nvoid a() {}";
    QTest::newRow("store") << "store"
                           << "[[mp::store]]\ninline mp::Store<std::string> a;";
    QTest::newRow("lock") << "lock"
                          << "[[mp::lock]]\ninline mp::Lock a;";
    QTest::newRow("leader") << "leader"
                            << "[[mp::leader]]\nvoid a() {}";
    QTest::newRow("container")
        << "container"
        << "[[mp::container(image = \"docker.io/library/redis:7\")]]\ninline mp::Container a;";
  }
  void stubs() {
    QFETCH(QString, word);
    const Stub stub = stubFor({*kindFromWord(word.toStdString()), "a", "main.cpp", ""});
    QTEST(QString::fromStdString(stub.code), "code");
  }

  void stubsInHeadersAreInline() {
    const Stub stub = stubFor({Kind::Scatter, "a", "a.hpp", "app"});
    QVERIFY(stub.code.starts_with("inline std::string a_gather("));
    QVERIFY(stub.code.find("]]\ninline std::string a(") != std::string::npos);
    QCOMPARE(stub.functions.size(), std::size_t{1});
    QCOMPARE(stub.functions[0].name, std::string("app::a_gather"));
    QCOMPARE(stub.signature, std::string("std::string(const std::string& request)"));
  }

  void whatCannotBeAdded() {
    const Graph graph = B().node(Kind::Service, "app::one")
                            .node(Kind::Service, "two", {{"name", "\"other\""}})
                            .function("helper")
                            .build();
    const auto error = [&](const std::string& name, const std::string& file = "main.cpp",
                           const std::string& scope = "") {
      return errorOf(AddNode{Kind::Scatter, name, file, scope}, graph);
    };
    QCOMPARE(error("fresh"), std::string());
    QCOMPARE(error("fresh", "sub/new.hpp", "a::b"), std::string());
    QCOMPARE(error("one", "main.cpp", "app"),
             std::string("the name one is taken by app::one (choose another name)"));
    QCOMPARE(error("two", "main.cpp", "app"),
             std::string("the name two is taken by two (choose another name)"));
    QCOMPARE(error("helper"), std::string("the name helper is taken by helper (choose another name)"));
    QCOMPARE(error("app"), std::string("the name app is taken by app (choose another name)"));
    QCOMPARE(error("other"),
             std::string("main.cpp:2: there is already a node called other (choose another name)"));
    QVERIFY(error("class").starts_with("\"class\" cannot be the name of a function"));
    QVERIFY(error("main").starts_with("\"main\" cannot be the name of a function"));
    QVERIFY(error("a-b").starts_with("\"a-b\" cannot be the name of a function"));
    for (const char* file : {"", "/etc/a.cpp", "../a.cpp", "x/../../a.cpp", "notes.txt"}) {
      QVERIFY2(error("fresh", file).find("is not a C++ file of this project") != std::string::npos, file);
    }
    for (const char* scope : {"a b", "a::", "::a", "class"}) {
      QVERIFY2(error("fresh", "main.cpp", scope).find("is not a namespace") != std::string::npos, scope);
    }
  }

  void aScattersHelperMustBeFreeToo() {
    const Graph graph = B().function("all_gather").build();
    QCOMPARE(errorOf(AddNode{Kind::Scatter, "all", "main.cpp", ""}, graph),
             std::string("the name all_gather is taken by all_gather (choose another name)"));
    QCOMPARE(errorOf(AddNode{Kind::Service, "all", "main.cpp", ""}, graph), std::string());
  }

  void removingAnAnnotationLeavesItsFunction() {
    const Graph graph =
        B().node(Kind::Service, "back").node(Kind::Service, "front", {}, {B::call("back")}).build();
    const auto after = apply(RemoveNode{{"front"}, false}, graph);
    QVERIFY(after.ok());
    QVERIFY(after->find("front") == nullptr);
    QVERIFY(after->edges.empty());
    QCOMPARE(after->functions.size(), std::size_t{1});
    QCOMPARE(after->functions[0].name, std::string("front"));
    QCOMPARE(after->functions[0].uses, graph.nodes[1].uses);
  }

  void removingWithTheFunctionLeavesNothing() {
    const Graph graph = B().node(Kind::Service, "front").node(Kind::Queue, "jobs").build();
    const auto after = apply(RemoveNode{{"front"}, true}, graph);
    QVERIFY(after.ok());
    QVERIFY(after->functions.empty());
    const auto without = apply(RemoveNode{{"jobs"}, false}, graph);
    QVERIFY(without.ok());
    QVERIFY(without->functions.empty());
  }

  void aFunctionThatIsStillNeededStays() {
    const Graph graph = B().node(Kind::Service, "merge")
                            .node(Kind::Service, "called")
                            .node(Kind::Scatter, "all", {{"leaves", "2"}, {"gather", "merge"}})
                            .function("helper", {B::plain("called", 12)})
                            .build();
    QCOMPARE(errorOf(RemoveNode{{"merge"}, true}, graph),
             std::string("main.cpp:3: merge is still the gather of all (give that another gather first)"));
    QCOMPARE(errorOf(RemoveNode{{"called"}, true}, graph),
             std::string("main.cpp:12: called is still used by code (remove that use first)"));
    QCOMPARE(errorOf(RemoveNode{{"merge"}, false}, graph), std::string());
    QCOMPARE(errorOf(RemoveNode{{"called"}, false}, graph), std::string());
  }

  void recursionDoesNotKeepANode() {
    const Graph graph = B().node(Kind::Service, "self", {}, {B::call("self"), B::plain("self")}).build();
    QCOMPARE(errorOf(RemoveNode{{"self"}, true}, graph), std::string());
  }

  void theTwinTakesTheNameOfTheFirst() {
    const Graph graph = B().node(Kind::Service, "twin")
                            .node(Kind::Service, "twin", {{"replicas", "2"}})
                            .node(Kind::Service, "user", {{"uses", "twin"}})
                            .build();
    const auto after = apply(RemoveNode{{"twin"}, true}, graph);
    QVERIFY(after.ok());
    QCOMPARE(after->nodes.size(), std::size_t{2});
    QCOMPARE(after->nodes[0].id.value, std::string("twin"));
    QVERIFY(after->edge({{"user"}, {"twin"}}) != nullptr);
  }

  void linkingMovesTheAnnotation() {
    const Graph graph =
        B().node(Kind::Service, "back")
            .node(Kind::Service, "front", {{"replicas", "2"}}, {B::call("back")})
            .node(Kind::Service, "user", {{"uses", "{front}"}}, {B::call("front"), B::call("app::next")})
            .function("app::next", {B::callAsync("back")}, "int(int x)")
            .build();
    const auto after = apply(LinkNode{{"front"}, "app::next"}, graph);
    QVERIFY(after.ok());
    const Node* node = after->node({"app::next"});
    QVERIFY(node != nullptr);
    QCOMPARE(node->name, std::string("next"));
    QCOMPARE(node->signature, std::string("int(int x)"));
    QCOMPARE(node->arguments, graph.nodes[1].arguments);
    QCOMPARE(after->edge({{"app::next"}, {"back"}})->kind, EdgeKind::CallAsync);
    QVERIFY(after->edge({{"user"}, {"app::next"}}) != nullptr);
    QCOMPARE(after->edges.size(), std::size_t{2});
    QCOMPARE(after->functions.size(), std::size_t{1});
    QCOMPARE(after->functions[0].name, std::string("front"));
    const auto back = apply(LinkNode{{"app::next"}, "front"}, *after);
    QVERIFY(back.ok());
    QCOMPARE(describeDifference(graph, *back), std::string());
  }

  void whatCannotBeLinked() {
    const Graph graph = B().node(Kind::Service, "front")
                            .node(Kind::Queue, "jobs")
                            .node(Kind::Service, "back", {{"name", "\"over\""}})
                            .function("plain")
                            .function("twice")
                            .function("twice", {}, "int()")
                            .function("app::over")
                            .build();
    QCOMPARE(errorOf(LinkNode{{"front"}, "plain"}, graph), std::string());
    QCOMPARE(
        errorOf(LinkNode{{"front"}, "nobody"}, graph),
        std::string(
            "main.cpp:1: there is no function nobody in this project (choose an existing function by its "
            "qualified name)"));
    QCOMPARE(
        errorOf(LinkNode{{"front"}, "back"}, graph),
        std::string("main.cpp:1: back already carries a node (choose a function without an annotation)"));
    QCOMPARE(errorOf(LinkNode{{"front"}, "twice"}, graph),
             std::string("main.cpp:1: twice has overloads, which an annotation's node cannot tell apart "
                         "(choose a function "
                         "without overloads)"));
    QCOMPARE(
        errorOf(LinkNode{{"jobs"}, "plain"}, graph),
        std::string(
            "main.cpp:2: jobs stands on a variable and cannot be linked to a function (add a new node in its "
            "place)"));
    QCOMPARE(errorOf(LinkNode{{"front"}, "app::over"}, graph),
             std::string("main.cpp:3: there is already a node called over (choose another name)"));
  }

  void everyEditDescribesItself() {
    QCOMPARE(describe(SetArgument{{"resize"}, "replicas", "4"}), std::string("set replicas = 4 of resize"));
    QCOMPARE(describe(SetArgument{{"resize"}, "expose", ""}), std::string("set expose of resize"));
    QCOMPARE(describe(UnsetArgument{{"resize"}, "port"}), std::string("unset port of resize"));
    QCOMPARE(describe(AddNode{Kind::Queue, "jobs", "main.cpp", "app"}),
             std::string("add queue app::jobs to main.cpp"));
    QCOMPARE(describe(RemoveNode{{"resize"}, false}), std::string("remove resize"));
    QCOMPARE(describe(RemoveNode{{"resize"}, true}), std::string("remove resize with its function"));
    QCOMPARE(describe(RenameNode{{"resize"}, "front"}), std::string("rename resize to front"));
    QCOMPARE(describe(Connect{{"a"}, {"b"}}), std::string("connect a to b"));
    QCOMPARE(describe(Disconnect{{"a"}, {"b"}}), std::string("disconnect a from b"));
    QCOMPARE(describe(LinkNode{{"a"}, "f"}), std::string("link a to f"));
  }
};

QTEST_APPLESS_MAIN(EditNodesTest)
#include "edit_nodes_test.moc"
