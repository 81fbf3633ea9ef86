// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include <cmath>
#include <set>

#include "model/project_file.h"
#include "tests/model/graph_builder.h"

using namespace metaparticle::model;
using B = metaparticle::tests::GraphBuilder;

namespace {

Graph chain() {
  return B()
      .node(Kind::Service, "back")
      .node(Kind::Service, "front", {}, {B::call("middle")})
      .node(Kind::Service, "middle", {}, {B::call("back")})
      .build();
}

/// No two cards cover each other.
bool isFreeOfOverlaps(const Layout& layout) {
  for (auto a = layout.positions.begin(); a != layout.positions.end(); ++a) {
    for (auto b = std::next(a); b != layout.positions.end(); ++b) {
      const bool apart = std::abs(a->second.x - b->second.x) >= columnWidth ||
                         std::abs(a->second.y - b->second.y) >= rowHeight;
      if (!apart) return false;
    }
  }
  return true;
}

}  // namespace

class PlacementTest : public QObject {
  Q_OBJECT

 private slots:
  void callersStandLeftOfWhatTheyUse() {
    Layout layout;
    placeMissing(chain(), layout);
    QCOMPARE(layout.positions.at({"front"}), (Point{0, 0}));
    QCOMPARE(layout.positions.at({"middle"}), (Point{columnWidth, 0}));
    QCOMPARE(layout.positions.at({"back"}), (Point{2 * columnWidth, 0}));
  }

  void whatHasAPlaceStays() {
    Layout layout;
    layout.positions = {{{"middle"}, {1000.5, -77}}, {{"gone"}, {5, 5}}};
    placeMissing(chain(), layout);
    QCOMPARE(layout.positions.at({"middle"}), (Point{1000.5, -77}));
    QCOMPARE(layout.positions.at({"gone"}), (Point{5, 5}));
    QVERIFY(layout.positions.at({"front"}).x < 1000.5);
    QVERIFY(layout.positions.at({"back"}).x > 1000.5);
    QVERIFY(isFreeOfOverlaps(layout));
    const Layout once = layout;
    placeMissing(chain(), layout);
    QCOMPARE(layout, once);
  }

  void aNewNodeWithoutNeighboursGoesBelow() {
    Layout layout;
    layout.positions = {{{"a"}, {0, 300}}, {{"b"}, {600, 10}}};
    placeMissing(B().node(Kind::Service, "a").node(Kind::Service, "b").node(Kind::Service, "c").build(),
                 layout);
    QVERIFY(layout.positions.at({"c"}).y > 300);
    QVERIFY(isFreeOfOverlaps(layout));
  }

  void cyclesAreCut() {
    Layout layout;
    placeMissing(B().node(Kind::Service, "a", {}, {B::call("b"), B::call("a")})
                     .node(Kind::Service, "b", {}, {B::call("a")})
                     .build(),
                 layout);
    QCOMPARE(layout.positions.size(), std::size_t{2});
    QVERIFY(layout.positions.at({"a"}).x < layout.positions.at({"b"}).x);
  }

  void nothingEverOverlaps() {
    B builder;
    unsigned random = 1;
    const auto next = [&](unsigned bound) {
      random = random * 1664525U + 1013904223U;
      return (random >> 16) % bound;
    };
    for (int i = 0; i < 120; ++i) {
      std::vector<Use> uses;
      for (unsigned k = next(3); k > 0; --k) uses.push_back(B::call("n" + std::to_string(next(120))));
      builder.node(Kind::Service, "n" + std::to_string(i), {}, uses);
    }
    const Graph graph = builder.build();
    Layout first;
    placeMissing(graph, first);
    QCOMPARE(first.positions.size(), std::size_t{120});
    QVERIFY(isFreeOfOverlaps(first));
    Layout part;
    for (int i = 0; i < 40; ++i) {
      const NodeId id{"n" + std::to_string(3 * i)};
      part.positions[id] = first.positions[id];
    }
    placeMissing(graph, part);
    QCOMPARE(part.positions.size(), std::size_t{120});
    QVERIFY(isFreeOfOverlaps(part));
  }

  void aHubWithManyNeighboursIsCheap() {
    std::vector<Use> uses;
    B builder;
    for (int i = 0; i < 20'000; ++i) {
      builder.node(Kind::Service, "n" + std::to_string(i));
      uses.push_back(B::call("n" + std::to_string(i)));
    }
    builder.node(Kind::Service, "hub", {}, uses);
    Layout layout;
    layout.positions[{"hub"}] = {0, 0};
    placeMissing(builder.build(), layout);
    QCOMPARE(layout.positions.size(), std::size_t{20'001});
  }
};

QTEST_APPLESS_MAIN(PlacementTest)
#include "placement_test.moc"
