// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <functional>
#include <unordered_map>
#include <vector>

#include <QImage>
#include <QPoint>
#include <QRect>

class QPainter;
class QRectF;

namespace metaparticle::studio {

/// A small picture that is painted once and copied often.
struct Sprite {
  QImage image;   ///< ARGB32_Premultiplied, in device pixels
  QPoint anchor;  ///< the pixel of the image that is put on the place asked for

  /// The opaque middle of each row, begin and end: copied instead of blended.
  struct Span {
    int begin;
    int end;
  };
  std::vector<Span> opaque;
};

/// Blends a sprite onto an RGB32 image. Nothing is painted outside `clip`, which must be inside the image.
void blit(QImage& target, const QRect& clip, const Sprite& sprite, const QPoint& place);

/// Sprites by key, painted on first use, for one scale and one theme.
class SpriteCache {
 public:
  /// Forgets all when the scale (device pixels a scene unit) is another one.
  void setScale(double scale);
  void clear() { sprites_.clear(); }
  [[nodiscard]] double scale() const { return scale_; }

  /// The sprite of this key; `paint` draws it in scene units, within `extent` (also in scene units, around
  /// the anchor).
  template <class Paint>
  const Sprite& get(std::uint32_t key, const QRectF& extent, const Paint& paint) {
    if (const auto found = sprites_.find(key); found != sprites_.end()) return found->second;
    return make(key, extent, paint);
  }

 private:
  const Sprite& make(std::uint32_t key, const QRectF& extent, const std::function<void(QPainter&)>& paint);

  double scale_ = 0;
  std::unordered_map<std::uint32_t, Sprite> sprites_;
};

}  // namespace metaparticle::studio
