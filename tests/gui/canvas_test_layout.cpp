// SPDX-License-Identifier: GPL-3.0-or-later
//
// The automatic layout: Graphviz, our own, and which of them when.
#include <algorithm>
#include <cmath>
#include <set>

#include <QElapsedTimer>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTemporaryDir>

#include "app/studio/canvas/graph_layouts.h"
#include "tests/gui/canvas_test_support.h"

namespace metaparticle::test {

using namespace studio;

namespace {

bool never() {
  return false;
}

QRectF cardAt(const model::Point& corner) {
  return {corner.x, corner.y, CardSize::width, CardSize::height};
}

// What every layout must keep: all nodes, none on another, on the grid, the top left corner at (0, 0).
void check(const model::Graph& graph, const Positions& positions) {
  QCOMPARE(positions.size(), graph.nodes.size());
  double left = 1e9, top = 1e9;
  std::vector<QRectF> cards;
  for (const auto& [id, point] : positions) {
    QCOMPARE(std::fmod(point.x, gridStep), 0.0);
    QCOMPARE(std::fmod(point.y, gridStep), 0.0);
    left = std::min(left, point.x);
    top = std::min(top, point.y);
    cards.push_back(cardAt(point));
  }
  QCOMPARE(left, 0.0);
  QCOMPARE(top, 0.0);
  std::sort(cards.begin(), cards.end(), [](const QRectF& l, const QRectF& r) { return l.left() < r.left(); });
  for (std::size_t i = 0; i < cards.size(); ++i)
    for (std::size_t j = i + 1; j < cards.size() && cards[j].left() < cards[i].right(); ++j)
      QVERIFY(!cards[i].intersects(cards[j]));
}

// Edges of an acyclic graph run from left to right.
void checkForwards(const model::Graph& graph, const Positions& positions) {
  for (const model::Edge& edge : graph.edges)
    QVERIFY(positions.at(edge.id.from).x + CardSize::width < positions.at(edge.id.to).x);
}

Positions waitFor(AutoLayout& layout, std::shared_ptr<const model::Graph> graph) {
  QSignalSpy finished(&layout, &AutoLayout::finished);
  layout.start(std::move(graph));
  if (!finished.wait(30000)) return {};
  return finished[0][0].value<Positions>();
}

}  // namespace

class CanvasLayoutTest : public QObject {
  Q_OBJECT

 private slots:
  void layersRunForwards() {
    const Sample sample = smallSample();
    const Positions positions = layeredLayout(*sample.graph, never);
    check(*sample.graph, positions);
    checkForwards(*sample.graph, positions);
  }

  void layersTakeAnyGraph_data() {
    QTest::addColumn<int>("count");
    for (const int count : {0, 1, 2, 17, 300, 5000}) QTest::newRow(QByteArray::number(count)) << count;
  }
  void layersTakeAnyGraph() {
    QFETCH(int, count);
    const Sample sample = manySample(count, 5);  // with cycles, double edges and lonely nodes
    const Positions positions = layeredLayout(*sample.graph, never);
    if (count > 0) check(*sample.graph, positions);
    QCOMPARE(positions.size(), static_cast<std::size_t>(count));
    QVERIFY(positions == layeredLayout(*sample.graph, never));
  }

  void cyclesAndLoopsEnd() {
    Sample sample;
    sample.node("a", model::Kind::Service, 0, 0).node("b", model::Kind::Service, 0, 0);
    sample.edge("a", "b").edge("b", "a").edge("a", "a").edge("b", "nowhere");
    check(*sample.graph, layeredLayout(*sample.graph, never));
  }

  void aTallRankIsBrokenIntoColumns() {
    Sample sample;
    sample.node("hub", model::Kind::Service, 0, 0);
    for (int i = 0; i < 400; ++i) {
      sample.node("leaf" + std::to_string(i), model::Kind::Store, 0, 0);
      sample.edge("hub", "leaf" + std::to_string(i));
    }
    const Positions positions = layeredLayout(*sample.graph, never);
    check(*sample.graph, positions);
    double lowest = 0;
    for (const auto& [id, point] : positions) lowest = std::max(lowest, point.y);
    QVERIFY(lowest < 5000);
  }

  void aCancelledLayoutIsEmpty() {
    QVERIFY(layeredLayout(*smallSample().graph, [] { return true; }).empty());
  }

  void dotIsReadAndWritten() {
    const Sample sample = smallSample();
    const std::string source = dotSource(*sample.graph);
    QVERIFY(source.find("rankdir=LR") != std::string::npos);
    QVERIFY(source.find("0 -> 1;") != std::string::npos);
    std::string output = "graph 1 10 5\n";
    for (int i = 0; i < 5; ++i)
      output += "node " + std::to_string(i) + " " + std::to_string(2 + i * 5) +
                " 4 3 1 \"\" solid box black grey\n";
    const auto positions = readDotPlain(output + "stop\n", *sample.graph);
    QVERIFY(positions);
    QCOMPARE(positions->at(idOf("front")), (model::Point{0, 0}));
    QCOMPARE(positions->at(idOf("back")), (model::Point{360, 0}));
    QVERIFY(!readDotPlain("node 0 1 1\n", *sample.graph));
    QVERIFY(!readDotPlain("node 99 1 1\n", *sample.graph));
    QVERIFY(!readDotPlain("node 0 x y\n", *sample.graph));
  }

  void graphvizArranges() {
    if (QStandardPaths::findExecutable(QStringLiteral("dot")).isEmpty()) QSKIP("Graphviz is not installed");
    AutoLayout layout;
    const Sample sample = smallSample();
    const Positions positions = waitFor(layout, sample.graph);
    check(*sample.graph, positions);
    checkForwards(*sample.graph, positions);
    QVERIFY(!layout.isRunning());
  }

  void withoutGraphvizOurOwnArranges_data() {
    QTest::addColumn<QString>("program");
    QTest::newRow("none") << QString();
    QTest::newRow("missing") << QStringLiteral("/nowhere/dot");
    QTest::newRow("fails") << QStringLiteral("/bin/false");
    QTest::newRow("says nothing") << QStringLiteral("/bin/true");
  }
  void withoutGraphvizOurOwnArranges() {
    QFETCH(QString, program);
    AutoLayout layout;
    layout.setDotProgram(program);
    const Sample sample = smallSample();
    QVERIFY(waitFor(layout, sample.graph) == layeredLayout(*sample.graph, never));
  }

  void largeGraphsAreNotGivenToGraphviz() {
    AutoLayout layout;
    layout.setDotProgram(QStringLiteral("/bin/sleep"));  // would never come back
    const Sample sample = manySample(AutoLayout::graphvizLimit + 1, 3);
    QCOMPARE(waitFor(layout, sample.graph).size(), sample.graph->nodes.size());
  }

  void aNewStartDropsTheOldRun() {
    QTemporaryDir folder;
    const QString slow = folder.filePath(QStringLiteral("dot"));
    QFile script(slow);
    QVERIFY(script.open(QIODevice::WriteOnly));
    script.write("#!/bin/sh\nexec sleep 600\n");
    script.close();
    QVERIFY(script.setPermissions(QFile::ReadOwner | QFile::ExeOwner));
    AutoLayout layout;
    layout.setDotProgram(slow);
    QSignalSpy finished(&layout, &AutoLayout::finished);
    layout.start(smallSample().graph);
    QVERIFY(layout.isRunning());
    layout.cancel();
    QVERIFY(!layout.isRunning());
    layout.start(smallSample().graph);
    layout.setDotProgram(QString());
    const Sample other = colourfulSample();
    layout.start(other.graph);
    QVERIFY(finished.wait(30000));
    QCOMPARE(finished.size(), 1);
    QCOMPARE(finished[0][0].value<Positions>().size(), other.graph->nodes.size());
  }

  void theLayoutMayGoWhileItRuns() {
    auto layout = std::make_unique<AutoLayout>();
    layout->start(smallSample().graph);
    layout.reset();
    layout = std::make_unique<AutoLayout>();
    layout->setDotProgram(QString());
    layout->start(manySample(3000, 2).graph);
    layout.reset();
    QCoreApplication::processEvents();
  }
};

}  // namespace metaparticle::test

QTEST_GUILESS_MAIN(metaparticle::test::CanvasLayoutTest)
#include "canvas_test_layout.moc"
