// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
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

/// Coverage and ink of every pixel, for all lines of a pass: where lines cross or join, the one that covers
/// most shows, and nothing is painted twice. All is put on in one pass over the picture at the end, which is
/// what the memory of a large picture is slowest at. For thin lines this is an order of magnitude faster than
/// stroking paths, and it allocates nothing.
class CoveragePlane {
 public:
  static constexpr int inks = 8;

  /// Drawing is limited to `clip`, in pixels of the image that is painted later.
  void begin(const QSize& size, const QRect& clip);
  /// The ink of what is drawn next, below `inks`.
  void setInk(int ink) { ink_ = ink; }

  /// How far from its middle a line may cover pixels, along either axis.
  static constexpr float reachOf(float halfWidth) { return 1.5F * halfWidth + 2; }
  /// An anti-aliased line of this half width in px.
  void stroke(const Segment& segment, const QPoint& offset, float halfWidth, const Dash& dash = {});
  /// A filled triangle (an arrowhead), anti-aliased.
  void triangle(const float (&x)[3], const float (&y)[3], const QPoint& offset);
  /// A line one pixel wide between the middles of two pixels, softened over two pixels (Wu, 1991).
  void thinLine(const QPoint& from, const QPoint& to);
  /// The same without softening, which adds `weight` to what is there, up to 255: where many pass, it gets
  /// dense. For pictures of very many edges; only with ink 0.
  void hairline(const QPoint& from, const QPoint& to, std::uint8_t weight);

  /// Blends the inks over the image (RGB32) by coverage, and clears the plane. `background`: the colour that
  /// most of the image has, for which it is quickest.
  void paint(QImage& image, std::span<const QColor> colors, QRgb background);

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
  /// Remembers that something may be covered in this rectangle, of which only the part in the clip counts.
  void touch(int left, int top, int right, int bottom);
  void mixInks(std::span<const QColor> colors, QRgb background);
  void paintTile(uchar* image, std::ptrdiff_t bytesPerLine, int column, int row);

  static constexpr int tileShift = 5;  ///< tiles of 32 x 32: what was not touched is neither read nor cleared

  std::vector<std::uint16_t> marks_;  ///< coverage * inks + ink
  int stride_ = 0;
  int width_ = 0;
  int height_ = 0;
  int left_ = 0;  ///< the clip, right and bottom exclusive
  int top_ = 0;
  int right_ = 0;
  int bottom_ = 0;
  std::vector<std::uint8_t> touched_;  ///< by tile
  [[nodiscard]] std::uint8_t& touchedTile(int column, int row) {
    return touched_[static_cast<std::size_t>(row) * static_cast<std::size_t>(tileColumns_) +
                    static_cast<std::size_t>(column)];
  }
  int tileColumns_ = 0;
  int ink_ = 0;
  std::array<std::uint32_t, std::size_t{256} * inks> mixed_{};  ///< premultiplied colours, by mark
  std::array<std::uint32_t, std::size_t{256} * inks> onBackground_{};
  QRgb background_ = 0;
  std::array<QRgb, inks> mixedFrom_{};  ///< what they were made from
};

}  // namespace metaparticle::studio
