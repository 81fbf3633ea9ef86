// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

#include "app/studio/canvas/canvas_types.h"
#include "app/studio/canvas/sprites.h"
#include "app/studio/theme/theme.h"

namespace metaparticle::studio {

/// The parts that cards are put together from, as sprites of the current scale and theme. All are anchored at
/// the card's top left corner but for ports, which are anchored at their middle.
class CardSprites {
 public:
  explicit CardSprites(const Theme& theme) : theme_(&theme) {}

  void setTheme(const Theme& theme);
  void setScale(double scale) { cache_.setScale(scale); }
  /// After the fonts changed.
  void clear() { cache_.clear(); }

  /// Shadow, card, glyph and the kind's word.
  const Sprite& card(model::Kind kind, bool selected);
  /// The card below cardZoom: a plate in the kind's colours.
  const Sprite& block(model::Kind kind, bool selected);
  /// Hatching over a card whose code does not parse.
  const Sprite& veil(bool block);
  const Sprite& lock();
  const Sprite& staleMark();
  /// A frame around what an edge may end at.
  const Sprite& targetRing();
  const Sprite& port(model::Kind kind);
  const Sprite& badge(const NodeBadge& badge);
  const Sprite& mark(model::Severity severity);
  /// On a block, in place of a badge (right) and a mark (left).
  const Sprite& spot(const QColor& color, bool right);

 private:
  const Theme* theme_;
  SpriteCache cache_;
};

/// Green, amber, red or grey.
QColor stateColor(const Theme& theme, BadgeState state);
QColor severityColor(const Theme& theme, model::Severity severity);

}  // namespace metaparticle::studio
