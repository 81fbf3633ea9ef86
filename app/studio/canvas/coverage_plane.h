// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <vector>

#include <QColor>
#include <QImage>
#include <QPoint>
#include <QRect>

namespace metaparticle::studio {

/// A straight piece of a line. Coordinates are relative to a whole-pixel offset that is given apart: the same
/// line at another offset covers exactly the same pixels, moved.
struct Segment {
  float x0;
  float y0;
  float x1;
  float y1;
};

/// On and off lengths of a dashed line in px, and how far along the line the segment begins; on == 0 is
/// solid.
struct Dash {
  float on = 0;
  float off = 0;
  float at = 0;
};

/// One byte of coverage a pixel, for everything of one colour: lines that cross or join are united, not
/// painted twice, and the colour is put on in one pass at the end. For thin lines this is an order of
/// magnitude faster than stroking paths, and it allocates nothing.
class CoveragePlane {
 public:
  /// Drawing is limited to `clip`, in pixels of the image that is painted later.
  void begin(const QSize& size, const QRect& clip);

  /// An anti-aliased line of this half width in px.
  void stroke(const Segment& segment, const QPoint& offset, float halfWidth, const Dash& dash = {});
  /// A filled triangle (an arrowhead), anti-aliased.
  void triangle(const float (&x)[3], const float (&y)[3], const QPoint& offset);
  /// A line one pixel wide between the middles of two pixels, softened over two pixels (Wu, 1991).
  void thinLine(const QPoint& from, const QPoint& to);
  /// The same without softening, which adds `weight` to what is there, up to 255: where many pass, it gets
  /// dense. For pictures of very many edges.
  void hairline(const QPoint& from, const QPoint& to, std::uint8_t weight);

  /// Blends the colour over the image (RGB32) by coverage, and clears the plane.
  void paint(QImage& image, const QColor& color);

 private:
  /// A line that is walked along u, one pixel a step, while v follows in fixed point (32 bits behind the
  /// point): exact, so it does not matter where the clip lets it begin.
  struct Walk {
    std::ptrdiff_t uStride;
    std::ptrdiff_t vStride;
    int first;  ///< steps, both included; none when first > last
    int last;
    int uStart;
    std::int64_t v;  ///< at step `first`
    std::int64_t slope;
  };
  [[nodiscard]] Walk walk(const QPoint& from, const QPoint& to, bool soft) const;
  template <bool AlongX>
  void strokeAlong(const Segment& segment, const QPoint& offset, float halfWidth, const Dash& dash);
  void touch(int top, int bottom) {
    if (top < touchedTop_) touchedTop_ = top;
    if (bottom > touchedBottom_) touchedBottom_ = bottom;
  }

  std::vector<std::uint8_t> bytes_;
  int stride_ = 0;
  int width_ = 0;
  int height_ = 0;
  int left_ = 0;  ///< the clip, right and bottom exclusive
  int top_ = 0;
  int right_ = 0;
  int bottom_ = 0;
  int touchedTop_ = 0;
  int touchedBottom_ = -1;
};

}  // namespace metaparticle::studio
