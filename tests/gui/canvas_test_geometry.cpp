// SPDX-License-Identifier: GPL-3.0-or-later
//
// The parts under the canvas, without a window: index, curves, coverage, levels of detail, snapping, walking.
#include <cmath>
#include <random>
#include <set>

#include "app/studio/canvas/coverage_plane.h"
#include "app/studio/canvas/detail.h"
#include "app/studio/canvas/edge_geometry.h"
#include "app/studio/canvas/picking.h"
#include "app/studio/canvas/point_grid.h"
#include "app/studio/canvas/snapping.h"
#include "app/studio/canvas/viewport.h"
#include "app/studio/canvas/walking.h"
#include "tests/gui/canvas_test_support.h"

namespace metaparticle::test {

using namespace studio;

namespace {

using Ids = std::vector<std::int32_t>;

Scene sceneOf(const Sample& sample) {
  Scene scene;
  scene.setLayout(sample.layout);
  scene.setGraph(sample.graph);
  return scene;
}

class Random {
 public:
  explicit Random(unsigned seed) : engine_(seed) {}
  double between(double low, double high) {
    return std::uniform_real_distribution<double>(low, high)(engine_);
  }

 private:
  std::mt19937 engine_;
};

}  // namespace

class CanvasGeometryTest : public QObject {
  Q_OBJECT

 private slots:
  void theGridFindsAllAndNothingTwice_data() {
    QTest::addColumn<int>("count");
    QTest::addColumn<double>("width");
    QTest::addColumn<double>("height");
    QTest::newRow("none") << 0 << 1.0 << 1.0;
    QTest::newRow("one") << 1 << 1.0 << 1.0;
    QTest::newRow("all on one spot") << 500 << 0.0 << 0.0;
    QTest::newRow("spread") << 3000 << 50000.0 << 20000.0;
    QTest::newRow("a row") << 3000 << 1e7 << 0.0;
    QTest::newRow("a column with outliers") << 3000 << 10.0 << 1e7;
  }
  void theGridFindsAllAndNothingTwice() {
    QFETCH(int, count);
    QFETCH(double, width);
    QFETCH(double, height);
    Random random(11);
    std::vector<double> x, y;
    for (int i = 0; i < count; ++i) {
      x.push_back(random.between(-width, width));
      y.push_back(random.between(-height, height));
    }
    PointGrid grid;
    grid.build(x, y, 216);
    QCOMPARE(grid.size(), static_cast<std::size_t>(count));
    QVERIFY(grid.cellCount() <= 4 * count + 16);
    for (int query = 0; query < 50; ++query) {
      const QRectF rect(random.between(-width, width), random.between(-height, height),
                        random.between(0, width / 4 + 1), random.between(0, height / 4 + 1));
      Ids found;
      grid.query(rect, [&](std::int32_t id) { found.push_back(id); });
      const std::set<std::int32_t> unique(found.begin(), found.end());
      QCOMPARE(unique.size(), found.size());
      for (int i = 0; i < count; ++i) {
        const auto at = static_cast<std::size_t>(i);
        if (x[at] >= rect.left() && x[at] <= rect.right() && y[at] >= rect.top() && y[at] <= rect.bottom())
          QVERIFY(unique.count(i) == 1);
      }
    }
  }

  void queriesKeepOneOrder() {
    const Sample sample = manySample(2000, 5);
    const Scene scene = sceneOf(sample);
    Ids all;
    scene.visitNodes(scene.bounds(), 0, [&](std::int32_t node) { all.push_back(node); });
    QCOMPARE(all.size(), std::size_t{2000});
    std::vector<int> place(all.size());
    for (std::size_t i = 0; i < all.size(); ++i)
      place[static_cast<std::size_t>(all[i])] = static_cast<int>(i);
    Ids some;
    scene.visitNodes(QRectF(800, 400, 2500, 1500), 20, [&](std::int32_t node) { some.push_back(node); });
    QVERIFY(some.size() > 20 && some.size() < 400);
    QVERIFY(std::is_sorted(some.begin(), some.end(), [&](std::int32_t left, std::int32_t right) {
      return place[static_cast<std::size_t>(left)] < place[static_cast<std::size_t>(right)];
    }));
  }

  void visitsMissNothing() {
    const Sample sample = manySample(3000, 9);
    const Scene scene = sceneOf(sample);
    Random random(4);
    for (int query = 0; query < 60; ++query) {
      const QRectF rect(random.between(-500, scene.bounds().right()),
                        random.between(-500, scene.bounds().bottom()), random.between(1, 2000),
                        random.between(1, 900));
      std::set<std::int32_t> nodes, edges;
      scene.visitNodes(rect, 0, [&](std::int32_t node) { nodes.insert(node); });
      scene.visitEdges(rect, [&](std::int32_t edge) { edges.insert(edge); });
      for (std::int32_t i = 0; i < scene.nodeCount(); ++i)
        if (scene.card(i).intersects(rect)) QVERIFY(nodes.count(i) == 1);
      for (std::int32_t i = 0; i < scene.edgeCount(); ++i) {
        bool inside = false;
        for (const EdgeCurve& part : scene.path(i))
          for (int step = 0; step <= 64; ++step) inside = inside || rect.contains(part.at(step / 64.0));
        if (inside) QVERIFY(edges.count(i) == 1);
      }
    }
  }

  void longEdgesAreRuledOutSharply() {
    // A diagonal across the whole picture, and a window in the corner that its bounds cover but it does not.
    const QPointF from(0, 0), to(80000, 40000);
    QVERIFY(!edgeMayTouch(from, to, 1, QRectF(70000, 1000, 1600, 1000)));
    QVERIFY(!edgeMayTouch(from, to, 1, QRectF(1000, 30000, 1600, 1000)));
    QVERIFY(edgeMayTouch(from, to, 1, QRectF(39500, 19500, 1000, 1000)));
    QVERIFY(edgeMayTouch(to, from, 1, QRectF(39500, 19990, 1000, 20)));
    QVERIFY(!edgeMayTouch(to, from, 1, QRectF(39500, 5000, 1000, 1000)));
  }

  void backwardEdgesGoAroundTheCards() {
    for (const double dy : {0.0, 40.0, 300.0, -300.0}) {
      const EdgePath path = edgePath({500, 0}, {100, dy}, 1);
      QCOMPARE(path.begin()->start, QPointF(500, 0));
      QCOMPARE((path.end() - 1)->end, QPointF(100, dy));
      // It leaves to the right and comes in from the left.
      QVERIFY(path.begin()->at(0.1).x() > 500);
      QVERIFY((path.end() - 1)->at(0.9).x() < 100);
      QVERIFY(path.bounds().contains(path.begin()->at(0.5)));
    }
  }

  void coverageDoesNotDependOnTheClip() {
    Random random(21);
    const QSize size(160, 120);
    const auto draw = [&](QImage& image, const QRect& clip, unsigned seed) {
      CoveragePlane plane;
      Random lines(seed);
      plane.begin(size, clip);
      for (int i = 0; i < 12; ++i) {
        const auto coordinate = [&] { return static_cast<float>(lines.between(-200, 300)); };
        const Segment segment{coordinate(), coordinate(), coordinate(), coordinate()};
        plane.setInk(i % 2);
        plane.stroke(segment, QPoint(i, -i), static_cast<float>(lines.between(0.5, 2.5)),
                     i % 3 == 0 ? Dash{6, 4, 1.5F} : Dash{});
        plane.triangle({segment.x0, segment.x1, segment.x0 + 9}, {segment.y0, segment.y0 - 5, segment.y0 + 7},
                       {});
        const auto whole = [&] { return static_cast<int>(lines.between(-300, 400)); };
        plane.thinLine(QPoint(whole(), whole()), QPoint(whole(), whole()));
      }
      plane.setInk(0);
      for (int i = 0; i < 12; ++i) {
        const auto whole = [&] { return static_cast<int>(lines.between(-300, 400)); };
        plane.hairline(QPoint(whole(), whole()), QPoint(whole(), whole()), 60);
      }
      plane.paint(image, std::array{QColor(200, 30, 30), QColor(30, 30, 200, 140)}, qRgb(255, 255, 255));
    };
    for (unsigned seed = 0; seed < 40; ++seed) {
      QImage whole(size, QImage::Format_RGB32), parts(size, QImage::Format_RGB32);
      whole.fill(Qt::white);
      parts.fill(Qt::white);
      draw(whole, whole.rect(), seed);
      const int x = static_cast<int>(random.between(1, 159)), y = static_cast<int>(random.between(1, 119));
      for (const QRect& clip : {QRect(0, 0, x, y), QRect(x, 0, 160 - x, y), QRect(0, y, x, 120 - y),
                                QRect(x, y, 160 - x, 120 - y)})
        draw(parts, clip, seed);
      QCOMPARE(differences(whole, parts), QString());
    }
  }

  void coverageIsWhereTheLineIs() {
    QImage image(40, 20, QImage::Format_RGB32);
    image.fill(Qt::white);
    CoveragePlane plane;
    plane.begin(image.size(), image.rect());
    plane.stroke({5, 10, 35, 10}, {}, 1);
    plane.paint(image, std::array{QColor(Qt::black)}, qRgb(255, 255, 255));
    QCOMPARE(image.pixel(20, 9), qRgb(0, 0, 0));  // the two rows that a line two px wide covers wholly
    QCOMPARE(image.pixel(20, 10), qRgb(0, 0, 0));
    QCOMPARE(image.pixel(20, 8), qRgb(255, 255, 255));
    QCOMPARE(image.pixel(20, 11), qRgb(255, 255, 255));
    QCOMPARE(image.pixel(2, 9), qRgb(255, 255, 255));
  }

  void levelsOfDetail_data() {
    QTest::addColumn<double>("zoom");
    QTest::addColumn<int>("nodes");
    QTest::addColumn<int>("level");
    QTest::addColumn<int>("edges");
    QTest::newRow("cards") << 1.0 << 100000 << int(NodeDetail::Cards) << int(EdgeDetail::Splines);
    QTest::newRow("just cards") << 0.35 << 100 << int(NodeDetail::Cards) << int(EdgeDetail::Splines);
    QTest::newRow("blocks") << 0.349 << 100 << int(NodeDetail::Blocks) << int(EdgeDetail::Splines);
    QTest::newRow("blocks of many") << 0.1 << 10000 << int(NodeDetail::Blocks) << int(EdgeDetail::Lines);
    QTest::newRow("dots") << 0.02 << 100000 << int(NodeDetail::Dots) << int(EdgeDetail::Hairlines);
  }
  void levelsOfDetail() {
    QFETCH(double, zoom);
    QFETCH(int, nodes);
    QFETCH(int, level);
    QFETCH(int, edges);
    DetailInput input;
    input.zoom = zoom;
    input.view = QSizeF(1600, 1000);
    const double side = std::sqrt(nodes * 264.0 * 108.0);
    input.scene = QSizeF(side * 1.26, side / 1.26);
    input.nodes = nodes;
    input.edges = 2 * nodes;
    input.edgeLength = 600.0 * input.edges;
    const Detail detail = chooseDetail(input);
    QCOMPARE(int(detail.nodes), level);
    QCOMPARE(int(detail.edges), edges);
    QCOMPARE(detail.keepEvery, 1U);
  }

  void veryLongEdgesAreThinnedOut() {
    DetailInput input;
    input.zoom = 0.02;
    input.view = QSizeF(1600, 1000);
    input.scene = QSizeF(80000, 50000);
    input.nodes = 100000;
    input.edges = 200000;
    input.edgeLength = 40000.0 * input.edges;
    QVERIFY(chooseDetail(input).keepEvery > 1);
    QCOMPARE(chooseDetail(input).edges, EdgeDetail::Hairlines);
  }

  void snappingPrefersCardsToTheGrid() {
    Sample sample;
    sample.node("still", model::Kind::Service, 100.5, 0).node("moved", model::Kind::Service, 400, 300);
    Scene scene = sceneOf(sample);
    scene.setMoving({1});
    const QRectF before = scene.card(1), view(-1000, -1000, 3000, 3000);
    const Snap near = snapMove(scene, before, {-303, 1}, view, 7);
    QCOMPARE(near.delta, QPointF(-299.5, 0));
    QCOMPARE(near.guides.size(), std::size_t{1});
    QCOMPARE(near.guides[0].from.x(), 100.5);
    const Snap far = snapMove(scene, before, {-130, 5}, view, 7);
    QCOMPARE(std::fmod(before.left() + far.delta.x(), gridStep), 0.0);
    QVERIFY(far.guides.empty());
    // The left side of one may line up with the right side of the other.
    const Snap beside = snapMove(scene, before, {100.5 + 216 - 400 + 3, 0}, view, 7);
    QCOMPARE(before.left() + beside.delta.x(), 316.5);
  }

  void picking() {
    const Scene scene = sceneOf(smallSample());
    const auto at = [&](double x, double y) { return pick(scene, {x, y}, 1, NodeDetail::Cards); };
    QCOMPARE(at(100, 60), (Hit{Hit::Card, 0}));
    QCOMPARE(at(100, 26), (Hit{Hit::Title, 0}));
    QCOMPARE(at(216 + 5, 36), (Hit{Hit::OutputPort, 0}));
    QCOMPARE(at(258, 38), (Hit{Hit::Edge, scene.indexOf(model::EdgeId{idOf("front"), idOf("back")})}));
    QCOMPARE(at(258, 60).part, Hit::Nothing);
    QCOMPARE(pick(scene, {221, 36}, 1, NodeDetail::Blocks).part, Hit::Edge);
    Sample stacked;
    stacked.node("below", model::Kind::Service, 0, 0).node("above", model::Kind::Service, 10, 10);
    QCOMPARE(pick(sceneOf(stacked), {50, 60}, 1, NodeDetail::Cards), (Hit{Hit::Card, 1}));
  }

  void walking() {
    const Scene scene = sceneOf(smallSample());  // front, back, jobs, work, data
    QCOMPARE(walkFrom(scene, 0, Qt::Key_Right), 1);
    QCOMPARE(walkFrom(scene, 1, Qt::Key_Left), 0);
    QCOMPARE(walkFrom(scene, 1, Qt::Key_Down), 2);
    QCOMPARE(walkFrom(scene, 3, Qt::Key_Down), 4);
    QCOMPARE(walkFrom(scene, 0, Qt::Key_Left), -1);
    QCOMPARE(walkFrom(scene, 4, Qt::Key_Tab), -1);
    QCOMPARE(walkFrom(scene, -1, Qt::Key_Backtab), 4);
    QCOMPARE(walkFrom(Scene(), -1, Qt::Key_Tab), -1);
  }

  void theViewportKeepsTheAnchor() {
    Viewport view;
    view.setDevice(QSize(800, 500), 1.5);
    Random random(2);
    for (int i = 0; i < 200; ++i) {
      const QPointF anchor(random.between(0, 800), random.between(0, 500));
      const QPointF before = view.toScene(anchor);
      view.zoomAround(random.between(0.01, 4), anchor);
      const QPointF drift = (view.toScene(anchor) - before) * view.zoom();
      QVERIFY(std::abs(drift.x()) <= 0.51 && std::abs(drift.y()) <= 0.51);
      QVERIFY((view.toWidget(view.toScene(anchor)) - anchor).manhattanLength() < 1e-6);
    }
    QCOMPARE(Viewport::round(2.5), 3);
    QCOMPARE(Viewport::round(-2.5), -2);
    QCOMPARE(Viewport::round(-2.6), -3);
  }
};

}  // namespace metaparticle::test

QTEST_APPLESS_MAIN(metaparticle::test::CanvasGeometryTest)
#include "canvas_test_geometry.moc"
