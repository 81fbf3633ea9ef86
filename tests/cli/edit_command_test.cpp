// SPDX-License-Identifier: GPL-3.0-or-later
#include <QFile>
#include <QTest>

#include <thread>
#include <vector>

#include "tests/cli/command_line.h"

using namespace metaparticle::tests;

class EditCommandTest : public QObject {
  Q_OBJECT

  /// "edit shop WORDS", split at blanks.
  static QStringList edit(const QString& words) { return QStringList{"edit", "shop"} + words.split(' '); }

 private slots:
  void everyEdit_data() {
    QTest::addColumn<QString>("words");
    QTest::addColumn<QString>("says");
    QTest::addColumn<QString>("text");  // that a file then holds
    const auto row = [](const char* words, const char* says, const char* text) {
      QTest::newRow(words) << words << says << text;
    };
    row("set front replicas 4", "shop/shop.cpp:5: set replicas = 4 of shop::front\n",
        "[[mp::service(replicas = 4,  // two are enough\n              expose)]]");
    row("set shop::front replicas 4", "shop/shop.cpp:5: set replicas = 4 of shop::front\n", "replicas = 4,");
    row("set pack memory 64Mi", "shop/shop.cpp:16: set memory = \"64Mi\" of shop::pack\n",
        "[[mp::worker(from = orders, memory = \"64Mi\")]]");
    row("set stock expose", "shop/shop.hpp:13: set expose of shop::stock\n", "[[mp::service(expose)]]");
    row("set stock expose true", "shop/shop.hpp:13: set expose of shop::stock\n", "[[mp::service(expose)]]");
    row("set pack env A=1", "shop/shop.cpp:16: set env = \"A=1\" of shop::pack\n", "env = \"A=1\")]]");
    row("set front replicas 2", "nothing to change: set replicas = 2 of shop::front\n", "replicas = 2,");
    row("unset front expose", "shop/shop.cpp:5: unset expose of shop::front\n", "[[mp::service(replicas = 2");
    row("add service billing", "shop/shop.cpp:22: add service billing to shop.cpp\n",
        "[[mp::service]]\nstd::string billing(const std::string& request) { return request; }\n");
    row("add queue back-orders --namespace shop --file shop/shop.hpp",
        "shop/shop.hpp:19: add queue shop::back_orders to shop.hpp\n",
        "[[mp::queue]]\ninline mp::Queue<std::string> back_orders;\n");
    row("add lock till --file shop.hpp", "add lock till to shop.hpp\n", "inline mp::Lock till;");
    row("add scatter survey --file shop/new/survey.cpp --namespace shop",
        "shop/new/survey.cpp:1: add scatter shop::survey to new/survey.cpp\n",
        "[[mp::scatter(leaves = 3, gather = survey_gather)]]\n");
    row("remove pack", "shop/shop.cpp:16: remove shop::pack\n", "\n\nvoid pack(const Order& order)");
    row("remove front --with-function", "shop/shop.cpp:5: remove shop::front with its function\n",
        "namespace shop {\n\nstd::string stock(");
    row("rename front door", "shop/shop.cpp:7: rename shop::front to door\n",
        "expose,\n              name = \"door\")]]");
    row("connect pack stock", "shop/shop.cpp:16: connect shop::pack to shop::stock\n",
        "[[mp::worker(from = orders, uses = {stock})]]");
    row("disconnect orders pack", "shop/shop.cpp:16: disconnect shop::orders from shop::pack\n",
        "[[mp::worker]]");
    row("link pack depot", "link shop::pack to shop::depot\n",
        "[[mp::worker(from = orders)]]\nstd::string depot(");
    row("link pack shop::depot", "link shop::pack to shop::depot\n",
        "[[mp::worker(from = orders)]]\nstd::string depot(");
  }
  void everyEdit() {
    QFETCH(QString, words);
    QFETCH(QString, says);
    QFETCH(QString, text);
    const CommandLine shop;
    const Outcome outcome = shop.run(edit(words));
    QCOMPARE(outcome.errors, QString());
    QCOMPARE(outcome.status, 0);
    QVERIFY2(outcome.output.endsWith(says), qPrintable(outcome.output));
    QByteArray all;
    for (const QByteArray& bytes : shop.files("shop")) all += bytes;
    QVERIFY2(all.contains(text.toUtf8()), all.constData());
  }

  void aNameOfTwoNodesIsRefused() {
    const CommandLine project;
    project.write("twice/main.cpp",
                  "namespace app {\n[[mp::service]] int two(int x);\n}\n[[mp::service]] int two(int x);\n");
    const auto set = [&](const char* node) {
      return project.run({"edit", "twice", "set", node, "replicas", "4"});
    };
    const Outcome outcome = set("two");
    QCOMPARE(outcome.status, 1);
    QCOMPARE(outcome.errors,
             QString("error: several nodes are called \"two\" (twice): choose one of app::two, "
                     "::two\n"));
    QCOMPARE(set("::two").status, 0);
    QVERIFY(project.read("twice/main.cpp").endsWith("\n[[mp::service(replicas = 4)]] int two(int x);\n"));
    QCOMPARE(set("app::two").status, 0);
    QCOMPARE(project.read("twice/main.cpp").count("replicas = 4"), 2);
  }

  void editsAtOnceAreAllKept() {
    const CommandLine project;
    QString text;
    constexpr int edits = 12;
    for (int i = 0; i < edits; ++i) text += QStringLiteral("[[mp::service]] int f%1(int x);\n").arg(i);
    project.write("many/main.cpp", text.toUtf8());
    std::vector<int> statuses(edits, -1);
    std::vector<std::thread> threads;
    for (int i = 0; i < edits; ++i) {
      threads.emplace_back([&, i] {
        statuses[static_cast<std::size_t>(i)] =
            project.run({"edit", "many", "set", QStringLiteral("f%1").arg(i), "replicas", "7"}).status;
      });
    }
    for (std::thread& thread : threads) thread.join();
    QCOMPARE(statuses, std::vector<int>(edits, 0));
    QCOMPARE(project.files("many").value("main.cpp").count("replicas = 7"), edits);
  }

  void aDryRunShowsTheSameChangeAndMakesNone_data() { everyEdit_data(); }
  void aDryRunShowsTheSameChangeAndMakesNone() {
    QFETCH(QString, words);
    const CommandLine shop;
    const auto before = shop.files("shop");
    const Outcome dry = shop.run(edit(words) << "--dry-run");
    QCOMPARE(dry.status, 0);
    QCOMPARE(shop.files("shop"), before);

    shop.copyFolder("shop", "patched");
    shop.copyFolder("shop", "applied");
    QCOMPARE(shop.run(edit(words)).status, 0);
    const auto edited = shop.files("shop");
    if (edited == before) {
      QCOMPARE(dry.output, QString());
      QVERIFY2(dry.errors.startsWith("nothing to change: "), qPrintable(dry.errors));
      return;
    }
    QCOMPARE(dry.errors, QString());
    const Outcome patch =
        shop.runProgram("patch", {"-p1", "--no-backup-if-mismatch"}, "patched", dry.output.toUtf8());
    QVERIFY2(patch.status == 0, qPrintable(patch.output + patch.errors));
    QCOMPARE(shop.files("patched"), edited);
    const Outcome apply = shop.runProgram("git", {"apply", "-"}, "applied", dry.output.toUtf8());
    QVERIFY2(apply.status == 0, qPrintable(apply.output + apply.errors));
    QCOMPARE(shop.files("applied"), edited);
  }

  void dryRunsSurviveUnusualTexts_data() {
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("no final newline") << QByteArray("[[mp::service]]\nint one(int x) { return x; }");
    QTest::newRow("CRLF") << QByteArray("[[mp::service]]\r\nint one(int x) { return x; }\r\n");
    QTest::newRow("BOM") << QByteArray("\xEF\xBB\xBF[[mp::service]]\nint one(int x) { return x; }\n");
  }
  void dryRunsSurviveUnusualTexts() {
    QFETCH(QByteArray, text);
    for (const char* words : {"set one replicas 3", "add job two", "remove one --with-function"}) {
      const CommandLine shop;
      shop.write("odd/one.cpp", text);
      shop.copyFolder("odd", "patched");
      const QStringList all = QStringList{"edit", "odd"} + QString(words).split(' ');
      const Outcome dry = shop.run(all + QStringList{"--dry-run"});
      QCOMPARE(shop.read("odd/one.cpp"), text);
      QCOMPARE(shop.run(all).status, 0);
      const Outcome patch = shop.runProgram("git", {"apply", "-"}, "patched", dry.output.toUtf8());
      QVERIFY2(patch.status == 0, qPrintable(patch.errors + dry.output));
      QCOMPARE(shop.files("patched"), shop.files("odd"));
    }
  }

  void editsChainIntoAGraph() {
    const CommandLine shop;
    shop.write("fresh/notes.txt", "a project without sources");
    const auto run = [&](const QString& words) {
      const Outcome outcome = shop.runIn("fresh", QStringList{"edit"} + words.split(' '));
      QVERIFY2(outcome.status == 0, qPrintable(outcome.errors));
    };
    run("add service front");
    run("add queue jobs");
    run("add worker work");
    run("connect jobs work");
    run("connect front jobs");
    run("set front expose");
    run("rename work crew");
    const Outcome outcome = shop.run({"graph", "fresh"});
    QCOMPARE(outcome.errors, QString());
    QCOMPARE(outcome.output, QString("service    front  main.cpp:5   uses = {jobs}, expose\n"
                                     "queue      jobs   main.cpp:8\n"
                                     "worker     crew   main.cpp:11  from = jobs, name = \"crew\"\n"
                                     "\n"
                                     "front -> jobs  push  declared, not used yet\n"
                                     "jobs -> crew  consume\n"));
    QCOMPARE(shop.run({"check", "fresh"}).status, 0);
  }

  void whatCannotBeDone_data() {
    QTest::addColumn<QString>("words");
    QTest::addColumn<QString>("error");
    const auto row = [](const char* words, const char* error) { QTest::newRow(words) << words << error; };
    row("set nobody replicas 4",
        "error: there is no node \"nobody\" (shop): choose one of front, pack, orders, stock\n");
    row("set front replicas many",
        "error: replicas takes a whole number, not many (shop/shop.cpp:7): write a whole number from 1 to "
        "10000\n");
    row("set front replicas 0",
        "error: replicas cannot be 0 (shop/shop.cpp:7): write a whole number from 1 to 10000\n");
    row("set front replica 4",
        "error: a service has no argument \"replica\" (shop/shop.cpp:7): write replicas\n");
    row("set pack from front",
        "error: \"front\" in from is a service, not a queue (shop/shop.cpp:17): write the name of a variable "
        "with "
        "[[mp::queue]]\n");
    row("add servce billing",
        "error: there is no kind \"servce\": choose one of service, shard, scatter, queue, worker, job, "
        "store, lock, leader, "
        "container\n");
    row("add service depot --namespace shop",
        "error: the name depot is taken by shop::depot: choose another name\n");
    row("add service errno",
        "error: \"errno\" cannot be the name of a function: it is a macro of the C library: choose another "
        "name\n");
    row("add service ", "error: the new node has no name: write a name, as in order_service\n");
    row("add service \u00DCn\u00EFcode",
        "error: \"\u00DCn\u00EFcode\" cannot be the name of a function: it has other letters than a to z: "
        "use "
        "the letters a to z, digits and '_'\n");
    row("add service billing --file ../outside.cpp",
        "error: \"../outside.cpp\" is not a C++ file of this project: name a file inside the project's "
        "folder that ends in "
        ".cpp, .hpp or .h\n");
    row("add service billing --file shop/notes.txt",
        "error: \"notes.txt\" is not a C++ file of this project: name a file inside the project's folder "
        "that ends in .cpp, "
        ".hpp or .h\n");
    row("remove stock", "error: stock is still used by code (shop/shop.cpp:9): remove that use first\n");
    row("disconnect front stock",
        "error: the edge from front to stock is made by code (shop/shop.cpp:9): remove that use first\n");
    row("disconnect pack stock",
        "error: there is no edge from pack to stock (shop/shop.cpp:17): choose an edge of the graph\n");
    row("connect front pack",
        "error: pack cannot be used by front: a worker takes its messages from a queue (shop/shop.cpp:17): "
        "connect to a "
        "service, shard, scatter, queue, store, lock or container\n");
    row("rename front pack",
        "error: there is already a node called pack (shop/shop.cpp:17): choose another name\n");
    row("rename front Front",
        "error: \"Front\" cannot be the name of a node (shop/shop.cpp:7): use 1 to 63 lower-case letters, "
        "digits and '-', "
        "beginning with a letter\n");
    row("link pack nothing",
        "error: there is no function nothing in this project (shop/shop.cpp:17): choose an existing function "
        "by its "
        "qualified name\n");
  }
  void whatCannotBeDone() {
    QFETCH(QString, words);
    QFETCH(QString, error);
    for (const bool dryRun : {false, true}) {
      const CommandLine shop;
      const auto before = shop.files("shop");
      const Outcome outcome = shop.run(edit(words) << (dryRun ? QStringList{"--dry-run"} : QStringList{}));
      QCOMPARE(outcome.errors, error);
      QCOMPARE(outcome.output, QString());
      QCOMPARE(outcome.status, 1);
      QCOMPARE(shop.files("shop"), before);
    }
  }

  void aReadOnlyFileStays() {
    const CommandLine shop;
    const auto before = shop.files("shop");
    QVERIFY(QFile::setPermissions(shop.path("shop/shop.cpp"), QFile::ReadOwner));
    const Outcome outcome = shop.run(edit("set front replicas 4"));
    QCOMPARE(outcome.status, 1);
    QCOMPARE(outcome.errors,
             QString("error: the file is read-only (shop/shop.cpp): make it writable, as with chmod u+w\n"));
    QCOMPARE(shop.files("shop"), before);
    QCOMPARE(shop.run(edit("set front replicas 4 --dry-run")).status, 0);
  }

  void aMissingFolderIsNotMade() {
    const CommandLine shop;
    const Outcome outcome = shop.run({"edit", "nowhere", "add", "service", "front"});
    QCOMPARE(outcome.status, 1);
    QCOMPARE(outcome.errors, QString("error: there is no folder nowhere: check the path\n"));
    QVERIFY(!QFile::exists(shop.path("nowhere")));
  }
};

QTEST_GUILESS_MAIN(EditCommandTest)
#include "edit_command_test.moc"
