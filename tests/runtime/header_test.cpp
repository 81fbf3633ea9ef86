// SPDX-License-Identifier: GPL-3.0-or-later
//
// The public headers compile without a warning under g++ and clang++, and stay light.
#include <QProcess>
#include <QRegularExpression>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

class HeaderTest : public QObject {
  Q_OBJECT

 private slots:
  void compilesWithoutWarnings_data();
  void compilesWithoutWarnings();
  void includesNothingHeavy();
  void refusesWhatCannotCross();

 private:
  static QString compile(const QString& compiler, const QStringList& arguments);
};

/// What the compiler says; "ok" when that is nothing and it succeeds.
QString HeaderTest::compile(const QString& compiler, const QStringList& arguments) {
  QProcess process;
  process.setProcessChannelMode(QProcess::MergedChannels);
  process.start(compiler, QStringList{"-std=c++20", "-I", METAPARTICLE_RUNTIME_HEADERS} + arguments);
  if (!process.waitForFinished(120'000)) return "the compiler did not end";
  const QString output = process.readAll();
  return process.exitCode() == 0 && output.isEmpty() ? "ok" : output + " ";
}

void HeaderTest::compilesWithoutWarnings_data() {
  QTest::addColumn<QString>("compiler");
  QTest::addColumn<QString>("source");
  for (const char* compiler : {"g++", "clang++"}) {
    for (const char* source : {"user_program.cpp", "glue_program.cpp"}) {
      QTest::addRow("%s %s", compiler, source) << compiler << source;
    }
  }
}

void HeaderTest::compilesWithoutWarnings() {
  QFETCH(QString, compiler);
  QFETCH(QString, source);
  if (QStandardPaths::findExecutable(compiler).isEmpty()) QSKIP("this compiler is not installed");
  const QStringList warnings{"-Wall", "-Wextra", "-Wpedantic", "-Wshadow", "-Wconversion", "-Werror"};
  const QString result =
      compile(compiler, warnings + QStringList{"-fsyntax-only", METAPARTICLE_HEADER_PROGRAMS "/" + source});
  QVERIFY2(result == "ok", qPrintable(result));
}

void HeaderTest::includesNothingHeavy() {
  QProcess process;
  process.start("g++", {"-std=c++20", "-I", METAPARTICLE_RUNTIME_HEADERS, "-M", "-x", "c++",
                        METAPARTICLE_RUNTIME_HEADERS "/metaparticle/metaparticle.hpp"});
  QVERIFY(process.waitForFinished());
  const QStringList files = QString(process.readAllStandardOutput()).split(QRegularExpression("[\\s\\\\]+"));
  QStringList names;
  for (const QString& file : files) names += file.section('/', -1);
  QVERIFY(names.contains("string"));
  for (const char* heavy : {"chrono", "future", "iostream", "sstream", "functional", "memory", "thread",
                            "mutex", "map", "json.hpp", "glue.hpp"}) {
    QVERIFY2(!names.contains(heavy), heavy);
  }
  QCOMPARE(files.filter(QRegularExpression("boost|nlohmann")), QStringList());
}

void HeaderTest::refusesWhatCannotCross() {
  QTemporaryDir folder;
  QFile source(folder.filePath("bad.cpp"));
  QVERIFY(source.open(QIODevice::WriteOnly));
  source.write(
      "#include <metaparticle/glue.hpp>\n"
      "int f(int* p) { return *p; }\n"
      "const mp::glue::Registration r = mp::glue::service(\"f\", &f, {\"p\"}, {});\n");
  source.close();
  const QString result = compile("g++", {"-fsyntax-only", source.fileName()});
  QVERIFY2(result.contains("this type cannot cross a wire"), qPrintable(result));
}

QTEST_GUILESS_MAIN(HeaderTest)
#include "header_test.moc"
