// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include <QPointF>
#include <QRectF>

#include "app/studio/canvas/scene.h"
#include "app/studio/canvas/tool.h"

namespace metaparticle::studio {

struct Snap {
  QPointF delta;  ///< instead of the one that was asked for
  std::vector<Overlay::Guide> guides;
};

/// Moves `moved` (where the selection would be) a little so that its left, middle or right, and its top,
/// middle or bottom, line up with a card that stands still within `view`; an axis without such a card snaps
/// to the grid. `reach`: how far a card attracts, in scene units.
Snap snapMove(const Scene& scene, const QRectF& before, const QPointF& delta, const QRectF& view,
              double reach);

/// The nearest point of the grid.
QPointF snapToGrid(const QPointF& point);

}  // namespace metaparticle::studio
