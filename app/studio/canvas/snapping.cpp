// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/studio/canvas/snapping.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>

namespace metaparticle::studio {

namespace {

struct Alignment {
  double shift = 0;  ///< to add to the delta
  double line = 0;   ///< where both lie then
};

using Marks = std::array<double, 3>;

Marks horizontalMarks(const QRectF& r) {
  return {r.left(), r.center().x(), r.right()};
}
Marks verticalMarks(const QRectF& r) {
  return {r.top(), r.center().y(), r.bottom()};
}

void improve(std::optional<Alignment>& best, const Marks& moved, const Marks& still, double reach) {
  for (const double from : moved)
    for (const double to : still) {
      const double shift = to - from;
      if (std::abs(shift) <= reach && (!best || std::abs(shift) < std::abs(best->shift)))
        best = Alignment{shift, to};
    }
}

double toGrid(double value) {
  return std::round(value / gridStep) * gridStep;
}

bool onLine(const Marks& marks, double line) {
  return std::any_of(marks.begin(), marks.end(), [&](double mark) { return std::abs(mark - line) < 0.01; });
}

}  // namespace

QPointF snapToGrid(const QPointF& point) {
  return {toGrid(point.x()), toGrid(point.y())};
}

Snap snapMove(const Scene& scene, const QRectF& before, const QPointF& delta, const QRectF& view,
              double reach) {
  const QRectF moved = before.translated(delta);
  std::optional<Alignment> across, down;
  const auto eachStill = [&](auto&& visit) {
    scene.visitNodes(view, 0, [&](std::int32_t node) {
      if (!scene.has(node, NodeMoving)) visit(scene.card(node));
    });
  };
  eachStill([&](const QRectF& card) {
    improve(across, horizontalMarks(moved), horizontalMarks(card), reach);
    improve(down, verticalMarks(moved), verticalMarks(card), reach);
  });

  Snap snap;
  snap.delta = QPointF(across ? delta.x() + across->shift : toGrid(moved.left()) - before.left(),
                       down ? delta.y() + down->shift : toGrid(moved.top()) - before.top());
  const QRectF placed = before.translated(snap.delta);
  QRectF column = placed, row = placed;  // how far the guides reach: over all that they align
  eachStill([&](const QRectF& card) {
    if (across && onLine(horizontalMarks(card), across->line)) column |= card;
    if (down && onLine(verticalMarks(card), down->line)) row |= card;
  });
  constexpr double beyond = 16;
  if (across)
    snap.guides.push_back({{across->line, column.top() - beyond}, {across->line, column.bottom() + beyond}});
  if (down) snap.guides.push_back({{row.left() - beyond, down->line}, {row.right() + beyond, down->line}});
  return snap;
}

}  // namespace metaparticle::studio
