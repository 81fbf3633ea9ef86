// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

#include <QPointF>
#include <QRectF>

#include "app/studio/canvas/canvas_types.h"
#include "app/studio/canvas/scene.h"

namespace metaparticle::studio {

/// Where things stand on a card, in scene units from its top left corner.
struct CardMetrics {
  static constexpr double margin = 20;  ///< how far shadow, ring and marks reach beyond the card
  static constexpr double tile = 40;    ///< the glyph's square
  static constexpr double tileLeft = 14;
  static constexpr double tileTop = (CardSize::height - tile) / 2;
  static constexpr double textLeft = tileLeft + tile + 12;
  static constexpr double textWidth = CardSize::width - textLeft - 14;
  static constexpr double titleTop = 18;
  static constexpr double bodyTop = 39;
  static constexpr double wordGap = 8;  ///< between the kind's word and the properties
  static constexpr double portRadius = 4.5;
  static constexpr double badgeRadius = 14;
  static constexpr double markRadius = 9;
  static constexpr double lockSize = 14;

  static QRectF card() { return {0, 0, CardSize::width, CardSize::height}; }
  static QRectF tileRect() { return {tileLeft, tileTop, tile, tile}; }
  static QRectF titleRect() { return {textLeft - 4, titleTop - 4, textWidth + 8, 24}; }
  static QPointF badgeCenter() { return {CardSize::width - 16, 1}; }
  static QPointF markCenter() { return {4, 3}; }
  static QRectF lockRect() { return {CardSize::width - 12 - lockSize, titleTop + 1, lockSize, lockSize}; }
  static QPointF inputPort() { return {0, CardSize::height / 2}; }
  static QPointF outputPort() { return {CardSize::width, CardSize::height / 2}; }
  /// The lock takes room from the title.
  static double titleWidth(std::uint8_t flags) {
    return (flags & (NodeReadOnly | NodeStale)) != 0 ? textWidth - lockSize - 4 : textWidth;
  }
};

}  // namespace metaparticle::studio
