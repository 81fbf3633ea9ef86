// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QRectF>

#include "app/studio/canvas/scene.h"
#include "app/studio/canvas/tool.h"
#include "app/studio/canvas/viewport.h"
#include "app/studio/theme/theme.h"

class QPainter;

namespace metaparticle::studio {

/// Draws the overlay with a painter on the widget, over the picture.
void paintOverlay(QPainter& painter, const Overlay& overlay, const Scene& scene, const Viewport& view,
                  const Theme& theme);
/// All that paintOverlay touches, in px of the widget; empty when there is nothing.
QRectF overlayBounds(const Overlay& overlay, const Scene& scene, const Viewport& view);

/// What an empty canvas says.
void paintEmptyHint(QPainter& painter, const QRectF& widget, const Theme& theme);

}  // namespace metaparticle::studio
