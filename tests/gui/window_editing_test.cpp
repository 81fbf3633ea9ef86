// SPDX-License-Identifier: GPL-3.0-or-later
// Typing in the real window: the graph follows, selection goes both ways, other programs write files.
#include <QAbstractButton>
#include <QLineEdit>
#include <QMessageBox>
#include <QPlainTextEdit>
#include <QTest>

#include "app/studio/editor/completion_popup.h"
#include "app/studio/editor/editor_tabs.h"
#include "app/studio/inspector/inspector.h"
#include "app/studio/panels/problems_view.h"
#include "app/studio/window/actions.h"
#include "app/studio/window/diff_dialog.h"
#include "app/studio/window/message_bar.h"
#include "tests/gui/support/test_project.h"
#include "tests/gui/support/window_test.h"

using namespace metaparticle;
using test::smallProgram;
using test::StudioFixture;
using test::TestProject;

namespace {

const std::string file = "main.cpp";

}  // namespace

class WindowEditingTest : public test::WindowTest {
  Q_OBJECT

 private slots:
  void aTypedAnnotationBecomesANode() {
    const TestProject project({{file, smallProgram}});
    StudioFixture& s = studio();
    QVERIFY(s.open(project.folder()));
    s.editor().setFocus();
    QTest::keyClick(&s.editor(), Qt::Key_End, Qt::ControlModifier);
    const QString typed =
        QStringLiteral("[[mp::service(replicas = 3)]]\nint tax(int sum) { return sum / 5; }\n");
    for (const QChar c : typed) {
      if (c == QLatin1Char('\n')) {
        QTest::keyClick(&s.editor(), Qt::Key_Escape);  // no completion in the way
        QTest::keyClick(&s.editor(), Qt::Key_Return);
      } else {
        QTest::keyClick(&s.editor(), c.toLatin1());
      }
      QVERIFY(test::settle(s.document()));
      for (const char* name : {"orders", "pack", "shop"}) QVERIFY2(s.node(name), name);
    }
    QVERIFY(s.settle());
    QCOMPARE(s.document().text(file), smallProgram + typed.toStdString());
    QCOMPARE(s.editorBytes(), s.document().text(file));
    QVERIFY(s.node("tax"));
    while (s.document().undoStack()->canUndo()) s.window().actions().undo->trigger();
    QCOMPARE(s.document().text(file), std::string(smallProgram));
    QCOMPARE(s.editorBytes(), std::string(smallProgram));
  }

  void selectionGoesBothWays() {
    const TestProject project({{file, smallProgram}, {"other.cpp", "int other;\n"}});
    StudioFixture& s = studio();
    QVERIFY(s.open(project.folder()));
    s.window().workbench().editors->openFile("other.cpp");
    // The node shows its function, without taking the focus.
    s.canvas().setFocus();
    s.click("shop");
    QVERIFY(s.settle());
    QCOMPARE(s.window().workbench().editors->currentFile(), file);
    const std::string text = s.document().text(file);
    QCOMPARE(s.editor().caret(), text.find("shop("));
    QVERIFY(s.canvas().hasFocus());
    // The caret's function selects its node, and the caret stays.
    s.editor().setFocus();
    const std::size_t inside = text.find("(void)order");
    s.editor().SendScintilla(QsciScintillaBase::SCI_GOTOPOS, static_cast<unsigned long>(inside));
    QVERIFY(s.settle());
    QCOMPARE(s.canvas().selection().nodes, std::vector<model::NodeId>{{"pack"}});
    QCOMPARE(s.editor().caret(), inside);
    QVERIFY(s.editor().hasFocus());
    QVERIFY(s.argumentRow("concurrency"));
  }

  void completesKindsAndKeys() {
    const TestProject project({{file, smallProgram}});
    StudioFixture& s = studio();
    QVERIFY(s.open(project.folder()));
    s.editor().setFocus();
    QTest::keyClick(&s.editor(), Qt::Key_End, Qt::ControlModifier);
    QTest::keyClicks(&s.editor(), "[[mp::sca");
    auto* popup = s.editor().findChild<studio::CompletionPopup*>();
    QVERIFY(popup->isVisible());
    QTest::keyClick(&s.editor(), Qt::Key_Tab);
    QVERIFY(!popup->isVisible());
    QTest::keyClicks(&s.editor(), "(lea");
    QVERIFY(popup->isVisible());
    QTest::keyClick(&s.editor(), Qt::Key_Return);
    QCOMPARE(s.document().text(file), std::string(smallProgram) + "[[mp::scatter(leaves = ");
    QCOMPARE(s.editorBytes(), s.document().text(file));
    QTest::keyClick(&s.editor(), Qt::Key_Escape);
  }

  void findsAndReplacesAsOneStep() {
    const TestProject project({{file, smallProgram}});
    StudioFixture& s = studio();
    QVERIFY(s.open(project.folder()));
    s.editor().setFocus();
    s.window().actions().replace->trigger();
    auto* find = s.window().findChild<QLineEdit*>("findText");
    auto* replacement = s.window().findChild<QLineEdit*>("replaceText");
    QVERIFY(find && find->isVisible() && replacement->isVisible());
    find->setText(QStringLiteral("Order"));
    QTest::keyClick(find, Qt::Key_Return);
    QCOMPARE(s.editor().selectedText().toLower(), QStringLiteral("order"));
    QCOMPARE(s.editor().replaceAll(QStringLiteral("Order"), QStringLiteral("Purchase"), true), 4);
    QVERIFY(s.document().text(file).find("Queue<Purchase>") != std::string::npos);
    QCOMPARE(s.document().undoStack()->count(), 1);
    s.window().actions().undo->trigger();
    QCOMPARE(s.document().text(file), std::string(smallProgram));
    QTest::keyClick(find, Qt::Key_Escape);
    QVERIFY(!find->isVisible());
  }

  void problemsLeadToTheirPlace() {
    std::string text = smallProgram;
    text.replace(text.find("replicas = 2"), 12, "replicas = 0");
    const TestProject project(std::map<std::string, std::string>{{file, text}});
    StudioFixture& s = studio();
    QVERIFY(s.open(project.folder()));
    studio::ProblemsModel& problems = s.window().workbench().problems->problems();
    QVERIFY(problems.rowCount() > 0);
    const model::Finding finding = problems.finding(0);
    QCOMPARE(finding.node, std::string("shop"));
    emit s.window().workbench().problems->activated(finding);
    QVERIFY(s.settle());
    QCOMPARE(s.canvas().selection().nodes, std::vector<model::NodeId>{{"shop"}});
  }

  void anExternalChangeComesInQuietly() {
    const TestProject project({{file, smallProgram}});
    StudioFixture& s = studio();
    QVERIFY(s.open(project.folder()));
    const std::size_t caret = std::string(smallProgram).find("return order.item");
    s.editor().goTo(caret);
    std::string theirs = smallProgram;
    theirs.replace(theirs.find("replicas = 2"), 12, "replicas = 20");
    project.replace(file, theirs);
    QVERIFY(QTest::qWaitFor([&] { return s.document().text(file) == theirs; }));
    QVERIFY(s.settle());
    QCOMPARE(s.editorBytes(), theirs);
    QCOMPARE(s.editor().caret(), caret + 1);
    QCOMPARE(s.node("shop")->argument("replicas")->value, std::string("20"));
  }

  void aConflictIsShownWithItsDifference_data() {
    QTest::addColumn<bool>("mine");
    QTest::newRow("keep mine") << true;
    QTest::newRow("take theirs") << false;
  }
  void aConflictIsShownWithItsDifference() {
    QFETCH(const bool, mine);
    const TestProject project({{file, smallProgram}});
    StudioFixture& s = studio();
    QVERIFY(s.open(project.folder()));
    s.editor().setFocus();
    QTest::keyClicks(&s.editor(), "// mine ");
    const std::string edited = s.document().text(file);
    const std::string theirs = std::string("// theirs\n") + smallProgram;
    project.replace(file, theirs);
    studio::DiffDialog* dialog = nullptr;
    QVERIFY(
        QTest::qWaitFor([&] { return (dialog = s.window().findChild<studio::DiffDialog*>()) != nullptr; }));
    const QString diff = dialog->findChild<QPlainTextEdit*>("diff")->toPlainText();
    QVERIFY(diff.contains(QStringLiteral("-// theirs")));
    QVERIFY(diff.contains(QStringLiteral("+// mine")));
    auto* button = dialog->findChild<QAbstractButton*>(mine ? "keepMine" : "takeTheirs");
    QTest::mouseClick(button, Qt::LeftButton);
    QVERIFY(s.settle());
    QCOMPARE(s.document().text(file), mine ? edited : theirs);
    QCOMPARE(s.editorBytes(), s.document().text(file));
    QCOMPARE(s.document().isModified(file), mine);
  }

  void aRemovedFileIsAskedAbout() {
    const TestProject project({{file, smallProgram}});
    StudioFixture& s = studio();
    QVERIFY(s.open(project.folder()));
    project.remove(file);
    QVERIFY(QTest::qWaitFor([&] { return !s.window().workbench().messages->text().isEmpty(); }));
    QVERIFY(s.window().workbench().messages->text().contains(QStringLiteral("main.cpp")));
    QVERIFY(s.node("shop"));
  }

  void anUnreadableProjectFileIsToldUntilItIsMended() {
    const TestProject project({{file, smallProgram}, {"metaparticle.json", "{\"version\": 1}\n"}});
    StudioFixture& s = studio();
    QVERIFY(s.open(project.folder()));
    const studio::MessageBar& messages = *s.window().workbench().messages;
    project.replace("metaparticle.json", "{\"version\": 1,\n\"name\": }\n");
    QVERIFY(QTest::qWaitFor([&] { return !messages.text().isEmpty(); }));
    QVERIFY2(messages.text().contains(QStringLiteral("metaparticle.json:2")),
             qUtf8Printable(messages.text()));
    project.replace("metaparticle.json", "{\"version\": 1, \"name\": \"other\"}\n");
    QVERIFY(QTest::qWaitFor([&] { return messages.text().isEmpty(); }));
    QCOMPARE(s.document().name(), QStringLiteral("other"));
    QVERIFY(s.window().windowTitle().contains(QStringLiteral("other")));
  }

  void closingAsksAboutUnsavedChanges() {
    const TestProject project({{file, smallProgram}});
    StudioFixture& s = studio();
    QVERIFY(s.open(project.folder()));
    s.editor().setFocus();
    QTest::keyClicks(&s.editor(), "// x");
    s.window().close();
    QVERIFY(s.window().isVisible());
    auto* box = s.window().findChild<QMessageBox*>("unsavedChanges");
    QVERIFY(box);
    QTest::keyClick(box, Qt::Key_Escape);
    QVERIFY(s.window().isVisible());
    QVERIFY(QTest::qWaitFor([&] { return !s.window().findChild<QMessageBox*>("unsavedChanges"); }));

    s.window().close();
    box = s.window().findChild<QMessageBox*>("unsavedChanges");
    QVERIFY(box);
    QTest::mouseClick(box->findChild<QAbstractButton*>("saveAllButton"), Qt::LeftButton);
    QVERIFY(QTest::qWaitFor([&] { return !s.window().isVisible(); }));
    QCOMPARE(project.read(file), std::string("// x") + smallProgram);
  }

  void themesChangeWhileAProjectIsOpen() {
    const TestProject project({{file, smallProgram}});
    StudioFixture& s = studio();
    QVERIFY(s.open(project.folder()));
    s.click("shop");
    for (const auto choice : {studio::Appearance::Choice::Dark, studio::Appearance::Choice::Light}) {
      s.studio.appearance().choose(choice);
      QVERIFY(s.settle());
      QVERIFY(!s.window().grab().isNull());
      QVERIFY(s.argumentRow("replicas"));
    }
  }
};

QTEST_MAIN(WindowEditingTest)
#include "window_editing_test.moc"
