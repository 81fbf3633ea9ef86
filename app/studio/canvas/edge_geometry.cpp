// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/studio/canvas/edge_geometry.h"

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

}  // namespace metaparticle::studio
