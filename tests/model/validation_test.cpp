// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "model/validation.h"
#include "tests/model/graph_builder.h"

using namespace metaparticle::model;
using B = metaparticle::tests::GraphBuilder;

Q_DECLARE_METATYPE(metaparticle::model::Graph)

namespace {

QString shown(const std::vector<Finding>& findings) {
  QStringList lines;
  for (const Finding& finding : findings) {
    lines << QString("%1 %2 %3:%4 %5")
                 .arg(toString(finding.severity), finding.code.c_str(), finding.file.c_str())
                 .arg(finding.line)
                 .arg(finding.node.c_str());
  }
  return lines.join("; ");
}

}  // namespace

class ValidationTest : public QObject {
  Q_OBJECT

 private slots:
  void findings_data() {
    QTest::addColumn<Graph>("graph");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char* what, B builder, const char* expected) {
      QTest::newRow(what) << builder.build() << expected;
    };
    row("nothing", B(), "");
    row("a good graph",
        B().node(Kind::Queue, "jobs")
            .node(Kind::Worker, "work", {{"from", "jobs"}, {"replicas", "4"}})
            .node(Kind::Service, "front", {{"min", "1"}, {"max", "5"}, {"expose", ""}}, {B::push("jobs")}),
        "");
    row("unknown argument", B().node(Kind::Service, "a", {{"replica", "1"}}),
        "error unknown-argument main.cpp:1 a");
    row("missing argument", B().node(Kind::Scatter, "a", {{"leaves", "2"}}),
        "error missing-argument main.cpp:1 a");
    row("both alternatives missing", B().node(Kind::Shard, "a", {{"shards", "2"}}),
        "error missing-argument main.cpp:1 a");
    row("one alternative is enough",
        B().node(Kind::Shard, "a", {{"shards", "2"}, {"url_pattern", "\"/(.*)\""}}), "");
    row("both alternatives given",
        B().node(Kind::Shard, "a", {{"shards", "2"}, {"url_pattern", "\"/(.*)\""}, {"key", "request"}}),
        "error conflicting-arguments main.cpp:1 a");
    row("given twice", B().node(Kind::Service, "a", {{"replicas", "2"}, {"replicas", "2"}}),
        "error duplicate-argument main.cpp:1 a");
    row("out of bounds", B().node(Kind::Service, "a", {{"replicas", "0"}}),
        "error out-of-bounds main.cpp:1 a");
    row("wrong type", B().node(Kind::Service, "a", {{"replicas", "x"}}), "error wrong-type main.cpp:1 a");
    row("bad name", B().node(Kind::Service, "a", {{"name", "\"A b\""}}), "error invalid-name main.cpp:1 a");
    row("min above max", B().node(Kind::Service, "a", {{"min", "3"}, {"max", "2"}}),
        "error conflicting-arguments main.cpp:1 a");
    row("quorum above leaves",
        B().node(Kind::Scatter, "a", {{"leaves", "2"}, {"quorum", "3"}, {"gather", "m"}}).function("m"),
        "error conflicting-arguments main.cpp:1 a");
    row("dangling gather", B().node(Kind::Scatter, "a", {{"leaves", "2"}, {"gather", "nobody"}}),
        "error dangling-gather main.cpp:1 a");
    row("dangling from", B().node(Kind::Worker, "a", {{"from", "nobody"}}),
        "error dangling-from main.cpp:1 a");
    row("from a service", B().node(Kind::Service, "s").node(Kind::Worker, "a", {{"from", "s"}}),
        "error wrong-target main.cpp:2 a");
    row("dangling dead letter", B().node(Kind::Queue, "q", {{"dead_letter", "nobody"}}),
        "error dangling-dead-letter main.cpp:1 q");
    row("dangling uses, each", B().node(Kind::Service, "a", {{"uses", "{x, y}"}}),
        "error dangling-uses main.cpp:1 a; error dangling-uses main.cpp:1 a");
    row("uses what cannot be used", B().node(Kind::Job, "j").node(Kind::Service, "a", {{"uses", "j"}}),
        "error wrong-target main.cpp:2 a");
    row("the parameter as key", B().node(Kind::Shard, "a", {{"shards", "2"}, {"key", "request"}}), "");
    row("a field as key", B().node(Kind::Shard, "a", {{"shards", "2"}, {"key", "request.user.id"}}), "");
    row("a function as key",
        B().node(Kind::Shard, "app::a", {{"shards", "2"}, {"key", "key_of"}}).function("app::key_of"), "");
    row("a field of nothing", B().node(Kind::Shard, "a", {{"shards", "2"}, {"key", "reqest.user"}}),
        "error dangling-key main.cpp:1 a");
    row("dangling key", B().node(Kind::Shard, "a", {{"shards", "2"}, {"key", "nobody"}}),
        "error dangling-key main.cpp:1 a");
    row("duplicate name", B().node(Kind::Service, "app::a").node(Kind::Queue, "a"),
        "error duplicate-name main.cpp:2 a");
    row("ports that collide",
        B().node(Kind::Service, "a", {{"expose", ""}, {"port", "80"}})
            .node(Kind::Service, "b", {{"expose", "true"}, {"port", "80"}}),
        "error port-collision main.cpp:2 b");
    row("a port of a node that is not exposed is its own affair",
        B().node(Kind::Service, "a", {{"expose", ""}, {"port", "80"}})
            .node(Kind::Service, "b", {{"port", "80"}}),
        "");
    row("a cycle of calls",
        B().node(Kind::Service, "a", {}, {B::call("b")})
            .node(Kind::Service, "b", {}, {B::call("c")})
            .node(Kind::Service, "c", {}, {B::call("a")}),
        "warning call-cycle main.cpp:1 a");
    row("asynchronous calls wait for nothing",
        B().node(Kind::Service, "a", {}, {B::call("b")}).node(Kind::Service, "b", {}, {B::callAsync("a")}),
        "");
    row("two cycles",
        B().node(Kind::Service, "a", {}, {B::call("a")})
            .node(Kind::Service, "b", {}, {B::call("c"), B::call("a")})
            .node(Kind::Service, "c", {}, {B::call("b")}),
        "warning call-cycle main.cpp:1 a; warning call-cycle main.cpp:2 b");
    row("a call of a function that is no node",
        B().node(Kind::Service, "a", {}, {B::call("plain", 50)}).function("plain", {B::callAsync("plain")}),
        "error not-a-node main.cpp:50 a; error not-a-node main.cpp:1000 ");
  }
  void findings() {
    QFETCH(Graph, graph);
    QTEST(shown(validate(graph)), "expected");
  }

  void twinsUnderIfAreOneNode() {
    B builder;
    builder.node(Kind::Service, "a", {{"expose", ""}, {"port", "80"}});
    builder.last().readOnly = true;
    builder.node(Kind::Service, "a", {{"expose", ""}, {"port", "80"}});
    QCOMPARE(shown(validate(builder.build())), QString());
  }

  void messagesNameWhatIsMeant() {
    const auto message = [](B builder) { return validate(builder.build()).at(0).message; };
    QCOMPARE(message(B().node(Kind::Service, "a", {}, {B::call("b")})
                         .node(Kind::Service, "b", {}, {B::call("c"), B::call("d")})
                         .node(Kind::Service, "c", {}, {B::call("d")})
                         .node(Kind::Service, "d", {}, {B::call("a")})),
             std::string("calls go round in a circle, in which each waits for the next: a -> b -> d -> a"));
    QCOMPARE(message(B().node(Kind::Shard, "a", {{"shards", "2"}})),
             std::string("a needs key or url_pattern; write one of the two"));
    QCOMPARE(message(B().node(Kind::Worker, "a")),
             std::string("a needs from; write the name of a queue variable"));
    QCOMPARE(message(B().node(Kind::Service, "app::a").node(Kind::Queue, "a")),
             std::string("there is already a node called a at main.cpp:1; give one of them another name"));
  }

  void parametersAreFoundInSignatures_data() {
    QTest::addColumn<QString>("signature");
    QTest::addColumn<bool>("good");
    const auto row = [](const char* signature, bool good) { QTest::newRow(signature) << signature << good; };
    row("int(const Request& request)", true);
    row("int(std::map<int, int> other, Request request)", true);
    row("std::function<int(int)>(Request *request)", true);
    row("int(Request request = {1, 2}, int b)", true);
    row("int(const char request[4])", true);
    row("int(const Request&)", false);
    row("int(const request)", false);
    row("int(app::request)", false);
    row("int()", false);
    row("mp::Queue<int>", false);
  }
  void parametersAreFoundInSignatures() {
    QFETCH(QString, signature);
    B builder;
    builder.node(Kind::Shard, "a", {{"shards", "2"}, {"key", "request"}});
    builder.last().signature = signature.toStdString();
    QTEST(validate(builder.build()).empty(), "good");
  }

  void exposedNodesGetPortsInOrder() {
    const Graph graph = B().node(Kind::Service, "a", {{"expose", ""}})
                            .node(Kind::Service, "hidden", {{"port", "3001"}})
                            .node(Kind::Service, "b", {{"expose", ""}, {"port", "3001"}})
                            .node(Kind::Scatter, "c", {{"expose", "true"}})
                            .node(Kind::Service, "d", {{"expose", ""}, {"port", "70000"}})
                            .node(Kind::Service, "e", {{"expose", "false"}})
                            .build();
    const std::vector<std::pair<NodeId, int>> expected = {
        {{"a"}, 3000}, {{"b"}, 3001}, {{"c"}, 3002}, {{"d"}, 3003}};
    QCOMPARE(exposedPorts(graph), expected);
  }

  void aLongChainOfCallsIsNoDanger() {
    B builder;
    constexpr int length = 20'000;
    for (int i = 0; i < length; ++i) {
      builder.node(Kind::Service, "n" + std::to_string(i), {},
                   {B::call("n" + std::to_string((i + 1) % length))});
    }
    QCOMPARE(shown(validate(builder.build())), QString("warning call-cycle main.cpp:1 n0"));
  }
};

QTEST_APPLESS_MAIN(ValidationTest)
#include "validation_test.moc"
