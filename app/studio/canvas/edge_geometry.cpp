// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/studio/canvas/edge_geometry.h"

#include "app/studio/canvas/canvas_types.h"

namespace metaparticle::studio {

namespace {

struct Range {
  double low;
  double high;
};

bool apart(const Range& a, const Range& b) {
  return a.high < b.low || b.high < a.low;
}

// Where a curve's hull and a rectangle lie across the straight line from its start to its end.
bool apartAcrossChord(const EdgeCurve& curve, const QRectF& rect) {
  const QPointF chord = curve.end - curve.start, across(-chord.y(), chord.x());
  const auto place = [&](const QPointF& point) { return QPointF::dotProduct(point - curve.start, across); };
  const double first = place(curve.control1), second = place(curve.control2);
  const double middle = place(rect.center());
  const double half = std::abs(across.x()) * rect.width() / 2 + std::abs(across.y()) * rect.height() / 2;
  return apart({std::min({0.0, first, second}), std::max({0.0, first, second})},
               {middle - half, middle + half});
}

}  // namespace

bool EdgeCurve::mayTouch(const QRectF& rect) const {
  EdgeCurve part = *this;
  // Follow the halves until they part company with the rectangle or both stay with it; a few steps tell
  // nearly all.
  for (int depth = 0; depth < 8; ++depth) {
    if (!part.overlaps(rect) || apartAcrossChord(part, rect)) return false;
    const auto [before, after] = part.halves();
    const bool first = before.overlaps(rect) && !apartAcrossChord(before, rect);
    const bool second = after.overlaps(rect) && !apartAcrossChord(after, rect);
    if (first && second) return true;
    if (!first && !second) return false;
    part = first ? before : after;
  }
  return true;
}

QRectF EdgePath::bounds() const {
  double left = parts_[0].start.x(), right = left, top = parts_[0].start.y(), bottom = top;
  for (const EdgeCurve& part : *this) {
    const QRectF own = part.bounds();
    left = std::min(left, own.left());
    right = std::max(right, own.right());
    top = std::min(top, own.top());
    bottom = std::max(bottom, own.bottom());
  }
  return {QPointF(left, top), QPointF(right, bottom)};
}

bool EdgePath::mayTouch(const QRectF& rect) const {
  return std::any_of(begin(), end(), [&](const EdgeCurve& part) { return part.mayTouch(rect); });
}

EdgePath edgePath(const QPointF& from, const QPointF& to, double unit) {
  const double dx = to.x() - from.x(), dy = to.y() - from.y();
  if (dx >= 0) {
    const double reach = std::max(dx * 0.5, std::min(36 * unit, (dx + std::abs(dy)) * 0.5));
    return EdgePath({from, from + QPointF(reach, 0), to - QPointF(reach, 0), to});
  }
  const double betweenRows = (CardSize::height + 40) * unit;
  const double lane = std::abs(dy) >= betweenRows
                          ? (from.y() + to.y()) / 2
                          : std::max(from.y(), to.y()) + (CardSize::height / 2 + 26) * unit;
  const auto turn = [&](double height) { return std::clamp(std::abs(height) * 0.75, 30 * unit, 90 * unit); };
  const QPointF out(turn(lane - from.y()), 0), in(turn(lane - to.y()), 0);
  const QPointF laneStart(from.x(), lane), laneEnd(to.x(), lane), third = (laneEnd - laneStart) / 3;
  return {{from, from + out, laneStart + out, laneStart},
          {laneStart, laneStart + third, laneEnd - third, laneEnd},
          {laneEnd, laneEnd - in, to - in, to}};
}

}  // namespace metaparticle::studio
