// SPDX-License-Identifier: GPL-3.0-or-later
//
// What compiles before an edit compiles after it: random edits over the examples and a program with every
// kind.
#include <QtTest>

#include <QDir>
#include <QDirIterator>
#include <QProcess>
#include <QTemporaryDir>

#include "tests/support/generate_edit.h"
#include "tests/support/lens_laws.h"

using namespace metaparticle;

namespace {

test::Texts filesOf(const QString& folder) {
  test::Texts texts;
  QDirIterator files(folder, {QStringLiteral("*.cpp"), QStringLiteral("*.hpp")}, QDir::Files,
                     QDirIterator::Subdirectories);
  while (files.hasNext()) {
    QFile file(files.next());
    if (file.open(QIODevice::ReadOnly))
      texts[QDir(folder).relativeFilePath(file.fileName()).toStdString()] = file.readAll().toStdString();
  }
  return texts;
}

/// What the compiler says about those sources that `edits` touch, or all of them when it is a header; nothing
/// when it is content.
QString complaintsOf(const test::Texts& texts, const codegen::FileEdits& edits) {
  const bool headers = std::any_of(edits.files.begin(), edits.files.end(),
                                   [](const auto& file) { return !file.first.ends_with(".cpp"); });
  const QTemporaryDir folder;
  QStringList sources;
  for (const auto& [name, text] : texts) {
    const QString path = folder.filePath(QString::fromStdString(name));
    QDir().mkpath(QFileInfo(path).path());
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly)) return QStringLiteral("cannot write ") + path;
    file.write(text.data(), static_cast<qint64>(text.size()));
    const bool touched = edits.empty() || headers || edits.files.contains(name);
    if (touched && path.endsWith(QStringLiteral(".cpp"))) sources << path;
  }
  QStringList arguments = {QStringLiteral("-std=c++20"), QStringLiteral("-fsyntax-only"),
                           QStringLiteral("-Wall"),      QStringLiteral("-Wextra"),
                           QStringLiteral("-Werror"),    QStringLiteral("-I" MP_RUNTIME)};
  QProcess compiler;
  compiler.setProcessChannelMode(QProcess::MergedChannels);
  compiler.start(QStringLiteral(MP_COMPILER), arguments + sources);
  compiler.waitForFinished(-1);
  return compiler.exitStatus() == QProcess::NormalExit && compiler.exitCode() == 0
             ? QString()
             : QString::fromUtf8(compiler.readAll());
}

}  // namespace

class CompileTest : public QObject {
  Q_OBJECT

 private slots:
  void eachKindCompilesWhenAdded_data() {
    QTest::addColumn<int>("kind");
    for (const model::KindInfo& kind : model::kinds())
      QTest::newRow(std::string(kind.word).c_str()) << static_cast<int>(kind.kind);
  }
  /// To an empty project, to a file that is there, and into a namespace.
  void eachKindCompilesWhenAdded() {
    QFETCH(int, kind);
    for (const bool filled : {false, true}) {
      for (const char* scope : {"", "app::inner"}) {
        codegen::Workspace workspace =
            test::workspaceOf(filled ? filesOf(QStringLiteral(MP_PROGRAMS "/shop")) : test::Texts());
        const std::string file = filled ? workspace.graph()->nodes.front().file : "main.cpp";
        const auto plan =
            workspace.plan(model::AddNode{static_cast<model::Kind>(kind), "brand_new", file, scope});
        QVERIFY2(plan, plan ? "" : plan.error().message.c_str());
        QVERIFY(workspace.apply(*plan));
        QCOMPARE(complaintsOf(test::textsOf(workspace), *plan), QString());
        QVERIFY(workspace.graph()->find("brand-new"));
      }
    }
  }

  void editedProgramsCompile_data() {
    QTest::addColumn<QString>("folder");
    QTest::addColumn<int>("edits");
    QTest::newRow("greeter") << QStringLiteral(MP_EXAMPLES "/greeter") << 8;
    QTest::newRow("histogram") << QStringLiteral(MP_EXAMPLES "/histogram") << 8;
    QTest::newRow("shop") << QStringLiteral(MP_PROGRAMS "/shop") << 24;
  }
  void editedProgramsCompile() {
    QFETCH(QString, folder);
    QFETCH(int, edits);
    const test::Texts original = filesOf(folder);
    QVERIFY(!original.empty());
    QCOMPARE(complaintsOf(original, {}), QString());
    codegen::Workspace workspace = test::workspaceOf(original);
    test::Random random(static_cast<std::uint64_t>(edits));
    std::string history;
    for (int made = 0, tried = 0; made < edits && tried < 40 * edits; ++tried) {
      const model::Edit edit =
          test::generateEdit(random, *workspace.graph(), workspace.files(), static_cast<std::size_t>(tried));
      const auto plan = workspace.plan(edit);
      if (!plan || plan->empty()) continue;
      QVERIFY(workspace.apply(*plan));
      history += model::describe(edit) + '\n';
      ++made;
      const QString complaints = complaintsOf(test::textsOf(workspace), *plan);
      QVERIFY2(complaints.isEmpty(), qPrintable(QString::fromStdString(history) + complaints));
    }
  }
};

QTEST_GUILESS_MAIN(CompileTest)
#include "compile_test.moc"
