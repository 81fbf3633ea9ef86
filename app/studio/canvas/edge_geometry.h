// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <utility>

#include <QPointF>
#include <QRectF>

namespace metaparticle::studio {

/// A cubic spline.
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
};

/// The way of an edge: one spline, or three for one that runs backwards.
class EdgePath {
 public:
  EdgePath() = default;
  explicit EdgePath(const EdgeCurve& only) : parts_{only}, count_(1) {}
  EdgePath(const EdgeCurve& first, const EdgeCurve& second, const EdgeCurve& third)
      : parts_{first, second, third}, count_(3) {}

  [[nodiscard]] const EdgeCurve* begin() const { return parts_.data(); }
  [[nodiscard]] const EdgeCurve* end() const { return parts_.data() + count_; }
  [[nodiscard]] QRectF bounds() const;

 private:
  std::array<EdgeCurve, 3> parts_;
  std::size_t count_ = 0;
};

/// The way between two ports; `unit` is the size of one scene unit in the coordinates of the points. It
/// leaves and enters level. One that runs backwards turns round, runs back between the rows of the two cards,
/// or below both when they are in one row, and turns again.
EdgePath edgePath(const QPointF& from, const QPointF& to, double unit);

/// False only when no point of that way is in the rectangle. For long edges, whose bounds say little about
/// where they are; a few comparisons, without the curves.
bool edgeMayTouch(const QPointF& from, const QPointF& to, double unit, const QRectF& rect);

}  // namespace metaparticle::studio
