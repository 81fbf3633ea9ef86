// SPDX-License-Identifier: GPL-3.0-or-later
//
// The shape that the design draws, read from the sources. Each rule is first shown to fail on a tree that
// breaks it.
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>

#include "tests/architecture/source_tree.h"

using namespace metaparticle::tests;

class ArchitectureTest : public QObject {
  Q_OBJECT

  std::unique_ptr<QTemporaryDir> made_;

  void write(const QString& path, const QByteArray& text) const {
    const QString whole = made_->filePath(path);
    QVERIFY(QDir().mkpath(QFileInfo(whole).path()));
    QFile file(whole);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(text);
  }

  static std::vector<SourceFile> ownTree() { return readSourceTree(METAPARTICLE_SOURCE_DIR); }

 private slots:
  void init() { made_ = std::make_unique<QTemporaryDir>(); }

  void theTreeIsFound() {
    const std::vector<SourceFile> tree = ownTree();
    QVERIFY(tree.size() > 100);
    for (const char* folder :
         {"model/", "codegen/", "deploy/", "runtime/", "app/cli/", "app/studio/canvas/"}) {
      QVERIFY2(std::any_of(tree.begin(), tree.end(),
                           [&](const SourceFile& f) { return f.path.startsWith(folder); }),
               folder);
    }
  }

  void includes_data() {
    QTest::addColumn<QString>("file");
    QTest::addColumn<QString>("include");
    QTest::addColumn<bool>("allowed");
    const auto row = [](const char* file, const char* include, bool allowed) {
      QTest::addRow("%s includes %s", file, include) << file << include << allowed;
    };
    row("model/a.cpp", "<vector>", true);
    row("model/a.cpp", "<sys/stat.h>", true);
    row("model/a.cpp", "<nlohmann/json.hpp>", true);
    row("model/a.cpp", "\"model/here.h\"", true);
    row("model/a.cpp", "<QString>", false);
    row("model/a.cpp", "\"codegen/here.h\"", false);
    row("codegen/a.cpp", "\"model/here.h\"", true);
    row("codegen/a.cpp", "<yaml-cpp/yaml.h>", true);
    row("codegen/a.cpp", "<QString>", false);
    row("codegen/a.cpp", "\"deploy/here.h\"", false);
    row("deploy/a.cpp", "<QTimer>", true);
    row("deploy/a.cpp", "<curl/curl.h>", true);
    row("deploy/a.cpp", "<QtNetwork/QLocalSocket>", false);
    row("deploy/a.cpp", "\"codegen/here.h\"", false);
    row("deploy/a.cpp", "<boost/asio.hpp>", false);
    row("runtime/src/a.cpp", "<boost/asio.hpp>", true);
    row("runtime/src/a.cpp", "\"metaparticle/here.hpp\"", true);
    row("runtime/src/a.cpp", "\"model/here.h\"", false);
    row("runtime/src/a.cpp", "<QString>", false);
    row("app/cli/a.cpp", "\"deploy/here.h\"", true);
    row("app/cli/a.cpp", "<CLI/CLI.hpp>", true);
    row("app/cli/a.cpp", "<QtWidgets/QWidget>", false);
    row("app/cli/a.cpp", "<metaparticle/here.hpp>", false);
    row("app/studio/a.cpp", "<Qsci/qsciscintilla.h>", true);
    row("app/studio/a.cpp", "\"codegen/here.h\"", true);
    row("app/studio/a.cpp", "\"metaparticle/here.hpp\"", false);
    row("app/studio/canvas/a.cpp", "\"model/here.h\"", true);
    row("app/studio/canvas/a.cpp", "\"codegen/here.h\"", false);
    row("app/studio/canvas/a.cpp", "\"app/studio/here.h\"", false);
    row("app/studio/canvas/a.cpp", "<Qsci/qsciscintilla.h>", false);
    row("examples/x/a.cpp", "<metaparticle/here.hpp>", true);
    row("examples/x/a.cpp", "\"model/here.h\"", false);
  }
  void includes() {
    QFETCH(QString, file);
    QFETCH(QString, include);
    for (const char* header : {"model/here.h", "codegen/here.h", "deploy/here.h", "app/studio/here.h",
                               "runtime/include/metaparticle/here.hpp"}) {
      write(header, "#pragma once\n");
    }
    write(file, "// first line\n#include " + include.toUtf8() + "\n");
    const QStringList broken = brokenArrows(readSourceTree(made_->path()));
    QTEST(broken.isEmpty(), "allowed");
    if (!broken.isEmpty()) QVERIFY2(broken.first().startsWith(file + ":2: "), qPrintable(broken.first()));
  }

  void aWidgetWithoutItsModuleIsSeenToo() {
    write("deploy/a.cpp", "#include <QTcpSocket>\n#include <QNoSuchClass>\n");
    const QStringList broken = brokenArrows(readSourceTree(made_->path()));
    QCOMPARE(broken.size(), 2);
  }

  void theArrowsHold() {
    const QStringList broken = brokenArrows(ownTree());
    QVERIFY2(broken.isEmpty(), qPrintable("\n" + broken.join('\n')));
  }

  void aCycleIsFound() {
    write("model/a.h", "#include \"model/b.h\"\n");
    write("model/b.h", "#include \"model/c.h\"\n");
    write("model/c.h", "#include \"b.h\"\n");
    write("model/d.h", "#include \"model/b.h\"\n");
    QCOMPARE(includeCycles(readSourceTree(made_->path())),
             QStringList{"model/b.h -> model/c.h -> model/b.h"});
  }

  void noFilesIncludeEachOther() {
    const QStringList cycles = includeCycles(ownTree());
    QVERIFY2(cycles.isEmpty(), qPrintable("\n" + cycles.join('\n')));
  }

  void aLongFileIsFound() {
    write("model/long.cpp", QByteArray("\n").repeated(401));
    write("model/short.cpp", QByteArray("\n").repeated(399) + "end");
    QCOMPARE(longFiles(readSourceTree(made_->path())), QStringList{"model/long.cpp has 401 lines"});
  }

  void noFileIsLong() {
    const QStringList files = longFiles(ownTree());
    QVERIFY2(files.isEmpty(), qPrintable("\n" + files.join('\n')));
  }

  void aWrongLicenceIsFound() {
    const QByteArray mit = "// SPDX-License-Identifier: MIT\n";
    const QByteArray gpl = "// SPDX-License-Identifier: GPL-3.0-or-later\n";
    write("model/right.cpp", gpl);
    write("model/wrong.cpp", mit);
    write("model/missing.cpp", "int x;\n");
    write("model/second.cpp", "\n" + gpl);
    write("runtime/src/right.cpp", mit);
    write("runtime/src/wrong.cpp", gpl);
    write("resources/templates/x/right.cpp", mit);
    write("examples/x/wrong.cpp", gpl);
    write("tests/fixture.cpp", mit);
    QStringList files;
    for (const QString& line : wrongLicences(readSourceTree(made_->path()))) files << line.section(' ', 0, 0);
    QCOMPARE(files, (QStringList{"examples/x/wrong.cpp", "model/missing.cpp", "model/second.cpp",
                                 "model/wrong.cpp", "runtime/src/wrong.cpp"}));
  }

  void everyFileNamesItsLicence() {
    const QStringList files = wrongLicences(ownTree());
    QVERIFY2(files.isEmpty(), qPrintable("\n" + files.join('\n')));
  }
};

QTEST_GUILESS_MAIN(ArchitectureTest)
#include "architecture_test.moc"
