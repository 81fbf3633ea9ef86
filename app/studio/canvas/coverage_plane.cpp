// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/studio/canvas/coverage_plane.h"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <utility>

#include "app/studio/canvas/blend.h"

namespace metaparticle::studio {

namespace {

using Mark = std::uint16_t;

// Without a call into the library, which std::floor is for processors of 2003.
int floorToInt(float value) {
  const int cut = static_cast<int>(value);
  return cut - (static_cast<float>(cut) > value ? 1 : 0);
}
int ceilToInt(float value) {
  return -floorToInt(-value);
}

int toByte(float coverage) {
  // Never negative, and a call of lround would be most of its time.
  // NOLINTNEXTLINE(bugprone-incorrect-roundings)
  return static_cast<int>(std::clamp(coverage, 0.0F, 1.0F) * 255.0F + 0.5F);
}

// Stores always: a branch here would be a guess each time. Nothing covered stays nothing.
void unite(Mark& pixel, int coverage, int ink) {
  const int mark = coverage > 0 ? coverage * CoveragePlane::inks + ink : 0;
  pixel = static_cast<Mark>(std::max<int>(pixel, mark));
}

// How much of a dash lies over this place of the line, with soft ends, up to 255.
int dashCoverage(const Dash& dash, float inversePeriod, float along) {
  const float periods = along * inversePeriod;
  const float phase = (periods - static_cast<float>(static_cast<int>(periods))) * (dash.on + dash.off);
  return toByte(std::min(phase, dash.on - phase) + 0.5F);
}

constexpr double one = 4294967296.0;  // 32 bits behind the point
std::int64_t toFixed(double value) {
  return static_cast<std::int64_t>(value * one);
}
int whole(std::int64_t fixed) {
  return static_cast<int>(fixed >> 32);
}

}  // namespace

void CoveragePlane::begin(const QSize& size, const QRect& clip) {
  width_ = size.width();
  height_ = size.height();
  stride_ = (width_ + 15) & ~15;
  const auto needed = static_cast<std::size_t>(stride_) * static_cast<std::size_t>(height_) + 16;
  if (marks_.size() != needed) marks_.assign(needed, 0);
  const QRect inside = clip & QRect(QPoint(0, 0), size);
  left_ = inside.left();
  top_ = inside.top();
  right_ = inside.left() + inside.width();
  bottom_ = inside.top() + inside.height();
  tileColumns_ = (width_ >> tileShift) + 1;
  const auto tiles =
      static_cast<std::size_t>(tileColumns_) * static_cast<std::size_t>((height_ >> tileShift) + 1);
  if (touched_.size() != tiles) touched_.assign(tiles, 0);
}

void CoveragePlane::touch(int left, int top, int right, int bottom) {
  left = std::max(left, left_) >> tileShift;
  top = std::max(top, top_) >> tileShift;
  right = std::min(right, right_ - 1) >> tileShift;
  bottom = std::min(bottom, bottom_ - 1) >> tileShift;
  for (int row = top; row <= bottom; ++row)
    for (int column = left; column <= right; ++column) touchedTile(column, row) = 1;
}

void CoveragePlane::stroke(const Segment& segment, const QPoint& offset, float halfWidth, const Dash& dash) {
  const float reach = reachOf(halfWidth);
  if (std::max(segment.x0, segment.x1) + reach < static_cast<float>(left_ - offset.x()) ||
      std::min(segment.x0, segment.x1) - reach > static_cast<float>(right_ - offset.x()) ||
      std::max(segment.y0, segment.y1) + reach < static_cast<float>(top_ - offset.y()) ||
      std::min(segment.y0, segment.y1) - reach > static_cast<float>(bottom_ - offset.y()))
    return;
  if (std::abs(segment.x1 - segment.x0) >= std::abs(segment.y1 - segment.y0))
    strokeAlong<true>(segment, offset, halfWidth, dash);
  else
    strokeAlong<false>(segment, offset, halfWidth, dash);
}

// Step by step along the longer side u: the distance of a pixel's middle from the line is linear in v, so
// each step needs only where the line is there. Pieces overlap by half a pixel at their ends, which uniting
// makes seamless.
template <bool AlongX>
void CoveragePlane::strokeAlong(const Segment& s, const QPoint& offset, float halfWidth, const Dash& dash) {
  const float u0 = AlongX ? s.x0 : s.y0, u1 = AlongX ? s.x1 : s.y1;
  const float v0 = AlongX ? s.y0 : s.x0, v1 = AlongX ? s.y1 : s.x1;
  const int uOffset = AlongX ? offset.x() : offset.y(), vOffset = AlongX ? offset.y() : offset.x();
  const int first = std::max(floorToInt(std::min(u0, u1)), (AlongX ? left_ : top_) - uOffset);
  const int last = std::min(ceilToInt(std::max(u0, u1)), (AlongX ? right_ : bottom_) - 1 - uOffset);
  const int lowest = (AlongX ? top_ : left_) - vOffset, highest = (AlongX ? bottom_ : right_) - 1 - vOffset;
  if (first > last) return;

  const double slope = u1 == u0 ? 0 : (static_cast<double>(v1) - v0) / (static_cast<double>(u1) - u0);
  const double stretch = std::sqrt(1 + slope * slope);  // length of a step; also of one px across, along v
  const std::int64_t step = toFixed(slope);
  // In 16.16 from here: v relative to `lowest`, so that it fits.
  const int reach = static_cast<int>((halfWidth + 0.5) * stretch * 65536);
  const auto squeeze = static_cast<int>(std::lround(255 / stretch));
  const int full = static_cast<int>((halfWidth + 0.5) * 255 * 65536);
  std::int64_t middle =
      toFixed(v0 + (0.5 - u0) * slope) - (static_cast<std::int64_t>(lowest) << 32) + step * first;
  const std::ptrdiff_t uStride = AlongX ? 1 : stride_, vStride = AlongX ? stride_ : 1;
  Mark* base = marks_.data() + (first + uOffset) * uStride + (lowest + vOffset) * vStride;
  const int rows = highest - lowest;
  const float inversePeriod = dash.on > 0 ? 1 / (dash.on + dash.off) : 0;
  for (int u = first; u <= last; ++u, base += uStride, middle += step) {
    const std::int64_t nearby = middle >> 16;
    if (nearby + reach < 0 || nearby - reach > (static_cast<std::int64_t>(rows) + 1) * 65536) continue;
    const int at = static_cast<int>(nearby);
    const int from = std::max((at - reach) >> 16, 0), to = std::min((at + reach) >> 16, rows);
    int limit = 255;
    if (dash.on > 0) {
      limit =
          dashCoverage(dash, inversePeriod, dash.at + static_cast<float>(std::abs(u + 0.5 - u0) * stretch));
      if (limit == 0) continue;
    }
    Mark* pixel = base + from * vStride;
    for (int v = from; v <= to; ++v, pixel += vStride) {
      const int distance = std::abs(v * 65536 + 32768 - at);
      unite(*pixel, std::min((full - distance * squeeze) >> 16, limit), ink_);
    }
  }
  const int slack = (reach >> 16) + 2;
  const auto low = [&](float a, float b) { return floorToInt(std::min(a, b)) - slack; };
  const auto high = [&](float a, float b) { return ceilToInt(std::max(a, b)) + slack; };
  touch(low(s.x0, s.x1) + offset.x(), low(s.y0, s.y1) + offset.y(), high(s.x0, s.x1) + offset.x(),
        high(s.y0, s.y1) + offset.y());
}

void CoveragePlane::triangle(const float (&x)[3], const float (&y)[3], const QPoint& offset) {
  const int left = std::max(floorToInt(std::min({x[0], x[1], x[2]})) - 1, left_ - offset.x());
  const int right = std::min(ceilToInt(std::max({x[0], x[1], x[2]})) + 1, right_ - 1 - offset.x());
  const int top = std::max(floorToInt(std::min({y[0], y[1], y[2]})) - 1, top_ - offset.y());
  const int bottom = std::min(ceilToInt(std::max({y[0], y[1], y[2]})) + 1, bottom_ - 1 - offset.y());
  const float area = (x[1] - x[0]) * (y[2] - y[0]) - (x[2] - x[0]) * (y[1] - y[0]);
  if (left > right || top > bottom || area == 0) return;
  const float side = area > 0 ? 1.0F : -1.0F;
  float a[3], b[3], c[3];  // signed distance to each side, positive inside
  for (int i = 0; i < 3; ++i) {
    const int next = (i + 1) % 3;
    const float length = std::hypot(x[next] - x[i], y[next] - y[i]);
    a[i] = -side * (y[next] - y[i]) / length;
    b[i] = side * (x[next] - x[i]) / length;
    c[i] = -(a[i] * x[i] + b[i] * y[i]);
  }
  for (int py = top; py <= bottom; ++py) {
    Mark* row = marks_.data() + static_cast<std::ptrdiff_t>(py + offset.y()) * stride_ + offset.x();
    for (int px = left; px <= right; ++px) {
      const float mx = static_cast<float>(px) + 0.5F, my = static_cast<float>(py) + 0.5F;
      float inside = 1;
      for (int i = 0; i < 3; ++i) inside = std::min(inside, a[i] * mx + b[i] * my + c[i] + 0.5F);
      unite(row[px], toByte(inside), ink_);
    }
  }
  touch(left + offset.x(), top + offset.y(), right + offset.x(), bottom + offset.y());
}

CoveragePlane::Walk CoveragePlane::walk(const QPoint& from, const QPoint& to, bool soft) const {
  const bool steep = std::abs(to.y() - from.y()) > std::abs(to.x() - from.x());
  int u0 = steep ? from.y() : from.x(), v0 = steep ? from.x() : from.y();
  int u1 = steep ? to.y() : to.x(), v1 = steep ? to.x() : to.y();
  if (u0 > u1) {
    std::swap(u0, u1);
    std::swap(v0, v1);
  }
  Walk walk{steep ? stride_ : 1, steep ? 1 : stride_, 0, -1, u0, 0, 0};
  const int uLow = steep ? top_ : left_, uHigh = (steep ? bottom_ : right_) - 1;
  // A soft line also covers the pixel one further along v.
  const int vLow = (steep ? left_ : top_) - (soft ? 1 : 0), vHigh = (steep ? right_ : bottom_) - 1;
  if (u1 < uLow || u0 > uHigh || std::max(v0, v1) < vLow || std::min(v0, v1) > vHigh) return walk;
  const int length = u1 - u0;
  walk.slope = length == 0 ? 0 : toFixed(static_cast<double>(v1 - v0) / length);
  const std::int64_t start = (static_cast<std::int64_t>(v0) << 32) + (soft ? 0 : std::int64_t{1} << 31);
  walk.first = std::max(uLow - u0, 0);
  walk.last = std::min(uHigh - u0, length);
  const auto outside = [&](int step) {
    const int v = whole(start + walk.slope * step);
    return v < vLow || v > vHigh;
  };
  if (walk.slope != 0 && (outside(walk.first) || outside(walk.last))) {
    // It leaves through a long side: near where, then exactly.
    const double perStep = static_cast<double>(walk.slope) / one, origin = v0 + (soft ? 0.0 : 0.5);
    const double a = (vLow - origin) / perStep, b = (vHigh + 1 - origin) / perStep;
    walk.first = std::max(walk.first, static_cast<int>(std::clamp(std::min(a, b) - 2, -1.0, 1e9)));
    walk.last = std::min(walk.last, static_cast<int>(std::clamp(std::max(a, b) + 2, -1.0, 1e9)));
    while (walk.first <= walk.last && outside(walk.first)) ++walk.first;
    while (walk.last >= walk.first && outside(walk.last)) --walk.last;
  }
  walk.v = start + walk.slope * walk.first;
  return walk;
}

void CoveragePlane::hairline(const QPoint& from, const QPoint& to, std::uint8_t weight) {
  Walk line = walk(from, to, false);
  if (line.first > line.last) return;
  const int added = weight * inks;
  Mark* base = marks_.data() + (line.uStart + line.first) * line.uStride;
  for (int step = line.first; step <= line.last; ++step, base += line.uStride, line.v += line.slope) {
    Mark& pixel = base[whole(line.v) * line.vStride];
    pixel = static_cast<Mark>(std::min(pixel + added, 255 * inks));
  }
  touch(std::min(from.x(), to.x()), std::min(from.y(), to.y()), std::max(from.x(), to.x()),
        std::max(from.y(), to.y()));
}

void CoveragePlane::thinLine(const QPoint& from, const QPoint& to) {
  Walk line = walk(from, to, true);
  if (line.first > line.last) return;
  const bool steep = line.vStride == 1;
  const int vLow = steep ? left_ : top_, vHigh = (steep ? right_ : bottom_) - 1;
  const int vFirst = whole(line.v), vLast = whole(line.v + line.slope * (line.last - line.first));
  const bool inside = std::min(vFirst, vLast) >= vLow && std::max(vFirst, vLast) < vHigh;
  Mark* base = marks_.data() + (line.uStart + line.first) * line.uStride;
  for (int step = line.first; step <= line.last; ++step, base += line.uStride, line.v += line.slope) {
    const int v = whole(line.v), share = static_cast<int>((line.v >> 24) & 255);
    Mark* pixel = base + v * line.vStride;
    if (inside || v >= vLow) unite(pixel[0], 255 - share, ink_);
    if (inside || v < vHigh) unite(pixel[line.vStride], share, ink_);
  }
  touch(std::min(from.x(), to.x()), std::min(from.y(), to.y()), std::max(from.x(), to.x()) + 1,
        std::max(from.y(), to.y()) + 1);
}

void CoveragePlane::mixInks(std::span<const QColor> colors, QRgb background) {
  const auto channel = [](int value, int alpha) {
    return static_cast<std::uint32_t>((value * alpha + 127) / 255);
  };
  for (std::size_t ink = 0; ink < colors.size(); ++ink) {
    const QColor& color = colors[ink];
    if (mixedFrom_[ink] == color.rgba() && background_ == background) continue;
    mixedFrom_[ink] = color.rgba();
    for (int cover = 0; cover < 256; ++cover) {
      const int alpha = (cover * color.alpha() + 127) / 255;
      const std::size_t mark = static_cast<std::size_t>(cover * inks) + ink;
      mixed_[mark] = static_cast<std::uint32_t>(alpha) << 24 | channel(color.red(), alpha) << 16 |
                     channel(color.green(), alpha) << 8 | channel(color.blue(), alpha);
      onBackground_[mark] = blendOver(mixed_[mark], background) | 0xff000000U;
    }
  }
  background_ = background;
}

void CoveragePlane::paint(QImage& image, std::span<const QColor> colors, QRgb background) {
  mixInks(colors, background);
  uchar* bytes = image.bits();
  const auto bytesPerLine = static_cast<std::ptrdiff_t>(image.bytesPerLine());
  const int lastRow = (bottom_ - 1) >> tileShift;
  for (int row = top_ >> tileShift; row <= lastRow; ++row)
    for (int column = left_ >> tileShift; column < tileColumns_; ++column)
      if (std::uint8_t& touched = touchedTile(column, row); touched != 0) {
        touched = 0;
        paintTile(bytes, bytesPerLine, column, row);
      }
}

void CoveragePlane::paintTile(uchar* image, std::ptrdiff_t bytesPerLine, int column, int row) {
  const int side = 1 << tileShift;
  const int left = std::max(column * side, left_), right = std::min((column + 1) * side, right_);
  const int top = std::max(row * side, top_), bottom = std::min((row + 1) * side, bottom_);
  for (int y = top; y < bottom; ++y) {
    Mark* marks = marks_.data() + static_cast<std::ptrdiff_t>(y) * stride_;
    auto* line = reinterpret_cast<std::uint32_t*>(image + y * bytesPerLine);
    for (int x = left; x < right;
         x += 4) {  // outside the clip all is empty, and there is room behind the end
      std::uint64_t four = 0;
      std::memcpy(&four, marks + x, sizeof four);
      if (four == 0) continue;
      const int end = std::min(x + 4, right);
      for (int i = x; i < end; ++i)
        line[i] = line[i] == background_ ? onBackground_[marks[i]]
                                         : blendOver(mixed_[marks[i]], line[i]) | 0xff000000U;
      std::fill(marks + x, marks + end, Mark{0});
    }
  }
}

}  // namespace metaparticle::studio
