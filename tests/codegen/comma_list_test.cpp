// SPDX-License-Identifier: GPL-3.0-or-later
#include "codegen/comma_list.h"

#include <QtTest>

using metaparticle::codegen::appendItem;
using metaparticle::codegen::CommaList;
using metaparticle::codegen::Patch;
using metaparticle::codegen::Range;
using metaparticle::codegen::removeItems;
using metaparticle::codegen::splitList;

namespace {

/// The list between the first parenthesis and the last one.
CommaList listOf(const std::string& text) {
  return splitList(text, {text.find('(') + 1, text.rfind(')')});
}

QString applied(const std::string& text, const Patch& patch) {
  return patch.fits() ? QString::fromStdString(*patch.edits().apply(text))
                      : QStringLiteral("overlapping edits");
}

}  // namespace

class CommaListTest : public QObject {
  Q_OBJECT

 private slots:
  void splits_data() {
    QTest::addColumn<QString>("text");
    QTest::addColumn<QStringList>("items");
    QTest::newRow("none") << "()" << QStringList{};
    QTest::newRow("only trivia") << "( /* a, b */ // c\n )" << QStringList{};
    QTest::newRow("plain") << "(a, b = 2)" << QStringList{"a", "b = 2"};
    QTest::newRow("trailing comma") << "(a,)" << QStringList{"a"};
    QTest::newRow("nested") << "(a = {1, 2}, f(x, y), [](int i, int j) { return i; })"
                            << QStringList{"a = {1, 2}", "f(x, y)", "[](int i, int j) { return i; }"};
    QTest::newRow("strings") << "(a = \"x, \\\", y\", b = ',', c = '\\'')"
                             << QStringList{"a = \"x, \\\", y\"", "b = ','", "c = '\\''"};
    QTest::newRow("raw string") << "(a = R\"x(, )\" ]], ()x\", b = u8R\"(\")\")"
                                << QStringList{"a = R\"x(, )\" ]], ()x\"", "b = u8R\"(\")\""};
    QTest::newRow("separators of digits") << "(a = 1'000, b = 2'0)" << QStringList{"a = 1'000", "b = 2'0"};
    QTest::newRow("comments") << "(a /* , */ = 1 // ,\n , /* x */ b /* y */)"
                              << QStringList{"a /* , */ = 1", "b"};
    QTest::newRow("spliced comment") << "(a, // b, \\\n c,\n d)" << QStringList{"a", "d"};
    QTest::newRow("unclosed string") << "(a, \"b, c)" << QStringList{"a", "\"b, c"};
  }
  void splits() {
    QFETCH(QString, text);
    QFETCH(QStringList, items);
    const std::string bytes = text.toStdString();
    QStringList found;
    for (const Range& item : listOf(bytes).items)
      found << QString::fromStdString(bytes.substr(item.begin, item.size()));
    QCOMPARE(found, items);
  }

  void appends_data() {
    QTest::addColumn<QString>("before");
    QTest::addColumn<QString>("after");
    QTest::newRow("empty") << "()"
                           << "(n)";
    QTest::newRow("only a comment") << "(/* none */)"
                                    << "(n /* none */)";
    QTest::newRow("one line") << "(a, b)"
                              << "(a, b, n)";
    QTest::newRow("trailing comma") << "(a, b,)"
                                    << "(a, b, n,)";
    QTest::newRow("trailing comma and space") << "(a, b, )"
                                              << "(a, b, n, )";
    QTest::newRow("comment behind") << "(a, b /* c */)"
                                    << "(a, b, n /* c */)";
    QTest::newRow("own lines") << "(\n    a,\n    b\n)"
                               << "(\n    a,\n    b,\n    n\n)";
    QTest::newRow("own line, only one") << "(\n\ta\n)"
                                        << "(\n\ta,\n\tn\n)";
    QTest::newRow("own lines, trailing comma") << "(\n    a,\n    b,\n)"
                                               << "(\n    a,\n    b,\n    n,\n)";
    QTest::newRow("own lines, remark") << "(\n  a,  // one\n  b  // two\n)"
                                       << "(\n  a,  // one\n  b,  // two\n  n\n)";
    QTest::newRow("own lines, trailing comma and remark") << "(\n  a,  // one\n)"
                                                          << "(\n  a,  // one\n  n,\n)";
    QTest::newRow("first behind the bracket") << "(a,\n b)"
                                              << "(a,\n b,\n n)";
    QTest::newRow("carriage returns") << "(\r\n  a,  // x\r\n  b  // y\r\n)"
                                      << "(\r\n  a,  // x\r\n  b,  // y\r\n  n\r\n)";
    QTest::newRow("wrapped, not own lines") << "(a, b,\n c)"
                                            << "(a, b,\n c, n)";
    QTest::newRow("leading commas") << "(a\n , b\n)"
                                    << "(a\n , b, n\n)";
    QTest::newRow("line comment on one line") << "(a  // one\n)"
                                              << "(a, n  // one\n)";
  }
  void appends() {
    QFETCH(QString, before);
    QFETCH(QString, after);
    const std::string text = before.toStdString();
    Patch patch(text);
    appendItem(patch, listOf(text), "n");
    QCOMPARE(applied(text, patch), after);
  }

  void removes_data() {
    QTest::addColumn<QString>("before");
    QTest::addColumn<QString>("which");
    QTest::addColumn<QString>("after");
    QTest::newRow("first") << "(a, b, c)"
                           << "0"
                           << "(b, c)";
    QTest::newRow("middle") << "(a, b, c)"
                            << "1"
                            << "(a, c)";
    QTest::newRow("last") << "(a, b, c)"
                          << "2"
                          << "(a, b)";
    QTest::newRow("last two") << "(a, b, c)"
                              << "12"
                              << "(a)";
    QTest::newRow("first and last") << "(a, b, c)"
                                    << "02"
                                    << "(b)";
    QTest::newRow("all") << "(a, b, c)"
                         << "012"
                         << "()";
    QTest::newRow("last with trailing comma") << "(a, b,)"
                                              << "1"
                                              << "(a,)";
    QTest::newRow("comments beside") << "(a, /* x */ b = 2 /* y */, c)"
                                     << "1"
                                     << "(a, /* x */ /* y */ c)";
    QTest::newRow("comments beside the last") << "(a /* x */, /* y */ b /* z */)"
                                              << "1"
                                              << "(a /* x */ /* y */ /* z */)";
    QTest::newRow("own line") << "(\n  a,\n  b,\n  c\n)"
                              << "1"
                              << "(\n  a,\n  c\n)";
    QTest::newRow("own line, last") << "(\n  a,\n  b\n)"
                                    << "1"
                                    << "(\n  a\n)";
    QTest::newRow("own line, first") << "(\n  a,\n  b\n)"
                                     << "0"
                                     << "(\n  b\n)";
    QTest::newRow("own line, carriage returns") << "(\r\n  a,\r\n  b,\r\n  c)"
                                                << "1"
                                                << "(\r\n  a,\r\n  c)";
    QTest::newRow("own line, with remark") << "(\n  a,\n  b,  // why\n  c\n)"
                                           << "1"
                                           << "(\n  a,\n  // why\n  c\n)";
    QTest::newRow("remark before the last") << "(\n  a,  // why\n  b\n)"
                                            << "1"
                                            << "(\n  a  // why\n)";
    QTest::newRow("end of a line") << "(a, b,\n c)"
                                   << "1"
                                   << "(a,\n c)";
    QTest::newRow("leading commas") << "(a\n , b\n , c\n)"
                                    << "1"
                                    << "(a\n , c\n)";
    QTest::newRow("leading commas, last") << "(a\n , b\n , c\n)"
                                          << "2"
                                          << "(a\n , b\n)";
  }
  void removes() {
    QFETCH(QString, before);
    QFETCH(QString, which);
    QFETCH(QString, after);
    std::vector<std::size_t> indices;
    for (const QChar digit : which) indices.push_back(static_cast<std::size_t>(digit.digitValue()));
    const std::string text = before.toStdString();
    Patch patch(text);
    removeItems(patch, listOf(text), indices);
    QCOMPARE(applied(text, patch), after);
  }
};

QTEST_APPLESS_MAIN(CommaListTest)
#include "comma_list_test.moc"
