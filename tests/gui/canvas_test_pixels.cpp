// SPDX-License-Identifier: GPL-3.0-or-later
//
// What is kept between frames must be what a new painting gives, pixel for pixel; and a frame must not
// allocate more for more nodes.
#include <atomic>
#include <cstdlib>
#include <new>

#include "tests/gui/canvas_test_support.h"

namespace {

std::atomic<long> allocations{0};

void* counted(std::size_t size) {
  allocations.fetch_add(1, std::memory_order_relaxed);
  void* memory = std::malloc(size == 0 ? 1 : size);
  if (memory == nullptr) throw std::bad_alloc();
  return memory;
}

}  // namespace

void* operator new(std::size_t size) {
  return counted(size);
}
void* operator new[](std::size_t size) {
  return counted(size);
}
void operator delete(void* memory) noexcept {
  std::free(memory);
}
void operator delete[](void* memory) noexcept {
  std::free(memory);
}
void operator delete(void* memory, std::size_t) noexcept {
  std::free(memory);
}
void operator delete[](void* memory, std::size_t) noexcept {
  std::free(memory);
}

namespace metaparticle::test {

using studio::CanvasView;
using studio::Selection;

class CanvasPixelsTest : public QObject {
  Q_OBJECT

 private:
  static void zooms() {
    QTest::addColumn<double>("zoom");
    for (const double zoom : {0.03, 0.1, 0.22, 0.34, 0.35, 0.6, 1.0, 1.37, 2.5})
      QTest::newRow(QByteArray::number(zoom).constData()) << zoom;
  }
  // Away from the card's middle and from whole units, as hands are.
  static std::unique_ptr<CanvasView> canvasAt(const Sample& sample, double zoom) {
    auto view = showCanvas(sample, QSize(700, 420));
    view->setNodeStatus({{"node-1", 1, 3, studio::BadgeState::Degraded, {}},
                         {"node-7", 2, 2, studio::BadgeState::Ready, {}}});
    view->setProblemNodes({{idOf("node-6"), model::Severity::Error, {}}});
    view->setZoom(zoom);
    view->setSelection({{idOf("node-2")}, {sample.graph->edges[5].id}});
    return view;
  }
  // One whose card is near the middle.
  static std::string visibleNode(const CanvasView& view) {
    const QPointF middle = view.toScene(view.rect().center());
    std::string best;
    double nearest = 1e9;
    for (const auto& [id, at] : view.positions()) {
      const double distance = (QPointF(at.x, at.y) - middle).manhattanLength();
      if (distance >= nearest) continue;
      nearest = distance;
      best = id.value.substr(5);
    }
    return best;
  }
  static void pan(CanvasView& view, const QPoint& by) {
    drag(view, QPoint(300, 200), QPoint(300, 200) + by, {}, Qt::MiddleButton);
  }

 private slots:
  void panningGivesTheSamePixels_data() { zooms(); }
  void panningGivesTheSamePixels() {
    QFETCH(double, zoom);
    const auto view = canvasAt(colourfulSample(), zoom);
    shown(*view);
    for (const QPoint by :
         {QPoint(13, 0), QPoint(-40, 7), QPoint(3, -90), QPoint(-217, -31), QPoint(5, 160)}) {
      pan(*view, by);
      shown(*view);
    }
    const QImage kept = shown(*view);
    QCOMPARE(differences(kept, shownAnew(*view)), QString());
  }

  void severalPansInOneFrame() {
    const auto view = canvasAt(colourfulSample(), 1.0);
    shown(*view);
    pan(*view, QPoint(20, 30));
    pan(*view, QPoint(-60, 5));
    view->setSelection({{idOf("node-0"), idOf("node-8")}, {}});
    pan(*view, QPoint(9, -14));
    const QImage kept = shown(*view);
    QCOMPARE(differences(kept, shownAnew(*view)), QString());
  }

  void fittingGivesTheSamePixels() {
    const auto view = canvasAt(colourfulSample(), 1.0);
    shown(*view);
    for (const char* name : {"node-0", "node-12"}) {  // both at 100 %: only the place changes
      view->setSelection({{idOf(name)}, {}});
      view->fitSelection();
      const QImage kept = shown(*view);
      QCOMPARE(differences(kept, shownAnew(*view)), QString());
    }
  }

  void draggingGivesTheSamePixels_data() { zooms(); }
  void draggingGivesTheSamePixels() {
    QFETCH(double, zoom);
    const auto view = canvasAt(colourfulSample(), zoom);
    view->reveal(idOf("node-7"));
    shown(*view);
    const QPoint from = middleOf(*view, "node-7");
    QTest::mousePress(view.get(), Qt::LeftButton, {}, from);
    for (const QPoint to : {QPoint(15, 10), QPoint(60, -20), QPoint(55, -22)}) {
      moveTo(*view, from + to, Qt::LeftButton, Qt::AltModifier);
      shown(*view);
    }
    const QImage during = shown(*view);
    QCOMPARE(differences(during, shownAnew(*view)), QString());
    QTest::mouseRelease(view.get(), Qt::LeftButton, Qt::AltModifier, from + QPoint(55, -22));
    view->setSelection({});
    moveTo(*view, QPoint(1, 1), Qt::NoButton);
    const QImage after = shown(*view);
    QCOMPARE(differences(after, shownAnew(*view)), QString());
  }

  void changesOfNodesRepaintThem() {
    Sample sample = colourfulSample();
    const auto view = canvasAt(sample, 1.0);
    view->fitAll();
    shown(*view);
    auto changed = std::make_shared<model::Graph>(*sample.graph);
    changed->nodes[5].name = "another-name";
    changed->nodes[6].stale = true;
    view->setGraph(changed);
    view->setNodeStatus({{"node-1", 3, 3, studio::BadgeState::Ready, {}}});
    view->setProblemNodes({{idOf("node-12"), model::Severity::Warning, {}}});
    view->setSelection({{idOf("node-11")}, {}});
    const QImage kept = shown(*view);
    QCOMPARE(differences(kept, shownAnew(*view)), QString());
  }

  void smallChangesPaintLittle() {
    Sample sample = manySample(3000, 1);
    const auto view = showCanvas(sample, QSize(1600, 1000));
    const auto painted = [&] {
      shown(*view);
      return view->pixelsPainted();
    };
    const auto whole = [&] {
      view->discardPicture();
      return painted();
    };
    const std::int64_t all = whole();
    QVERIFY(all >= 1600 * 1000);
    QCOMPARE(painted(), 0);
    const model::NodeId node = *view->targetAt(middleOf(*view, visibleNode(*view))).node;
    view->setSelection({{node}, {}});
    QVERIFY(painted() < all / 20);
    pan(*view, QPoint(16, 0));
    QVERIFY(painted() < all / 50);
    // Taking it up paints its neighbourhood twice, without and with it; each move then only where it was and
    // is.
    const QPoint from = middleOf(*view, visibleNode(*view));
    QTest::mousePress(view.get(), Qt::LeftButton, {}, from);
    moveTo(*view, from + QPoint(20, 10), Qt::LeftButton, Qt::AltModifier);
    painted();
    moveTo(*view, from + QPoint(24, 13), Qt::LeftButton, Qt::AltModifier);
    QVERIFY(painted() < all / 2);
  }

  void themesDiffer() {
    const auto view = canvasAt(colourfulSample(), 1.0);
    const QImage light = shown(*view);
    view->setTheme(studio::Theme::darkTheme());
    QVERIFY(qGray(shown(*view).pixel(2, 2)) < qGray(light.pixel(2, 2)));
    view->setTheme(studio::Theme::lightTheme());
    QCOMPARE(differences(light, shown(*view)), QString());
  }

  void framesAllocateNothingThatGrows_data() { zooms(); }
  void framesAllocateNothingThatGrows() {
    QFETCH(double, zoom);
    const auto allocationsOfAFrame = [&](int nodes) {
      const auto view = showCanvas(manySample(nodes, 3), QSize(1600, 1000));
      view->setZoom(zoom);
      QPixmap target(view->size());
      const auto frame = [&] {
        view->discardPicture();
        view->render(&target);
      };
      frame();
      frame();
      const long before = allocations.load();
      frame();
      return allocations.load() - before;
    };
    const long few = allocationsOfAFrame(60), many = allocationsOfAFrame(6000);
    QVERIFY2(many <= few + 8,
             qPrintable(QStringLiteral("%1 with 60 nodes, %2 with 6000").arg(few).arg(many)));
    QVERIFY2(many < 200, qPrintable(QString::number(many)));
  }
};

}  // namespace metaparticle::test

QTEST_MAIN(metaparticle::test::CanvasPixelsTest)
#include "canvas_test_pixels.moc"
