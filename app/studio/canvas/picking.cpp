// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/studio/canvas/picking.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "app/studio/canvas/card_metrics.h"

namespace metaparticle::studio {

namespace {

constexpr double edgeReach = 6;  // px
constexpr double portReach = 9;

double length(const QPointF& v) {
  return std::hypot(v.x(), v.y());
}

double distanceToPiece(const QPointF& from, const QPointF& to, const QPointF& point) {
  const QPointF along = to - from;
  const double squared = QPointF::dotProduct(along, along);
  const double t = squared > 0 ? std::clamp(QPointF::dotProduct(point - from, along) / squared, 0.0, 1.0) : 0;
  return length(point - (from + t * along));
}

Hit pickNode(const Scene& scene, const QPointF& point, double px, NodeDetail detail) {
  Hit hit;
  const double reach = std::max(portReach * px, CardMetrics::portRadius);
  scene.visitNodes(QRectF(point, QSizeF(0.001, 0.001)), reach, [&](std::int32_t node) {
    const bool ports = detail == NodeDetail::Cards;
    if (ports && length(point - scene.outputPort(node)) <= reach) {
      hit = {Hit::OutputPort, node};
      return;
    }
    if (!scene.card(node).contains(point)) return;
    const QPointF inside = point - scene.card(node).topLeft();
    hit = {ports && CardMetrics::titleRect().contains(inside) ? Hit::Title : Hit::Card, node};
  });
  return hit;
}

}  // namespace

double distanceTo(const EdgePath& path, const QPointF& point) {
  double best = std::numeric_limits<double>::max();
  for (const EdgeCurve& part : path) {
    const int pieces = part.pieces(0.5);
    QPointF last = part.start;
    for (int i = 1; i <= pieces; ++i) {
      const QPointF next = part.at(static_cast<double>(i) / pieces);
      best = std::min(best, distanceToPiece(last, next, point));
      last = next;
    }
  }
  return best;
}

Hit pick(const Scene& scene, const QPointF& point, double px, NodeDetail detail) {
  if (const Hit node = pickNode(scene, point, px, detail); node.index >= 0) return node;
  Hit hit;
  double best = edgeReach * px;
  scene.visitEdges(QRectF(point, QSizeF(0.001, 0.001)).adjusted(-best, -best, best, best),
                   [&](std::int32_t edge) {
                     const double distance = distanceTo(scene.path(edge), point);
                     if (distance > best) return;
                     best = distance;
                     hit = {Hit::Edge, edge};
                   });
  return hit;
}

}  // namespace metaparticle::studio
