// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include <QImage>
#include <QRect>

#include "app/studio/canvas/base_painter.h"

namespace metaparticle::studio {

/// The painted scene, kept between frames in device pixels. Only what was invalidated is painted again;
/// panning moves the pixels and paints the strips that it uncovers. What is being dragged is put over a
/// second copy, so that moving it needs nothing else painted.
class Picture {
 public:
  struct Source {
    const Scene& scene;
    const Decorations& decorations;
    const Viewport& view;
    const Theme& theme;
  };

  explicit Picture(const Theme& theme) : painter_(theme) {}

  void invalidate() { everything_ = true; }
  void invalidate(const QRect& device);
  /// What was dragged has moved: it was, or is, within this rectangle.
  void invalidateMoving(const QRect& device) { moving_ |= device; }
  /// The view's origin changed by this many device pixels.
  void scroll(const QPoint& delta);

  /// Brings the picture up to date.
  const QImage& refresh(const Source& source);
  /// How the scene is painted at this zoom.
  static Detail detailOf(const Source& source);

  BasePainter& painter() { return painter_; }
  /// How many device pixels the last refresh painted: what tests and benchmarks look at.
  [[nodiscard]] std::int64_t lastPainted() const { return lastPainted_; }

 private:
  void fit(const Viewport& view);
  void paint(QImage& image, const QRect& rect, const Source& source, Layer layer);
  void refreshStill(const Source& source);
  void refreshMoving(const Source& source);

  BasePainter painter_;
  QImage still_;
  QImage front_;  ///< still_ with what is dragged on top; only while something is
  std::vector<QRect> dirty_;
  QRect moving_;
  Detail detail_;
  double ratio_ = 0;
  bool everything_ = true;
  bool hadMoving_ = false;
  std::int64_t lastPainted_ = 0;
};

}  // namespace metaparticle::studio
