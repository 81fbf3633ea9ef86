// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>

#include "codegen/source_file.h"
#include "tests/codegen/syntax_dump.h"
#include "tests/support/generate_program.h"
#include "tests/support/random.h"

using metaparticle::codegen::Range;
using metaparticle::codegen::readSyntax;
using metaparticle::codegen::SourceFile;
using metaparticle::test::dumpSegments;
using metaparticle::test::dumpSyntax;
using metaparticle::test::generateProgram;
using metaparticle::test::Random;

namespace {

/// Pieces that open, close and break things.
const std::vector<std::string> pieces = {"{",
                                         "}",
                                         "(",
                                         ")",
                                         "[",
                                         "]",
                                         "[[",
                                         "]]",
                                         "<",
                                         ">",
                                         ";",
                                         ",",
                                         "\"",
                                         "'",
                                         "/*",
                                         "*/",
                                         "//",
                                         "\n",
                                         "\r\n",
                                         "#",
                                         "#if A\n",
                                         "#else\n",
                                         "#endif\n",
                                         "#include \"x.h\"\n",
                                         "R\"(",
                                         ")\"",
                                         "\\",
                                         " ",
                                         "\t",
                                         "\n\n",
                                         "x",
                                         "mp::",
                                         "namespace n {",
                                         "namespace {",
                                         "}  // namespace n\n",
                                         "using namespace mp;",
                                         "template <class T>\n",
                                         "[[mp::service]]\n",
                                         "[[mp::queue(max_deliver = 3)]]\n",
                                         "void f() {\n",
                                         "void g(int a) { mp::call(f, a); }\n",
                                         "struct S { int a; };\n",
                                         "enum E { one, two };\n",
                                         "extern \"C\" {",
                                         "int x = 3;",
                                         "static ",
                                         "operator",
                                         "::",
                                         "requires (true) ",
                                         "\xEF\xBB\xBF",
                                         std::string(1, '\0'),
                                         "class A : public B {\npublic:\n",
                                         "=",
                                         "= {1, 2}"};

std::string randomPiece(Random& random, const std::string& text) {
  if (random.chance(70)) return random.pick(pieces);
  const std::size_t begin = random.below(text.size());
  return text.substr(begin, random.below(60));
}

std::string programText(std::uint64_t seed) {
  Random random(seed);
  std::string text;
  for (const auto& [file, content] : generateProgram(random, {.files = 2, .nodes = 8, .fillers = 8}))
    text += content;
  return text;
}

QString firstDifference(const std::string& actual, const std::string& expected) {
  const QStringList left = QString::fromStdString(actual).split('\n');
  const QStringList right = QString::fromStdString(expected).split('\n');
  for (qsizetype i = 0; i < std::max(left.size(), right.size()); ++i) {
    if (left.value(i) != right.value(i)) return "got " + left.value(i) + ", expected " + right.value(i);
  }
  return {};
}

}  // namespace

class SourceFileTest : public QObject {
  Q_OBJECT

 private slots:
  void incrementalEqualsFresh_data() {
    QTest::addColumn<quint64>("seed");
    const quint64 first = qEnvironmentVariable("MP_SEED", "1").toULongLong();
    const quint64 count = qEnvironmentVariable("MP_RUNS", "40").toULongLong();
    for (quint64 seed = first; seed < first + count; ++seed) QTest::addRow("seed %llu", seed) << seed;
  }

  void incrementalEqualsFresh() {
    QFETCH(quint64, seed);
    Random random(seed);
    SourceFile source(programText(seed));
    for (int step = 0; step < 150; ++step) {
      const std::size_t size = source.text().size();
      const std::size_t begin = random.below(size + 1);
      const std::size_t length =
          random.chance(50) ? 0 : std::min(size - begin, random.below(random.chance(90) ? 4 : 300));
      const std::string piece = random.chance(25) ? "" : randomPiece(random, source.text());
      source.replace({begin, begin + length}, piece);
      const SourceFile fresh(source.text());
      const QString difference = firstDifference(dumpSegments(source), dumpSegments(fresh));
      QVERIFY2(difference.isEmpty(), qPrintable(QString("step %1: [%2, %3) -> \"%4\": %5")
                                                    .arg(step)
                                                    .arg(begin)
                                                    .arg(begin + length)
                                                    .arg(QString::fromStdString(piece), difference)));
      QCOMPARE(source.balanced(), fresh.balanced());
      if (!source.balanced()) continue;
      const QString other = firstDifference(dumpSyntax(source.syntax(), source.text()),
                                            dumpSyntax(fresh.syntax(), source.text()));
      QVERIFY2(other.isEmpty(), qPrintable(other));
    }
  }

  void segmentsFollowEachOther() {
    const SourceFile source(programText(7));
    std::size_t at = 0;
    for (const auto& placed : source.segments()) {
      QCOMPARE(placed.begin, at);
      at += placed.length;
    }
    QCOMPARE(at, source.text().size());
  }
};

QTEST_APPLESS_MAIN(SourceFileTest)
#include "source_file_test.moc"
