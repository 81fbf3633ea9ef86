// SPDX-License-Identifier: GPL-3.0-or-later
//
// Every gesture of the canvas with real mouse and key events, and the one signal it ends in.
#include <QDragEnterEvent>
#include <QLineEdit>
#include <QMimeData>
#include <QSignalSpy>
#include <QWheelEvent>

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

void wheel(CanvasView& view, const QPoint& at, int angle, Qt::KeyboardModifiers modifiers,
           bool touchpad = false) {
  QWheelEvent event(at, view.mapToGlobal(at), touchpad ? QPoint(0, angle) : QPoint(), QPoint(0, angle),
                    Qt::NoButton, modifiers, touchpad ? Qt::ScrollUpdate : Qt::NoScrollPhase, false);
  QCoreApplication::sendEvent(&view, &event);
}

}  // namespace

class CanvasGesturesTest : public QObject {
  Q_OBJECT

 private slots:
  void init() {
    view_ = showCanvas(smallSample());
    QVERIFY(view_);
  }
  void cleanup() { view_.reset(); }

  void clickSelects() {
    QSignalSpy changed(view_.get(), &CanvasView::selectionChanged);
    click("front");
    QCOMPARE(view_->selection(), nodes({"front"}));
    click("back");
    QCOMPARE(view_->selection(), nodes({"back"}));
    QCOMPARE(changed.size(), 2);
    QTest::mouseClick(view_.get(), Qt::LeftButton, {}, QPoint(20, 580));
    QVERIFY(view_->selection().empty());
    QCOMPARE(changed.size(), 3);
  }

  void shiftAndControlClicksAddAndTakeAway() {
    click("front");
    click("back", Qt::ShiftModifier);
    click("jobs", Qt::ControlModifier);
    QCOMPARE(view_->selection(), nodes({"back", "front", "jobs"}));
    click("back", Qt::ShiftModifier);
    QCOMPARE(view_->selection(), nodes({"front", "jobs"}));
  }

  void clickOnOneOfSeveralSelectsItAlone() {
    view_->selectAll();
    click("jobs");
    QCOMPARE(view_->selection(), nodes({"jobs"}));
  }

  void edgesAreSelectedAndActivated() {
    QSignalSpy activated(view_.get(), &CanvasView::edgeActivated);
    const QPoint on = (portOf(*view_, "front") + portOf(*view_, "back") - QPoint(216, 0)) / 2;
    QTest::mouseClick(view_.get(), Qt::LeftButton, {}, on);
    QCOMPARE(view_->selection(), edge("front", "back"));
    QTest::mouseDClick(view_.get(), Qt::LeftButton, {}, on);
    QCOMPARE(activated.size(), 1);
    QCOMPARE(activated[0][0].value<model::EdgeId>(), (model::EdgeId{idOf("front"), idOf("back")}));
    QTest::keyClick(view_.get(), Qt::Key_Return);
    QCOMPARE(activated.size(), 2);
  }

  void marqueeSelectsWhatItTouchesAndShiftAdds() {
    drag(*view_, view_->fromScene({-20, -20}).toPoint(), view_->fromScene({310, 20}).toPoint());
    QCOMPARE(view_->selection(), nodes({"back", "front"}));
    drag(*view_, view_->fromScene({590, 400}).toPoint(), view_->fromScene({620, 340}).toPoint(),
         Qt::ShiftModifier);
    QCOMPARE(view_->selection(), nodes({"back", "data", "front"}));
    drag(*view_, view_->fromScene({590, 400}).toPoint(), view_->fromScene({620, 340}).toPoint());
    QCOMPARE(view_->selection(), nodes({"data"}));
  }

  void escapeGivesUpAMarquee() {
    click("front");
    const QPoint from = view_->fromScene({590, 400}).toPoint();
    QTest::mousePress(view_.get(), Qt::LeftButton, {}, from);
    moveTo(*view_, from + QPoint(40, -80), Qt::LeftButton);
    QCOMPARE(view_->selection(), nodes({"data"}));
    QTest::keyClick(view_.get(), Qt::Key_Escape);
    QCOMPARE(view_->selection(), nodes({"front"}));
    QTest::mouseRelease(view_.get(), Qt::LeftButton, {}, from);
    QTest::keyClick(view_.get(), Qt::Key_Escape);
    QVERIFY(view_->selection().empty());
  }

  void draggingMovesOnceOnRelease() {
    QSignalSpy moved(view_.get(), &CanvasView::nodesMoved);
    const QPoint from = middleOf(*view_, "data");
    QTest::mousePress(view_.get(), Qt::LeftButton, {}, from);
    moveTo(*view_, from + QPoint(10, 30), Qt::LeftButton);
    moveTo(*view_, from + QPoint(-47, 50), Qt::LeftButton);
    QCOMPARE(moved.size(), 0);
    QTest::mouseRelease(view_.get(), Qt::LeftButton, {}, from + QPoint(-47, 50));
    QCOMPARE(moved.size(), 1);
    const auto moves = moved[0][0].value<Moves>();
    QCOMPARE(moves.size(), std::size_t{1});
    const model::Point at = moves.at(idOf("data"));
    QCOMPARE(at, view_->positionOf(idOf("data")));
    QCOMPARE(std::fmod(at.x, studio::gridStep), 0.0);  // 600 - 47 = 553, next on the grid
    QCOMPARE(at, (model::Point{552, 336}));
  }

  void draggingSnapsToOtherCards() {
    // 5 units off the left of "back", which is on the grid; then 4 off with a grid line nearer.
    Sample sample;
    sample.node("still", model::Kind::Service, 100.5, 0).node("moved", model::Kind::Service, 400, 300);
    view_ = showCanvas(sample);
    const QPoint from = middleOf(*view_, "moved");
    drag(*view_, from, from + QPoint(-300 + 3, 1));
    QCOMPARE(view_->positionOf(idOf("moved")).x, 100.5);
    QCOMPARE(view_->positionOf(idOf("moved")).y, 300.0);
  }

  void altMovesFreely() {
    const QPoint from = middleOf(*view_, "data");
    drag(*view_, from, from + QPoint(-47, 51), Qt::AltModifier);
    QCOMPARE(view_->positionOf(idOf("data")), (model::Point{553, 339}));
  }

  void draggingManyKeepsTheirDistances() {
    QSignalSpy moved(view_.get(), &CanvasView::nodesMoved);
    view_->setSelection(nodes({"front", "back", "jobs"}));
    const QPoint from = middleOf(*view_, "back");
    drag(*view_, from, from + QPoint(60, 240));
    QCOMPARE(moved.size(), 1);
    const auto moves = moved[0][0].value<Moves>();
    QCOMPARE(moves.size(), std::size_t{3});
    QCOMPARE(moves.at(idOf("back")).x - moves.at(idOf("front")).x, 300.0);
    QCOMPARE(moves.at(idOf("jobs")).y - moves.at(idOf("back")).y, 144.0);
    QVERIFY(moves.at(idOf("back")).y > 200);
    QCOMPARE(view_->selection(), nodes({"front", "back", "jobs"}));
  }

  void escapeAndAnEmptyDragMoveNothing() {
    QSignalSpy moved(view_.get(), &CanvasView::nodesMoved);
    const QPoint from = middleOf(*view_, "data");
    QTest::mousePress(view_.get(), Qt::LeftButton, {}, from);
    moveTo(*view_, from + QPoint(90, 90), Qt::LeftButton);
    QVERIFY(view_->positionOf(idOf("data")) != (model::Point{600, 288}));
    QTest::keyClick(view_.get(), Qt::Key_Escape);
    QCOMPARE(view_->positionOf(idOf("data")), (model::Point{600, 288}));
    QTest::mouseRelease(view_.get(), Qt::LeftButton, {}, from + QPoint(90, 90));
    drag(*view_, from, from);
    QCOMPARE(moved.size(), 0);
  }

  void anEdgeIsDrawnFromThePort() {
    QSignalSpy connected(view_.get(), &CanvasView::connectRequested);
    drag(*view_, portOf(*view_, "back"), middleOf(*view_, "data"));
    QCOMPARE(connected.size(), 1);
    QCOMPARE(connected[0][0].value<model::NodeId>(), idOf("back"));
    QCOMPARE(connected[0][1].value<model::NodeId>(), idOf("data"));
    QCOMPARE(view_->positionOf(idOf("back")), (model::Point{300, 0}));
  }

  void anEdgeIsDrawnWithTwoClicks() {
    QSignalSpy connected(view_.get(), &CanvasView::connectRequested);
    QTest::mouseClick(view_.get(), Qt::LeftButton, {}, portOf(*view_, "back"));
    moveTo(*view_, middleOf(*view_, "jobs"), Qt::NoButton);
    QTest::mouseClick(view_.get(), Qt::LeftButton, {}, middleOf(*view_, "jobs"));
    QCOMPARE(connected.size(), 1);
    QCOMPARE(connected[0][1].value<model::NodeId>(), idOf("jobs"));
  }

  void whatCannotBeConnectedIsRefusedVisibly_data() {
    QTest::addColumn<QString>("from");
    QTest::addColumn<QString>("to");
    QTest::newRow("to itself") << "back"
                               << "back";
    QTest::newRow("there already") << "front"
                                   << "back";
    QTest::newRow("a worker is not called") << "back"
                                            << "work";
    QTest::newRow("a queue feeds only workers") << "jobs"
                                                << "front";
    QTest::newRow("a store uses nothing") << "data"
                                          << "front";
  }
  void whatCannotBeConnectedIsRefusedVisibly() {
    QFETCH(QString, from);
    QFETCH(QString, to);
    QSignalSpy connected(view_.get(), &CanvasView::connectRequested);
    const QPoint start = portOf(*view_, from.toStdString()), end = middleOf(*view_, to.toStdString());
    QTest::mousePress(view_.get(), Qt::LeftButton, {}, start);
    moveTo(*view_, (start + end) / 2, Qt::LeftButton);
    moveTo(*view_, end, Qt::LeftButton);
    const QImage during = shown(*view_);
    QTest::mouseRelease(view_.get(), Qt::LeftButton, {}, end);
    QTest::keyClick(view_.get(), Qt::Key_Escape);
    QCOMPARE(connected.size(), 0);
    if (from == to || from == QStringLiteral("data")) return;
    const QColor refused = studio::Theme::lightTheme().error;
    QVERIFY(coloured(during, refused) > 20);
    QCOMPARE(coloured(shown(*view_), refused), 0);
  }

  void aKindIsDroppedAndNamed() {
    QSignalSpy created(view_.get(), &CanvasView::createRequested);
    const QPoint at = view_->fromScene({120, 280}).toPoint();
    drop("store", at);
    QLineEdit* editor = editorOf(*view_);
    QVERIFY(editor);
    QVERIFY(!editor->text().isEmpty());
    QCOMPARE(created.size(), 0);
    QTest::keyClicks(editor, QStringLiteral("sessions"));
    QTest::keyClick(editor, Qt::Key_Return);
    QCOMPARE(created.size(), 1);
    QCOMPARE(created[0][0].value<model::Kind>(), model::Kind::Store);
    QCOMPARE(created[0][1].value<model::Point>(), (model::Point{12, 240}));
    QCOMPARE(created[0][2].toString(), QStringLiteral("sessions"));
  }

  void escapeInTheNameCreatesNothing() {
    QSignalSpy created(view_.get(), &CanvasView::createRequested);
    drop("queue", QPoint(500, 400));
    QTest::keyClick(editorOf(*view_), Qt::Key_Escape);
    QCOMPARE(created.size(), 0);
    QCOMPARE(differences(shown(*view_), shownAnew(*view_)), QString());
  }

  void unknownKindsAreNotAccepted() {
    QMimeData data;
    data.setData(QLatin1String(studio::kindMimeType), "teapot");
    QDragEnterEvent enter(QPoint(500, 400), Qt::CopyAction, &data, Qt::LeftButton, {});
    enter.ignore();
    QCoreApplication::sendEvent(view_.get(), &enter);
    QVERIFY(!enter.isAccepted());
  }

  void aKindIsPlacedWithAClick() {
    QSignalSpy created(view_.get(), &CanvasView::createRequested);
    view_->startPlacing(model::Kind::Job);
    moveTo(*view_, QPoint(300, 450), Qt::NoButton);
    QTest::mouseClick(view_.get(), Qt::LeftButton, {}, QPoint(300, 450));
    QVERIFY(editorOf(*view_));
    const QString offered = editorOf(*view_)->text();
    QTest::keyClick(editorOf(*view_), Qt::Key_Return);
    QCOMPARE(created.size(), 1);
    QCOMPARE(created[0][2].toString(), offered);
    view_->startPlacing(model::Kind::Job);
    QTest::keyClick(view_.get(), Qt::Key_Escape);
    QTest::mouseClick(view_.get(), Qt::LeftButton, {}, QPoint(300, 450));
    QCOMPARE(created.size(), 1);
  }

  void wheelZoomsAtTheCursor() {
    const QPoint at = middleOf(*view_, "jobs");
    const QPointF before = view_->toScene(at);
    wheel(*view_, at, 120, Qt::NoModifier);
    QVERIFY(view_->zoom() > 1.1);
    QVERIFY((view_->toScene(at) - before).manhattanLength() < 1);
    wheel(*view_, at, -240, Qt::ControlModifier);
    QVERIFY(view_->zoom() < 0.95);
    for (int i = 0; i < 60; ++i) wheel(*view_, at, -240, Qt::ControlModifier);
    QCOMPARE(view_->zoom(), CanvasView::minimumZoom);
    for (int i = 0; i < 90; ++i) wheel(*view_, at, 240, Qt::ControlModifier);
    QCOMPARE(view_->zoom(), CanvasView::maximumZoom);
  }

  void touchpadsAndShiftScroll() {
    const QPointF before = view_->fromScene({0, 0});
    wheel(*view_, QPoint(300, 300), 40, Qt::NoModifier, true);
    QCOMPARE(view_->fromScene({0, 0}), before + QPointF(0, 40));
    wheel(*view_, QPoint(300, 300), 120, Qt::ShiftModifier);
    QCOMPARE(view_->fromScene({0, 0}), before + QPointF(60, 40));
    QCOMPARE(view_->zoom(), 1.0);
  }

  void middleButtonAndSpacePan() {
    const QPointF before = view_->fromScene({0, 0});
    drag(*view_, QPoint(500, 300), QPoint(560, 280), {}, Qt::MiddleButton);
    QCOMPARE(view_->fromScene({0, 0}), before + QPointF(60, -20));
    QTest::keyPress(view_.get(), Qt::Key_Space);
    drag(*view_, middleOf(*view_, "front"), middleOf(*view_, "front") + QPoint(-60, 20));
    QTest::keyRelease(view_.get(), Qt::Key_Space);
    QCOMPARE(view_->fromScene({0, 0}), before);
    QVERIFY(view_->selection().empty());
  }

  void fitting() {
    view_->resize(500, 300);
    QCoreApplication::processEvents();
    view_->fitAll();
    QVERIFY(view_->zoom() < 1);
    for (const char* name : {"front", "back", "jobs", "work", "data"})
      QVERIFY(view_->rect().contains(middleOf(*view_, name)));
    click("data");
    view_->fitSelection();
    QCOMPARE(view_->zoom(), 1.0);
    QVERIFY((middleOf(*view_, "data") - view_->rect().center()).manhattanLength() < 60);
    QTest::keyClick(view_.get(), Qt::Key_Home);
    QVERIFY(view_->zoom() < 1);
  }

  void contextMenuSelectsItsTarget() {
    QSignalSpy menu(view_.get(), &CanvasView::contextMenuRequested);
    QContextMenuEvent event(QContextMenuEvent::Mouse, middleOf(*view_, "jobs"), QPoint(5, 6));
    QCoreApplication::sendEvent(view_.get(), &event);
    QCOMPARE(menu.size(), 1);
    const auto target = menu[0][0].value<studio::CanvasTarget>();
    QVERIFY(target.node == idOf("jobs"));
    QVERIFY(!target.edge);
    QCOMPARE(menu[0][1].toPoint(), QPoint(5, 6));
    QCOMPARE(view_->selection(), nodes({"jobs"}));
  }

  void nothingIsAskedForWhenNotEditable() {
    view_->setEditable(false);
    QSignalSpy moved(view_.get(), &CanvasView::nodesMoved),
        connected(view_.get(), &CanvasView::connectRequested),
        removed(view_.get(), &CanvasView::removeRequested),
        created(view_.get(), &CanvasView::createRequested);
    drag(*view_, middleOf(*view_, "data"), middleOf(*view_, "data") + QPoint(100, 50));
    drag(*view_, portOf(*view_, "back"), middleOf(*view_, "data"));
    QTest::keyClick(view_.get(), Qt::Key_Delete);
    QTest::keyClick(view_.get(), Qt::Key_Up, Qt::ControlModifier);
    QTest::keyClick(view_.get(), Qt::Key_F2);
    view_->startPlacing(model::Kind::Job);
    QTest::mouseClick(view_.get(), Qt::LeftButton, {}, QPoint(300, 450));
    QVERIFY(!editorOf(*view_));
    QCOMPARE(moved.size() + connected.size() + removed.size() + created.size(), 0);
  }

 private:
  void click(const std::string& name, Qt::KeyboardModifiers modifiers = {}) {
    QTest::mouseClick(view_.get(), Qt::LeftButton, modifiers, middleOf(*view_, name));
  }
  void drop(const char* kind, const QPoint& at) {
    QMimeData data;
    data.setData(QLatin1String(studio::kindMimeType), kind);
    QDragEnterEvent enter(at, Qt::CopyAction, &data, Qt::LeftButton, {});
    QCoreApplication::sendEvent(view_.get(), &enter);
    QVERIFY(enter.isAccepted());
    QDragMoveEvent move(at, Qt::CopyAction, &data, Qt::LeftButton, {});
    QCoreApplication::sendEvent(view_.get(), &move);
    QDropEvent drop(at, Qt::CopyAction, &data, Qt::LeftButton, {});
    QCoreApplication::sendEvent(view_.get(), &drop);
  }
  static int coloured(const QImage& image, const QColor& color) {
    int count = 0;
    for (int y = 0; y < image.height(); ++y)
      for (int x = 0; x < image.width(); ++x) count += image.pixel(x, y) == color.rgb() ? 1 : 0;
    return count;
  }

  std::unique_ptr<CanvasView> view_;
};

}  // namespace metaparticle::test

QTEST_MAIN(metaparticle::test::CanvasGesturesTest)
#include "canvas_test_gestures.moc"
