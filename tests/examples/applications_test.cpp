// SPDX-License-Identifier: GPL-3.0-or-later
#include <QDir>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QSet>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

#include "tests/examples/http_question.h"
#include "tests/examples/replica.h"
#include "tests/examples/user_build.h"

namespace {

UserBuild histogram() {
  return {METAPARTICLE_EXAMPLES "/histogram", "histogram"};
}
UserBuild greeter() {
  return {METAPARTICLE_EXAMPLES "/greeter", "greeter"};
}
UserBuild carried() {
  return {METAPARTICLE_PROGRAMS "/carried", "carried"};
}

#define VERIFY_SUCCESS(expression)                                \
  do {                                                            \
    const CommandResult done = (expression);                      \
    QVERIFY2(done.exitCode == 0, qPrintable("\n" + done.output)); \
  } while (false)

QByteArray call(const QByteArray& method, const QByteArray& params) {
  return R"({"jsonrpc":"2.0","method":")" + method + R"(","params":)" + params + R"(,"id":1})";
}

/// The members of `sent`, one by one, so that a difference names the member.
void compareMembers(const QJsonObject& received, const QJsonObject& sent) {
  for (auto member = sent.begin(); member != sent.end(); ++member) {
    const auto text = [](const QJsonValue& value) { return QJsonDocument(QJsonArray{value}).toJson(); };
    QVERIFY2(received[member.key()] == member.value(),
             member.key().toUtf8() + ": " + text(received[member.key()]) + " is not " + text(member.value()));
  }
  QCOMPARE(received.size(), sent.size());
}

void writeFile(const QString& path, const QByteArray& text) {
  QFile file(path);
  QVERIFY(file.open(QIODevice::WriteOnly));
  file.write(text);
}

QByteArray one(const QByteArray& name) {
  return "#include <metaparticle/metaparticle.hpp>\n[[mp::service(name = \"" + name +
         "\")]]\nint one(int x) { return x; }\n";
}

void writeProject(const QString& folder, const QByteArray& name, const QByteArray& lines) {
  writeFile(folder + "/CMakeLists.txt", "cmake_minimum_required(VERSION 3.25)\nproject(" + name +
                                            " LANGUAGES CXX)\nfind_package(Metaparticle REQUIRED)\n" + lines);
}

/// The names of the nodes that a program says it has, sorted.
QStringList nodesOf(const UserBuild& program) {
  const CommandResult described = runCommand(program.executable(), {"--describe"});
  QStringList names;
  const QJsonObject description = QJsonDocument::fromJson(described.output.toUtf8()).object();
  for (const QJsonValue& node : description["nodes"].toArray()) names << node.toObject()["name"].toString();
  names.sort();
  return names;
}

}  // namespace

class ApplicationsTest : public QObject {
  Q_OBJECT

 private slots:
  void builds_data() {
    QTest::addColumn<QString>("source");
    QTest::addColumn<QString>("name");
    QTest::newRow("histogram") << METAPARTICLE_EXAMPLES "/histogram"
                               << "histogram";
    QTest::newRow("greeter") << METAPARTICLE_EXAMPLES "/greeter"
                             << "greeter";
    QTest::newRow("carried") << METAPARTICLE_PROGRAMS "/carried"
                             << "carried";
  }
  void builds() {
    QFETCH(QString, source);
    QFETCH(QString, name);
    const UserBuild program(source, name);
    VERIFY_SUCCESS(program.configure());
    VERIFY_SUCCESS(program.build());
    QVERIFY(QFile::exists(program.executable()));
  }

  void compilesWithoutAWarningUnderClang_data() { builds_data(); }
  void compilesWithoutAWarningUnderClang() {
    QFETCH(QString, source);
    QFETCH(QString, name);
    if (QStandardPaths::findExecutable("clang++").isEmpty()) QSKIP("clang++ is not installed");
    QStringList arguments{"-std=c++20", "-fsyntax-only", "-Wall",  "-Wextra",
                          "-Wpedantic", "-Wshadow",      "-Werror"};
    arguments << "-I" METAPARTICLE_INCLUDE << UserBuild(source, name).generated();
    VERIFY_SUCCESS(runCommand("clang++", arguments));
  }

  void histogramCountsTheSamplesOfTenLeaves() {
    Application application(histogram().executable());
    for (int leaf = 0; leaf < 10; ++leaf) QVERIFY(application.start("histogram.leaf") != 0);
    const int port = application.start("histogram");
    QVERIFY(port != 0);
    const HttpAnswer bare = httpPost(port, "/histogram", "{}");
    const HttpAnswer rpc = httpPost(port, "/", call("histogram", "[{}]"));
    QCOMPARE(bare.status, 200);
    QCOMPARE(rpc.status, 200);
    for (const QJsonValue& answer : {bare.json(), QJsonValue(rpc.json().toObject()["result"])}) {
      const QJsonArray bins = answer.toArray();
      QCOMPARE(bins.size(), 10);
      int sum = 0;
      for (const QJsonValue& bin : bins) sum += bin.toInt();
      QVERIFY2(sum >= 990 && sum <= 1000, qPrintable(QString::number(sum)));
    }
    const QJsonObject refused = httpPost(port, "/", call("histogram", R"([{"sigma":0}])")).json().toObject();
    QVERIFY(refused["error"].toObject()["message"].toString().contains("sigma must be greater than 0"));
    QVERIFY(application.stop());
  }

  void greeterNamesTheReplicasThatAnswered() {
    Application application(greeter().executable());
    for (int replica = 0; replica < 2; ++replica) QVERIFY(application.start("phrasebook") != 0);
    QList<int> ports;
    for (int replica = 0; replica < 3; ++replica) ports << application.start("greeter");
    QVERIFY(!ports.contains(0));
    QSet<QString> asked;
    for (int question = 0; question < 12; ++question) {
      const int replica = question % 3;
      const HttpAnswer answer = httpPost(ports[replica], "/greeter", R"({"name":"Ada","language":"fr"})");
      QCOMPARE(answer.status, 200);
      const QJsonObject greeting = answer.json().toObject();
      QCOMPARE(greeting["text"].toString(), "Bonjour, Ada!");
      QCOMPARE(greeting["replica"].toString(), QString("greeter-%1").arg(replica));
      asked.insert(greeting["phrasebook"].toString());
    }
    QCOMPARE(asked, (QSet<QString>{"phrasebook-0", "phrasebook-1"}));
    QVERIFY(application.stop());
  }

  void everyCarriedTypeMakesTheRoundTrip() {
    QFile file(METAPARTICLE_PROGRAMS "/everything.json");
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray everything = file.readAll();
    const QJsonObject sent = QJsonDocument::fromJson(everything).object();
    QVERIFY(!sent.isEmpty());
    Application application(carried().executable());
    const int echo = application.start("echo");
    QVERIFY(echo != 0);
    const HttpAnswer answer = httpPost(echo, "/echo", everything);
    QCOMPARE(answer.status, 200);
    compareMembers(answer.json().toObject(), sent);
    // QJsonDocument reads these as doubles, which do not hold them.
    QVERIFY(answer.body.contains("18446744073709551615"));
    QVERIFY(answer.body.contains("-9223372036854775808"));
    QVERIFY(application.stop());
  }

  void whatARequestLeavesOutKeepsItsDefault() {
    Application application(carried().executable());
    const int port = application.start("mirror");
    QVERIFY(port != 0);
    const QJsonObject answer = httpPost(port, "/mirror", R"({"text":"only this"})").json().toObject();
    QCOMPARE(answer["text"].toString(), "only this");
    QCOMPARE(answer["color"].toString(), "red");
    QVERIFY(answer["maybe"].isNull());
    QVERIFY(application.stop());
  }

  void functionsOfEveryShapeAnswer_data() {
    QTest::addColumn<QByteArray>("node");
    QTest::addColumn<QByteArray>("params");
    QTest::addColumn<QByteArray>("result");
    QTest::newRow("overload") << QByteArray("area-of-point") << QByteArray(R"([{"x":3,"y":4}])")
                              << QByteArray("12");
    QTest::newRow("other") << QByteArray("area-of-numbers") << QByteArray(R"({"height":2,"width":5})")
                           << QByteArray("10");
    QTest::newRow("local") << QByteArray("keep") << QByteArray(R"([{"word":"w","color":"blue"},0])")
                           << QByteArray(R"({"word":"w","color":"blue"})");
    QTest::newRow("void") << QByteArray("nothing") << QByteArray("[]") << QByteArray("null");
  }
  void functionsOfEveryShapeAnswer() {
    QFETCH(QByteArray, node);
    QFETCH(QByteArray, params);
    QFETCH(QByteArray, result);
    Application application(carried().executable());
    const int port = application.start(node);
    QVERIFY(port != 0);
    const QJsonObject answer = httpPost(port, "/", call(node, params)).json().toObject();
    QVERIFY2(answer.contains("result"), QJsonDocument(answer).toJson());
    QCOMPARE(answer["result"], HttpAnswer({200, result}).json());
    QVERIFY(application.stop());
  }

  void anExceptionIsAnErrorAnswer() {
    Application application(carried().executable());
    QVERIFY(application.start("keep") != 0);
    const int port = application.start("fails");
    QVERIFY(port != 0);
    const QJsonObject thrown = httpPost(port, "/", call("fails", "[3]")).json().toObject();
    QVERIFY(thrown["error"].toObject()["message"].toString().contains("failed with 3"));
    const QJsonObject answer = httpPost(port, "/", call("fails", "[0]")).json().toObject();
    QCOMPARE(answer["result"], QJsonValue(0));
    QVERIFY(application.stop());
  }

  void scattersOfEveryShapeAnswer() {
    Application application(carried().executable());
    for (int leaf = 0; leaf < 3; ++leaf) QVERIFY(application.start("count-leaves.leaf") != 0);
    for (int leaf = 0; leaf < 2; ++leaf) QVERIFY(application.start("agrees.leaf") != 0);
    const int sum = application.start("count-leaves");
    const int agrees = application.start("agrees");
    QVERIFY(sum != 0 && agrees != 0);
    QCOMPARE(httpPost(sum, "/count-leaves", "7").body.trimmed(), QByteArray("21"));
    QCOMPARE(httpPost(agrees, "/", call("agrees", "[]")).json().toObject()["result"], QJsonValue(true));
    QVERIFY(application.stop());
  }

  void aBuildFollowsTheAnnotations() {
    const QTemporaryDir source(QDir::tempPath() + "/a program XXXXXX");
    writeProject(source.path(), "follow", "metaparticle_application(follow)\n");
    writeFile(source.filePath("one.cpp"), one("one"));
    writeFile(source.filePath("two.cpp"), "int two() { return 2; }\n");
    QDir(METAPARTICLE_BUILDS "/follow").removeRecursively();
    const UserBuild program(source.path(), "follow");
    VERIFY_SUCCESS(program.configure());
    VERIFY_SUCCESS(program.build());
    QCOMPARE(nodesOf(program), QStringList{"one"});

    // An annotation that changes, a file that is annotated for the first time, and a new one: one build each.
    writeFile(source.filePath("one.cpp"), one("first"));
    VERIFY_SUCCESS(program.build());
    QCOMPARE(nodesOf(program), QStringList{"first"});
    writeFile(source.filePath("two.cpp"),
              "#include <metaparticle/metaparticle.hpp>\n"
              "[[mp::service]]\nint two() { return 2; }\n");
    VERIFY_SUCCESS(program.build());
    QCOMPARE(nodesOf(program), (QStringList{"first", "two"}));
    writeFile(source.filePath("three.cpp"), one("three").replace("one(", "three("));
    VERIFY_SUCCESS(program.build());
    QCOMPARE(nodesOf(program), (QStringList{"first", "three", "two"}));
    QVERIFY(QFile::remove(source.filePath("three.cpp")));
    VERIFY_SUCCESS(program.build());
    QCOMPARE(nodesOf(program), (QStringList{"first", "two"}));

    const CommandResult again = program.build();
    QVERIFY2(again.output.contains("no work to do"), qPrintable(again.output));

    writeFile(source.filePath("two.cpp"),
              "#include <metaparticle/metaparticle.hpp>\n"
              "[[mp::service]]\nint two(int* p) { return *p; }\n");
    const CommandResult refused = program.build();
    QVERIFY(refused.exitCode != 0);
    QVERIFY2(refused.output.contains(source.filePath("two.cpp") + ":3: error: two: parameter 'p'"),
             qPrintable(refused.output));
  }

  void anInstalledTreeBuildsNamedSources() {
    const QTemporaryDir prefix;
    VERIFY_SUCCESS(runCommand("cmake", {"--install", METAPARTICLE_BUILD_TREE, "--prefix", prefix.path(),
                                        "--component", "development"}));
    const QTemporaryDir source;
    QVERIFY(QDir(source.path()).mkpath("program/tests"));
    writeProject(source.path(), "named",
                 "metaparticle_application(named FOLDER program SOURCES program/one.cpp)\n");
    writeFile(source.filePath("program/numbers.h"), "#pragma once\nstruct Numbers { int first = 1; };\n");
    writeFile(source.filePath("program/one.cpp"),
              "#include <metaparticle/metaparticle.hpp>\n#include \"numbers.h\"\n"
              "[[mp::service]]\nint one(const Numbers& numbers) { return numbers.first; }\n");
    writeFile(source.filePath("program/tests/main.cpp"), "int main() { return 1; }\n");
    QDir(METAPARTICLE_BUILDS "/named").removeRecursively();
    const UserBuild program(source.path(), "named", prefix.filePath("lib/cmake/Metaparticle"));
    VERIFY_SUCCESS(program.configure());
    VERIFY_SUCCESS(program.build());
    QCOMPARE(nodesOf(program), QStringList{"one"});
  }
};

QTEST_GUILESS_MAIN(ApplicationsTest)
#include "applications_test.moc"
