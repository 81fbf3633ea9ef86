// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>

#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>

#include <random>

#include "codegen/line_diff.h"
#include "codegen/text_edits.h"

using metaparticle::codegen::lineChanges;
using metaparticle::codegen::splitLines;
using metaparticle::codegen::unifiedDiff;

namespace {

const QString patchTool = QStringLiteral("patch");
const QString gitTool = QStringLiteral("git");

void writeFile(const QString& path, const std::string& bytes) {
  QFile file(path);
  if (!file.open(QIODevice::WriteOnly)) qFatal("cannot write %s", qPrintable(path));
  file.write(bytes.data(), static_cast<qint64>(bytes.size()));
}

std::string readFile(const QString& path) {
  QFile file(path);
  return file.open(QIODevice::ReadOnly) ? file.readAll().toStdString() : "(no such file)";
}

/// What the tool makes of `before` (no file when empty) with the diff; the tool's output when it refuses.
std::string patched(const QString& tool, const QString& name, const std::string& before,
                    const std::string& diff) {
  const QTemporaryDir folder;
  const QString path = folder.filePath(name);
  QDir().mkpath(QFileInfo(path).path());
  if (!before.empty()) writeFile(path, before);
  QProcess process;
  process.setWorkingDirectory(folder.path());
  process.setProcessChannelMode(QProcess::MergedChannels);
  if (tool == patchTool) {
    process.start(tool, {QStringLiteral("-p1"), QStringLiteral("--binary"), QStringLiteral("--fuzz=0")});
  } else {
    process.start(tool,
                  {QStringLiteral("apply"), QStringLiteral("--whitespace=nowarn"), QStringLiteral("-")});
  }
  process.write(diff.data(), static_cast<qint64>(diff.size()));
  process.closeWriteChannel();
  process.waitForFinished();
  const QByteArray said = process.readAll();
  return process.exitCode() == 0 ? readFile(path) : "refused: " + said.toStdString() + diff;
}

std::string numbered(int from, int to) {
  std::string text;
  for (int line = from; line <= to; ++line) text += "line " + std::to_string(line) + '\n';
  return text;
}

}  // namespace

class UnifiedDiffTest : public QObject {
  Q_OBJECT

  std::mt19937 random_{11};

  std::string randomText() {
    std::string text;
    for (auto lines = random_() % 30; lines > 0; --lines) {
      text += static_cast<char>('a' + random_() % 4);
      text += random_() % 5 == 0 ? "\r\n" : "\n";
    }
    if (random_() % 3 == 0 && !text.empty()) text.pop_back();
    return text;
  }

  std::string randomChange(std::string text) {
    for (auto count = random_() % 4 + 1; count > 0; --count) {
      const std::size_t place = random_() % (text.size() + 1);
      if (random_() % 2 == 0)
        text.insert(place, random_() % 2 == 0 ? "new\n" : "x");
      else
        text.erase(place, random_() % 6);
    }
    return text;
  }

 private slots:
  void equalTextsGiveNothing() {
    QCOMPARE(unifiedDiff("a.cpp", "same\n", "same\n"), std::string());
    QCOMPARE(unifiedDiff("a.cpp", "", ""), std::string());
  }

  void oneLineInTheMiddle() {
    std::string after = numbered(1, 9);
    after.replace(after.find("line 5"), 6, "five");
    QCOMPARE(unifiedDiff("src/a.cpp", numbered(1, 9), after), std::string("--- a/src/a.cpp\n"
                                                                          "+++ b/src/a.cpp\n"
                                                                          "@@ -2,7 +2,7 @@\n"
                                                                          " line 2\n"
                                                                          " line 3\n"
                                                                          " line 4\n"
                                                                          "-line 5\n"
                                                                          "+five\n"
                                                                          " line 6\n"
                                                                          " line 7\n"
                                                                          " line 8\n"));
  }

  void aNewFile() {
    QCOMPARE(unifiedDiff("a.cpp", "", "x\ny\n"), std::string("--- /dev/null\n"
                                                             "+++ b/a.cpp\n"
                                                             "@@ -0,0 +1,2 @@\n"
                                                             "+x\n"
                                                             "+y\n"));
  }

  void missingFinalNewlines() {
    QCOMPARE(unifiedDiff("a", "x\ny", "x\nz\n"), std::string("--- a/a\n"
                                                             "+++ b/a\n"
                                                             "@@ -1,2 +1,2 @@\n"
                                                             " x\n"
                                                             "-y\n"
                                                             "\\ No newline at end of file\n"
                                                             "+z\n"));
  }

  void distantChangesGetHunksOfTheirOwn() {
    const std::string diff =
        unifiedDiff("a", numbered(1, 30), "first\n" + numbered(1, 20) + numbered(22, 30));
    QCOMPARE(std::count(diff.begin(), diff.end(), '@'), 8);
    QVERIFY(diff.find("@@ -1,3 +1,4 @@\n+first\n") != std::string::npos);
    QVERIFY(diff.find("@@ -18,7 +19,6 @@\n") != std::string::npos);
  }

  void changesAreFewest() {
    const auto changes = lineChanges(splitLines("a\nb\nc\na\nb\nb\na\n"), splitLines("c\nb\na\nb\na\nc\n"));
    std::size_t changed = 0;
    for (const auto& change : changes)
      changed += change.oldEnd - change.oldBegin + change.newEnd - change.newBegin;
    QCOMPARE(changed, std::size_t{5});  // Myers' own example
  }

  void toolsTakeIt_data() {
    QTest::addColumn<QString>("name");
    QTest::addColumn<QByteArray>("before");
    QTest::addColumn<QByteArray>("after");
    const QByteArray text = QByteArray::fromStdString(numbered(1, 12));
    QTest::newRow("changed") << "a.cpp" << text << QByteArray(text).replace("line 6", "six");
    QTest::newRow("new") << "deep/er/a.cpp" << QByteArray() << text;
    QTest::newRow("new, no final newline") << "a.cpp" << QByteArray() << text.chopped(1);
    QTest::newRow("loses the final newline") << "a.cpp" << text << text.chopped(1);
    QTest::newRow("gains the final newline") << "a.cpp" << text.chopped(1) << text;
    QTest::newRow("no final newline on either side")
        << "a.cpp" << text.chopped(1) << QByteArray(text.chopped(1)).replace("line 11", "x");
    QTest::newRow("carriage returns") << "a.cpp" << QByteArray(text).replace("\n", "\r\n")
                                      << QByteArray(text).replace("line 3", "three").replace("\n", "\r\n");
    QTest::newRow("only line ends") << "a.cpp" << text << QByteArray(text).replace("line 7\n", "line 7\r\n");
    QTest::newRow("byte order mark") << "a.cpp"
                                     << "\xEF\xBB\xBF" + text << "\xEF\xBB\xBF#include <x>\n" + text;
    QTest::newRow("spaces in the name") << "a folder/a file.cpp" << text << text + "more\n";
    QTest::newRow("quotes in the name") << "a \"b\".cpp" << text << text + "more\n";
    QTest::newRow("umlauts in the name") << QString::fromUtf8(
                                                "gr\xC3\xB6\xC3\x9F"
                                                "e.cpp")
                                         << text << text + "more\n";
  }
  void toolsTakeIt() {
    QFETCH(QString, name);
    QFETCH(QByteArray, before);
    QFETCH(QByteArray, after);
    const std::string diff = unifiedDiff(name.toStdString(), before.toStdString(), after.toStdString());
    for (const QString& tool : {patchTool, gitTool})
      if (!QStandardPaths::findExecutable(tool).isEmpty())
        QCOMPARE(patched(tool, name, before.toStdString(), diff), after.toStdString());
  }

  void toolsTakeRandomOnes() {
    if (QStandardPaths::findExecutable(gitTool).isEmpty()) QSKIP("git is not installed");
    for (int round = 0; round < 60; ++round) {
      const std::string before = "head\n" + randomText();
      const std::string after = randomChange(before);
      if (after.empty() || after == before) continue;
      QCOMPARE(patched(gitTool, QStringLiteral("a.cpp"), before, unifiedDiff("a.cpp", before, after)), after);
    }
  }

  void hugeDifferencesAreStillRight() {
    const std::string before = numbered(1, 6000);
    const std::string after = numbered(10001, 16000);
    const auto changes = lineChanges(splitLines(before), splitLines(after));
    QCOMPARE(changes.size(), std::size_t{1});
    QCOMPARE(changes.front().newEnd, std::size_t{6000});
  }
};

QTEST_GUILESS_MAIN(UnifiedDiffTest)
#include "unified_diff_test.moc"
