// SPDX-License-Identifier: GPL-3.0-or-later
// The document and the disk: saving, bytes that survive, and what others do to the files.
#include <QSignalSpy>
#include <QTest>

#include <nlohmann/json.hpp>

#include "app/studio/document/document.h"
#include "app/studio/document/project_creation.h"
#include "tests/gui/support/quiet_test.h"
#include "tests/gui/support/test_project.h"

using namespace metaparticle;
using studio::Document;
using test::smallProgram;
using test::TestProject;

namespace {

const std::string file = "main.cpp";
const std::string projectFile = model::ProjectFile::fileName;

}  // namespace

class DocumentDiskTest : public test::QuietTest {
  Q_OBJECT

 private slots:
  void init() {
    QuietTest::init();
    document_ = std::make_unique<Document>();
  }
  void cleanup() {
    document_.reset();
    QuietTest::cleanup();
  }

  void savesWhatWasChangedAndNothingElse() {
    const TestProject project({{file, smallProgram}, {"b.cpp", "int b;\n"}});
    QVERIFY(test::openAndRead(*document_, project.folder()));
    QVERIFY(document_->type(file, 0, 0, "// x\n", this));
    QVERIFY(save());
    QCOMPARE(project.read(file), std::string("// x\n") + smallProgram);
    QVERIFY(!document_->isModified());
    QVERIFY(!project.exists("metaparticle.json"));
    document_->undoStack()->undo();
    QVERIFY(document_->isModified(file));
  }

  void savesTheLayoutWithTheProject() {
    const TestProject project({{file, smallProgram}});
    QVERIFY(test::openAndRead(*document_, project.folder()));
    document_->moveNodes({{{"shop"}, {360, 120}}}, QStringLiteral("move"));
    QVERIFY(save());
    QVERIFY(!document_->isModified());
    QVERIFY(project.exists("metaparticle.json"));
    const model::Layout shown = document_->layout();
    Document again;
    QVERIFY(test::openAndRead(again, project.folder()));
    QCOMPARE(again.layout(), shown);
  }

  void everyByteSurvives_data() {
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("CRLF") << QByteArray(smallProgram).replace("\n", "\r\n");
    QTest::newRow("byte order mark") << QByteArray("\xEF\xBB\xBF") + smallProgram;
    QTest::newRow("not UTF-8") << QByteArray("// caf\xE9 \xFF\xFE\n") + smallProgram;
    QTest::newRow("NUL") << QByteArray("// a\0b\n", 7) + smallProgram;
    QTest::newRow("no final newline") << QByteArray(smallProgram).chopped(1);
  }
  void everyByteSurvives() {
    QFETCH(const QByteArray, text);
    const TestProject project(std::map<std::string, std::string>{{file, text.toStdString()}});
    QVERIFY(test::openAndRead(*document_, project.folder()));
    document_->perform({{model::SetArgument{{"shop"}, "replicas", "5"}}, {}, {}});
    QVERIFY(test::settle(*document_));
    QVERIFY(save());
    QByteArray expected = text;
    expected.replace("replicas = 2", "replicas = 5");
    QCOMPARE(QByteArray::fromStdString(project.read(file)), expected);
    document_->undoStack()->undo();
    QVERIFY(save());
    QCOMPARE(QByteArray::fromStdString(project.read(file)), text);
  }

  void takesOverAChangeOfAnotherProgram_data() {
    QTest::addColumn<bool>("atomically");
    QTest::newRow("renamed over") << true;
    QTest::newRow("written into") << false;
  }
  void takesOverAChangeOfAnotherProgram() {
    QFETCH(const bool, atomically);
    const TestProject project({{file, smallProgram}});
    QVERIFY(test::openAndRead(*document_, project.folder()));
    QSignalSpy reloaded(document_.get(), &Document::reloaded);
    std::string theirs = smallProgram;
    // Twice: the watch must outlive a replaced file.
    for (const char* replicas : {"replicas = 6", "replicas = 8"}) {
      theirs.replace(theirs.find("replicas = "), 12, replicas);
      if (atomically) {
        project.replace(file, theirs);
      } else {
        project.write(file, theirs);
      }
      QVERIFY(QTest::qWaitFor([&] { return document_->text(file) == theirs; }));
    }
    QCOMPARE(reloaded.count(), 2);
    QVERIFY(!document_->isModified());
    QVERIFY(test::settle(*document_));
    QCOMPARE(document_->graph()->find("shop")->argument("replicas")->value, std::string("8"));
    document_->undoStack()->undo();
    document_->undoStack()->undo();
    QCOMPARE(document_->text(file), std::string(smallProgram));
    QVERIFY(document_->isModified(file));
  }

  void asksWhenBothChanged() {
    const TestProject project({{file, smallProgram}});
    QVERIFY(test::openAndRead(*document_, project.folder()));
    QSignalSpy asked(document_.get(), &Document::changedOutside);
    QVERIFY(document_->type(file, 0, 0, "// mine\n", this));
    const std::string mine = document_->text(file);
    const std::string theirs = std::string("// theirs\n") + smallProgram;
    project.replace(file, theirs);
    QVERIFY(QTest::qWaitFor([&] { return !asked.isEmpty(); }));
    QCOMPARE(asked.front().at(1).value<std::string>(), theirs);
    QCOMPARE(document_->text(file), mine);

    document_->keepMine(file);
    QVERIFY(document_->isModified(file));
    QVERIFY(save());
    QCOMPARE(project.read(file), mine);
  }

  void savingWaitsForTheAnswer() {
    const TestProject project({{file, smallProgram}, {"b.cpp", "int b;\n"}});
    QVERIFY(test::openAndRead(*document_, project.folder()));
    QSignalSpy asked(document_.get(), &Document::changedOutside);
    QVERIFY(document_->type(file, 0, 0, "// mine\n", this));
    QVERIFY(document_->type("b.cpp", 0, 0, "// b\n", this));
    project.replace(file, "");
    QVERIFY(QTest::qWaitFor([&] { return !asked.isEmpty(); }));
    document_->checkDisk();
    QCOMPARE(trySave(), std::optional(false));
    QCOMPARE(project.read(file), std::string());
    QCOMPARE(project.read("b.cpp"), std::string("// b\nint b;\n"));
    QVERIFY(QTest::qWaitFor([&] { return asked.count() > 1; }));
    QCOMPARE(asked.count(), 2);  // Once when it was seen and once when it was in the way, not at every look.
    document_->keepMine(file);
    QVERIFY(save());
    QCOMPARE(project.read(file), std::string("// mine\n") + smallProgram);
  }

  void takesTheirsAsOneStep() {
    const TestProject project({{file, smallProgram}});
    QVERIFY(test::openAndRead(*document_, project.folder()));
    QSignalSpy asked(document_.get(), &Document::changedOutside);
    QVERIFY(document_->type(file, 0, 0, "// mine\n", this));
    const std::string mine = document_->text(file);
    const std::string theirs = std::string("// theirs\n") + smallProgram;
    project.replace(file, theirs);
    QVERIFY(QTest::qWaitFor([&] { return !asked.isEmpty(); }));
    document_->takeTheirs(file);
    QCOMPARE(document_->text(file), theirs);
    QVERIFY(!document_->isModified());
    document_->undoStack()->undo();
    QCOMPARE(document_->text(file), mine);
  }

  void savingNeverOverwritesAChangeThatWasNotSeen() {
    const TestProject project({{file, smallProgram}});
    QVERIFY(test::openAndRead(*document_, project.folder()));
    QSignalSpy asked(document_.get(), &Document::changedOutside);
    QVERIFY(document_->type(file, 0, 0, "// mine\n", this));
    const std::string theirs = std::string("// theirs\n") + smallProgram;
    project.replace(file, theirs);
    bool answer = true;
    bool answered = false;
    document_->saveAll([&](bool saved) {  // At once: the watch has not told yet.
      answer = saved;
      answered = true;
    });
    QVERIFY(QTest::qWaitFor([&] { return answered; }));
    QVERIFY(!answer);
    QCOMPARE(project.read(file), theirs);
    QVERIFY(QTest::qWaitFor([&] { return !asked.isEmpty(); }));
  }

  void aFileThatIsGoneCanBeSavedAgainOrTakenOut() {
    const TestProject project({{file, smallProgram}, {"b.cpp", "int b;\n"}});
    QVERIFY(test::openAndRead(*document_, project.folder()));
    QSignalSpy removed(document_.get(), &Document::removedOutside);
    project.remove(file);
    QVERIFY(QTest::qWaitFor([&] { return !removed.isEmpty(); }));
    QVERIFY(document_->isMissingOnDisk(file));
    QVERIFY(document_->isModified(file));
    QVERIFY(save());
    QCOMPARE(project.read(file), std::string(smallProgram));
    QVERIFY(!document_->isMissingOnDisk(file));

    project.remove("b.cpp");
    QVERIFY(QTest::qWaitFor([&] { return removed.count() == 2; }));
    document_->removeFile("b.cpp");
    QCOMPARE(document_->files(), std::vector<std::string>{file});
    QVERIFY(!document_->isModified());
    document_->undoStack()->undo();
    QCOMPARE(document_->text("b.cpp"), std::string("int b;\n"));
  }

  void aNewSourceJoinsTheProject() {
    const TestProject project({{file, smallProgram}});
    QVERIFY(test::openAndRead(*document_, project.folder()));
    project.replace("more.cpp",
                    "#include <metaparticle/metaparticle.hpp>\n[[mp::service]]\nint more() { return 1; }\n");
    QVERIFY(QTest::qWaitFor([&] { return document_->contains("more.cpp"); }));
    QVERIFY(test::settle(*document_));
    QVERIFY(document_->graph()->find("more"));
    QVERIFY(document_->layout().positions.contains({"more"}));
  }

  void takesOverALayoutThatWasChangedOutside() {
    const TestProject project({{file, smallProgram}});
    QVERIFY(test::openAndRead(*document_, project.folder()));
    document_->moveNodes({{{"shop"}, {360, 120}}}, QStringLiteral("move"));
    QVERIFY(save());
    const std::string saved = project.read("metaparticle.json");
    document_->moveNodes({{{"shop"}, {720, 120}}}, QStringLiteral("move"));
    QVERIFY(save());
    project.replace("metaparticle.json", saved);
    QVERIFY(QTest::qWaitFor([&] {
      return document_->layout().positions.at({"shop"}) == model::Point{360, 120};
    }));
    QVERIFY(!document_->isModified());
  }

  void anUnreadableProjectFileIsLeftAlone_data() {
    QTest::addColumn<QByteArray>("theirs");
    QTest::addColumn<int>("line");
    QTest::newRow("half typed") << QByteArray("{\n  \"version\": 1,\n  \"name\": \"mine\n}\n") << 3;
    QTest::newRow("of a newer version") << QByteArray("{\"version\": 2, \"news\": []}\n") << 1;
  }
  void anUnreadableProjectFileIsLeftAlone() {
    QFETCH(const QByteArray, theirs);
    QFETCH(const int, line);
    const TestProject project({{file, smallProgram}});
    QVERIFY(test::openAndRead(*document_, project.folder()));
    document_->moveNodes({{{"shop"}, {360, 120}}}, QStringLiteral("move"));
    QVERIFY(save());
    QSignalSpy unreadable(document_.get(), &Document::projectFileUnreadable);
    QSignalSpy readable(document_.get(), &Document::projectFileReadable);
    QSignalSpy failed(document_.get(), &Document::saveFailed);
    project.replace(projectFile, theirs.toStdString());
    QVERIFY(QTest::qWaitFor([&] { return !unreadable.isEmpty(); }));
    QCOMPARE(unreadable.front().front().value<model::Error>().line, line);
    document_->moveNodes({{{"shop"}, {720, 120}}}, QStringLiteral("move"));
    QVERIFY(document_->type(file, 0, 0, "// x\n", this));
    QCOMPARE(trySave(), std::optional(false));
    QCOMPARE(QByteArray::fromStdString(project.read(projectFile)), theirs);
    QCOMPARE(project.read(file), std::string("// x\n") + smallProgram);
    QCOMPARE(failed.count(), 1);
    QVERIFY(document_->isModified());

    project.replace(projectFile, R"({"version": 1, "targets": {"local": {}}, "layout": {"positions": {}}})");
    QVERIFY(QTest::qWaitFor([&] { return !readable.isEmpty(); }));
    QVERIFY(save());
    const std::string both = project.read(projectFile);
    QVERIFY2(both.find("\"local\"") != std::string::npos, both.c_str());
    QVERIFY2(both.find("720") != std::string::npos, both.c_str());
    QCOMPARE(unreadable.count(), 1);
  }

  void savingTheLayoutKeepsAChangeThatWasNotSeen() {
    const TestProject project({{file, smallProgram}});
    QVERIFY(test::openAndRead(*document_, project.folder()));
    document_->moveNodes({{{"shop"}, {360, 120}}}, QStringLiteral("move"));
    QVERIFY(save());
    auto theirs = nlohmann::json::parse(project.read(projectFile));
    theirs["layout"]["positions"]["pack"] = {1000, 2000};
    theirs["layout"]["notes"]["n1"] = {{"text", "theirs"}, {"position", {0, 0}}};
    theirs["sources"] = {"*.cpp"};
    document_->moveNodes({{{"shop"}, {720, 120}}}, QStringLiteral("move"));
    project.replace(projectFile, theirs.dump());
    QVERIFY(save());  // At once: the watch has not told yet.
    theirs["layout"]["positions"]["shop"] = {720, 120};
    QCOMPARE(nlohmann::json::parse(project.read(projectFile)).dump(), theirs.dump());
    QCOMPARE(document_->layout().notes.at("n1").text, std::string("theirs"));
    QVERIFY(!document_->isModified());
    document_->undoStack()->undo();
    QVERIFY(document_->layout().notes.empty());
    QCOMPARE(document_->layout().positions.at({"shop"}), (model::Point{720, 120}));
  }

  void aSecondSaveWaitsForTheFirst() {
    const TestProject project({{file, smallProgram}});
    QVERIFY(test::openAndRead(*document_, project.folder()));
    std::vector<bool> answers;
    const auto answer = [&answers](bool saved) { answers.push_back(saved); };
    QVERIFY(document_->type(file, 0, 0, "// one\n", this));
    document_->saveAll(answer);
    QVERIFY(document_->type(file, 0, 0, "// two\n", this));
    document_->saveAll(answer);
    QVERIFY(QTest::qWaitFor([&] { return answers.size() == 2; }));
    QCOMPARE(answers, std::vector<bool>({true, true}));
    QCOMPARE(project.read(file), std::string("// two\n// one\n") + smallProgram);
    QVERIFY(!document_->isModified());
  }

  void aProjectFileThatIsGoneIsWrittenAgain() {
    const TestProject project({{file, smallProgram}});
    QVERIFY(test::openAndRead(*document_, project.folder()));
    document_->moveNodes({{{"shop"}, {360, 120}}}, QStringLiteral("move"));
    QVERIFY(save());
    const std::string saved = project.read(projectFile);
    const model::Layout layout = document_->layout();
    project.remove(projectFile);
    QVERIFY(QTest::qWaitFor([&] { return document_->isModified(); }));
    QCOMPARE(document_->layout(), layout);
    QVERIFY(save());
    QCOMPARE(project.read(projectFile), saved);
    QVERIFY(!document_->isModified());
  }

  void anEmptyFolderBecomesAProject() {
    const QTemporaryDir folder;
    const auto made = studio::createProject(folder.filePath("demo").toStdString(), "demo");
    QVERIFY(made.ok());
    QVERIFY(test::openAndRead(*document_, folder.filePath("demo")));
    QCOMPARE(document_->name(), QStringLiteral("demo"));
    QVERIFY(document_->text(file).find("#include <metaparticle/metaparticle.hpp>") != std::string::npos);
    QVERIFY(document_->graph()->nodes.empty());
    QVERIFY(!studio::createProject(folder.filePath("demo").toStdString(), "demo").ok());
  }

 private:
  /// What the document answers, or nothing when it does not.
  std::optional<bool> trySave() {
    const auto answer = std::make_shared<std::optional<bool>>();
    document_->saveAll([answer](bool saved) { *answer = saved; });
    if (!QTest::qWaitFor([&answer] { return answer->has_value(); })) return std::nullopt;
    return *answer;
  }
  bool save() { return trySave().value_or(false); }

  std::unique_ptr<Document> document_;
};

QTEST_GUILESS_MAIN(DocumentDiskTest)
#include "document_disk_test.moc"
