// SPDX-License-Identifier: GPL-3.0-or-later
//
// Every case of cases/*.txt: source, edits, expected source and graph, with the laws of the lens checked on
// the way. MP_ACCEPT=1 writes what happens now into the case files; read the difference before it is
// committed.
#include <QtTest>

#include <QDir>
#include <QFile>

#include "tests/support/case_file.h"
#include "tests/support/lens_laws.h"

using namespace metaparticle;

namespace {

/// What the edits of a case give, in the form of a case, with every law that was broken.
struct Outcome {
  test::CaseFile file;
  std::vector<std::string> violations;
};

void note(std::vector<std::string>& all, const std::vector<std::string>& more) {
  all.insert(all.end(), more.begin(), more.end());
}

Outcome run(const test::CaseFile& given) {
  Outcome outcome{given, {}};
  outcome.file.expected.clear();
  codegen::Workspace workspace = test::workspaceOf(given.sources);
  for (const model::Node& node : workspace.graph()->nodes)
    note(outcome.violations, test::checkGetPut(workspace, node));
  outcome.file.error.clear();
  for (const test::Step& step : given.steps) {
    const test::LawReport report = test::stepLawfully(workspace, step);
    note(outcome.violations, report.violations);
    if (report.error) outcome.file.error = test::dumpError(*report.error);
  }
  for (const model::Node& node : workspace.graph()->nodes)
    note(outcome.violations, test::checkGetPut(workspace, node));
  for (const auto& [file, text] : test::textsOf(workspace)) {
    const auto source = given.sources.find(file);
    if (source == given.sources.end() || source->second != text) outcome.file.expected[file] = text;
  }
  if (!outcome.file.error.empty()) outcome.file.expected.clear();
  outcome.file.graph = test::dumpGraph(*workspace.graph());
  return outcome;
}

QString shown(const test::Texts& texts) {
  std::string all;
  for (const auto& [file, text] : texts) all += "--- " + file + '\n' + text;
  return QString::fromStdString(all);
}

}  // namespace

class RoundtripTest : public QObject {
  Q_OBJECT

 private slots:
  void cases_data() {
    QTest::addColumn<QString>("path");
    const QDir folder(QStringLiteral(MP_CASES));
    for (const QString& name : folder.entryList({QStringLiteral("*.txt")}, QDir::Files, QDir::Name))
      QTest::newRow(qPrintable(name)) << folder.filePath(name);
  }
  void cases() {
    QFETCH(QString, path);
    QFile disk(path);
    QVERIFY(disk.open(QIODevice::ReadOnly));
    const test::CaseFile wanted = test::parseCase(disk.readAll().toStdString());
    disk.close();
    QCOMPARE(QString::fromStdString(wanted.problem), QString());
    const Outcome outcome = run(wanted);
    for (const std::string& violation : outcome.violations) qWarning("%s", violation.c_str());
    QVERIFY2(outcome.violations.empty(), "a law of the lens is broken, see above");
    if (qEnvironmentVariableIsSet("MP_ACCEPT")) {
      QVERIFY(disk.open(QIODevice::WriteOnly));
      disk.write(QByteArray::fromStdString(test::writeCase(outcome.file)));
      return;
    }
    QCOMPARE(QString::fromStdString(outcome.file.error), QString::fromStdString(wanted.error));
    QCOMPARE(shown(outcome.file.expected), shown(wanted.expected));
    if (wanted.error.empty())
      QCOMPARE(QString::fromStdString(outcome.file.graph), QString::fromStdString(wanted.graph));
  }
};

QTEST_APPLESS_MAIN(RoundtripTest)
#include "roundtrip_test.moc"
