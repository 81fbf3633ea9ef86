// SPDX-License-Identifier: GPL-3.0-or-later
//
// What several files mean together: the graph, its findings, and where things are.
#include <QtTest>

#include "codegen/source_file.h"
#include "codegen/workspace.h"
#include "tests/support/case_file.h"
#include "tests/support/generate_program.h"
#include "tests/support/random.h"

using metaparticle::codegen::FileEdits;
using metaparticle::codegen::Range;
using metaparticle::codegen::Workspace;
using metaparticle::model::Graph;
using metaparticle::model::Node;
using metaparticle::model::NodeId;

namespace {

using Texts = std::map<std::string, std::string>;

Workspace workspaceOf(const Texts& texts) {
  Workspace workspace;
  for (const auto& [file, text] : texts) workspace.setText(file, text);
  return workspace;
}

/// "id kind file:line" of each node.
QStringList nodesOf(const Workspace& workspace) {
  QStringList lines;
  for (const Node& node : workspace.graph()->nodes) {
    lines << QString("%1 %2 %3:%4")
                 .arg(QString::fromStdString(node.id.value))
                 .arg(QString::fromUtf8(metaparticle::model::info(node.kind).word.data()),
                      QString::fromStdString(node.file))
                 .arg(node.line);
  }
  return lines;
}

/// "from kind to file:line:column..." of each edge.
QStringList edgesOf(const Workspace& workspace) {
  QStringList lines;
  for (const auto& edge : workspace.graph()->edges) {
    QString line = QString("%1 %2 %3")
                       .arg(QString::fromStdString(edge.id.from.value), toString(edge.kind),
                            QString::fromStdString(edge.id.to.value));
    for (const auto& site : edge.sites) {
      line += QString(" %1:%2:%3").arg(QString::fromStdString(site.file)).arg(site.line).arg(site.column);
    }
    lines << line;
  }
  return lines;
}

QStringList functionsOf(const Workspace& workspace) {
  QStringList lines;
  for (const auto& function : workspace.graph()->functions) {
    lines << QString("%1 %2 %3:%4")
                 .arg(QString::fromStdString(function.name), QString::fromStdString(function.signature),
                      QString::fromStdString(function.file))
                 .arg(function.line);
  }
  return lines;
}

/// "code file:line:column" of each finding.
QStringList findingsOf(const Workspace& workspace) {
  QStringList lines;
  for (const auto& finding : workspace.findings()) {
    lines << QString("%1 %2:%3:%4")
                 .arg(QString::fromStdString(finding.code), QString::fromStdString(finding.file))
                 .arg(finding.line)
                 .arg(finding.column);
  }
  return lines;
}

}  // namespace

class WorkspaceTest : public QObject {
  Q_OBJECT

 private slots:
  void declarationAndDefinitionAreOne() {
    const Workspace workspace = workspaceOf({
        {"api.h", "namespace app {\n[[mp::service(replicas = 2)]]\nint front(const std::string& text);\n}\n"},
        {"main.cpp",
         "[[mp::job]] void work();\nint app::front(const std::string & input) { mp::call(work); return 1; "
         "}\n"},
    });
    QCOMPARE(nodesOf(workspace), QStringList({"app::front service api.h:3", "work job main.cpp:1"}));
    QCOMPARE(edgesOf(workspace), QStringList({"app::front call work main.cpp:2:54"}));
    QCOMPARE(functionsOf(workspace), QStringList());
    QCOMPARE(QString::fromStdString(workspace.graph()->nodes[0].signature),
             QString("int(const std::string & input)"));
    QCOMPARE(workspace.declarationsOf("app::front").size(), std::size_t(2));
    QCOMPARE(QString::fromStdString(workspace.locate({"app::front"})->file), QString("api.h"));
  }

  void bothAnnotated() {
    Workspace workspace = workspaceOf({{"a.h", "[[mp::service(replicas = 2)]] int f();\n"},
                                       {"b.cpp", "[[mp::service(replicas = 2)]] int f() { return 1; }\n"}});
    QCOMPARE(nodesOf(workspace), QStringList({"f service a.h:1"}));
    QCOMPARE(findingsOf(workspace), QStringList());
    workspace.replace("b.cpp", {25, 26}, "3");
    QCOMPARE(nodesOf(workspace), QStringList({"f service a.h:1"}));
    QCOMPARE(findingsOf(workspace), QStringList({"different-annotations a.h:1:3"}));
  }

  void sameNames() {
    const Workspace workspace = workspaceOf({
        {"a.cpp",
         "[[mp::service]] int f(int);\n[[mp::service]] int f(long) { return 1; }\nint f(char);\n"
         "#if A\n[[mp::job]] void g() {}\n#else\n[[mp::job]] void g() {}\n#endif\n"
         "static int helper() { return mp::call(f, 1); }\n[[mp::job]] void h() { helper(); }\n"},
        {"b.cpp",
         "[[mp::service]] int f(long);\nstatic int helper() { return 1; }\n[[mp::job]] void i() { helper(); "
         "}\n"},
    });
    QCOMPARE(nodesOf(workspace), QStringList({"f service a.cpp:1", "f#2 service a.cpp:2", "g job a.cpp:5",
                                              "h job a.cpp:10", "i job b.cpp:3"}));
    QCOMPARE(functionsOf(workspace),
             QStringList({"f int(char) a.cpp:3", "helper int() a.cpp:9", "helper int() b.cpp:2"}));
    QVERIFY(workspace.locate({"f#2"})->declaration.isDefinition);
  }

  void helpersAreFollowed() {
    const Workspace workspace = workspaceOf({
        {"a.cpp",
         "#include \"b.h\"\nusing namespace tools;\n[[mp::service]]\nvoid front() { log(1); one(); }\n"},
        {"b.h", "namespace tools { void one(); }\n"},
        {"c.cpp",
         "inline mp::Queue<int> plain;\n[[mp::queue]] inline mp::Queue<int> jobs;\nnamespace tools {\n"
         "namespace { void two() { jobs.push(1); plain.push(2); } }\nvoid one() { if (true) two(); one(); "
         "}\n}\n"},
    });
    QCOMPARE(edgesOf(workspace), QStringList({"front push jobs c.cpp:4:26"}));
    QCOMPARE(functionsOf(workspace),
             QStringList({"tools::one void() b.h:1", "tools::(anonymous)::two void() c.cpp:4"}));
  }

  void edgesOfAllKinds() {
    const Workspace workspace = workspaceOf({{"a.cpp", R"(
[[mp::queue]] inline mp::Queue<int> q;
[[mp::store]] inline mp::Store<int> s;
[[mp::lock]] inline mp::Lock l;
[[mp::worker(from = q, uses = {s, l})]] void w(int x) { s.put("a", x); }
[[mp::service]] int a() { mp::call_async(b); return mp::call(b); }
[[mp::service(uses = a)]] int b() { q.push(1); q.size(); auto f = [] { l.acquire(); }; return 1; }
)"}});
    QCOMPARE(edgesOf(workspace), QStringList({"a call b a.cpp:6:42 a.cpp:6:62", "b call a",
                                              "b access l a.cpp:7:72", "b push q a.cpp:7:37 a.cpp:7:48",
                                              "q consume w", "w access l", "w access s a.cpp:5:57"}));
  }

  void findings() {
    const Workspace workspace = workspaceOf({{"a.cpp", R"(int plain();
[[mp::serivce]] int misspelt();
[[mp::queue]] int onFunction();
[[mp::service]] mp::Queue<int> onVariable;
struct [[mp::service]] Record { [[mp::job]] void member(); };
[[mp::service]] [[mp::job]] int twice() { return mp::call(nowhere, 1) + mp::call(plain); }
static [[mp::job]] int odd();
[[mp::service(replicas = )]] int half();
[[mp::service]] int open() { return 1;

/* no end
)"}});
    QCOMPARE(findingsOf(workspace),
             QStringList({"unknown-kind a.cpp:2:3", "wrong-entity a.cpp:3:3", "wrong-entity a.cpp:4:3",
                          "annotation-position a.cpp:5:10", "wrong-entity a.cpp:5:10",
                          "annotation-on-member a.cpp:5:33", "second-annotation a.cpp:6:3",
                          "unknown-call-target a.cpp:6:59", "annotation-position a.cpp:7:10",
                          "broken-annotation a.cpp:8:3", "broken-declaration a.cpp:9:21",
                          "unterminated-comment a.cpp:11:1", "not-a-node a.cpp:6:82"}));
  }

  void nodeAt() {
    const std::string text = "// x\n[[mp::job]]\nvoid a();\nvoid b() {}\nvoid a() {\n  b();\n}\n";
    const Workspace workspace = workspaceOf({{"a.cpp", text}});
    const auto at = [&](const char* what) {
      return workspace.nodeAt("a.cpp", text.find(what)).value_or(NodeId{"none"}).value;
    };
    QCOMPARE(at("// x"), std::string("none"));
    QCOMPARE(at("mp::job"), std::string("a"));
    QCOMPARE(at("void b"), std::string("none"));
    QCOMPARE(at("  b();"), std::string("a"));
    QCOMPARE(workspace.nodeAt("a.cpp", text.size()).has_value(), false);
    QCOMPARE(workspace.nodeAt("none.cpp", 0).has_value(), false);
  }

  void filesComeAndGo() {
    Workspace workspace = workspaceOf({{"b.cpp", "[[mp::job]] void b() { a(); }\n"}});
    QCOMPARE(edgesOf(workspace), QStringList());
    workspace.setText("a.cpp", "[[mp::queue]] inline mp::Queue<int> q;\nvoid a() { q.push(1); }\n");
    QCOMPARE(edgesOf(workspace), QStringList({"b push q a.cpp:2:12"}));
    QCOMPARE(nodesOf(workspace), QStringList({"q queue a.cpp:1", "b job b.cpp:1"}));
    workspace.removeFile("a.cpp");
    workspace.removeFile("none.cpp");
    QCOMPARE(edgesOf(workspace), QStringList());
    QCOMPARE(workspace.files(), std::vector<std::string>{"b.cpp"});
    QVERIFY(!workspace.contains("a.cpp"));
    QCOMPARE(workspace.text("a.cpp"), std::string());
  }

  void offsetsAreClamped() {
    Workspace workspace;
    workspace.replace("new.cpp", {5, 9}, "int a;");
    QCOMPARE(workspace.text("new.cpp"), std::string("int a;"));
    workspace.replace("new.cpp", {100, 3}, "\n");
    QCOMPARE(workspace.text("new.cpp"), std::string("int a;\n"));
    workspace.replace("new.cpp", {4, 1000}, "b;");
    QCOMPARE(workspace.text("new.cpp"), std::string("int b;"));
  }

  void editsThatDoNotFitChangeNothing() {
    Workspace workspace = workspaceOf({{"a.cpp", "int a;"}, {"b.cpp", "int b;"}});
    FileEdits edits;
    QVERIFY(edits.files["a.cpp"].add({{4, 5}, "x"}).ok());
    QVERIFY(edits.files["b.cpp"].add({{4, 50}, "x"}).ok());
    QVERIFY(!workspace.apply(edits).ok());
    QCOMPARE(workspace.text("a.cpp"), std::string("int a;"));
  }

  void graphsAreValues() {
    Workspace workspace = workspaceOf({{"a.cpp", "[[mp::job]] void a();\n"}});
    const auto before = workspace.graph();
    const Graph copy = *before;
    for (int i = 0; i < 5; ++i) {
      workspace.replace("a.cpp", {0, 0}, "\n");
      QCOMPARE(workspace.graph()->nodes[0].line, i + 2);
    }
    QVERIFY(*before == copy);
  }

  void staleNodesKeepTheirEdges() {
    const std::string text =
        "[[mp::queue]] inline mp::Queue<int> q;\n\n[[mp::service]]\nint f() { q.push(1); return 1; }\n\n"
        "[[mp::worker(from = q)]]\nvoid w(int x) {}\n";
    Workspace workspace = workspaceOf({{"a.cpp", text}});
    const QStringList edges = edgesOf(workspace);
    workspace.replace("a.cpp", {11, 12}, "");  // [[mp::queue]
    const Node* queue = workspace.graph()->node({"q"});
    QVERIFY(queue != nullptr && queue->stale);
    QCOMPARE(workspace.graph()->edges.size(), std::size_t(edges.size()));
    QVERIFY(findingsOf(workspace).contains("stale-node a.cpp:1:1"));
    // Read afresh there is no last good state.
    workspace.setText("a.cpp", workspace.text("a.cpp"));
    QVERIFY(workspace.graph()->node({"q"}) == nullptr);
  }

  /// Random edits of several files: what is not kept from before is as if read afresh.
  void incrementalEqualsFresh_data() {
    QTest::addColumn<quint64>("seed");
    const quint64 first = qEnvironmentVariable("MP_SEED", "1").toULongLong();
    const quint64 count = qEnvironmentVariable("MP_RUNS", "30").toULongLong();
    for (quint64 seed = first; seed < first + count; ++seed) QTest::addRow("seed %llu", seed) << seed;
  }

  void incrementalEqualsFresh() {
    QFETCH(quint64, seed);
    metaparticle::test::Random random(seed);
    const Texts texts = metaparticle::test::generateProgram(random, {.files = 3, .nodes = 10, .fillers = 6});
    Workspace workspace = workspaceOf(texts);
    int compared = 0;
    for (int step = 0; step < 60; ++step) {
      const std::string file = random.pick(workspace.files());
      // A change, and half of the time its undoing, so that the text is whole now and then.
      const std::string text = workspace.text(file);
      const std::size_t begin = random.below(text.size() + 1);
      const Range range{begin, std::min(text.size(), begin + random.below(random.chance(80) ? 3 : 200))};
      const std::size_t from = random.below(text.size() + 1);
      const std::string piece =
          random.chance(30) ? std::string() : text.substr(from, random.below(random.chance(80) ? 3 : 200));
      workspace.replace(file, range, piece);
      if (random.chance(50)) static_cast<void>(workspace.graph());
      if (random.chance(85))
        workspace.replace(file, {begin, begin + piece.size()}, text.substr(begin, range.size()));
      if (compare(workspace)) ++compared;
      if (QTest::currentTestFailed()) return;
    }
    compared_ += compared;
  }
  void someStepsWereCompared() { QVERIFY2(compared_ > 100, QByteArray::number(compared_)); }

 private:
  /// False when something is kept from before: nodes, or the namespaces while braces do not match.
  static bool compare(const Workspace& workspace) {
    Texts texts;
    for (const std::string& file : workspace.files()) texts[file] = workspace.text(file);
    const Workspace fresh = workspaceOf(texts);
    const auto actual = workspace.graph();
    const auto expected = fresh.graph();
    for (const Node& node : actual->nodes) {
      if (node.stale) return false;
    }
    for (const auto& [file, text] : texts) {
      if (!metaparticle::codegen::SourceFile(text).balanced()) return false;
    }
    const bool same = *actual == *expected;
    const std::string difference = metaparticle::model::describeDifference(*expected, *actual);
    [&] { QVERIFY2(same, difference.empty() ? "other places" : difference.c_str()); }();
    [&] { QVERIFY(workspace.findings() == fresh.findings()); }();
    return true;
  }

  int compared_ = 0;
};

QTEST_APPLESS_MAIN(WorkspaceTest)
#include "workspace_test.moc"
