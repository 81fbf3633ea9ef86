// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/studio/canvas/node_painter.h"

#include <algorithm>
#include <optional>

#include <QPainter>

#include "app/studio/canvas/card_metrics.h"

namespace metaparticle::studio {

namespace {

constexpr double labelPixels = 9.5;  // size of titles on blocks, in px

// A second painter on the same pixels: QPainter allocates when its font changes, so each font has its own.
class TextPainter {
 public:
  TextPainter(QImage& image, const QRect& clip, const QFont& font, const QColor& color, double scale)
      : image_(image.bits(), image.width(), image.height(), image.bytesPerLine(), image.format()),
        painter_(&image_),
        scale_(scale) {
    painter_.setClipRect(clip);
    painter_.setFont(font);
    painter_.setPen(color);
  }
  /// With its top left corner in this pixel.
  void draw(const QPoint& pixel, const QStaticText& text) {
    // Texts are positioned in 64ths before they are scaled: only a translation by whole pixels afterwards
    // puts every glyph on the same pixels wherever the card is.
    painter_.setTransform(QTransform(scale_, 0, 0, scale_, pixel.x(), pixel.y()));
    painter_.drawStaticText(QPointF(0, 0), text);
  }

 private:
  QImage image_;
  QPainter painter_;
  double scale_;
};

QPoint scaled(double x, double y, double scale) {
  return {Viewport::round(x * scale), Viewport::round(y * scale)};
}

QRgb dotColor(const PaintJob& job, std::int32_t node) {
  if (job.scene.has(node, NodeSelected)) return job.theme.accent.rgb();
  if (job.decorations.mark(node) == model::Severity::Error) return job.theme.error.rgb();
  if (const NodeBadge* badge = job.decorations.badge(node); badge && badge->state == BadgeState::Failed)
    return job.theme.error.rgb();
  return job.theme.kind(job.scene.kind(node)).accent.rgb();
}

}  // namespace

void NodePainter::refreshFonts() {
  texts_.refreshFonts();
  sprites_.clear();
}

void NodePainter::paint(const PaintJob& job, const Indices& nodes) {
  sprites_.setScale(job.view.scale());
  switch (job.detail.nodes) {
    case NodeDetail::Dots:
      paintDots(job, nodes);
      break;
    case NodeDetail::Blocks:
      paintBlocks(job, nodes);
      break;
    case NodeDetail::Cards:
      paintCards(job, nodes);
      break;
  }
}

void NodePainter::paintDots(const PaintJob& job, const Indices& nodes) const {
  const QPoint size = scaled(CardSize::width, CardSize::height, job.view.scale());
  const int width = std::max(1, size.x()), height = std::max(1, size.y());
  uchar* bytes = job.image.bits();
  const auto stride = static_cast<std::ptrdiff_t>(job.image.bytesPerLine());
  const int clipRight = job.clip.left() + job.clip.width(), clipBottom = job.clip.top() + job.clip.height();
  for (const std::int32_t node : nodes) {
    const QPoint corner = job.view.toDevice(job.scene.x(node), job.scene.y(node));
    const int left = std::max(corner.x(), job.clip.left()), right = std::min(corner.x() + width, clipRight);
    const int top = std::max(corner.y(), job.clip.top()), bottom = std::min(corner.y() + height, clipBottom);
    if (left >= right) continue;
    const QRgb color = dotColor(job, node);
    for (int y = top; y < bottom; ++y) {
      auto* row = reinterpret_cast<QRgb*>(bytes + y * stride);
      std::fill(row + left, row + right, color);
    }
  }
}

void NodePainter::paintBlocks(const PaintJob& job, const Indices& nodes) {
  const double scale = job.view.scale();
  const double labelScale = labelPixels / texts_.titleFont().pixelSize() * job.view.ratio();
  const QPoint inset(Viewport::round(std::max(3 * job.view.ratio(), 12 * scale) + 2 * job.view.ratio()),
                     Viewport::round(CardSize::height / 2 * scale - 0.6 * labelPixels * job.view.ratio()));
  const double room = (CardSize::width * scale - inset.x() - job.view.ratio()) / labelScale;
  std::optional<TextPainter> labels;
  if (job.detail.labels) labels.emplace(job.image, job.clip, texts_.titleFont(), job.theme.text, labelScale);
  for (const std::int32_t node : nodes) {
    const QPoint corner = job.view.toDevice(job.scene.x(node), job.scene.y(node));
    blit(job.image, job.clip, sprites_.block(job.scene.kind(node), job.scene.has(node, NodeSelected)),
         corner);
    if (labels) labels->draw(corner + inset, texts_.label(job.scene, node, room));
    if (job.scene.has(node, NodeStale)) blit(job.image, job.clip, sprites_.veil(true), corner);
    paintMarks(job, node, corner);
  }
}

void NodePainter::paintCards(const PaintJob& job, const Indices& nodes) {
  const double scale = job.view.scale();
  const QPoint title = scaled(CardMetrics::textLeft, CardMetrics::titleTop, scale);
  const QPoint body = scaled(CardMetrics::textLeft, CardMetrics::bodyTop, scale);
  const QPoint input = scaled(0, CardSize::height / 2, scale);
  const QPoint output = scaled(CardSize::width, CardSize::height / 2, scale);
  TextPainter titles(job.image, job.clip, texts_.titleFont(), job.theme.text, scale);
  TextPainter bodies(job.image, job.clip, texts_.bodyFont(), job.theme.textMuted, scale);
  for (const std::int32_t node : nodes) {
    const model::Kind kind = job.scene.kind(node);
    const QPoint corner = job.view.toDevice(job.scene.x(node), job.scene.y(node));
    const auto put = [&](const Sprite& sprite, const QPoint& place) {
      blit(job.image, job.clip, sprite, place);
    };
    put(sprites_.card(kind, job.scene.has(node, NodeSelected)), corner);
    const TextCache::Texts& texts = texts_.card(job.scene, node);
    titles.draw(corner + title, texts.title);
    const double afterWord = texts_.wordWidth(kind) + CardMetrics::wordGap;
    bodies.draw(corner + body + QPoint(Viewport::round(afterWord * scale), 0), texts.properties);
    if (job.scene.has(node, NodeStale)) put(sprites_.veil(false), corner);
    if (job.scene.has(node, NodeStale))
      put(sprites_.staleMark(), corner);
    else if (job.scene.has(node, NodeReadOnly))
      put(sprites_.lock(), corner);
    if (job.scene.has(node, NodeHasInput)) put(sprites_.port(kind), corner + input);
    if (job.scene.has(node, NodeHasOutput)) put(sprites_.port(kind), corner + output);
    paintMarks(job, node, corner);
  }
}

void NodePainter::paintMarks(const PaintJob& job, std::int32_t node, const QPoint& corner) {
  if (job.scene.has(node, NodeTarget)) blit(job.image, job.clip, sprites_.targetRing(), corner);
  const bool cards = job.detail.nodes == NodeDetail::Cards;
  if (const NodeBadge* badge = job.decorations.badge(node))
    blit(job.image, job.clip,
         cards ? sprites_.badge(*badge) : sprites_.spot(stateColor(job.theme, badge->state), true), corner);
  if (const auto severity = job.decorations.mark(node))
    blit(job.image, job.clip,
         cards ? sprites_.mark(*severity) : sprites_.spot(severityColor(job.theme, *severity), false),
         corner);
}

}  // namespace metaparticle::studio
