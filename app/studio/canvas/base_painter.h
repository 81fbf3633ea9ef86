// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/studio/canvas/edge_painter.h"
#include "app/studio/canvas/helper_thread.h"
#include "app/studio/canvas/node_painter.h"
#include "app/studio/canvas/paint_job.h"

namespace metaparticle::studio {

/// Which nodes and edges a pass paints.
enum class Layer {
  Still,   ///< background and all that is not being dragged
  Moving,  ///< only what is being dragged, on top of what is there
};

/// Edges and nodes of one part of the picture.
class BandPainter {
 public:
  explicit BandPainter(const Theme& theme) : nodePainter_(theme) {}

  void paint(const PaintJob& job, Layer layer);
  void paintEdges(const PaintJob& job, Layer layer);
  void paintNodes(const PaintJob& job, Layer layer);
  NodePainter& nodePainter() { return nodePainter_; }

 private:
  NodePainter nodePainter_;
  EdgePainter edgePainter_;
  Indices nodes_;
  Indices edges_;
};

/// Paints the picture of the scene: background, frames, edges, nodes, notes. Painting a part gives the same
/// pixels as painting all, and nothing is allocated that grows with what is in view. Large parts are painted
/// by two threads, an upper and a lower half; all text by the calling one, as fonts are not for sharing.
class BasePainter {
 public:
  explicit BasePainter(const Theme& theme) : upper_(theme), lower_(theme) {}

  void paint(const PaintJob& job, Layer layer);

  /// What was made for other nodes, another theme or other fonts is thrown away.
  void resetNodes(std::int32_t count);
  void forgetNode(std::int32_t node);
  void setTheme(const Theme& theme);
  void refreshFonts();

 private:
  void paintHalves(const PaintJob& job, Layer layer);

  BandPainter upper_;
  BandPainter lower_;
  HelperThread helper_;
};

}  // namespace metaparticle::studio
