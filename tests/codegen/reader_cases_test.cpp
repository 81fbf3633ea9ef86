// SPDX-License-Identifier: GPL-3.0-or-later
//
// What the reader makes of the sources in tests/codegen/reader. With MP_UPDATE=1 the expectations are written
// anew; look at every line of the difference then.
#include <QDir>
#include <QtTest>

#include "codegen/syntax.h"
#include "tests/codegen/syntax_dump.h"

using metaparticle::codegen::readSyntax;
using metaparticle::test::dumpSyntax;

namespace {

const QByteArray sourceMark = "=== source\n";
const QByteArray expectedMark = "=== expected\n";

struct Case {
  QByteArray about;
  QByteArray source;
  QByteArray expected;
};

Case parse(const QByteArray& text) {
  const qsizetype source = text.indexOf(sourceMark);
  const qsizetype expected = text.indexOf(expectedMark);
  if (source < 0 || expected < source) return {};
  return {text.left(source), text.mid(source + sourceMark.size(), expected - source - sourceMark.size()),
          text.mid(expected + expectedMark.size())};
}

QByteArray dump(const QByteArray& source) {
  const std::string text = source.toStdString();
  return QByteArray::fromStdString(dumpSyntax(readSyntax(text), text));
}

}  // namespace

class ReaderCasesTest : public QObject {
  Q_OBJECT

 private slots:
  void cases_data() {
    QTest::addColumn<QString>("path");
    const QDir folder(METAPARTICLE_CASES);
    for (const QString& name : folder.entryList({"*.txt"}, QDir::Files, QDir::Name)) {
      QTest::newRow(qPrintable(name)) << folder.filePath(name);
    }
  }

  void cases() {
    QFETCH(QString, path);
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const Case given = parse(file.readAll());
    file.close();
    QVERIFY2(!given.source.isEmpty(), "the case has no source or no expectation");
    const QByteArray actual = dump(given.source);
    if (qEnvironmentVariableIsSet("MP_UPDATE")) {
      QVERIFY(file.open(QIODevice::WriteOnly));
      file.write(given.about + sourceMark + given.source + expectedMark + actual);
      return;
    }
    const QList<QByteArray> left = actual.split('\n');
    const QList<QByteArray> right = given.expected.split('\n');
    for (qsizetype i = 0; i < std::max(left.size(), right.size()); ++i)
      QCOMPARE(left.value(i), right.value(i));
  }

  /// The same with Windows line ends, and without the last line end.
  void otherLineEnds_data() { cases_data(); }
  void otherLineEnds() {
    QFETCH(QString, path);
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const Case given = parse(file.readAll());
    QByteArray source = given.source;
    source.replace('\n', "\r\n").chop(2);
    QByteArray actual = dump("\xEF\xBB\xBF" + source);
    actual.replace("\\r\\n", "\\n");
    const QList<QByteArray> left = actual.split('\n');
    const QList<QByteArray> right = given.expected.split('\n');
    // Heads and tails are cut at a number of bytes, of which there are more.
    const auto comparable = [](const QByteArray& line) {
      return !line.contains("begins `") && !line.contains("body `") && !line.contains("namespace ") &&
             !line.contains("list `") && !line.contains(" in `") && !line.contains("item `") &&
             !line.contains("before `");
    };
    QCOMPARE(left.size(), right.size());
    for (qsizetype i = 0; i < right.size(); ++i) {
      if (comparable(right[i])) QCOMPARE(left[i], right[i]);
    }
  }
};

QTEST_APPLESS_MAIN(ReaderCasesTest)
#include "reader_cases_test.moc"
