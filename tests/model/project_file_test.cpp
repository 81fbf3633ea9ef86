// SPDX-License-Identifier: GPL-3.0-or-later
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>

#include <nlohmann/json.hpp>

#include "model/project_file.h"

using namespace metaparticle::model;
namespace fs = std::filesystem;

namespace {

int masksSet = 0;

}  // namespace

/// In place of the C library's: counts who changes the mask, which all threads share.
extern "C" mode_t umask(mode_t mask) noexcept {
  ++masksSet;
  return static_cast<mode_t>(::syscall(SYS_umask, mask));
}

class ProjectFileTest : public QObject {
  Q_OBJECT

  std::unique_ptr<QTemporaryDir> folder_;

  [[nodiscard]] fs::path folder() const { return folder_->path().toStdString(); }
  [[nodiscard]] QString path(const QString& name = ProjectFile::fileName) const {
    return folder_->filePath(name);
  }

  void write(const QByteArray& bytes, const QString& name = ProjectFile::fileName) const {
    QFile file(path(name));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(bytes);
  }
  [[nodiscard]] QByteArray bytes(const QString& name = ProjectFile::fileName) const {
    QFile file(path(name));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("no file");
  }
  [[nodiscard]] QStringList files() const {
    return QDir(folder_->path()).entryList(QDir::Files | QDir::Hidden | QDir::System, QDir::Name);
  }

  static ProjectFile sample() {
    ProjectFile project;
    project.name = "demo";
    project.sources = {"src/*.cpp"};
    project.layout.positions = {{{"b"}, {10, 20.5}}, {{"a"}, {0, -3}}};
    project.layout.frames = {{"f1", {"f1", "Front", {1, 2}, 300, 200, "#ff0000"}}};
    project.layout.notes = {{"n1", {"n1", "Größe", {5, 6}}}};
    project.targets = R"({"local":{"engine":"local"}})";
    return project;
  }

 private slots:
  void init() { folder_ = std::make_unique<QTemporaryDir>(); }

  void aProjectWithoutAFileHasDefaults() {
    const auto project = loadProjectFile(folder());
    QVERIFY(project.ok());
    QCOMPARE(project->name, QFileInfo(folder_->path()).fileName().toStdString());
    ProjectFile defaults;
    defaults.name = project->name;
    QCOMPARE(*project, defaults);
  }

  void theFileIsSortedAndIndented() {
    QVERIFY(saveProjectFile(folder(), sample()).ok());
    QCOMPARE(bytes(),
             QByteArray("{\n"
                        "  \"layout\": {\n"
                        "    \"frames\": {\n"
                        "      \"f1\": {\n"
                        "        \"color\": \"#ff0000\",\n"
                        "        \"height\": 200,\n"
                        "        \"title\": \"Front\",\n"
                        "        \"topLeft\": [\n          1,\n          2\n        ],\n"
                        "        \"width\": 300\n"
                        "      }\n"
                        "    },\n"
                        "    \"notes\": {\n"
                        "      \"n1\": {\n"
                        "        \"position\": [\n          5,\n          6\n        ],\n"
                        "        \"text\": \"Größe\"\n"
                        "      }\n"
                        "    },\n"
                        "    \"positions\": {\n"
                        "      \"a\": [\n        0,\n        -3\n      ],\n"
                        "      \"b\": [\n        10,\n        20.5\n      ]\n"
                        "    }\n"
                        "  },\n"
                        "  \"name\": \"demo\",\n"
                        "  \"sources\": [\n    \"src/*.cpp\"\n  ],\n"
                        "  \"targets\": {\n    \"local\": {\n      \"engine\": \"local\"\n    }\n  },\n"
                        "  \"version\": 1\n"
                        "}\n"));
    QCOMPARE(files(), QStringList{ProjectFile::fileName});
  }

  void whatIsSavedReadsBack() {
    QVERIFY(saveProjectFile(folder(), sample()).ok());
    const auto read = loadProjectFile(folder());
    QVERIFY2(read.ok(), read.ok() ? "" : toString(read.error()).c_str());
    QCOMPARE(*read, sample());
  }

  void unknownKeysAreKept() {
    write(
        "{\"version\": 1, \"name\": \"demo\", \"future\": {\"a\": [1]}, \"layout\": {\"zoom\": 2, "
        "\"frames\": "
        "{\"f\": {\"title\": \"T\", \"shade\": 1}, \"g\": {\"title\": \"G\", \"shade\": 2}}}}");
    auto project = loadProjectFile(folder());
    QVERIFY(project.ok());
    project->layout.frames.erase("g");
    project->layout.frames["f"].title = "U";
    QVERIFY(saveProjectFile(folder(), *project).ok());
    const auto document = nlohmann::json::parse(bytes().toStdString());
    QCOMPARE(document["future"].dump(), std::string("{\"a\":[1]}"));
    QCOMPARE(document["layout"]["zoom"].dump(), std::string("2"));
    QCOMPARE(document["layout"]["frames"]["f"]["shade"].dump(), std::string("1"));
    QCOMPARE(document["layout"]["frames"]["f"]["title"].dump(), std::string("\"U\""));
    QVERIFY(!document["layout"]["frames"].contains("g"));
  }

  void anUnchangedFileIsNotTouched() {
    QVERIFY(saveProjectFile(folder(), sample()).ok());
    struct stat before = {};
    QCOMPARE(::stat(path().toLocal8Bit().constData(), &before), 0);
    QVERIFY(saveProjectFile(folder(), sample()).ok());
    struct stat after = {};
    QCOMPARE(::stat(path().toLocal8Bit().constData(), &after), 0);
    QCOMPARE(after.st_ino, before.st_ino);  // an atomic write makes another file
  }

  void malformed_data() {
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<int>("line");
    QTest::addColumn<QString>("message");
    QTest::newRow("no JSON") << QByteArray("{\n  \"name\": \"x\",\n  oops\n}") << 3
                             << "this is not valid JSON";
    QTest::newRow("empty") << QByteArray() << 1 << "this is not valid JSON";
    QTest::newRow("cut off") << QByteArray("{\"name\":\n") << 2 << "this is not valid JSON";
    QTest::newRow("no object") << QByteArray("[1]") << 1 << "the file must hold a JSON object";
    QTest::newRow("bad utf-8") << QByteArray("{\n\"name\": \"\xff\"}") << 2 << "this is not valid JSON";
    QTest::newRow("wrong type") << QByteArray("{\n\"version\": 1,\n\"name\": 5}") << 3
                                << "\"name\" must be a text";
    QTest::newRow("bad point") << QByteArray("{\n\n\"layout\": {\"positions\": {\n\"a\": [1]}}}") << 4
                               << "\"a\" must be two numbers, [x, y]";
    QTest::newRow("bad sources") << QByteArray("{\"sources\": [1]}") << 1
                                 << "\"sources\" must be a list of texts";
    QTest::newRow("bad frame") << QByteArray("{\"layout\": {\"frames\": {\n\"f\": 5}}}") << 2
                               << "\"f\" must be an object";
    QTest::newRow("bad version") << QByteArray("{\n\"version\": \"one\"}") << 2
                                 << "\"version\" must be a whole number from 1";
    QTest::newRow("version 0") << QByteArray("{\"version\": 0}") << 1
                               << "\"version\" must be a whole number from 1";
  }
  void malformed() {
    QFETCH(QByteArray, text);
    write(text);
    const auto project = loadProjectFile(folder());
    QVERIFY(!project.ok());
    QCOMPARE(project.error().kind, ErrorKind::InvalidInput);
    QCOMPARE(QString::fromStdString(project.error().file), path());
    QTEST(project.error().line, "line");
    QTEST(QString::fromStdString(project.error().message), "message");
    QVERIFY(!project.error().remedy.empty());
  }

  void aNewerFileIsRefused() {
    write("{\n  \"layout\": 7,\n  \"version\": 2\n}");
    const auto project = loadProjectFile(folder());
    QVERIFY(!project.ok());
    QCOMPARE(project.error().kind, ErrorKind::Newer);
    QCOMPARE(project.error().line, 3);
    QCOMPARE(project.error().message,
             std::string("the file has version 2, this program knows up to version 1"));
    write("{\"version\": 99999999999999999999}");
    QVERIFY(!loadProjectFile(folder()).ok());
  }

  void migrationsRunStepByStep() {
    const auto append = [](const char* text) {
      return [text](nlohmann::json& document) { document["log"] = document.value("log", "") + text; };
    };
    const std::vector<Migration> steps = {append("1>2 "), append("2>3 "), append("3>4 ")};
    nlohmann::json document = nlohmann::json::object();
    migrate(document, 2, steps);
    QCOMPARE(document["log"].get<std::string>(), std::string("2>3 3>4 "));
    migrate(document, 4, steps);
    QCOMPARE(document["log"].get<std::string>(), std::string("2>3 3>4 "));
  }

  void writingKeepsPermissionsAndLinks() {
    write("old", "real.txt");
    QVERIFY(QFile::setPermissions(path("real.txt"), QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner));
    QVERIFY(QFile::link("real.txt", path("link.txt")));
    QVERIFY(writeFileAtomically(path("link.txt").toStdString(), "new").ok());
    QCOMPARE(bytes("real.txt"), QByteArray("new"));
    QVERIFY(QFileInfo(path("link.txt")).isSymLink());
    struct stat status = {};
    QCOMPARE(::stat(path("real.txt").toLocal8Bit().constData(), &status), 0);
    QCOMPARE(status.st_mode & 0777U, 0700U);
    QCOMPARE(files(), (QStringList{"link.txt", "real.txt"}));
  }

  void writingKeepsTheOwner() {
    if (::geteuid() != 0) QSKIP("only root may give files to others");
    write("old", "theirs.txt");
    constexpr uid_t somebody = 12345;
    QCOMPARE(::chown(path("theirs.txt").toLocal8Bit().constData(), somebody, somebody), 0);
    QVERIFY(writeFileAtomically(path("theirs.txt").toStdString(), "new").ok());
    struct stat status = {};
    QCOMPARE(::stat(path("theirs.txt").toLocal8Bit().constData(), &status), 0);
    QCOMPARE(status.st_uid, somebody);
    QCOMPARE(status.st_gid, somebody);
  }

  void aNewFileObeysTheMaskWithoutTouchingIt() {
    const mode_t before = ::umask(0027);
    masksSet = 0;
    const auto written = writeFileAtomically(path("new.txt").toStdString(), "new");
    const int touched = masksSet;
    ::umask(before);
    QCOMPARE(touched, 0);
    QVERIFY(written.ok());
    struct stat status = {};
    QCOMPARE(::stat(path("new.txt").toLocal8Bit().constData(), &status), 0);
    QCOMPARE(status.st_mode & 0777U, 0640U);
  }

  void aLinkToNothingMakesItsTarget() {
    QVERIFY(QFile::link("real.txt", path("link.txt")));
    QVERIFY(writeFileAtomically(path("link.txt").toStdString(), "new").ok());
    QCOMPARE(bytes("real.txt"), QByteArray("new"));
    QVERIFY(QFileInfo(path("link.txt")).isSymLink());
  }

  void whatCannotBeWrittenIsLeftAlone() {
    write("old", "fixed.txt");
    QVERIFY(QFile::setPermissions(path("fixed.txt"), QFile::ReadOwner));
    const auto result = writeFileAtomically(path("fixed.txt").toStdString(), "new");
    QVERIFY(!result.ok());
    QCOMPARE(result.error().kind, ErrorKind::Io);
    QCOMPARE(result.error().message, std::string("the file is read-only"));
    QCOMPARE(bytes("fixed.txt"), QByteArray("old"));
    QVERIFY(!writeFileAtomically(path("no/such/file").toStdString(), "new").ok());
    QDir(folder_->path()).mkdir("sub");
    QVERIFY(!writeFileAtomically(path("sub").toStdString(), "new").ok());
    QCOMPARE(files(), QStringList{"fixed.txt"});
  }

  void readingTellsWhatIsWrong() {
    QCOMPARE(readWholeFile(path("none").toStdString()).error().kind, ErrorKind::NotFound);
    QCOMPARE(readWholeFile(folder()).error().kind, ErrorKind::Io);
    write(QByteArray("a\0b\r\n", 5), "binary");
    QCOMPARE(readWholeFile(path("binary").toStdString()).value(), std::string("a\0b\r\n", 5));
    write("", "empty");
    QCOMPARE(readWholeFile(path("empty").toStdString()).value(), std::string());
  }
};

QTEST_APPLESS_MAIN(ProjectFileTest)
#include "project_file_test.moc"
