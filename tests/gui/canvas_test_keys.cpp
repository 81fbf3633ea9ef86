// SPDX-License-Identifier: GPL-3.0-or-later
//
// What the keys of the canvas do, and naming in place.
#include <QLineEdit>
#include <QSignalSpy>

#include "tests/gui/canvas_test_support.h"

Q_DECLARE_METATYPE(metaparticle::model::NodeId)
Q_DECLARE_METATYPE(metaparticle::model::EdgeId)

namespace metaparticle::test {

namespace {

using studio::CanvasView;
using studio::Selection;
using Moves = std::map<model::NodeId, model::Point>;

Selection nodes(std::initializer_list<const char*> names) {
  Selection selection;
  for (const char* name : names) selection.nodes.push_back(idOf(name));
  std::sort(selection.nodes.begin(), selection.nodes.end());
  return selection;
}

Selection edge(const char* from, const char* to) {
  return {{}, {model::EdgeId{idOf(from), idOf(to)}}};
}

QLineEdit* editorOf(CanvasView& view) {
  for (QLineEdit* edit : view.findChildren<QLineEdit*>())
    if (edit->isVisible()) return edit;
  return nullptr;
}

}  // namespace

class CanvasKeysTest : public QObject {
  Q_OBJECT

 private slots:
  void init() {
    view_ = showCanvas(smallSample());
    QVERIFY(view_);
  }
  void cleanup() { view_.reset(); }

  void edgesAreDrawnWithTheKeys() {
    QSignalSpy connected(view_.get(), &CanvasView::connectRequested);
    click("back");
    QTest::keyClick(view_.get(), Qt::Key_C);
    QTest::keyClick(view_.get(), Qt::Key_Down);
    QTest::keyClick(view_.get(), Qt::Key_Return);
    QCOMPARE(connected.size(), 1);
    QCOMPARE(connected[0][1].value<model::NodeId>(), idOf("jobs"));
  }

  void titlesAreRenamedInPlace() {
    QSignalSpy renamed(view_.get(), &CanvasView::renameRequested);
    QTest::mouseDClick(view_.get(), Qt::LeftButton, {}, titleOf(*view_, "front"));
    QLineEdit* editor = editorOf(*view_);
    QVERIFY(editor);
    QCOMPARE(editor->text(), QStringLiteral("front"));
    QVERIFY(editor->geometry().contains(titleOf(*view_, "front")));
    QTest::keyClicks(editor, QStringLiteral("gateway"));
    QTest::keyClick(editor, Qt::Key_Return);
    QCOMPARE(renamed.size(), 1);
    QCOMPARE(renamed[0][0].value<model::NodeId>(), idOf("front"));
    QCOMPARE(renamed[0][1].toString(), QStringLiteral("gateway"));
    QVERIFY(!editorOf(*view_));
    QVERIFY(view_->hasFocus());
  }

  void renamingIsGivenUpByEscapeAndForTheSameName() {
    QSignalSpy renamed(view_.get(), &CanvasView::renameRequested);
    click("front");
    QTest::keyClick(view_.get(), Qt::Key_F2);
    QTest::keyClicks(editorOf(*view_), QStringLiteral("other"));
    QTest::keyClick(editorOf(*view_), Qt::Key_Escape);
    QVERIFY(!editorOf(*view_));
    QTest::keyClick(view_.get(), Qt::Key_F2);
    QTest::keyClick(editorOf(*view_), Qt::Key_Return);
    QTest::keyClick(view_.get(), Qt::Key_F2);
    QTest::keyClick(editorOf(*view_), Qt::Key_Backspace);
    QTest::keyClick(editorOf(*view_), Qt::Key_Return);
    QCOMPARE(renamed.size(), 0);
  }

  void readOnlyAndStaleNodesAreNotRenamed() {
    Sample sample = smallSample();
    sample.graph->nodes[0].readOnly = true;
    sample.graph->nodes[1].stale = true;
    view_->setGraph(sample.graph);
    for (const char* name : {"front", "back"}) {
      click(name);
      QTest::keyClick(view_.get(), Qt::Key_F2);
      QVERIFY(!editorOf(*view_));
    }
  }

  void theEditorStaysWithItsNodeAndEndsWithIt() {
    QSignalSpy renamed(view_.get(), &CanvasView::renameRequested);
    view_->startRename(idOf("back"));
    QTest::keyClicks(editorOf(*view_), QStringLiteral("half"));
    Sample other = smallSample();
    other.graph->nodes.erase(other.graph->nodes.begin());
    other.layout.positions[idOf("back")] = {300, 36};
    view_->setGraph(other.graph);  // read again while the user types
    view_->setLayout(other.layout);
    QVERIFY(editorOf(*view_));
    QCOMPARE(editorOf(*view_)->text(), QStringLiteral("half"));
    QVERIFY(editorOf(*view_)->geometry().contains(titleOf(*view_, "back")));
    QTest::keyClick(editorOf(*view_), Qt::Key_Return);
    QCOMPARE(renamed.size(), 1);
    QCOMPARE(renamed[0][0].value<model::NodeId>(), idOf("back"));
    view_->startRename(idOf("back"));
    view_->setGraph(nullptr);
    QVERIFY(!editorOf(*view_));
    QCOMPARE(renamed.size(), 1);
  }

  void theCanvasMayGoWhileANameIsTyped() {
    view_->startRename(idOf("front"));
    QVERIFY(editorOf(*view_));
    view_.reset();
  }

  void deleteAsksForRemoval() {
    QSignalSpy removed(view_.get(), &CanvasView::removeRequested);
    QSignalSpy disconnected(view_.get(), &CanvasView::disconnectRequested);
    QTest::keyClick(view_.get(), Qt::Key_Delete);
    view_->setSelection(nodes({"front", "data"}));
    QTest::keyClick(view_.get(), Qt::Key_Delete);
    QTest::keyClick(view_.get(), Qt::Key_Delete, Qt::ShiftModifier);
    QCOMPARE(removed.size(), 2);
    QCOMPARE(removed[0][0].value<Selection>(), nodes({"front", "data"}));
    QCOMPARE(removed[0][1].toBool(), false);
    QCOMPARE(removed[1][1].toBool(), true);
    view_->setSelection(edge("work", "data"));
    QTest::keyClick(view_.get(), Qt::Key_Delete);
    QCOMPARE(removed.size(), 2);
    QCOMPARE(disconnected.size(), 1);
    QCOMPARE(disconnected[0][0].value<model::EdgeId>(), (model::EdgeId{idOf("work"), idOf("data")}));
  }

  void arrowsWalkAndControlArrowsMove() {
    click("front");
    QTest::keyClick(view_.get(), Qt::Key_Right);
    QCOMPARE(view_->selection(), nodes({"back"}));
    QTest::keyClick(view_.get(), Qt::Key_Down);
    QCOMPARE(view_->selection(), nodes({"jobs"}));
    QTest::keyClick(view_.get(), Qt::Key_Left);
    QCOMPARE(view_->selection(), nodes({"front"}));
    QSignalSpy moved(view_.get(), &CanvasView::nodesMoved);
    QTest::keyClick(view_.get(), Qt::Key_Down, Qt::ControlModifier);
    QCOMPARE(view_->positionOf(idOf("front")), (model::Point{0, 12}));
    QTest::keyClick(view_.get(), Qt::Key_Left, Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(view_->positionOf(idOf("front")), (model::Point{-1, 12}));
    QCOMPARE(moved.size(), 2);
  }

  void tabWalksInSourceOrderAndLeavesAtTheEnd() {
    QTest::keyClick(view_.get(), Qt::Key_Tab);
    QCOMPARE(view_->selection(), nodes({"front"}));
    for (int i = 0; i < 4; ++i) QTest::keyClick(view_.get(), Qt::Key_Tab);
    QCOMPARE(view_->selection(), nodes({"data"}));
    QTest::keyClick(view_.get(), Qt::Key_Backtab);
    QCOMPARE(view_->selection(), nodes({"work"}));
  }

  void otherKeys() {
    QSignalSpy activated(view_.get(), &CanvasView::nodeActivated);
    QSignalSpy linked(view_.get(), &CanvasView::linkRequested);
    QTest::keyClick(view_.get(), Qt::Key_A, Qt::ControlModifier);
    QCOMPARE(view_->selection().nodes.size(), std::size_t{5});
    click("work");
    QTest::keyClick(view_.get(), Qt::Key_Return);
    QTest::keyClick(view_.get(), Qt::Key_L);
    QTest::mouseDClick(view_.get(), Qt::LeftButton, {}, middleOf(*view_, "work"));
    QCOMPARE(activated.size(), 2);
    QCOMPARE(linked.size(), 1);
    QCOMPARE(linked[0][0].value<model::NodeId>(), idOf("work"));
  }

 private:
  void click(const std::string& name, Qt::KeyboardModifiers modifiers = {}) {
    QTest::mouseClick(view_.get(), Qt::LeftButton, modifiers, middleOf(*view_, name));
  }

  std::unique_ptr<CanvasView> view_;
};

}  // namespace metaparticle::test

QTEST_MAIN(metaparticle::test::CanvasKeysTest)
#include "canvas_test_keys.moc"
