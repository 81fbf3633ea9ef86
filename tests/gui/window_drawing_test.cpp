// SPDX-License-Identifier: GPL-3.0-or-later
// Drawing in the real window: each gesture becomes text, and undo gives every byte back.
#include <QFileInfo>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QTest>

#include "app/studio/document/project_creation.h"
#include "app/studio/editor/editor_tabs.h"
#include "app/studio/inspector/function_picker.h"
#include "app/studio/panels/palette.h"
#include "app/studio/window/actions.h"
#include "app/studio/window/message_bar.h"
#include "app/studio/window/project_flow.h"
#include "tests/gui/support/test_project.h"
#include "tests/gui/support/window_test.h"

using namespace metaparticle;
using test::smallProgram;
using test::StudioFixture;
using test::TestProject;

namespace {

const std::string file = "main.cpp";

bool contains(const std::string& text, const char* part) {
  return text.find(part) != std::string::npos;
}

}  // namespace

class WindowDrawingTest : public test::WindowTest {
  Q_OBJECT

 private slots:
  void drawsAServiceInAnEmptyProject() {
    const QTemporaryDir folder;
    QVERIFY(studio::createProject(folder.path().toStdString(), "demo").ok());
    StudioFixture& s = studio();
    QVERIFY(s.open(folder.path()));
    const std::string before = s.document().text(file);

    QVERIFY(s.drop(model::Kind::Service, {300, 200}, "shop"));
    const std::string text = s.document().text(file);
    QVERIFY(contains(text, "[[mp::service"));
    QVERIFY(contains(text, "shop("));
    QVERIFY(s.node("shop"));
    QCOMPARE(s.editorBytes(), text);
    // The card is where it was dropped, selected, and the caret is in the new function.
    QVERIFY((s.middleOf("shop") - QPoint(300, 200)).manhattanLength() <= 2 * studio::gridStep);
    QCOMPARE(s.canvas().selection().nodes, std::vector<model::NodeId>{{"shop"}});
    const std::size_t caret = s.editor().caret();
    QVERIFY(caret >= text.find("[[mp::service") && caret <= text.size());

    s.window().actions().undo->trigger();
    QVERIFY(s.settle());
    QCOMPARE(s.document().text(file), before);
    QVERIFY(!s.document().isModified());
    QVERIFY(!s.node("shop"));
    s.window().actions().redo->trigger();
    QVERIFY(s.settle());
    QCOMPARE(s.document().text(file), text);
  }

  void everyKindCanBeDropped() {
    const TestProject project({{file, "#include <metaparticle/metaparticle.hpp>\n"}});
    StudioFixture& s = studio();
    QVERIFY(s.open(project.folder()));
    int number = 0;
    for (const model::KindInfo& kind : model::kinds()) {
      const std::string name = "the-" + std::string(kind.word);
      QVERIFY2(
          s.drop(kind.kind, {140 + (number % 2) * 240, 60 + (number / 2) * 90}, QString::fromStdString(name)),
          name.c_str());
      ++number;
      QVERIFY2(s.node(name), name.c_str());
      QCOMPARE(s.node(name)->kind, kind.kind);
    }
    while (s.document().undoStack()->canUndo()) s.window().actions().undo->trigger();
    QCOMPARE(s.document().text(file), std::string("#include <metaparticle/metaparticle.hpp>\n"));
  }

  void returnInThePalettePlacesInTheMiddle() {
    const TestProject project({{file, "#include <metaparticle/metaparticle.hpp>\n"}});
    StudioFixture& s = studio();
    QVERIFY(s.open(project.folder()));
    studio::Palette* palette = s.window().workbench().palette;
    palette->setFocus();
    palette->setCurrentRow(static_cast<int>(model::Kind::Service));
    for (const char* name : {"first", "second"}) {
      QTest::keyClick(palette, Qt::Key_Return);
      QLineEdit* field = s.nameField();
      QVERIFY(field);
      QTest::keyClicks(field, name);
      QTest::keyClick(field, Qt::Key_Return);
      QVERIFY(s.settle());
      QVERIFY(s.node(name));
    }
    const model::Point first = s.canvas().positionOf({"first"});
    const model::Point second = s.canvas().positionOf({"second"});
    QVERIFY(std::abs(first.y - second.y) >= studio::CardSize::height);
  }

  void aDrawnEdgeIsWritten() {
    const TestProject project({{file, smallProgram}});
    StudioFixture& s = studio();
    QVERIFY(s.open(project.folder()));
    QVERIFY(s.drop(model::Kind::Service, {300, 500}, "audit"));
    s.canvas().fitAll();
    s.drag(s.portOf("shop"), s.middleOf("audit"));
    QVERIFY(s.settle());
    const model::Edge* edge = s.document().graph()->edge({{"shop"}, {"audit"}});
    QVERIFY(edge);
    QVERIFY(edge->declared && !edge->used);
    QVERIFY(contains(s.document().text(file), "uses = "));
    QCOMPARE(s.editorBytes(), s.document().text(file));
    s.window().actions().undo->trigger();
    QVERIFY(s.settle());
    QVERIFY(!s.document().graph()->edge({{"shop"}, {"audit"}}));
  }

  void aChangeInTheInspectorIsWritten() {
    const TestProject project({{file, smallProgram}});
    StudioFixture& s = studio();
    QVERIFY(s.open(project.folder()));
    s.click("shop");
    QVERIFY(s.settle());
    auto* replicas = s.field<QLineEdit>("replicas");
    QVERIFY(replicas);
    QCOMPARE(replicas->text(), QStringLiteral("2"));
    replicas->setFocus();
    replicas->selectAll();
    QTest::keyClicks(replicas, "12");
    QTest::keyClick(replicas, Qt::Key_Return);
    QVERIFY(s.settle());
    std::string expected = smallProgram;
    expected.replace(expected.find("replicas = 2"), 12, "replicas = 12");
    QCOMPARE(s.document().text(file), expected);

    // One history for both sides, also while the field has the focus.
    replicas = s.field<QLineEdit>("replicas");
    QTest::keyClick(replicas, Qt::Key_Z, Qt::ControlModifier);
    QVERIFY(s.settle());
    QCOMPARE(s.document().text(file), std::string(smallProgram));
    QTest::keyClicks(replicas, "7");
    QTest::keyClick(replicas, Qt::Key_Z, Qt::ControlModifier);
    QVERIFY(s.settle());
    QCOMPARE(replicas->text(), QStringLiteral("2"));
    QCOMPARE(s.document().text(file), std::string(smallProgram));
    s.document().undoStack()->redo();
    QVERIFY(s.settle());
    QCOMPARE(s.document().text(file), expected);

    // A value out of bounds says why, and changes nothing.
    replicas = s.field<QLineEdit>("replicas");
    replicas->selectAll();
    QTest::keyClicks(replicas, "-3");
    QTest::keyClick(replicas, Qt::Key_Return);
    QVERIFY(s.settle());
    QCOMPARE(s.document().text(file), expected);
    auto* problem = s.argumentRow("replicas")->findChild<QLabel*>("problem");
    QVERIFY(problem->isVisible());
    QVERIFY(problem->text().contains(QStringLiteral("from 1 to")));
    QTest::keyClick(replicas, Qt::Key_Escape);
    QCOMPARE(replicas->text(), QStringLiteral("12"));
    QVERIFY(!problem->isVisible());
  }

  void renamesInPlace() {
    const TestProject project({{file, smallProgram}});
    StudioFixture& s = studio();
    QVERIFY(s.open(project.folder()));
    s.window().activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&s.window()));
    s.click("orders");  // It has an edge to pack, which Tab would follow.
    QTest::keyClick(&s.canvas(), Qt::Key_F2);
    QLineEdit* field = s.nameField();
    QVERIFY(field);
    QVERIFY(field->hasFocus());
    field->selectAll();
    QTest::keyClicks(field, "requests");
    QTest::keyClick(field, Qt::Key_Return);
    QVERIFY(s.settle());
    QVERIFY(s.node("requests"));
    QCOMPARE(s.canvas().selection().nodes, std::vector<model::NodeId>{{"orders"}});
    QVERIFY(s.canvas().hasFocus());

    s.click("pack");
    QTest::keyClick(&s.canvas(), Qt::Key_F2);
    field = s.nameField();
    QVERIFY(field);
    field->selectAll();
    QTest::keyClicks(field, "packing");
    QTest::keyClick(field, Qt::Key_Return);
    QVERIFY(s.settle());
    QVERIFY(s.node("packing"));
    QCOMPARE(s.node("packing")->entity, std::string("pack"));
    QVERIFY(contains(s.document().text(file), "name = \"packing\""));
  }

  void deletesTheAnnotationOrTheFunctionToo() {
    const TestProject project({{file, smallProgram}});
    StudioFixture& s = studio();
    QVERIFY(s.open(project.folder()));
    s.click("pack");
    QTest::keyClick(&s.canvas(), Qt::Key_Delete);
    QVERIFY(s.settle());
    QVERIFY(!s.node("pack"));
    QVERIFY(contains(s.document().text(file), "void pack("));
    s.window().actions().undo->trigger();
    QVERIFY(s.settle());
    QCOMPARE(s.document().text(file), std::string(smallProgram));
    s.click("pack");
    QTest::keyClick(&s.canvas(), Qt::Key_Delete, Qt::ShiftModifier);
    QVERIFY(s.settle());
    QVERIFY(!s.node("pack"));
    QVERIFY(!contains(s.document().text(file), "void pack("));
    s.window().actions().undo->trigger();
    QVERIFY(s.settle());
    QCOMPARE(s.document().text(file), std::string(smallProgram));
  }

  void anEdgeThatTheCodeUsesShowsItsCall() {
    const TestProject project({{file, smallProgram}});
    StudioFixture& s = studio();
    QVERIFY(s.open(project.folder()));
    s.canvas().setSelection({{}, {{{"shop"}, {"orders"}}}});
    QTest::keyClick(&s.canvas(), Qt::Key_Delete);
    QVERIFY(s.settle());
    QCOMPARE(s.document().text(file), std::string(smallProgram));
    QVERIFY(s.document().graph()->edge({{"shop"}, {"orders"}}));
    int line = 0;
    int column = 0;
    s.editor().getCursorPosition(&line, &column);
    QCOMPARE(line + 1, 16);
  }

  void linksANodeToAnotherFunction() {
    std::string text = smallProgram;
    text += "\nstd::string kiosk(const Order& order) { return order.item; }\n";
    const TestProject project(std::map<std::string, std::string>{{file, text}});
    StudioFixture& s = studio();
    QVERIFY(s.open(project.folder()));
    const model::Point place = s.canvas().positionOf({"shop"});
    s.click("shop");
    s.window().actions().link->trigger();
    auto* picker = s.window().findChild<studio::FunctionPicker*>();
    QVERIFY(picker);
    auto* filter = picker->findChild<QLineEdit*>("filter");
    QTest::keyClicks(filter, "kio");
    QTest::keyClick(filter, Qt::Key_Return);
    QVERIFY(s.settle());
    QVERIFY(s.document().graph()->node({"kiosk"}));
    QVERIFY(!s.document().graph()->node({"shop"}));
    QCOMPARE(s.canvas().positionOf({"kiosk"}), place);
    QCOMPARE(s.canvas().selection().nodes, std::vector<model::NodeId>{{"kiosk"}});
    s.window().actions().undo->trigger();
    QVERIFY(s.settle());
    QCOMPARE(s.document().text(file), text);
  }

  void movesAreUndoneWithTheEdits() {
    const TestProject project({{file, smallProgram}});
    StudioFixture& s = studio();
    QVERIFY(s.open(project.folder()));
    const model::Point before = s.canvas().positionOf({"shop"});
    const QPoint middle = s.middleOf("shop");
    s.drag(middle, middle + QPoint(60, 48));
    QVERIFY(s.canvas().positionOf({"shop"}) != before);
    QCOMPARE(s.document().undoStack()->count(), 1);
    s.window().actions().undo->trigger();
    QCOMPARE(s.canvas().positionOf({"shop"}), before);
    QVERIFY(!s.document().isModified());
  }

  void undoAllTheWayBackGivesTheOriginalBytes() {
    const std::string original = std::string("\xEF\xBB\xBF") + [] {
      std::string text;
      for (const char c : std::string(smallProgram))
        text += c == '\n' ? std::string("\r\n") : std::string(1, c);
      return text;
    }();
    const TestProject project(std::map<std::string, std::string>{{file, original}});
    StudioFixture& s = studio();
    QVERIFY(s.open(project.folder()));
    QVERIFY(s.drop(model::Kind::Store, {200, 420}, "ledger"));
    s.drag(s.portOf("shop"), s.middleOf("ledger"));
    QVERIFY(s.settle());
    s.click("orders");
    QTest::keyClick(&s.canvas(), Qt::Key_F2);
    QVERIFY(s.nameField());
    s.nameField()->selectAll();
    QTest::keyClicks(s.nameField(), "jobs");
    QTest::keyClick(s.nameField(), Qt::Key_Return);
    QVERIFY(s.settle());
    s.editor().setFocus();
    QTest::keyClicks(&s.editor(), "// typed");
    QTest::keyClick(&s.editor(), Qt::Key_Return);
    QVERIFY(s.settle());
    QVERIFY(s.document().text(file) != original);
    QCOMPARE("\xEF\xBB\xBF" + s.editorBytes(), s.document().text(file));
    while (s.document().undoStack()->canUndo()) s.window().actions().undo->trigger();
    QVERIFY(s.settle());
    QCOMPARE(s.document().text(file), original);
    QCOMPARE("\xEF\xBB\xBF" + s.editorBytes(), original);
    QVERIFY(!s.document().isModified());
  }
};

QTEST_MAIN(WindowDrawingTest)
#include "window_drawing_test.moc"
