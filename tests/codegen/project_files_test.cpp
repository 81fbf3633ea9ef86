// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTemporaryDir>
#include <QtTest>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "codegen/glob.h"
#include "codegen/project_files.h"

namespace fs = std::filesystem;
using metaparticle::codegen::FileEdits;
using metaparticle::codegen::findSources;
using metaparticle::codegen::matchesGlob;
using metaparticle::codegen::openProject;
using metaparticle::codegen::Workspace;
using metaparticle::codegen::writeEdits;
using metaparticle::model::ErrorKind;
using metaparticle::model::ProjectFile;

namespace {

using Names = std::vector<std::string>;

void writeFile(const fs::path& path, const std::string& text) {
  fs::create_directories(path.parent_path());
  std::ofstream(path, std::ios::binary) << text;
}

std::string readFile(const fs::path& path) {
  std::ostringstream bytes;
  bytes << std::ifstream(path, std::ios::binary).rdbuf();
  return bytes.str();
}

FileEdits insertion(const std::string& file, const std::string& text) {
  FileEdits edits;
  static_cast<void>(edits.files[file].add({{0, 0}, text}));
  return edits;
}

}  // namespace

class ProjectFilesTest : public QObject {
  Q_OBJECT

 private slots:
  void init() {
    directory_ = std::make_unique<QTemporaryDir>();
    root_ = directory_->path().toStdString();
  }

  void globs_data() {
    QTest::addColumn<QString>("pattern");
    QTest::addColumn<QString>("path");
    QTest::addColumn<bool>("matches");
    const auto row = [](const char* pattern, const char* path, bool matches) {
      QTest::addRow("%s %s", pattern, path) << pattern << path << matches;
    };
    row("*.cpp", "a.cpp", true);
    row("*.cpp", "src/a.cpp", false);
    row("src/*.cpp", "src/a.cpp", true);
    row("src/*.cpp", "src/b/a.cpp", false);
    row("src/**/*.cpp", "src/a.cpp", true);
    row("src/**/*.cpp", "src/b/c/a.cpp", true);
    row("**/a.cpp", "a.cpp", true);
    row("**/a.cpp", "b/a.cpp", true);
    row("**/a.cpp", "ba.cpp", false);
    row("**", "b/a.cpp", true);
    row("?.cpp", "a.cpp", true);
    row("?.cpp", "ab.cpp", false);
    row("?.cpp", "/.cpp", false);
    row("[a-c].cpp", "b.cpp", true);
    row("[!a-c].cpp", "b.cpp", false);
    row("[a", "[a", true);
    row("a*b*c", "aXbXbc", true);
    row("a*b*c", "aXbXb", false);
    row("", "", true);
    row("", "a", false);
  }
  void globs() {
    QFETCH(QString, pattern);
    QFETCH(QString, path);
    QFETCH(bool, matches);
    QCOMPARE(matchesGlob(pattern.toStdString(), path.toStdString()), matches);
  }

  void sourcesAreFound() {
    for (const char* file :
         {"b.cpp", "a.hpp", "src/c.cc", "src/d.cxx", "src/e.h", "f.hh", "readme.txt", ".git/x.cpp",
          ".metaparticle/build/y.cpp", "out/z.cpp", "out/CMakeCache.txt", "new/CMakeFiles/pkgRedirects/c.txt",
          "new/d.cpp", "src/CMakeFiles/a/c.cpp", "src/tree/CMakeCache.txt", "src/tree/deep/w.cpp"}) {
      writeFile(root_ / file, "int x;\n");
    }
    QCOMPARE(findSources(root_, {}), Names({"a.hpp", "b.cpp", "f.hh", "src/c.cc", "src/d.cxx", "src/e.h"}));
    ProjectFile project;
    project.sources = {"*.cpp", "./src/*.h", "src/**/*.cc"};
    QCOMPARE(findSources(root_, project), Names({"b.cpp", "src/c.cc", "src/e.h"}));
    project.sources = {"src/"};
    QCOMPARE(findSources(root_, project), Names({"src/c.cc", "src/d.cxx", "src/e.h"}));
  }

  void projectsAreOpened() {
    writeFile(root_ / "a.cpp", "[[mp::job]] void a() {}\r\n");
    writeFile(root_ / "src/b.cpp", "[[mp::job]] void b() {}\n");
    Names progress;
    auto opened = openProject(root_, {}, [&](std::size_t done, std::size_t total) {
      progress.push_back(std::to_string(done) + "/" + std::to_string(total));
      return true;
    });
    QVERIFY(opened.ok());
    QCOMPARE(opened->files(), Names({"a.cpp", "src/b.cpp"}));
    QCOMPARE(opened->text("a.cpp"), std::string("[[mp::job]] void a() {}\r\n"));
    QCOMPARE(opened->graph()->nodes.size(), std::size_t(2));
    QCOMPARE(progress, Names({"0/2", "1/2", "2/2"}));

    const auto single = openProject(root_ / "src/b.cpp", {});
    QVERIFY(single.ok());
    QCOMPARE(single->files(), Names({"b.cpp"}));
  }

  void openingFails() {
    QCOMPARE(openProject(root_ / "none", {}).error().kind, ErrorKind::NotFound);
    writeFile(root_ / "a.cpp", "");
    const auto cancel = [](std::size_t, std::size_t) { return false; };
    QCOMPARE(openProject(root_, {}, cancel).error().kind, ErrorKind::Cancelled);
  }

  void editsAreWritten() {
    writeFile(root_ / "a.cpp", "int a;\n");
    const auto workspace = openProject(root_, {});
    FileEdits edits = insertion("a.cpp", "// first\n");
    edits.files["new/b.cpp"] = insertion("new/b.cpp", "int b;\n").files["new/b.cpp"];
    QVERIFY(writeEdits(root_, *workspace, edits).ok());
    QCOMPARE(readFile(root_ / "a.cpp"), std::string("// first\nint a;\n"));
    QCOMPARE(readFile(root_ / "new/b.cpp"), std::string("int b;\n"));
  }

  /// Nothing is written when one of the files is not what the edits were planned on.
  void changedFilesAreNotOverwritten() {
    writeFile(root_ / "a.cpp", "int a;\n");
    writeFile(root_ / "b.cpp", "int b;\n");
    const auto workspace = openProject(root_, {});
    writeFile(root_ / "b.cpp", "int other;\n");
    FileEdits edits = insertion("a.cpp", "// first\n");
    edits.files["b.cpp"] = insertion("b.cpp", "// first\n").files["b.cpp"];
    const auto written = writeEdits(root_, *workspace, edits);
    QVERIFY(!written.ok());
    QCOMPARE(written.error().kind, ErrorKind::Conflict);
    QCOMPARE(written.error().file, std::string("b.cpp"));
    QCOMPARE(readFile(root_ / "a.cpp"), std::string("int a;\n"));
    QCOMPARE(readFile(root_ / "b.cpp"), std::string("int other;\n"));

    // A file that is to be new must not be there, and one that was read must not be gone.
    QCOMPARE(writeEdits(root_, Workspace(), insertion("b.cpp", "x")).error().kind, ErrorKind::Conflict);
    fs::remove(root_ / "a.cpp");
    QCOMPARE(writeEdits(root_, *workspace, insertion("a.cpp", "x")).error().kind, ErrorKind::Conflict);
  }

 private:
  std::unique_ptr<QTemporaryDir> directory_;
  fs::path root_;
};

QTEST_APPLESS_MAIN(ProjectFilesTest)
#include "project_files_test.moc"
