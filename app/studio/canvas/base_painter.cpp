// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/studio/canvas/base_painter.h"

#include <algorithm>
#include <cmath>

#include <QPainter>

#include "app/studio/canvas/card_metrics.h"

namespace metaparticle::studio {

namespace {

void fillBackground(const PaintJob& job) {
  const QRgb color = job.theme.canvas.rgb();
  const auto stride = static_cast<std::ptrdiff_t>(job.image.bytesPerLine());
  uchar* bytes = job.image.bits();
  for (int y = job.clip.top(); y <= job.clip.bottom(); ++y) {
    auto* row = reinterpret_cast<QRgb*>(bytes + y * stride);
    std::fill_n(row + job.clip.left(), job.clip.width(), color);
  }
}

// A dot at every second line of the grid; farther out at every fourth, eighth, ..., so that they stay apart.
void paintGrid(const PaintJob& job) {
  const double scale = job.view.scale();
  double step = 2 * gridStep;
  while (step * job.view.zoom() < 18) step *= 2;
  if (job.view.zoom() < cardZoom) return;
  const QRgb color = job.theme.canvasGrid.rgb();
  const int side = std::max(1, static_cast<int>(std::lround(1.3 * job.view.ratio())));
  const QRectF scene = job.view.deviceToScene(job.clip.adjusted(-side, -side, side, side));
  const auto stride = static_cast<std::ptrdiff_t>(job.image.bytesPerLine());
  uchar* bytes = job.image.bits();
  const int right = job.clip.left() + job.clip.width(), bottom = job.clip.top() + job.clip.height();
  for (double y = std::floor(scene.top() / step) * step; y <= scene.bottom(); y += step) {
    const int dotTop = Viewport::round(y * scale) - job.view.origin().y();
    for (int py = std::max(dotTop, job.clip.top()); py < std::min(dotTop + side, bottom); ++py) {
      auto* row = reinterpret_cast<QRgb*>(bytes + py * stride);
      for (double x = std::floor(scene.left() / step) * step; x <= scene.right(); x += step) {
        const int dotLeft = Viewport::round(x * scale) - job.view.origin().x();
        for (int px = std::max(dotLeft, job.clip.left()); px < std::min(dotLeft + side, right); ++px)
          row[px] = color;
      }
    }
  }
}

QRectF deviceRect(const PaintJob& job, const model::Point& corner, double width, double height) {
  const QPoint topLeft = job.view.toDevice(corner.x, corner.y);
  const QPoint bottomRight = job.view.toDevice(corner.x + width, corner.y + height);
  return QRectF(QRect(topLeft, bottomRight));
}

void paintFrame(QPainter& painter, const PaintJob& job, const model::Frame& frame) {
  const QRectF box = deviceRect(job, frame.topLeft, frame.width, frame.height);
  if (!box.adjusted(0, -40 * job.view.ratio(), 0, 0).intersects(QRectF(job.clip))) return;
  QColor color(QString::fromStdString(frame.color));
  if (!color.isValid()) color = job.theme.textMuted;
  const double radius = std::min(14 * job.view.scale(), box.height() / 4);
  painter.setPen(QPen(color, std::max(1.0, job.view.scale())));
  color.setAlpha(job.theme.dark ? 36 : 26);
  painter.setBrush(color);
  painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), radius, radius);
  if (job.view.zoom() < 0.15) return;
  QFont font = titleFont();
  font.setPixelSize(
      std::max(8, Viewport::round(std::clamp(13 * job.view.zoom(), 9.0, 22.0) * job.view.ratio())));
  painter.setFont(font);
  painter.setPen(job.theme.textMuted);
  const double inset = 10 * job.view.scale();
  // Far out the cards fill the frame: the title stands above it.
  const bool above = job.view.zoom() < cardZoom;
  const QRectF room = above ? box.translated(0, -font.pixelSize() * 1.4 - 0.6 * inset) : box;
  painter.drawText(room.adjusted(inset, 0.6 * inset, -inset, 0), Qt::AlignLeft | Qt::AlignTop,
                   QFontMetricsF(font).elidedText(QString::fromStdString(frame.title), Qt::ElideRight,
                                                  box.width() - 2 * inset));
}

void paintNote(QPainter& painter, const PaintJob& job, const model::Note& note) {
  const QRectF box = deviceRect(job, note.position, CardSize::width, CardSize::height);
  const double scale = job.view.scale();
  const QRectF roomy = box.adjusted(0, 0, 0, 4 * box.height());
  if (!roomy.intersects(QRectF(job.clip)) || job.view.zoom() < 0.15) return;
  QFont font = bodyFont();
  font.setPixelSize(std::max(6, Viewport::round(12 * scale)));
  painter.setFont(font);
  const QString text = QString::fromStdString(note.text);
  const double inset = 10 * scale;
  const QRectF inner =
      painter.boundingRect(roomy.adjusted(inset, inset, -inset, -inset), Qt::TextWordWrap, text);
  const QColor paper = job.theme.dark ? QColor(0x3b, 0x36, 0x24) : QColor(0xff, 0xf7, 0xdc);
  painter.setPen(QPen(job.theme.dark ? QColor(0x57, 0x50, 0x38) : QColor(0xea, 0xdd, 0xae), 1));
  painter.setBrush(paper);
  const QRectF sheet(box.left(), box.top(), box.width(), inner.height() + 2 * inset);
  painter.drawRoundedRect(sheet.adjusted(0.5, 0.5, -0.5, -0.5), 4 * scale, 4 * scale);
  painter.setPen(job.theme.text);
  painter.drawText(inner, Qt::TextWordWrap, text);
}

void paintDecor(const PaintJob& job) {
  const model::Layout& layout = job.scene.layout();
  if (layout.frames.empty() && layout.notes.empty()) return;
  QPainter painter(&job.image);
  painter.setRenderHint(QPainter::Antialiasing);
  painter.setClipRect(job.clip);
  for (const auto& [id, frame] : layout.frames) paintFrame(painter, job, frame);
  for (const auto& [id, note] : layout.notes) paintNote(painter, job, note);
}

// Selection glows and marks reach a few pixels beyond the card at any zoom.
double marginOf(const PaintJob& job) {
  return std::max(CardMetrics::margin, 4 / job.view.zoom());
}

QRectF wantedOf(const PaintJob& job) {
  return job.view.deviceToScene(job.clip.adjusted(-2, -2, 2, 2));
}

QRectF grown(const QRectF& rect, double by) {
  return rect.adjusted(-by, -by, by, by);
}

bool hasText(const Detail& detail) {
  return detail.nodes == NodeDetail::Cards || detail.labels;
}

// The same pixels as an image of its own: one image must not be written by two threads, its pixels may.
QImage sameBits(QImage& image) {
  return {image.bits(), image.width(), image.height(), image.bytesPerLine(), image.format()};
}

constexpr int worthSharing = 200000;  // pixels

}  // namespace

void BandPainter::paint(const PaintJob& job, Layer layer) {
  paintEdges(job, layer);
  paintNodes(job, layer);
}

void BandPainter::paintEdges(const PaintJob& job, Layer layer) {
  const Scene& scene = job.scene;
  const QRectF wide = grown(wantedOf(job), marginOf(job));
  edges_.clear();
  if (layer == Layer::Moving) {
    for (const std::int32_t edge : scene.movingEdges())
      if (scene.edgeBounds(edge).intersects(wide)) edges_.push_back(edge);
  } else {
    scene.visitEdges(wide, [&](std::int32_t edge) {
      if ((scene.edgeFlags(edge) & EdgeMoving) == 0) edges_.push_back(edge);
    });
  }
  edgePainter_.paint(job, edges_);
}

void BandPainter::paintNodes(const PaintJob& job, Layer layer) {
  const Scene& scene = job.scene;
  const QRectF wanted = wantedOf(job);
  const double margin = marginOf(job);
  nodes_.clear();
  if (layer == Layer::Moving) {
    for (const std::int32_t node : scene.movingNodes())
      if (scene.card(node).intersects(grown(wanted, margin))) nodes_.push_back(node);
  } else {
    scene.visitNodes(wanted, margin, [&](std::int32_t node) {
      if (!scene.has(node, NodeMoving)) nodes_.push_back(node);
    });
  }
  nodePainter_.paint(job, nodes_);
}

void BasePainter::paint(const PaintJob& job, Layer layer) {
  if (job.clip.isEmpty()) return;
  if (layer == Layer::Still) {
    fillBackground(job);
    paintGrid(job);
    paintDecor(job);
  }
  if (HelperThread::isUseful() && job.clip.width() * job.clip.height() >= worthSharing)
    paintHalves(job, layer);
  else
    upper_.paint(job, layer);
}

void BasePainter::paintHalves(const PaintJob& job, Layer layer) {
  const int half = job.clip.height() / 2;
  QImage upperImage = sameBits(job.image), lowerImage = sameBits(job.image);
  const PaintJob upper{upperImage, job.clip.adjusted(0, 0, 0, half - job.clip.height()),
                       job.scene,  job.decorations,
                       job.view,   job.theme,
                       job.detail};
  const PaintJob lower{
      lowerImage, job.clip.adjusted(0, half, 0, 0), job.scene, job.decorations, job.view, job.theme,
      job.detail};
  if (!hasText(job.detail)) {
    helper_.share([&] { upper_.paint(upper, layer); }, [&] { lower_.paint(lower, layer); });
    return;
  }
  helper_.share([&] { upper_.paintEdges(upper, layer); }, [&] { lower_.paintEdges(lower, layer); });
  upper_.paintNodes(job, layer);
}

void BasePainter::resetNodes(std::int32_t count) {
  upper_.nodePainter().resetNodes(count);
  lower_.nodePainter().resetNodes(count);
}

void BasePainter::forgetNode(std::int32_t node) {
  upper_.nodePainter().forgetNode(node);
}

void BasePainter::setTheme(const Theme& theme) {
  upper_.nodePainter().setTheme(theme);
  lower_.nodePainter().setTheme(theme);
}

void BasePainter::refreshFonts() {
  upper_.nodePainter().refreshFonts();
}

}  // namespace metaparticle::studio
