// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPointF>

#include "app/studio/canvas/detail.h"
#include "app/studio/canvas/scene.h"
#include "app/studio/canvas/tool.h"

namespace metaparticle::studio {

/// What is at a scene point; `px` is the size of one pixel in scene units. The topmost card wins, cards win
/// over edges, and of edges the nearest one within a few pixels.
Hit pick(const Scene& scene, const QPointF& point, double px, NodeDetail detail);

/// How far a point is from an edge.
double distanceTo(const EdgePath& path, const QPointF& point);

}  // namespace metaparticle::studio
