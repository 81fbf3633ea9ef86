// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/studio/canvas/edge_painter.h"
#include "app/studio/canvas/node_painter.h"
#include "app/studio/canvas/paint_job.h"

namespace metaparticle::studio {

/// Which nodes and edges a pass paints.
enum class Layer {
  Still,   ///< background and all that is not being dragged
  Moving,  ///< only what is being dragged, on top of what is there
};

/// Paints the picture of the scene: background, frames, edges, nodes, notes. Painting a part gives the same
/// pixels as painting all, and nothing is allocated that grows with what is in view.
class BasePainter {
 public:
  explicit BasePainter(const Theme& theme) : nodePainter_(theme) {}

  void paint(const PaintJob& job, Layer layer);
  NodePainter& nodePainter() { return nodePainter_; }

 private:
  void gather(const PaintJob& job, Layer layer);
  void paintDecor(const PaintJob& job) const;

  NodePainter nodePainter_;
  EdgePainter edgePainter_;
  Indices nodes_;
  Indices edges_;
};

}  // namespace metaparticle::studio
