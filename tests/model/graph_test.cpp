// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include <set>

#include <nlohmann/json.hpp>

#include "model/error.h"
#include "model/graph_json.h"
#include "model/node_index.h"
#include "tests/model/graph_builder.h"

using namespace metaparticle::model;
using metaparticle::tests::GraphBuilder;
using nlohmann::json;

namespace {

/// "front -> back call used 2" a line.
QString shown(const std::vector<Edge>& edges) {
  QStringList lines;
  for (const Edge& edge : edges) {
    QString line =
        QString("%1 -> %2 %3").arg(edge.id.from.value.c_str(), edge.id.to.value.c_str(), toString(edge.kind));
    if (edge.declared) line += " declared";
    if (edge.used) line += " used";
    if (!edge.sites.empty()) line += QString(" %1").arg(edge.sites.size());
    lines << line;
  }
  return lines.join("; ");
}

}  // namespace

Q_DECLARE_METATYPE(metaparticle::model::Graph)

class GraphTest : public QObject {
  Q_OBJECT

 private slots:
  void namesResolveFromTheInsideOut_data() {
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("scope");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char* name, const char* scope, const char* expected) {
      QTest::addRow("%s in %s", name, scope) << name << scope << expected;
    };
    row("f", "", "f");
    row("f", "app", "app::f");
    row("f", "app::detail", "app::f");
    row("f", "other", "f");
    row("::f", "app", "f");
    row("app::f", "", "app::f");
    row("app::f", "app", "app::f");
    row("detail::g", "app", "app::detail::g");
    row("detail::g", "app::detail", "app::detail::g");
    row("g", "app", "");
    row("hidden", "app", "app::(anonymous)::hidden");
    row("hidden", "app::(anonymous)", "app::(anonymous)::hidden");
    row("f", "app::(anonymous)", "app::f");
    row("", "app", "");
    row("::", "app", "");
  }
  void namesResolveFromTheInsideOut() {
    QFETCH(QString, name);
    QFETCH(QString, scope);
    const std::set<std::string> known = {"f", "app::f", "app::detail::g", "app::(anonymous)::hidden"};
    const auto found = resolveName(name.toStdString(), scope.toStdString(),
                                   [&](const std::string& candidate) { return known.contains(candidate); });
    QTEST(QString::fromStdString(found.value_or("")), "expected");
  }

  void theShortestNameMeansTheSame_data() {
    QTest::addColumn<QString>("entity");
    QTest::addColumn<QString>("scope");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char* entity, const char* scope, const char* expected) {
      QTest::addRow("%s in %s", entity, scope) << entity << scope << expected;
    };
    row("f", "", "f");
    row("f", "app", "::f");
    row("app::f", "app", "f");
    row("app::f", "", "app::f");
    row("app::detail::g", "app", "detail::g");
    row("app::(anonymous)::hidden", "", "app::hidden");
    row("app::(anonymous)::hidden", "app", "hidden");
  }
  void theShortestNameMeansTheSame() {
    QFETCH(QString, entity);
    QFETCH(QString, scope);
    const Graph graph = GraphBuilder()
                            .node(Kind::Service, "f")
                            .node(Kind::Service, "app::f")
                            .node(Kind::Service, "app::detail::g")
                            .node(Kind::Service, "app::(anonymous)::hidden")
                            .build();
    const NodeIndex index(graph.nodes);
    const std::string name = index.shortestName(entity.toStdString(), scope.toStdString());
    QTEST(QString::fromStdString(name), "expected");
    QCOMPARE(index.named(name, scope.toStdString())->entity, entity.toStdString());
  }

  void wireNames() {
    QCOMPARE(wireName("app::resize_image", {}), std::string("resize-image"));
    QCOMPARE(wireName("app::resize", {{"name", "\"front\""}}), std::string("front"));
    QCOMPARE(wireName("resize", {{"name", "5"}}), std::string("resize"));
    QCOMPARE(wireName("resize", {{"name", "\"\""}}), std::string("resize"));
  }

  void nodesAreFoundByNameIdAndEntity() {
    const Graph graph = GraphBuilder()
                            .node(Kind::Service, "back")
                            .node(Kind::Service, "app::front", {{"name", "\"back-end\""}})
                            .node(Kind::Service, "app::front")
                            .build();
    QCOMPARE(graph.find("back-end")->id.value, std::string("app::front"));
    QCOMPARE(graph.find("app::front#2")->id.value, std::string("app::front#2"));
    QCOMPARE(graph.find("front")->id.value, std::string("app::front#2"));
    QCOMPARE(graph.find("app::front")->id.value, std::string("app::front"));
    QVERIFY(graph.find("nobody") == nullptr);
  }

  void edgesOfCodeAndAnnotations_data() {
    QTest::addColumn<Graph>("graph");
    QTest::addColumn<QString>("expected");
    using B = GraphBuilder;
    const auto row = [](const char* what, B builder, const char* expected) {
      QTest::newRow(what) << builder.build() << expected;
    };
    const auto back = [](B builder) { return builder.node(Kind::Service, "back"); };
    row("a call", back(B()).node(Kind::Service, "front", {}, {B::call("back")}), "front -> back call used 1");
    row("the synchronous call wins",
        back(B()).node(Kind::Service, "front", {}, {B::callAsync("back"), B::call("back")}),
        "front -> back call used 2");
    row("an asynchronous call", back(B()).node(Kind::Service, "front", {}, {B::callAsync("back")}),
        "front -> back call-async used 1");
    row("declared only", back(B()).node(Kind::Service, "front", {{"uses", "{back}"}}),
        "front -> back call declared");
    row("declared and used",
        back(B()).node(Kind::Service, "front", {{"uses", "back"}}, {B::callAsync("back")}),
        "front -> back call-async declared used 1");
    row("a name that means nothing", B().node(Kind::Service, "front", {{"uses", "{back, 5}"}}), "");
    row("through helpers",
        back(B())
            .node(Kind::Service, "front", {}, {B::plain("help")})
            .function("help", {B::plain("more")})
            .function("more", {B::call("back", 7), B::plain("help")}),
        "front -> back call used 1");
    row("through a node that is called plainly",
        back(B())
            .node(Kind::Service, "middle", {}, {B::call("back", 3)})
            .node(Kind::Service, "front", {}, {B::plain("middle")}),
        "front -> back call used 1; middle -> back call used 1");
    row("one place counts once",
        back(B())
            .node(Kind::Service, "front", {}, {B::plain("a"), B::plain("b")})
            .function("a", {B::plain("c")})
            .function("b", {B::plain("c")})
            .function("c", {B::call("back", 7)}),
        "front -> back call used 1");
    row("a call of no node", B().node(Kind::Service, "front", {}, {B::call("plain")}).function("plain"), "");
    row("itself", B().node(Kind::Service, "front", {}, {B::call("front")}), "front -> front call used 1");
    row("a queue",
        B().node(Kind::Queue, "jobs")
            .node(Kind::Service, "front", {}, {B::access("jobs"), B::push("jobs")})
            .node(Kind::Worker, "work", {{"from", "jobs"}}),
        "front -> jobs push used 2; jobs -> work consume declared used");
    row("from names no queue", back(B()).node(Kind::Worker, "work", {{"from", "back"}}), "");
    row("declared to variables",
        B().node(Kind::Queue, "q")
            .node(Kind::Store, "s")
            .node(Kind::Lock, "l")
            .node(Kind::Container, "c")
            .node(Kind::Service, "f", {{"uses", "{q, s, l, c}"}}),
        "f -> c access declared; f -> l access declared; f -> q push declared; f -> s access declared");
    row("overloads: the first is meant",
        B().node(Kind::Service, "a").node(Kind::Service, "a").node(Kind::Service, "b", {}, {B::call("a")}),
        "b -> a call used 1");
    row("scopes",
        B().node(Kind::Service, "a")
            .node(Kind::Service, "x::a")
            .node(Kind::Service, "x::b", {{"uses", "{a, ::a}"}}),
        "x::b -> a call declared; x::b -> x::a call declared");
  }
  void edgesOfCodeAndAnnotations() {
    QFETCH(Graph, graph);
    QTEST(shown(graph.edges), "expected");
  }

  void placesDoNotMatterMeaningDoes() {
    const auto build = [] {
      return GraphBuilder()
          .node(Kind::Service, "back", {{"uses", "{a, b}"}})
          .node(Kind::Service, "front", {{"replicas", "2"}}, {GraphBuilder::call("back", 4)})
          .function("merge");
    };
    const Graph graph = build().build();
    Graph moved = graph;
    std::swap(moved.nodes[0], moved.nodes[1]);
    moved.nodes[0].line = 77;
    moved.nodes[0].file = "other.cpp";
    moved.nodes[0].uses[0].site.line = 78;
    moved.nodes[1].arguments[0].value = "{ a,b, }";
    moved.functions[0].line = 9;
    QCOMPARE(describeDifference(graph, moved), std::string());
    QVERIFY(sameMeaning(graph, moved));
  }

  void everyDifferenceIsNamed() {
    const Graph graph =
        GraphBuilder()
            .node(Kind::Service, "back")
            .node(Kind::Service, "front", {{"replicas", "2"}}, {GraphBuilder::call("back", 4)})
            .function("merge")
            .build();
    const auto differs = [&](const char* expected, auto change) {
      Graph other = graph;
      change(other);
      const std::string difference = describeDifference(graph, other);
      QVERIFY2(difference == expected, difference.c_str());
      QVERIFY(!sameMeaning(graph, other));
    };
    differs("node front: expected arguments (replicas = 2), got arguments (replicas = 3)\n",
            [](Graph& g) { g.nodes[1].arguments[0].value = "3"; });
    differs("node back: expected name = back, got name = rear\n", [](Graph& g) { g.nodes[0].name = "rear"; });
    differs("node back: expected stale = false, got stale = true\n",
            [](Graph& g) { g.nodes[0].stale = true; });
    differs("node front: expected uses {call back}, got uses {}\n",
            [](Graph& g) { g.nodes[1].uses.clear(); });
    differs("edge front -> back: expected declared = false, got declared = true\n",
            [](Graph& g) { g.edges[0].declared = true; });
    differs("edge front -> back: expected sites = 1, got sites = 0\n",
            [](Graph& g) { g.edges[0].sites.clear(); });
    differs("edge front -> back: missing\n", [](Graph& g) { g.edges.clear(); });
    differs("function merge: missing\n", [](Graph& g) { g.functions.clear(); });
    differs("node extra: not expected\n", [](Graph& g) {
      g.nodes.push_back(g.nodes[0]);
      g.nodes.back().id.value = "extra";
    });
  }

  void jsonIsTyped() {
    const Graph graph = GraphBuilder()
                            .node(Kind::Queue, "jobs")
                            .node(Kind::Service, "app::front",
                                  {{"replicas", "2"},
                                   {"expose", ""},
                                   {"cpu", "0.5"},
                                   {"timeout", "\"250ms\""},
                                   {"name", "\"door\""},
                                   {"env", "{\"A=1\"}"},
                                   {"uses", "jobs"},
                                   {"auth", "bearer"},
                                   {"port", "many"},
                                   {"odd", "x + 1"}},
                                  {GraphBuilder::push("jobs")})
                            .node(Kind::Container, "db", {{"ports", "{6379, 1}"}})
                            .build();
    const json result = toJson(graph, {{Severity::Warning, "code", "message", "main.cpp", 3, 4, "app::front"},
                                       {Severity::Error, "code", "message", "main.cpp", 5, 0, ""}});
    const json front = {{"name", "door"},
                        {"kind", "service"},
                        {"function", "app::front"},
                        {"file", "main.cpp"},
                        {"line", 2},
                        {"properties",
                         {{"replicas", 2},
                          {"expose", true},
                          {"cpu", 0.5},
                          {"timeout", "250ms"},
                          {"name", "door"},
                          {"env", json::array({"A=1"})},
                          {"uses", json::array({"jobs"})},
                          {"auth", "bearer"},
                          {"port", "many"},
                          {"odd", "x + 1"}}}};
    QCOMPARE(result["nodes"][1].dump(), front.dump());
    QCOMPARE(result["nodes"][2]["properties"]["ports"].dump(), std::string("[6379,1]"));
    const json edge = {
        {"from", "door"}, {"to", "jobs"},
        {"kind", "push"}, {"declared", true},
        {"used", true},   {"sites", json::array({{{"file", "main.cpp"}, {"line", 1000}, {"column", 5}}})}};
    QCOMPARE(result["edges"].dump(), json::array({edge}).dump());
    const json warning = {{"severity", "warning"}, {"code", "code"}, {"message", "message"},
                          {"file", "main.cpp"},    {"line", 3},      {"node", "door"}};
    QCOMPARE(result["findings"][0].dump(), warning.dump());
    QCOMPARE(result["findings"][1]["node"].get<std::string>(), std::string());
    QCOMPARE(toJson({}, {}).dump(), std::string("{\"edges\":[],\"findings\":[],\"nodes\":[]}"));
  }

  void errorsSayWhatWhereAndHow() {
    QCOMPARE(toString(Error{ErrorKind::Io, "it broke", "a.cpp", 3, "mend it"}),
             std::string("a.cpp:3: it broke (mend it)"));
    QCOMPARE(toString(Error{ErrorKind::Io, "it broke", "a.cpp", 0, ""}), std::string("a.cpp: it broke"));
    QCOMPARE(toString(Error{ErrorKind::Io, "it broke", "", 0, ""}), std::string("it broke"));
    QCOMPARE(std::string(toString(Severity::Note)), std::string("note"));
  }
};

QTEST_APPLESS_MAIN(GraphTest)
#include "graph_test.moc"
