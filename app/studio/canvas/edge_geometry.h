// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <cmath>
#include <utility>

#include <QPointF>
#include <QRectF>

namespace metaparticle::studio {

/// The cubic spline of an edge, from the right port of one card to the left port of another.
struct EdgeCurve {
  QPointF start;
  QPointF control1;
  QPointF control2;
  QPointF end;

  [[nodiscard]] QPointF at(double t) const {
    const double s = 1 - t;
    return s * s * s * start + 3 * s * s * t * control1 + 3 * s * t * t * control2 + t * t * t * end;
  }
  /// Holds the whole curve (the hull of its control points).
  [[nodiscard]] QRectF bounds() const {
    const auto [left, right] = std::minmax({start.x(), control1.x(), control2.x(), end.x()});
    const auto [top, bottom] = std::minmax({start.y(), control1.y(), control2.y(), end.y()});
    return {QPointF(left, top), QPointF(right, bottom)};
  }
  /// Whether bounds() touches a rectangle; other than QRectF::intersects it knows that level lines are
  /// somewhere.
  [[nodiscard]] bool overlaps(const QRectF& rect) const {
    const QRectF own = bounds();
    return own.left() <= rect.right() && own.right() >= rect.left() && own.top() <= rect.bottom() &&
           own.bottom() >= rect.top();
  }
  /// Into how many straight pieces it may be cut so that none is further than `tolerance` from the curve.
  [[nodiscard]] int pieces(double tolerance) const {
    const QPointF bend1 = start - 2 * control1 + control2;
    const QPointF bend2 = control1 - 2 * control2 + end;
    const double bend =
        std::sqrt(std::max(QPointF::dotProduct(bend1, bend1), QPointF::dotProduct(bend2, bend2)));
    return std::clamp(static_cast<int>(std::ceil(std::sqrt(0.75 * bend / tolerance))), 1, 4096);
  }
  /// The halves before and after t = 0.5 (de Casteljau).
  [[nodiscard]] std::pair<EdgeCurve, EdgeCurve> halves() const {
    const QPointF a = (start + control1) / 2, b = (control1 + control2) / 2, c = (control2 + end) / 2;
    const QPointF d = (a + b) / 2, e = (b + c) / 2, middle = (d + e) / 2;
    return {{start, a, d, middle}, {middle, e, c, end}};
  }
  /// False only when no point of the curve is in the rectangle. Much sharper than bounds() for long curves.
  [[nodiscard]] bool mayTouch(const QRectF& rect) const;
};

/// The curve between two ports; `unit` is the size of one scene unit in the coordinates of the points. It
/// leaves and enters level; one that runs backwards swings below the cards instead of through them.
inline EdgeCurve edgeCurve(const QPointF& from, const QPointF& to, double unit) {
  const double dx = to.x() - from.x(), dy = to.y() - from.y();
  double reach = std::max(std::abs(dx) * 0.5, std::min(36 * unit, (std::abs(dx) + std::abs(dy)) * 0.5));
  double bow = 0;
  if (dx < 0) {
    reach = std::clamp(-dx * 0.6, 60 * unit, 260 * unit);
    if (std::abs(dy) < 110 * unit) bow = 110 * unit;
  }
  return {from, from + QPointF(reach, bow), to + QPointF(-reach, bow), to};
}

}  // namespace metaparticle::studio
