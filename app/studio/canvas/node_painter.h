// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/studio/canvas/card_sprites.h"
#include "app/studio/canvas/paint_job.h"
#include "app/studio/canvas/text_cache.h"

namespace metaparticle::studio {

/// Paints nodes: dots, blocks or whole cards.
class NodePainter {
 public:
  explicit NodePainter(const Theme& theme) : sprites_(theme) {}

  void paint(const PaintJob& job, const Indices& nodes);

  /// What was made for other nodes, another theme or other fonts is thrown away.
  void resetNodes(std::int32_t count) { texts_.reset(count); }
  void forgetNode(std::int32_t node) { texts_.forget(node); }
  void setTheme(const Theme& theme) { sprites_.setTheme(theme); }
  void refreshFonts();

 private:
  void paintDots(const PaintJob& job, const Indices& nodes) const;
  void paintBlocks(const PaintJob& job, const Indices& nodes);
  void paintCards(const PaintJob& job, const Indices& nodes);
  void paintMarks(const PaintJob& job, std::int32_t node, const QPoint& corner);

  CardSprites sprites_;
  TextCache texts_;
};

}  // namespace metaparticle::studio
