// SPDX-License-Identifier: GPL-3.0-or-later
//
// Any bytes can be read, in time that grows with their number, and nothing of the text is lost.
#include <QtTest>

#include "codegen/source_file.h"
#include "codegen/workspace.h"
#include "tests/codegen/syntax_dump.h"
#include "tests/support/generate_program.h"
#include "tests/support/random.h"

using metaparticle::codegen::FileSyntax;
using metaparticle::codegen::readSyntax;
using metaparticle::codegen::SourceFile;
using metaparticle::codegen::Workspace;
using metaparticle::test::Random;

namespace {

/// Reads it in every way, and checks that each range lies inside the text.
void read(const std::string& text) {
  const SourceFile source(text);
  std::size_t at = 0;
  for (const auto& placed : source.segments()) {
    QCOMPARE(placed.begin, at);
    at += placed.length;
  }
  QCOMPARE(at, text.size());
  const std::string dump = metaparticle::test::dumpSyntax(source.syntax(), text);
  QVERIFY2(dump.find("(outside)") == std::string::npos, dump.c_str());
  Workspace workspace;
  workspace.setText("a.cpp", text);
  static_cast<void>(workspace.graph());
  static_cast<void>(workspace.findings());
}

std::string repeated(const std::string& piece, std::size_t count) {
  std::string text;
  text.reserve(piece.size() * count);
  for (std::size_t i = 0; i < count; ++i) text += piece;
  return text;
}

}  // namespace

class TotalityTest : public QObject {
  Q_OBJECT

 private slots:
  void randomBytes() {
    Random random(1);
    for (int round = 0; round < 300; ++round) {
      std::string text;
      const std::size_t length = random.below(400);
      while (text.size() < length) text += static_cast<char>(random.below(256));
      read(text);
      if (QTest::currentTestFailed()) QFAIL(QByteArray::fromStdString(text).toHex());
    }
  }

  void randomTokens() {
    const std::vector<std::string> tokens = {"{",        "}",
                                             "(",        ")",
                                             "[",        "]",
                                             "[[",       "]]",
                                             "<",        ">",
                                             "<:",       ":>",
                                             "<%",       "%>",
                                             ";",        ",",
                                             "::",       ":",
                                             "->",       "=",
                                             "\"",       "'",
                                             "/*",       "*/",
                                             "//",       "\n",
                                             "#if",      "#else\n",
                                             "#endif\n", "R\"(",
                                             ")\"",      "\\\n",
                                             " ",        "x",
                                             "int",      "mp::",
                                             "service",  "namespace",
                                             "template", "struct",
                                             "enum",     "class",
                                             "using",    "operator",
                                             "requires", "extern \"C\"",
                                             "static",   "const",
                                             "*",        "&",
                                             "&&",       "...",
                                             "~",        "public:",
                                             "typedef",  "auto",
                                             "void f",   "mp::call",
                                             "1'0",      "0x",
                                             "try",      "catch"};
    Random random(2);
    for (int round = 0; round < 2000; ++round) {
      std::string text;
      const std::size_t length = random.below(80);
      for (std::size_t i = 0; i < length; ++i) text += random.pick(tokens) + (random.chance(50) ? " " : "");
      read(text);
      if (QTest::currentTestFailed()) QFAIL(text.c_str());
    }
  }

  void truncations() {
    Random random(3);
    for (const auto& [file, text] :
         metaparticle::test::generateProgram(random, {.files = 2, .nodes = 6, .fillers = 6})) {
      for (std::size_t end = 0; end <= text.size(); ++end) {
        read(text.substr(0, end));
        if (QTest::currentTestFailed()) QFAIL(text.substr(0, end).c_str());
      }
    }
  }

  void beginningsAndEnds() {
    for (const char* text : {"",
                             "\n",
                             "\r",
                             "\xEF\xBB\xBF",
                             "\xEF\xBB",
                             "//",
                             "/*",
                             "/",
                             "\"",
                             "R\"",
                             "R\"x",
                             "R\"(",
                             "#",
                             "'",
                             "\\",
                             "[[",
                             "[[mp",
                             "[[mp::",
                             "[[mp::service",
                             "[[mp::service(",
                             "[[mp::service()",
                             "[[using mp:",
                             "template",
                             "template<",
                             "requires",
                             "operator",
                             "struct",
                             "enum class",
                             "namespace",
                             "extern \"C\"",
                             "~",
                             "::",
                             "int x(",
                             "int x[",
                             "int x{",
                             "int x =",
                             "a::",
                             "using",
                             "using namespace",
                             "typedef"}) {
      read(text);
      if (QTest::currentTestFailed()) QFAIL(text);
    }
  }

  /// Each piece many times over, alone, behind a function's head, and in an annotation.
  void repetitions_data() {
    QTest::addColumn<QString>("piece");
    for (const char* piece : {"(",
                              ")",
                              "{",
                              "}",
                              "[",
                              "]",
                              "[[",
                              "<",
                              ">",
                              "a<",
                              "a<b,",
                              "f(",
                              "f({",
                              "(a,",
                              "((a)",
                              "[[mp::a(",
                              "[[a(\n",
                              "[[mp::a(\n",
                              "[[mp::service]] ",
                              "{(",
                              "({[",
                              "namespace a {",
                              "namespace {\n",
                              "struct A {",
                              "struct A { int a; ",
                              "class A : B<",
                              "enum E {",
                              "template <",
                              "template <class T> ",
                              "template <template <",
                              "if (a) {\n",
                              "a::",
                              "::",
                              "int a[",
                              "int a, ",
                              "int ",
                              "x ",
                              "/*",
                              "/* */",
                              "/*\n/*\n",
                              "//\n",
                              "\"",
                              "'",
                              "\"\n",
                              "R\"(",
                              "R\"(\n",
                              "R\"a()a\" ",
                              "#if A\n",
                              "#if 0\n",
                              "#if 0\n#endif\n",
                              "#else\n",
                              "#endif\n",
                              "#if A\n#else\n",
                              "\\\n",
                              "requires ",
                              "requires (",
                              "operator ",
                              "operator",
                              "extern \"C\" {",
                              "extern \"C\" ",
                              "int f(int a = {",
                              "void f() {}\n",
                              "void f() {\n",
                              "void f(\n",
                              "int a = ",
                              "int a = {",
                              "a(b)(",
                              "[](",
                              "mp::call(",
                              "mp::call<",
                              "x.y.",
                              "x.push(",
                              "a = ",
                              "using a = ",
                              "typedef ",
                              "static ",
                              "-> ",
                              "~",
                              "...",
                              "public:",
                              "void f() try {",
                              "A::A() : a(",
                              "A::A() : a{1}, ",
                              "&&",
                              "*",
                              ", ",
                              ";",
                              "\n\n",
                              " ",
                              "\t",
                              "1'",
                              "\xEF\xBB\xBF",
                              "case a:\n"}) {
      QTest::newRow(QByteArray(piece).toPercentEncoding(" (){}[]<>:,;=*&/\"'").constData())
          << QString::fromUtf8(piece);
    }
  }

  void repetitions() {
    QFETCH(QString, piece);
    for (const char* before :
         {"", "void f() { ", "[[mp::service(a = ", "struct S { ", "template <class T> int f("}) {
      const std::string text = before + repeated(piece.toStdString(), 1500);
      read(text);
      read(text + "\n[[mp::service]] void last() {}\n");
    }
  }

  /// Nothing is read by recursion on the depth of the input.
  void deepNesting() {
    for (const auto& [open, close] :
         std::vector<std::pair<std::string, std::string>>{{"(", ")"},
                                                          {"{", "}"},
                                                          {"[", "]"},
                                                          {"a<", ">"},
                                                          {"namespace a {", "}"},
                                                          {"struct A {", "};"},
                                                          {"void f() {", "}"},
                                                          {"if (a) {", "}"},
                                                          {"template <", ">"},
                                                          {"[](int a = ", "){}"}}) {
      const std::string opened = repeated(open, 50000);
      QVERIFY(!SourceFile(opened).segments().empty());
      QVERIFY(!SourceFile(opened + repeated(close, 50000)).segments().empty());
      QVERIFY(!SourceFile("void f() { " + opened + repeated(close, 50000) + "}").segments().empty());
    }
  }

  /// So many that what takes time with their square would not end.
  void masses() {
    std::string overloads;
    for (int i = 0; i < 60000; ++i)
      overloads +=
          "[[mp::service]] void f(T" + std::to_string(i) + "); void g(T" + std::to_string(i) + ");\n";
    for (const std::string& text :
         {repeated("[[mp::service]] ", 150000) + "int f();\n", repeated("/* \n/*\n", 150000),
          repeated("/* \n/*\n", 150000) + "*/", repeated("template<", 150000), repeated("#if 0\n", 150000),
          repeated("[[mp::service]] int x; ", 150000), repeated("void f() {}\n", 150000), overloads}) {
      Workspace workspace;
      workspace.setText("a.cpp", text);
      static_cast<void>(workspace.graph());
      static_cast<void>(workspace.findings());
      workspace.removeFile("a.cpp");
      QVERIFY(workspace.graph()->nodes.empty());
    }
  }

  /// Places of findings are worked out one from the other.
  void placesOfManyFindings() {
    std::string text;
    for (int i = 0; i < 300; ++i) {
      text += i % 7 == 0 ? "\n/* " + repeated("long ", static_cast<std::size_t>(i) * 20) + "*/\n\n" : "  ";
      text += "[[mp::service]] int x" + std::to_string(i) + ";";
    }
    Workspace workspace;
    workspace.setText("a.cpp", text);
    const auto findings = workspace.findings();
    QCOMPARE(findings.size(), 300U);
    std::size_t at = 0;
    for (const auto& finding : findings) {
      at = text.find("mp::service", at + 1);
      const auto line = 1 + std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(at), '\n');
      QCOMPARE(finding.line, static_cast<int>(line));
      QCOMPARE(finding.column, static_cast<int>(at - (text.rfind('\n', at) + 1) + 1));
    }
  }

  void longLines() {
    const std::string words = repeated("word ", 2000);
    for (const std::string& text :
         {"// " + words + "\n[[mp::service]] int f();\n",
          "auto s = \"" + words + "\";\n[[mp::service]] int f();\n",
          "[[mp::service(name = \"" + words + "\")]] int f();\n",
          "int f(" + words + ");\n[[mp::service]] int f();\n",
          repeated("int a; ", 2000) + "[[mp::service]] int f();\n",
          "void g() { " + repeated("h(1); ", 2000) + "} [[mp::service]] int f();\n"}) {
      read(text);
      Workspace workspace;
      workspace.setText("a.cpp", text);
      QVERIFY2(workspace.graph()->node({"f"}) != nullptr, text.substr(0, 30).c_str());
    }
  }
};

QTEST_APPLESS_MAIN(TotalityTest)
#include "totality_test.moc"
