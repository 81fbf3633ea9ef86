// SPDX-License-Identifier: GPL-3.0-or-later
//
// The commands that only look: graph, check, vocabulary, and every --help.
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include "tests/cli/command_line.h"

using namespace metaparticle::tests;

namespace {

QJsonObject parsed(const QString& text) {
  return QJsonDocument::fromJson(text.toUtf8()).object();
}

}  // namespace

class InspectTest : public QObject {
  Q_OBJECT

 private slots:
  void graphPrintsNodesAndEdges() {
    const CommandLine shop;
    const Outcome outcome = shop.run({"graph", "shop"});
    QCOMPARE(outcome.errors, QString());
    QCOMPARE(outcome.status, 0);
    QCOMPARE(outcome.output, QString("service    front   shop.cpp:7   replicas = 2, expose\n"
                                     "worker     pack    shop.cpp:17  from = orders\n"
                                     "queue      orders  shop.hpp:11\n"
                                     "service    stock   shop.hpp:14\n"
                                     "\n"
                                     "front -> orders  push  shop.cpp:8\n"
                                     "front -> stock  call  shop.cpp:9\n"
                                     "orders -> pack  consume\n"));
  }

  void graphAsJson() {
    const CommandLine shop;
    const Outcome outcome = shop.run({"graph", "shop", "--json"});
    QCOMPARE(outcome.status, 0);
    const QJsonObject graph = parsed(outcome.output);
    QCOMPARE(graph.keys(), (QStringList{"edges", "findings", "nodes"}));
    const QJsonObject front = {{"name", "front"},
                               {"kind", "service"},
                               {"function", "shop::front"},
                               {"file", "shop.cpp"},
                               {"line", 7},
                               {"properties", QJsonObject{{"replicas", 2}, {"expose", true}}}};
    QCOMPARE(graph["nodes"].toArray()[0].toObject(), front);
    const QJsonObject site = {{"file", "shop.cpp"}, {"line", 9}, {"column", 19}};
    const QJsonObject edge = {{"from", "front"},   {"to", "stock"}, {"kind", "call"},
                              {"declared", false}, {"used", true},  {"sites", QJsonArray{site}}};
    QCOMPARE(graph["edges"].toArray()[1].toObject(), edge);
    QVERIFY(graph["findings"].toArray().isEmpty());
  }

  void theFolderDefaultsToTheCurrentOne() {
    const CommandLine shop;
    QCOMPARE(shop.runIn("shop", {"graph", "--json"}).output, shop.run({"graph", "shop", "--json"}).output);
    QCOMPARE(shop.runIn("shop", {"check"}).status, 0);
  }

  void aSingleFileIsAProjectToo() {
    const CommandLine shop;
    const Outcome outcome = shop.run({"graph", "shop/shop.hpp"});
    QCOMPARE(outcome.status, 0);
    QVERIFY(outcome.output.startsWith("queue      orders"));
    QVERIFY(!outcome.output.contains("front"));
  }

  void toRunASingleFileItsFolderIsNamed() {
    const CommandLine shop;
    for (const char* command : {"run", "status", "stop"}) {
      const Outcome outcome = shop.run({command, "shop/shop.cpp"});
      QCOMPARE(outcome.status, 1);
      QVERIFY2(outcome.errors.contains("shop/shop.cpp is a file"), qPrintable(outcome.errors));
      QVERIFY2(outcome.errors.contains("name its folder: /"), qPrintable(outcome.errors));
    }
  }

  void logsOfWhatNeverRanPointToTheNodes() {
    const CommandLine shop;
    const Outcome outcome = shop.run({"logs", "nobody", "shop"});
    QCOMPARE(outcome.status, 1);
    QVERIFY2(outcome.errors.contains("metaparticle graph "), qPrintable(outcome.errors));
  }

  void anEmptyProjectSaysSo() {
    const CommandLine shop;
    shop.write("empty/notes.txt", "nothing here");
    const Outcome outcome = shop.run({"graph", "empty"});
    QCOMPARE(outcome.status, 0);
    QCOMPARE(outcome.output, QString("no annotated function or variable in empty\n"));
  }

  void checkIsQuietAboutAGoodProject() {
    const CommandLine shop;
    const Outcome outcome = shop.run({"check", "shop"});
    QCOMPARE(outcome.status, 0);
    QCOMPARE(outcome.output, QString("4 nodes, 3 edges, 0 findings\n"));
  }

  void checkFindsErrorsWithTheirPlace() {
    const CommandLine shop;
    shop.write("shop/more.cpp",
               "#include \"shop.hpp\"\n\n[[mp::scatter(leaves = 0, gather = nobody)]]\nint count(int x) { "
               "return x; }\n");
    const Outcome outcome = shop.run({"check", "shop"});
    QCOMPARE(outcome.status, 1);
    QCOMPARE(outcome.errors, QString());
    const QStringList lines = outcome.output.split('\n');
    QCOMPARE(lines[0], QString("shop/more.cpp:4: error: leaves cannot be 0; write a whole number from 1 to "
                               "10000 [out-of-bounds]"));
    QCOMPARE(
        lines[1],
        QString("shop/more.cpp:4: error: \"nobody\" in gather names no function of this project; write a "
                "function that takes a std::vector of the leaves' answers [dangling-gather]"));
    QCOMPARE(lines[2], QString("5 nodes, 3 edges, 2 findings"));
  }

  void checkAsJson() {
    const CommandLine shop;
    shop.write("shop/more.cpp", "[[mp::service(replicas = 0)]]\nint count(int x) { return x; }\n");
    const Outcome outcome = shop.run({"check", "shop", "--json"});
    QCOMPARE(outcome.status, 1);
    const QJsonObject finding = {{"severity", "error"},
                                 {"code", "out-of-bounds"},
                                 {"message", "replicas cannot be 0; write a whole number from 1 to 10000"},
                                 {"file", "more.cpp"},
                                 {"line", 2},
                                 {"node", "count"}};
    QCOMPARE(parsed(outcome.output), (QJsonObject{{"findings", QJsonArray{finding}}}));
  }

  void warningsAreNoErrors() {
    const CommandLine shop;
    shop.write("shop/more.cpp",
               "#include <metaparticle/metaparticle.hpp>\n"
               "int pong(int x);\n"
               "[[mp::service]]\nint ping(int x) { return mp::call(pong, x); }\n"
               "[[mp::service]]\nint pong(int x) { return mp::call(ping, x); }\n");
    const Outcome outcome = shop.run({"check", "shop"});
    QVERIFY2(outcome.output.contains("warning: calls go round in a circle, in which each waits for the next: "
                                     "ping -> pong -> ping [call-cycle]"),
             qPrintable(outcome.output));
    QCOMPARE(outcome.status, 0);
  }

  void whatCannotBeOpened_data() {
    QTest::addColumn<QString>("folder");
    QTest::addColumn<QString>("error");
    QTest::newRow("missing") << "nowhere"
                             << "error: there is no folder nowhere: check the path\n";
    QTest::newRow("bad project file")
        << "broken"
        << "error: this is not valid JSON (broken/metaparticle.json:2): mend the file, or delete "
           "it to start without a layout\n";
    QTest::newRow("newer project file")
        << "newer"
        << "error: the file has version 99, this program knows up to version 1 "
           "(newer/metaparticle.json:1): update Metaparticle to open this project\n";
  }
  void whatCannotBeOpened() {
    QFETCH(QString, folder);
    QFETCH(QString, error);
    const CommandLine shop;
    shop.write("broken/metaparticle.json", "{\n  oops");
    shop.write("newer/metaparticle.json", "{\"version\": 99}");
    for (const char* command : {"graph", "check"}) {
      const Outcome outcome = shop.run({command, folder});
      QCOMPARE(outcome.errors, error);
      QCOMPARE(outcome.output, QString());
      QCOMPARE(outcome.status, 1);
    }
  }

  void everyCommandHasHelp_data() {
    QTest::addColumn<QStringList>("words");
    QTest::addColumn<QString>("mentions");
    const auto row = [](const QStringList& words, const char* mentions) {
      QTest::newRow(qPrintable(words.join(' '))) << words << mentions;
    };
    row({}, "edit");
    row({"graph"}, "--json");
    row({"check"}, "--json");
    row({"edit"}, "connect");
    for (const char* edit : {"set", "unset", "add", "remove", "rename", "connect", "disconnect", "link"}) {
      row({"edit", edit}, "--dry-run");
    }
    row({"generate"}, "--output");
    row({"run"}, "--detach");
    row({"status"}, "--watch");
    row({"logs"}, "--follow");
    row({"stop"}, "DIR");
  }
  void everyCommandHasHelp() {
    QFETCH(QStringList, words);
    QFETCH(QString, mentions);
    const CommandLine shop;
    const Outcome outcome = shop.run(words + QStringList{"--help"});
    QCOMPARE(outcome.status, 0);
    QCOMPARE(outcome.errors, QString());
    QVERIFY2(outcome.output.contains("Usage: metaparticle"), qPrintable(outcome.output));
    QVERIFY2(outcome.output.contains(mentions), qPrintable(outcome.output));
  }

  void wrongWordsAreErrors() {
    const CommandLine shop;
    const Outcome unknown = shop.run({"grpah", "shop"});
    QCOMPARE(unknown.status, 2);
    QCOMPARE(unknown.errors,
             QString("error: there is no command \"grpah\": run metaparticle --help to see what there is\n"));
    const Outcome option = shop.run({"--nonsense"});
    QCOMPARE(option.status, 2);
    QCOMPARE(
        option.errors,
        QString("error: there is no option \"--nonsense\": run metaparticle --help to see what there is\n"));
    const Outcome nothing = shop.run({});
    QCOMPARE(nothing.status, 2);
    QVERIFY(nothing.errors.startsWith("error: "));
    QCOMPARE(shop.run({"graph", "--nonsense"}).status, 2);
    QCOMPARE(shop.run({"graph", "shop", "shop"}).status, 2);
    QCOMPARE(shop.run({"edit", "shop", "set", "front"}).status, 2);
    QVERIFY(shop.run({"--version"}).output.startsWith(METAPARTICLE_VERSION));
  }

  void linesAreAWholeNumber() {
    const CommandLine shop;
    for (const char* wrong : {"x", "-3", "1.5", "99999999999"}) {
      const Outcome outcome = shop.run({"logs", "front", "shop", "-n", wrong});
      QCOMPARE(outcome.status, 2);
      QCOMPARE(outcome.errors,
               QString("error: --lines: \"%1\" is not a whole number, 0 or more: run metaparticle "
                       "logs --help to see what there is\n")
                   .arg(wrong));
    }
  }

  void aMissingFolderHasOneWording() {
    const CommandLine shop;
    for (const QStringList& words :
         {QStringList{"graph"}, {"check"}, {"run"}, {"status"}, {"stop"}, {"logs", "x"}, {"generate"}}) {
      const Outcome outcome = shop.run(words + QStringList{"no where"});
      QCOMPARE(outcome.status, 1);
      QCOMPARE(outcome.errors, QString("error: there is no folder no where: check the path\n"));
    }
  }

  void printedCommandsAreForAShell() {
    const CommandLine shop;
    shop.write("it's/shop.cpp", shop.read("shop/shop.cpp"));
    const Outcome outcome = shop.run({"logs", "nobody", "it's"});
    QVERIFY2(outcome.errors.contains("(metaparticle graph '") && outcome.errors.contains("/it'\\''s' lists"),
             qPrintable(outcome.errors));
  }

  void whatASourceHoldsCannotRewriteTheTerminal() {
    const CommandLine shop;
    shop.write("odd/main.cpp", "[[mp::service(replicas = \"\x1b[2J\")]] int odd(int x);\n");
    const Outcome outcome = shop.run({"check", "odd"});
    QCOMPARE(outcome.status, 1);
    QVERIFY2(outcome.output.contains("\\x1b[2J") || outcome.errors.contains("\\x1b[2J"),
             qPrintable(outcome.output + outcome.errors));
    QVERIFY(!outcome.output.contains('\x1b') && !outcome.errors.contains('\x1b'));
  }

  void scriptsKnowTheirOptions() {
    const CommandLine shop;
    for (const char* name : {"run", "bench", "package"}) {
      const QString script = QStringLiteral(METAPARTICLE_SOURCE_DIR "/scripts/") + name;
      const Outcome unknown = shop.runProgram(script, {"--foo"}, "shop");
      QCOMPARE(unknown.status, 2);
      QVERIFY2(unknown.errors.startsWith("error: there is no option '--foo'; usage: scripts/"),
               qPrintable(unknown.errors));
      const Outcome help = shop.runProgram(script, {"--help"}, "shop");
      QCOMPARE(help.status, 0);
      QVERIFY2(help.output.startsWith(QStringLiteral("scripts/") + name), qPrintable(help.output));
    }
  }

  void theVocabularysPageIsUpToDate() {
    const CommandLine shop;
    const Outcome outcome = shop.run({"vocabulary"});
    QCOMPARE(outcome.status, 0);
    QFile page(METAPARTICLE_SOURCE_DIR "/docs/vocabulary.md");
    QVERIFY(page.open(QIODevice::ReadOnly));
    QVERIFY2(outcome.output.toUtf8() == page.readAll(),
             "docs/vocabulary.md is not what the kinds table says: run \"metaparticle vocabulary > "
             "docs/vocabulary.md\"");
  }
};

QTEST_GUILESS_MAIN(InspectTest)
#include "inspect_test.moc"
