// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QIcon>
#include <QRectF>

#include "app/studio/theme/theme.h"
#include "model/kinds.h"

class QPainter;

namespace metaparticle::studio {

/// Draws the line glyph of a kind into `box` (square; the glyph is made for 24 units).
void paintKindGlyph(QPainter& painter, model::Kind kind, const QRectF& box, const QColor& color);

/// The glyph on its soft tile, at 16, 20, 24, 32 and 48 px, sharp at 1x and 2x.
QIcon kindIcon(model::Kind kind, const Theme& theme);

}  // namespace metaparticle::studio
