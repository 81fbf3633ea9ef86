// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <cmath>

#include <QPoint>
#include <QPointF>
#include <QRectF>
#include <QSize>

namespace metaparticle::studio {

/// Which part of the scene the widget shows. The origin is a whole number of device pixels, so panning moves
/// the picture by whole pixels and what is already painted can be moved instead of painted again.
class Viewport {
 public:
  [[nodiscard]] double zoom() const { return zoom_; }
  [[nodiscard]] double ratio() const { return ratio_; }
  /// Scene units to device pixels.
  [[nodiscard]] double scale() const { return zoom_ * ratio_; }
  [[nodiscard]] QPoint origin() const { return origin_; }
  [[nodiscard]] QSize deviceSize() const { return deviceSize_; }
  [[nodiscard]] QSizeF widgetSize() const { return QSizeF(deviceSize_) / ratio_; }

  void setDevice(const QSize& widgetSize, double ratio) {
    const QPointF middle = toScene(QPointF(0, 0));
    ratio_ = ratio;
    deviceSize_ = QSize(static_cast<int>(std::ceil(widgetSize.width() * ratio)),
                        static_cast<int>(std::ceil(widgetSize.height() * ratio)));
    origin_ = rounded(middle * scale());
  }
  void setOrigin(const QPoint& origin) { origin_ = origin; }
  /// Sets the zoom so that the scene point under `widgetAnchor` stays there.
  void zoomAround(double zoom, const QPointF& widgetAnchor) {
    const QPointF anchor = toScene(widgetAnchor);
    zoom_ = zoom;
    origin_ = rounded(anchor * scale() - widgetAnchor * ratio_);
  }
  /// Shows this part of the scene in the middle, as large as it fits but not above `largest`.
  void fit(const QRectF& scene, double margin, double smallest, double largest) {
    const QSizeF size = widgetSize();
    const double zoom = std::min((size.width() - 2 * margin) / std::max(scene.width(), 1.0),
                                 (size.height() - 2 * margin) / std::max(scene.height(), 1.0));
    zoom_ = std::clamp(zoom, smallest, largest);
    centerOn(scene.center());
  }
  void centerOn(const QPointF& scene) {
    origin_ = rounded(scene * scale() - QPointF(deviceSize_.width(), deviceSize_.height()) / 2);
  }

  [[nodiscard]] QPointF toScene(const QPointF& widget) const {
    return (widget * ratio_ + QPointF(origin_)) / scale();
  }
  [[nodiscard]] QPointF toWidget(const QPointF& scene) const {
    return (scene * scale() - QPointF(origin_)) / ratio_;
  }
  [[nodiscard]] QRectF toWidget(const QRectF& scene) const {
    return {toWidget(scene.topLeft()), toWidget(scene.bottomRight())};
  }
  /// Where a scene point lands in whole device pixels; moves exactly with the origin.
  [[nodiscard]] QPoint toDevice(double x, double y) const {
    return QPoint(round(x * scale()), round(y * scale())) - origin_;
  }
  [[nodiscard]] QRectF deviceToScene(const QRect& device) const {
    const double s = scale();
    return {(device.x() + origin_.x()) / s, (device.y() + origin_.y()) / s, device.width() / s,
            device.height() / s};
  }
  [[nodiscard]] QRectF visibleScene() const { return deviceToScene(QRect(QPoint(0, 0), deviceSize_)); }

  /// Half rounds up on both sides of zero, unlike std::round; without a call, unlike std::floor.
  static int round(double value) {
    const double up = value + 0.5;
    const int cut = static_cast<int>(up);
    return cut - (static_cast<double>(cut) > up ? 1 : 0);
  }

 private:
  static QPoint rounded(const QPointF& point) { return {round(point.x()), round(point.y())}; }

  double zoom_ = 1;
  double ratio_ = 1;
  QPoint origin_;
  QSize deviceSize_;
};

}  // namespace metaparticle::studio
