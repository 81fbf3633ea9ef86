// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/studio/canvas/coverage_plane.h"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <limits>
#include <utility>

#include "app/studio/canvas/blend.h"

namespace metaparticle::studio {

namespace {

int floorToInt(float value) {
  return static_cast<int>(std::floor(value));
}
int ceilToInt(float value) {
  return static_cast<int>(std::ceil(value));
}

std::uint8_t toByte(float coverage) {
  return static_cast<std::uint8_t>(std::clamp(coverage, 0.0F, 1.0F) * 255.0F + 0.5F);
}

void unite(std::uint8_t& pixel, int coverage) {
  if (coverage > pixel) pixel = static_cast<std::uint8_t>(coverage);
}

// How much of a dash lies over this place of the line, with soft ends, up to 255.
int dashCoverage(const Dash& dash, float along) {
  const float period = dash.on + dash.off;
  const float phase = along - static_cast<float>(floorToInt(along / period)) * period;
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
  if (bytes_.size() != needed) bytes_.assign(needed, 0);
  const QRect inside = clip & QRect(QPoint(0, 0), size);
  left_ = inside.left();
  top_ = inside.top();
  right_ = inside.left() + inside.width();
  bottom_ = inside.top() + inside.height();
  touchedTop_ = std::numeric_limits<int>::max();
  touchedBottom_ = -1;
}

void CoveragePlane::stroke(const Segment& segment, const QPoint& offset, float halfWidth, const Dash& dash) {
  const float reach = halfWidth + 1.5F;
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
  const int squeeze = static_cast<int>(255 / stretch + 0.5);
  const int full = static_cast<int>((halfWidth + 0.5) * 255 * 65536);
  std::int64_t middle = toFixed(v0 + (0.5 - u0) * slope - lowest) + step * first;
  const std::ptrdiff_t uStride = AlongX ? 1 : stride_, vStride = AlongX ? stride_ : 1;
  std::uint8_t* base = bytes_.data() + (first + uOffset) * uStride + (lowest + vOffset) * vStride;
  const int rows = highest - lowest;
  for (int u = first; u <= last; ++u, base += uStride, middle += step) {
    const std::int64_t nearby = middle >> 16;
    if (nearby + reach < 0 || nearby - reach > (static_cast<std::int64_t>(rows) + 1) * 65536) continue;
    const int at = static_cast<int>(nearby);
    const int from = std::max((at - reach) >> 16, 0), to = std::min((at + reach) >> 16, rows);
    int limit = 255;
    if (dash.on > 0) {
      limit = dashCoverage(dash, dash.at + static_cast<float>(std::abs(u + 0.5 - u0) * stretch));
      if (limit == 0) continue;
    }
    std::uint8_t* pixel = base + from * vStride;
    for (int v = from; v <= to; ++v, pixel += vStride) {
      const int distance = std::abs(v * 65536 + 32768 - at);
      unite(*pixel, std::min((full - distance * squeeze) >> 16, limit));
    }
  }
  const int slack = (reach >> 16) + 2;
  touch(std::max(top_, floorToInt(std::min(s.y0, s.y1)) - slack + offset.y()),
        std::min(bottom_ - 1, ceilToInt(std::max(s.y0, s.y1)) + slack + offset.y()));
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
    std::uint8_t* row = bytes_.data() + static_cast<std::ptrdiff_t>(py + offset.y()) * stride_ + offset.x();
    for (int px = left; px <= right; ++px) {
      const float mx = static_cast<float>(px) + 0.5F, my = static_cast<float>(py) + 0.5F;
      float inside = 1;
      for (int i = 0; i < 3; ++i) inside = std::min(inside, a[i] * mx + b[i] * my + c[i] + 0.5F);
      unite(row[px], toByte(inside));
    }
  }
  touch(top + offset.y(), bottom + offset.y());
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
    const double a = (static_cast<double>(vLow) - v0) / (static_cast<double>(walk.slope) / one);
    const double b = (static_cast<double>(vHigh) + 1 - v0) / (static_cast<double>(walk.slope) / one);
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
  std::uint8_t* base = bytes_.data() + (line.uStart + line.first) * line.uStride;
  for (int step = line.first; step <= line.last; ++step, base += line.uStride, line.v += line.slope) {
    std::uint8_t& pixel = base[whole(line.v) * line.vStride];
    const int sum = pixel + weight;
    pixel = static_cast<std::uint8_t>(std::min(sum, 255));
  }
  touch(std::max(top_, std::min(from.y(), to.y())), std::min(bottom_ - 1, std::max(from.y(), to.y())));
}

void CoveragePlane::thinLine(const QPoint& from, const QPoint& to) {
  Walk line = walk(from, to, true);
  if (line.first > line.last) return;
  const bool steep = line.vStride == 1;
  const int vLow = steep ? left_ : top_, vHigh = (steep ? right_ : bottom_) - 1;
  std::uint8_t* base = bytes_.data() + (line.uStart + line.first) * line.uStride;
  for (int step = line.first; step <= line.last; ++step, base += line.uStride, line.v += line.slope) {
    const int v = whole(line.v), share = static_cast<int>((line.v >> 24) & 255);
    if (v >= vLow) unite(base[v * line.vStride], 255 - share);
    if (v < vHigh) unite(base[(v + 1) * line.vStride], share);
  }
  touch(std::max(top_, std::min(from.y(), to.y())), std::min(bottom_ - 1, std::max(from.y(), to.y()) + 1));
}

void CoveragePlane::paint(QImage& image, const QColor& color) {
  std::uint32_t colors[256];  // by coverage, premultiplied
  const auto channel = [](int value, int alpha) {
    return static_cast<std::uint32_t>((value * alpha + 127) / 255);
  };
  for (int cover = 0; cover < 256; ++cover) {
    const int alpha = (cover * color.alpha() + 127) / 255;
    colors[cover] = static_cast<std::uint32_t>(alpha) << 24 | channel(color.red(), alpha) << 16 |
                    channel(color.green(), alpha) << 8 | channel(color.blue(), alpha);
  }
  for (int y = touchedTop_; y <= touchedBottom_; ++y) {
    std::uint8_t* cover = bytes_.data() + static_cast<std::ptrdiff_t>(y) * stride_;
    auto* line = reinterpret_cast<std::uint32_t*>(image.scanLine(y));
    for (int x = left_; x < right_;
         x += 8) {  // outside the clip all is empty, and there is room behind the end
      std::uint64_t eight = 0;
      std::memcpy(&eight, cover + x, sizeof eight);
      if (eight == 0) continue;
      const int end = std::min(x + 8, right_);
      for (int i = x; i < end; ++i)
        if (cover[i] != 0) line[i] = blendOver(colors[cover[i]], line[i]) | 0xff000000U;
      std::memset(cover + x, 0, sizeof eight);
    }
  }
  touchedTop_ = std::numeric_limits<int>::max();
  touchedBottom_ = -1;
}

}  // namespace metaparticle::studio
