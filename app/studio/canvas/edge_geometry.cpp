// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/studio/canvas/edge_geometry.h"

#include "app/studio/canvas/canvas_types.h"

namespace metaparticle::studio {

namespace {

constexpr double shortestReach = 36;  // scene units that a forward edge runs level before it bends

double laneOf(const QPointF& from, const QPointF& to, double unit) {
  const double betweenRows = (CardSize::height + 40) * unit;
  if (std::abs(to.y() - from.y()) >= betweenRows) return (from.y() + to.y()) / 2;
  return std::max(from.y(), to.y()) + (CardSize::height / 2 + 26) * unit;
}

double turnWidth(double height, double unit) {
  return std::clamp(std::abs(height) * 0.75, 30 * unit, 90 * unit);
}

struct Range {
  double low;
  double high;
};

bool meet(const Range& a, const Range& b) {
  return a.low <= b.high && b.low <= a.high;
}

// All long forward edges have one shape: x = 1.5 t - 1.5 t^2 + t^3 of the way across, y = 3 t^2 - 2 t^3 of
// the way down. This is y by x, in steps.
class ForwardShape {
 public:
  ForwardShape() {
    std::size_t next = 0;
    constexpr int samples = 20000;
    for (int i = 0; i <= samples; ++i) {
      const double t = static_cast<double>(i) / samples;
      const double across = 1.5 * t - 1.5 * t * t + t * t * t;
      while (next < down_.size() && across * steps >= static_cast<double>(next))
        down_[next++] = t * t * (3 - 2 * t);
    }
    while (next < down_.size()) down_[next++] = 1;
  }
  /// How far down it is between two places across, at the least and at the most.
  [[nodiscard]] Range downBetween(double left, double right) const {
    const auto step = [](double place) {
      return static_cast<std::size_t>(std::clamp(place, 0.0, 1.0 * steps));
    };
    return {down_[step(left * steps - 1)], down_[step(right * steps + 1)]};
  }

 private:
  static constexpr int steps = 256;
  std::array<double, steps + 1> down_{};
};

bool forwardMayTouch(const QPointF& from, const QPointF& to, const QRectF& rect) {
  static const ForwardShape shape;
  const double dx = to.x() - from.x(), dy = to.y() - from.y();
  const Range down = shape.downBetween((rect.left() - from.x()) / dx, (rect.right() - from.x()) / dx);
  const double first = from.y() + down.low * dy, second = from.y() + down.high * dy;
  return meet({std::min(first, second), std::max(first, second)}, {rect.top(), rect.bottom()});
}

}  // namespace

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

EdgePath edgePath(const QPointF& from, const QPointF& to, double unit) {
  const double dx = to.x() - from.x(), dy = to.y() - from.y();
  if (dx >= 0) {
    const double reach = std::max(dx * 0.5, std::min(shortestReach * unit, (dx + std::abs(dy)) * 0.5));
    return EdgePath({from, from + QPointF(reach, 0), to - QPointF(reach, 0), to});
  }
  const double lane = laneOf(from, to, unit);
  const QPointF out(turnWidth(lane - from.y(), unit), 0), in(turnWidth(lane - to.y(), unit), 0);
  const QPointF laneStart(from.x(), lane), laneEnd(to.x(), lane), third = (laneEnd - laneStart) / 3;
  return {{from, from + out, laneStart + out, laneStart},
          {laneStart, laneStart + third, laneEnd - third, laneEnd},
          {laneEnd, laneEnd - in, to - in, to}};
}

bool edgeMayTouch(const QPointF& from, const QPointF& to, double unit, const QRectF& rect) {
  const Range across{rect.left(), rect.right()}, down{rect.top(), rect.bottom()};
  const double dx = to.x() - from.x();
  if (dx >= 2 * shortestReach * unit) return forwardMayTouch(from, to, rect);
  if (dx >= 0) return true;
  const double lane = laneOf(from, to, unit);
  const auto between = [](double a, double b) { return Range{std::min(a, b), std::max(a, b)}; };
  if (meet({lane, lane}, down) && meet(between(from.x(), to.x()), across)) return true;
  const double out = turnWidth(lane - from.y(), unit), in = turnWidth(lane - to.y(), unit);
  return (meet({from.x(), from.x() + out}, across) && meet(between(from.y(), lane), down)) ||
         (meet({to.x() - in, to.x()}, across) && meet(between(to.y(), lane), down));
}

}  // namespace metaparticle::studio
