// SPDX-License-Identifier: GPL-3.0-or-later
//
// What the tools of a build print, and the places to mend that are found in it.
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include "deploy/build_output.h"

using namespace metaparticle::deploy;
using metaparticle::model::Finding;

namespace {

/// "file:line:column: severity: message", one a line.
QString found(const std::vector<std::string>& lines, bool failed = true) {
  BuildOutput output("/home/me/app", "/home/me/app/.metaparticle/build", "/home/me/app");
  for (const std::string& line : lines) output.addLine(line);
  output.finish(failed);
  QString text;
  for (const Finding& finding : output.take()) {
    text += QString("%1:%2:%3: %4: %5\n")
                .arg(QString::fromStdString(finding.file))
                .arg(finding.line)
                .arg(finding.column)
                .arg(toString(finding.severity), QString::fromStdString(finding.message));
  }
  return text;
}

}  // namespace

class BuildOutputTest : public QObject {
  Q_OBJECT

 private slots:
  void findings_data();
  void findings();
  void linkerLinesOfGeneratedSources_data();
  void linkerLinesOfGeneratedSources();
  void progress();
  void successNeedsNoReason();
};

void BuildOutputTest::findings_data() {
  QTest::addColumn<std::vector<std::string>>("lines");
  QTest::addColumn<QString>("expected");
  using Lines = std::vector<std::string>;
  QTest::newRow("g++") << Lines{"/home/me/app/src/a.cpp: In function 'int f()':",
                                "/home/me/app/src/a.cpp:12:5: error: 'x' was not declared in this scope",
                                "   12 |     x = 1;", "      |     ^"}
                       << "src/a.cpp:12:5: error: 'x' was not declared in this scope\n";
  QTest::newRow("clang, relative to the build folder")
      << Lines{"../../a.cpp:3:10: fatal error: 'b.h' file not found"}
      << "a.cpp:3:10: error: 'b.h' file not found\n";
  QTest::newRow("colours") << Lines{"\x1b[1m/home/me/app/a.cpp:1:2: \x1b[0m\x1b[0;1;31merror: \x1b[0mno"}
                           << "a.cpp:1:2: error: no\n";
  QTest::newRow("a warning beside it")
      << Lines{"/home/me/app/a.cpp:1:2: warning: unused", "/home/me/app/a.cpp:2:2: error: no"}
      << "a.cpp:1:2: warning: unused\na.cpp:2:2: error: no\n";
  QTest::newRow("without a column") << Lines{"/home/me/app/a.cpp:7: error: an old tool"}
                                    << "a.cpp:7:0: error: an old tool\n";
  QTest::newRow("told once") << Lines{"/home/me/app/a.h:1:2: error: no", "/home/me/app/a.h:1:2: error: no"}
                             << "a.h:1:2: error: no\n";
  QTest::newRow("g++, in a library, used here")
      << Lines{"/usr/include/c++/12/vector: In instantiation of 'class std::vector<X>':",
               "/home/me/app/a.cpp:9:3:   required from here",
               "/usr/include/c++/12/vector:5:1: error: X is incomplete"}
      << "a.cpp:9:3: error: X is incomplete\n";
  QTest::newRow("clang, in a library, used here")
      << Lines{"/usr/include/c++/12/vector:5:1: error: X is incomplete",
               "/home/me/app/a.cpp:9:3: note: in instantiation of template class 'v<X>' requested here",
               "/home/me/app/b.cpp:1:1: note: in instantiation of function 'f' requested here"}
      << "a.cpp:9:3: error: X is incomplete\n";
  QTest::newRow("linker with a line") << Lines{"/usr/bin/ld: CMakeFiles/app.dir/a.cpp.o: in function `main':",
                                               "/home/me/app/a.cpp:20: undefined reference to `f()'",
                                               "collect2: error: ld returned 1 exit status"}
                                      << "a.cpp:20:0: error: undefined reference to `f()'\n";
  QTest::newRow("linker without") << Lines{"/usr/bin/ld: a.cpp:(.text+0x5): undefined reference to `f()'"}
                                  << ":0:0: error: undefined reference to `f()'\n";
  QTest::newRow("cmake")
      << Lines{"CMake Error at CMakeLists.txt:5 (find_package):",
               "  By not providing \"FindX.cmake\" this project asks for X,",
               "",
               "  but CMake did not find one.",
               "",
               "",
               "-- Configuring incomplete, errors occurred!"}
      << "CMakeLists.txt:5:0: error: By not providing \"FindX.cmake\" this project asks for X, but "
         "CMake did not find one.\n";
  QTest::newRow("cmake, in a package") << Lines{"CMake Error at /usr/lib/cmake/M/M.cmake:34 (message):",
                                                "  no sources",
                                                "Call Stack (most recent call first):",
                                                "  /usr/lib/cmake/M/M.cmake:3 (inner)",
                                                "  CMakeLists.txt:4 (metaparticle_application)",
                                                "",
                                                "",
                                                "-- Configuring incomplete, errors occurred!"}
                                       << "CMakeLists.txt:4:0: error: no sources\n";
  QTest::newRow("no place") << Lines{"c++: fatal error: Killed signal terminated program cc1plus"}
                            << ":0:0: error: c++: fatal error: Killed signal terminated program cc1plus\n";
  QTest::newRow("only words") << Lines{"[1/2] Building CXX object a.o", "something", "broke"}
                              << ":0:0: error: something\nbroke\n";
  QTest::newRow("nothing") << Lines{} << ":0:0: error: the build failed without saying why\n";
}

void BuildOutputTest::findings() {
  QFETCH(std::vector<std::string>, lines);
  QFETCH(QString, expected);
  QCOMPARE(found(lines), expected);
}

void BuildOutputTest::linkerLinesOfGeneratedSources_data() {
  QTest::addColumn<QString>("line");
  QTest::addColumn<QString>("expected");
  QTest::newRow("the line names it") << "GLUE:5: undefined reference to `gone()'"
                                     << "main.cpp:5: undefined reference to `gone()'";
  QTest::newRow("in a namespace, of a template")
      << "GLUE:6: undefined reference to `std::vector<int> app::far<std::pair<int, int> >(int)'"
      << "main.cpp:6: undefined reference to `std::vector<int> app::far<std::pair<int, int> >(int)'";
  QTest::newRow("with its object file")
      << "/usr/bin/ld: CMakeFiles/app.dir/main.glue.cpp.o:GLUE:5: undefined "
         "reference to `gone()'"
      << "main.cpp:5: undefined reference to `gone()'";
  // What the generated source itself refers to, or a line of a header: no line is better than a wrong one.
  QTest::newRow("the line names another") << "GLUE:6: undefined reference to `gone()'"
                                          << "main.cpp:0: undefined reference to `gone()'";
  QTest::newRow("only a part of a word") << "GLUE:7: undefined reference to `gone()'"
                                         << "main.cpp:0: undefined reference to `gone()'";
  QTest::newRow("there is no such line") << "GLUE:106: undefined reference to `gone()'"
                                         << "main.cpp:0: undefined reference to `gone()'";
  QTest::newRow("an operator") << "GLUE:5: undefined reference to `operator+(P, P)'"
                               << "main.cpp:0: undefined reference to `operator+(P, P)'";
  QTest::newRow("defined twice")
      << "GLUE:106: multiple definition of `gone()'; CMakeFiles/app.dir/a.glue.cpp.o:GLUE:5: first defined "
         "here"
      << "main.cpp:0: multiple definition of `gone()'; first defined at main.cpp:5";
  QTest::newRow("defined twice, somewhere")
      << "GLUE:5: multiple definition of `gone()'; CMakeFiles/app.dir/a.glue.cpp.o:GLUE:9: first defined here"
      << "main.cpp:5: multiple definition of `gone()'; first defined in main.cpp";
}

void BuildOutputTest::linkerLinesOfGeneratedSources() {
  QFETCH(QString, line);
  QFETCH(QString, expected);
  const QTemporaryDir folder;
  const auto write = [&](const char* name, const QByteArray& text) {
    QFile file(folder.filePath(name));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(text);
  };
  write("main.cpp",
        "// 1\n// 2\n// 3\n// 4\nvoid f() { gone(); }\nvoid g() { app::far<P>(1); }\nvoid gone2();\n");
  write("main.glue.cpp", "// made from main.cpp\n#include \"" + folder.filePath("main.cpp").toUtf8() +
                             "\"\n#include <metaparticle/glue.hpp>\n");
  const std::filesystem::path project = std::filesystem::path(folder.path().toStdString());
  BuildOutput output(project, project / ".metaparticle/build", project);
  output.addLine(line.replace("GLUE", folder.filePath("main.glue.cpp")).toStdString());
  output.finish(true);
  const auto findings = output.take();
  QCOMPARE(findings.size(), std::size_t{1});
  const Finding& finding = findings.front();
  QCOMPARE(QString("%1:%2: %3")
               .arg(QString::fromStdString(finding.file))
               .arg(finding.line)
               .arg(QString::fromStdString(finding.message)),
           expected);
}

void BuildOutputTest::progress() {
  const auto ninja = BuildOutput::progress("[3/10] Building CXX object CMakeFiles/app.dir/src/a.cpp.o");
  QCOMPARE(ninja->step, 3);
  QCOMPARE(ninja->total, 10);
  QCOMPARE(ninja->message, std::string("Compiling src/a.cpp"));
  const auto glue =
      BuildOutput::progress("[4/12] Building CXX object CMakeFiles/a.dir/a.metaparticle/main.glue.cpp.o");
  QVERIFY(glue);
  QCOMPARE(glue->message, std::string("Compiling main"));
  const auto make = BuildOutput::progress("[ 66%] Linking CXX executable app");
  QCOMPARE(make->step, 66);
  QCOMPARE(make->total, 100);
  QCOMPARE(make->message, std::string("Linking app"));
  for (const char* other : {"[a/b] x", "[1/2]", "plain", "[] x", "[3] x"})
    QVERIFY(!BuildOutput::progress(other));
}

void BuildOutputTest::successNeedsNoReason() {
  QCOMPARE(found({"some words"}, false), QString());
}

QTEST_GUILESS_MAIN(BuildOutputTest)
#include "build_output_test.moc"
