// SPDX-License-Identifier: GPL-3.0-or-later
// The document without any window: gestures, typing, undo.
#include <QSignalSpy>
#include <QTest>

#include "app/studio/document/document.h"
#include "tests/gui/support/quiet_test.h"
#include "tests/gui/support/test_project.h"

using namespace metaparticle;
using studio::Document;
using studio::Gesture;
using test::smallProgram;
using test::TestProject;

namespace {

const std::string file = "main.cpp";

Gesture gesture(model::Edit edit) {
  return {{std::move(edit)}, {}, QStringLiteral("test")};
}

}  // namespace

class DocumentTest : public test::QuietTest {
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

  void opensAFolder() {
    const TestProject project({{file, smallProgram}, {"other.txt", "no source"}});
    QVERIFY(test::openAndRead(*document_, project.folder()));
    QCOMPARE(document_->files(), std::vector<std::string>{file});
    QCOMPARE(document_->text(file), std::string(smallProgram));
    QCOMPARE(document_->graph()->nodes.size(), std::size_t(3));
    QVERIFY(!document_->isModified());
    for (const model::Node& node : document_->graph()->nodes) {
      QVERIFY(document_->layout().positions.contains(node.id));
    }
  }

  void opensASingleFile() {
    const TestProject project({{file, smallProgram}, {"b.cpp", "int x;\n"}});
    QVERIFY(test::openAndRead(*document_, project.folder() + "/main.cpp"));
    QCOMPARE(document_->files(), std::vector<std::string>{file});
  }

  void saysWhyAProjectCannotBeOpened() {
    QSignalSpy failed(document_.get(), &Document::openFailed);
    document_->open(QStringLiteral("/no/such/folder"));
    QVERIFY(QTest::qWaitFor([&] { return !failed.isEmpty(); }));
    QCOMPARE(failed.front().front().value<model::Error>().kind, model::ErrorKind::NotFound);
    QVERIFY(!document_->isOpen());
  }

  void aGestureIsOneStepToUndo() {
    const TestProject project({{file, smallProgram}});
    QVERIFY(test::openAndRead(*document_, project.folder()));
    document_->perform(gesture(model::SetArgument{{"shop"}, "replicas", "4"}));
    QVERIFY(test::settle(*document_));
    QVERIFY(document_->text(file).find("replicas = 4") != std::string::npos);
    QCOMPARE(document_->graph()->find("shop")->argument("replicas")->value, std::string("4"));
    QVERIFY(document_->isModified(file));
    QCOMPARE(document_->undoStack()->count(), 1);
    document_->undoStack()->undo();
    QCOMPARE(document_->text(file), std::string(smallProgram));
    QVERIFY(!document_->isModified());
    QVERIFY(test::settle(*document_));
    QCOMPARE(document_->graph()->find("shop")->argument("replicas")->value, std::string("2"));
  }

  void aNewNodeComesWithItsPlace() {
    const TestProject project({{file, smallProgram}});
    QVERIFY(test::openAndRead(*document_, project.folder()));
    const model::NodeId node{"bill"};
    document_->perform({{model::AddNode{model::Kind::Service, "bill", file, ""}}, {{node, {120, 240}}}, {}});
    QVERIFY(test::settle(*document_));
    QVERIFY(document_->graph()->node(node));
    QCOMPARE(document_->layout().positions.at(node), (model::Point{120, 240}));
    document_->undoStack()->undo();
    QVERIFY(test::settle(*document_));
    QVERIFY(!document_->graph()->node(node));
    QCOMPARE(document_->text(file), std::string(smallProgram));
    document_->undoStack()->redo();
    QVERIFY(test::settle(*document_));
    QCOMPARE(document_->layout().positions.at(node), (model::Point{120, 240}));
  }

  void aNodeInANewFileIsUndoneWithIt() {
    const TestProject project({{file, smallProgram}});
    QVERIFY(test::openAndRead(*document_, project.folder()));
    document_->perform(gesture(model::AddNode{model::Kind::Service, "bill", "bill.cpp", ""}));
    QVERIFY(test::settle(*document_));
    QVERIFY(document_->contains("bill.cpp"));
    bool saved = false;
    document_->saveAll([&](bool ok) { saved = ok; });
    QVERIFY(QTest::qWaitFor([&] { return saved; }));
    QVERIFY(project.exists("bill.cpp"));
    document_->undoStack()->undo();
    QVERIFY(test::settle(*document_));
    QVERIFY(!document_->contains("bill.cpp"));
    saved = false;
    document_->saveAll([&](bool ok) { saved = ok; });
    QVERIFY(QTest::qWaitFor([&] { return saved; }));
    QVERIFY(!project.exists("bill.cpp"));
    document_->undoStack()->redo();
    QVERIFY(test::settle(*document_));
    QVERIFY(document_->graph()->find("bill"));
  }

  void severalEditsAreOneStepOrNone() {
    const TestProject project({{file, smallProgram}});
    QVERIFY(test::openAndRead(*document_, project.folder()));
    document_->perform(
        {{model::SetArgument{{"shop"}, "replicas", "7"}, model::SetArgument{{"pack"}, "replicas", "3"}},
         {},
         {}});
    QVERIFY(test::settle(*document_));
    QCOMPARE(document_->graph()->find("shop")->argument("replicas")->value, std::string("7"));
    QCOMPARE(document_->graph()->find("pack")->argument("replicas")->value, std::string("3"));
    QCOMPARE(document_->undoStack()->count(), 1);
    document_->undoStack()->undo();
    QCOMPARE(document_->text(file), std::string(smallProgram));

    QSignalSpy refused(document_.get(), &Document::gestureRefused);
    document_->perform(
        {{model::SetArgument{{"shop"}, "replicas", "7"}, model::SetArgument{{"pack"}, "replicas", "-3"}},
         {},
         {}});
    QVERIFY(test::settle(*document_));
    QCOMPARE(refused.count(), 1);
    QCOMPARE(document_->text(file), std::string(smallProgram));
    QCOMPARE(document_->graph()->find("shop")->argument("replicas")->value, std::string("2"));
  }

  void anEditPlannedOnAnOlderTextIsPlannedAgain() {
    const TestProject project({{file, smallProgram}});
    QVERIFY(test::openAndRead(*document_, project.folder()));
    document_->perform(gesture(model::SetArgument{{"shop"}, "replicas", "4"}));
    // Before the plan can come back, the text in front of the annotation grows.
    QVERIFY(document_->type(file, 0, 0, "// first line\n", nullptr));
    QVERIFY(test::settle(*document_));
    std::string expected = std::string("// first line\n") + smallProgram;
    expected.replace(expected.find("replicas = 2"), 12, "replicas = 4");
    QCOMPARE(document_->text(file), expected);
  }

  void aRefusedEditChangesNothing() {
    const TestProject project({{file, smallProgram}});
    QVERIFY(test::openAndRead(*document_, project.folder()));
    QSignalSpy refused(document_.get(), &Document::gestureRefused);
    document_->perform(gesture(model::Disconnect{{"shop"}, {"orders"}}));
    QVERIFY(test::settle(*document_));
    QCOMPARE(refused.count(), 1);
    const auto error = refused.front().at(1).value<model::Error>();
    QCOMPARE(error.kind, model::ErrorKind::Refused);
    QCOMPARE(error.line, 16);
    QCOMPARE(document_->undoStack()->count(), 0);
    QCOMPARE(document_->text(file), std::string(smallProgram));
  }

  void typingMergesUntilANewLineOrAJump() {
    const TestProject project({{file, ""}});
    QVERIFY(test::openAndRead(*document_, project.folder()));
    const auto type = [&](std::size_t offset, std::string_view text) {
      QVERIFY(document_->type(file, offset, 0, text, this));
    };
    type(0, "i");
    type(1, "n");
    type(2, "t");
    QCOMPARE(document_->undoStack()->count(), 1);
    type(3, "\n");
    QCOMPARE(document_->undoStack()->count(), 2);
    type(4, "x");
    type(5, ";");
    QCOMPARE(document_->undoStack()->count(), 3);
    document_->endTyping();
    type(6, "y");
    QCOMPARE(document_->undoStack()->count(), 4);
    QVERIFY(document_->type(file, 6, 1, "", this));
    QVERIFY(document_->type(file, 5, 1, "", this));
    QCOMPARE(document_->undoStack()->count(), 5);
    document_->undoStack()->undo();
    QCOMPARE(document_->text(file), std::string("int\nx;y"));
    while (document_->undoStack()->canUndo()) document_->undoStack()->undo();
    QCOMPARE(document_->text(file), std::string());
    while (document_->undoStack()->canRedo()) document_->undoStack()->redo();
    QCOMPARE(document_->text(file), std::string("int\nx"));
  }

  void oneActionIsOneStep() {
    const TestProject project({{file, "aXbXc"}});
    QVERIFY(test::openAndRead(*document_, project.folder()));
    {
      const Document::UserAction action(*document_);
      QVERIFY(document_->type(file, 1, 1, "", this));
      QVERIFY(document_->type(file, 1, 0, "long\ntext", this));
      QVERIFY(document_->type(file, 11, 1, "y", this));
    }
    QCOMPARE(document_->text(file), std::string("along\ntextbyc"));
    QCOMPARE(document_->undoStack()->count(), 1);
    document_->undoStack()->undo();
    QCOMPARE(document_->text(file), std::string("aXbXc"));
  }

  void aRangeThatIsNotThereIsNotTaken() {
    const TestProject project({{file, "abc"}});
    QVERIFY(test::openAndRead(*document_, project.folder()));
    QVERIFY(!document_->type(file, 4, 0, "x", this));
    QVERIFY(!document_->type(file, 2, 5, "", this));
    QVERIFY(!document_->type("other.cpp", 0, 0, "x", this));
    QCOMPARE(document_->text(file), std::string("abc"));
  }

  void halfTypedCodeKeepsTheNodes() {
    const TestProject project({{file, smallProgram}});
    QVERIFY(test::openAndRead(*document_, project.folder()));
    const std::size_t place = std::string(smallProgram).find("[[mp::service");
    const std::string half = "[[mp::service(repl";
    for (std::size_t i = 0; i < half.size(); ++i) {
      QVERIFY(document_->type(file, place + i, 0, half.substr(i, 1), this));
      QVERIFY(test::settle(*document_));
      QVERIFY2(document_->graph()->find("orders"), qUtf8Printable(QString::number(i)));
      QVERIFY2(document_->graph()->find("pack"), qUtf8Printable(QString::number(i)));
    }
  }

  void movesAndEditsShareOneHistory() {
    const TestProject project({{file, smallProgram}});
    QVERIFY(test::openAndRead(*document_, project.folder()));
    const model::NodeId node{"shop"};
    const model::Point before = document_->layout().positions.at(node);
    document_->moveNodes({{node, {480, 480}}}, QStringLiteral("move"));
    document_->perform(gesture(model::SetArgument{node, "replicas", "3"}));
    QVERIFY(test::settle(*document_));
    QVERIFY(document_->isModified());
    QCOMPARE(document_->undoStack()->count(), 2);
    document_->undoStack()->undo();
    QCOMPARE(document_->layout().positions.at(node), (model::Point{480, 480}));
    document_->undoStack()->undo();
    QCOMPARE(document_->layout().positions.at(node), before);
    QVERIFY(!document_->isModified());
  }

  void aFunctionThatIsRenamedInTheTextKeepsItsPlace() {
    const TestProject project({{file, smallProgram}});
    QVERIFY(test::openAndRead(*document_, project.folder()));
    document_->moveNodes({{{"shop"}, {480, 360}}}, QStringLiteral("move"));
    const std::size_t place = document_->text(file).find("shop(");
    QVERIFY(document_->type(file, place, 4, "store_front", this));
    QVERIFY(test::settle(*document_));
    QVERIFY(document_->graph()->node({"store_front"}));
    QCOMPARE(document_->layout().positions.at({"store_front"}), (model::Point{480, 360}));
  }

  void tellsWhereANodeIsAndWhatTheCaretIsIn() {
    const TestProject project({{file, smallProgram}});
    QVERIFY(test::openAndRead(*document_, project.folder()));
    std::optional<Document::Place> place;
    bool answered = false;
    document_->locate({"shop"}, this, [&](const auto& found) {
      place = found;
      answered = true;
    });
    QVERIFY(QTest::qWaitFor([&] { return answered; }));
    QVERIFY(place);
    QCOMPARE(document_->text(file).substr(place->name.begin, place->name.size()), std::string("shop"));
    std::optional<model::NodeId> node;
    answered = false;
    document_->nodeAt(file, std::string(smallProgram).find("orders.push"), this, [&](const auto& found) {
      node = found;
      answered = true;
    });
    QVERIFY(QTest::qWaitFor([&] { return answered; }));
    QCOMPARE(node, std::optional(model::NodeId{"shop"}));
  }

 private:
  std::unique_ptr<Document> document_;
};

QTEST_GUILESS_MAIN(DocumentTest)
#include "document_test.moc"
