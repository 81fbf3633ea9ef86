// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/studio/canvas/coverage_plane.h"
#include "app/studio/canvas/paint_job.h"

namespace metaparticle::studio {

/// Paints edges, one colour after the other (see CoveragePlane); the selected ones last, on top.
class EdgePainter {
 public:
  void paint(const PaintJob& job, const Indices& edges);

 private:
  struct Ends {
    QPoint from;
    QPoint to;
  };
  struct Spline;

  void placePorts(const PaintJob& job, std::size_t edges);
  [[nodiscard]] Ends endsOf(const PaintJob& job, std::int32_t edge) const;
  void paintHairlines(const PaintJob& job, const Indices& edges);
  void paintLines(const PaintJob& job, const Indices& edges);
  void paintSelectedLines(const PaintJob& job, const Indices& edges);
  void paintSplines(const PaintJob& job, const Indices& edges);
  void strokeSpline(const PaintJob& job, std::int32_t edge, float halfWidth);
  void strokePart(const Spline& spline, const EdgeCurve& part, int depth, int index);
  void arrowhead(const PaintJob& job, const QPoint& tip, bool open);

  CoveragePlane plane_;
  QPoint outputOffset_;  ///< of the ports from the card's corner, in device pixels
  QPoint inputOffset_;
  std::vector<QPoint> corners_;  ///< of all nodes, when most of them are needed more than once
};

}  // namespace metaparticle::studio
