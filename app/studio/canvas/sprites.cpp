// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/studio/canvas/sprites.h"

#include <algorithm>
#include <cmath>
#include <cstring>

#include <QPainter>
#include <QRectF>

#include "app/studio/canvas/blend.h"

namespace metaparticle::studio {

namespace {

void blendRow(std::uint32_t* target, const std::uint32_t* source, int begin, int end) {
  for (int x = begin; x < end; ++x)
    if (source[x] != 0) target[x] = blendOver(source[x], target[x]) | 0xff000000U;
}

Sprite::Span opaqueSpan(const std::uint32_t* row, int width) {
  // The longest run would be better in theory; cards are opaque in the middle, so one from the centre will
  // do.
  const auto solid = [&](int x) { return (row[x] >> 24) == 255; };
  int begin = width / 2, end = width / 2;
  while (begin > 0 && solid(begin - 1)) --begin;
  while (end < width && solid(end)) ++end;
  return {begin, end};
}

}  // namespace

void blit(QImage& target, const QRect& clip, const Sprite& sprite, const QPoint& place) {
  const QPoint corner = place - sprite.anchor;
  const QRect visible = QRect(corner, sprite.image.size()) & clip;
  if (visible.isEmpty()) return;
  const int first = visible.left() - corner.x(), last = first + visible.width();
  uchar* bytes = target.bits();
  for (int y = visible.top(); y <= visible.bottom(); ++y) {
    auto* out =
        reinterpret_cast<std::uint32_t*>(bytes + static_cast<std::ptrdiff_t>(y) * target.bytesPerLine()) +
        corner.x();
    const auto* in = reinterpret_cast<const std::uint32_t*>(sprite.image.constScanLine(y - corner.y()));
    const Sprite::Span span = sprite.opaque[static_cast<std::size_t>(y - corner.y())];
    const int begin = std::clamp(span.begin, first, last), end = std::clamp(span.end, begin, last);
    blendRow(out, in, first, begin);
    std::memcpy(out + begin, in + begin, static_cast<std::size_t>(end - begin) * sizeof(std::uint32_t));
    blendRow(out, in, end, last);
  }
}

void SpriteCache::setScale(double scale) {
  if (scale == scale_) return;
  scale_ = scale;
  clear();
}

const Sprite& SpriteCache::make(std::uint32_t key, const QRectF& extent,
                                const std::function<void(QPainter&)>& paint) {
  Sprite& sprite = sprites_[key];
  const QRectF device(extent.topLeft() * scale_, extent.size() * scale_);
  const QRect pixels = device.toAlignedRect();
  sprite.anchor = -pixels.topLeft();
  sprite.image = QImage(pixels.size().expandedTo(QSize(1, 1)), QImage::Format_ARGB32_Premultiplied);
  sprite.image.fill(Qt::transparent);
  QPainter painter(&sprite.image);
  painter.setRenderHints(QPainter::Antialiasing | QPainter::TextAntialiasing);
  painter.translate(sprite.anchor);
  painter.scale(scale_, scale_);
  paint(painter);
  painter.end();
  sprite.opaque.reserve(static_cast<std::size_t>(sprite.image.height()));
  for (int y = 0; y < sprite.image.height(); ++y)
    sprite.opaque.push_back(opaqueSpan(reinterpret_cast<const std::uint32_t*>(sprite.image.constScanLine(y)),
                                       sprite.image.width()));
  return sprite;
}

}  // namespace metaparticle::studio
