// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/studio/canvas/picture.h"

#include <algorithm>
#include <cstdlib>
#include <cstring>

namespace metaparticle::studio {

namespace {

constexpr std::size_t mostRects = 24;  // with more, their bounds are painted

void copyRect(const QImage& from, QImage& to, const QRect& rect) {
  const auto bytes = static_cast<std::size_t>(rect.width()) * sizeof(QRgb);
  for (int y = rect.top(); y <= rect.bottom(); ++y)
    std::memcpy(reinterpret_cast<QRgb*>(to.scanLine(y)) + rect.left(),
                reinterpret_cast<const QRgb*>(from.constScanLine(y)) + rect.left(), bytes);
}

// Moves all pixels by -delta within the image; what comes from outside keeps its old pixels.
void moveImage(QImage& image, const QPoint& delta) {
  const int width = image.width() - std::abs(delta.x()), height = image.height() - std::abs(delta.y());
  if (width <= 0 || height <= 0) return;
  const int fromX = std::max(delta.x(), 0), toX = std::max(-delta.x(), 0);
  const int fromY = std::max(delta.y(), 0), toY = std::max(-delta.y(), 0);
  const auto bytes = static_cast<std::size_t>(width) * sizeof(QRgb);
  const auto stride = static_cast<std::ptrdiff_t>(image.bytesPerLine());
  uchar* base = image.bits();
  for (int i = 0; i < height; ++i) {
    const int row = delta.y() >= 0 ? i : height - 1 - i;  // never over a row that is still to be moved
    std::memmove(base + (toY + row) * stride + toX * static_cast<std::ptrdiff_t>(sizeof(QRgb)),
                 base + (fromY + row) * stride + fromX * static_cast<std::ptrdiff_t>(sizeof(QRgb)), bytes);
  }
}

std::int64_t area(const QRect& rect) {
  return static_cast<std::int64_t>(rect.width()) * rect.height();
}

}  // namespace

void Picture::invalidate(const QRect& device) {
  if (everything_ || !device.isValid()) return;
  if (dirty_.size() < mostRects) {
    dirty_.push_back(device);
    return;
  }
  for (const QRect& rect : dirty_) dirty_.front() |= rect;
  dirty_.resize(1);
  dirty_.front() |= device;
}

void Picture::scroll(const QPoint& delta) {
  hadMoving_ = false;
  if (everything_ || still_.isNull() || delta.isNull()) return;
  if (std::abs(delta.x()) >= still_.width() || std::abs(delta.y()) >= still_.height()) {
    invalidate();
    return;
  }
  moveImage(still_, delta);
  for (QRect& rect : dirty_) rect.translate(-delta);
  const int width = still_.width(), height = still_.height();
  if (delta.x() > 0) invalidate(QRect(width - delta.x(), 0, delta.x(), height));
  if (delta.x() < 0) invalidate(QRect(0, 0, -delta.x(), height));
  if (delta.y() > 0) invalidate(QRect(0, height - delta.y(), width, delta.y()));
  if (delta.y() < 0) invalidate(QRect(0, 0, width, -delta.y()));
}

Detail Picture::detailOf(const Source& source) {
  DetailInput input;
  input.zoom = source.view.zoom();
  input.ratio = source.view.ratio();
  input.view = source.view.widgetSize();
  input.scene = source.scene.bounds().size();
  input.nodes = source.scene.nodeCount();
  input.edges = source.scene.edgeCount();
  input.edgeLength = source.scene.totalEdgeLength();
  return chooseDetail(input);
}

void Picture::fit(const Viewport& view) {
  if (still_.size() == view.deviceSize() && ratio_ == view.ratio()) return;
  // Its own ratio stays 1: all painting into it is in device pixels.
  still_ = QImage(view.deviceSize(), QImage::Format_RGB32);
  ratio_ = view.ratio();
  front_ = QImage();
  everything_ = true;
  hadMoving_ = false;
}

const QImage& Picture::refresh(const Source& source) {
  lastPainted_ = 0;
  fit(source.view);
  detail_ = detailOf(source);
  refreshStill(source);
  if (source.scene.movingNodes().empty()) {
    hadMoving_ = false;
    return still_;
  }
  refreshMoving(source);
  return front_;
}

void Picture::refreshStill(const Source& source) {
  if (everything_) dirty_.assign(1, still_.rect());
  for (const QRect& rect : dirty_) {
    paint(still_, rect & still_.rect(), source, Layer::Still);
    moving_ |= rect;
  }
  everything_ = false;
  dirty_.clear();
}

void Picture::refreshMoving(const Source& source) {
  if (front_.isNull()) {
    front_ = still_.copy();
    hadMoving_ = false;
  }
  const QRect rect = hadMoving_ ? moving_ & front_.rect() : front_.rect();
  if (!rect.isEmpty()) {
    copyRect(still_, front_, rect);
    paint(front_, rect, source, Layer::Moving);
  }
  moving_ = QRect();
  hadMoving_ = true;
}

void Picture::paint(QImage& image, const QRect& rect, const Source& source, Layer layer) {
  lastPainted_ += area(rect);
  painter_.paint({image, rect, source.scene, source.decorations, source.view, source.theme, detail_}, layer);
}

}  // namespace metaparticle::studio
