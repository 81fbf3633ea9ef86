// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/studio/canvas/walking.h"

#include <cmath>
#include <limits>

#include <Qt>

namespace metaparticle::studio {

namespace {

QPointF direction(int key) {
  switch (key) {
    case Qt::Key_Left:
      return {-1, 0};
    case Qt::Key_Right:
      return {1, 0};
    case Qt::Key_Up:
      return {0, -1};
    case Qt::Key_Down:
      return {0, 1};
    default:
      return {};
  }
}

std::int32_t nearest(const Scene& scene, std::int32_t node, const QPointF& ahead) {
  const QPointF here = scene.card(node).center(), side(-ahead.y(), ahead.x());
  std::int32_t best = -1;
  double bestCost = std::numeric_limits<double>::max();
  for (std::int32_t i = 0; i < scene.nodeCount(); ++i) {
    const QPointF way = scene.card(i).center() - here;
    const double forward = QPointF::dotProduct(way, ahead), aside = std::abs(QPointF::dotProduct(way, side));
    if (i == node || forward <= 0 || aside > 3 * forward) continue;
    const double cost = forward + 2 * aside;
    if (cost >= bestCost) continue;
    best = i;
    bestCost = cost;
  }
  return best;
}

}  // namespace

std::int32_t walkFrom(const Scene& scene, std::int32_t node, int key) {
  const std::int32_t count = scene.nodeCount();
  if (count == 0) return -1;
  if (key == Qt::Key_Tab) return node + 1 < count ? node + 1 : -1;
  if (key == Qt::Key_Backtab) return node < 0 ? count - 1 : node - 1;
  return node < 0 ? 0 : nearest(scene, node, direction(key));
}

}  // namespace metaparticle::studio
