// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/studio/canvas/overlay_painter.h"

#include <algorithm>

#include <QCoreApplication>
#include <QFontMetricsF>
#include <QPainter>
#include <QPainterPath>

#include "app/studio/canvas/card_metrics.h"
#include "app/studio/canvas/detail.h"
#include "app/studio/theme/kind_glyphs.h"

namespace metaparticle::studio {

namespace {

constexpr double portRadius = 6;  // px, of the port that the pointer is near
constexpr double bubbleWidth = 320;

QRectF grown(const QRectF& rect, double by) {
  return rect.adjusted(-by, -by, by, by);
}

QColor faint(QColor color, int alpha) {
  color.setAlpha(alpha);
  return color;
}

EdgePath wirePath(const Overlay::Wire& wire, const Scene& scene, const Viewport& view) {
  return edgePath(view.toWidget(scene.outputPort(wire.from)), view.toWidget(wire.end), view.zoom());
}

QPainterPath toPainterPath(const EdgePath& edge) {
  QPainterPath path(edge.begin()->start);
  for (const EdgeCurve& part : edge) path.cubicTo(part.control1, part.control2, part.end);
  return path;
}

QColor wireColor(const Overlay::Wire& wire, const Theme& theme) {
  switch (wire.state) {
    case Overlay::Wire::Loose:
      return theme.accent;
    case Overlay::Wire::Fits:
      return theme.ready;
    case Overlay::Wire::Refused:
      return theme.error;
  }
  return theme.accent;
}

QRectF cardOnWidget(std::int32_t node, const Scene& scene, const Viewport& view) {
  return view.toWidget(scene.card(node));
}

// Beside the pointer, but within the widget.
QRectF bubbleText(const QPointF& at, const QString& text, const Viewport& view) {
  const QRectF room(at + QPointF(16, 18), QSizeF(bubbleWidth, 200));
  QRectF box = QFontMetricsF(bodyFont()).boundingRect(room, Qt::TextWordWrap, text);
  constexpr double edge = 12;
  const QSizeF size = view.widgetSize();
  box.moveRight(std::min(box.right(), size.width() - edge));
  if (box.bottom() > size.height() - edge) box.moveBottom(at.y() - edge);
  return box;
}

void paintHover(QPainter& painter, const Overlay& overlay, const Scene& scene, const Viewport& view,
                const Theme& theme) {
  const Hit& hit = overlay.hovered;
  if (!hit.onNode() || view.zoom() < cardZoom) return;
  painter.setBrush(Qt::NoBrush);
  painter.setPen(QPen(faint(theme.accent, 130), 1.5));
  const double radius = theme.cardRadius * view.zoom();
  painter.drawRoundedRect(cardOnWidget(hit.index, scene, view), radius, radius);
  if (!overlay.hoveredStartsEdges) return;
  const bool inside = hit.part == Hit::OutputPort;
  painter.setPen(QPen(theme.accent, 2));
  painter.setBrush(inside ? theme.accent : theme.card);
  const double side = inside ? portRadius + 1.5 : portRadius;
  const QPointF port = view.toWidget(scene.outputPort(hit.index));
  painter.drawEllipse(port, side, side);
  painter.setPen(QPen(inside ? theme.accentText : theme.accent, 1.6, Qt::SolidLine, Qt::RoundCap));
  painter.drawLine(port - QPointF(2.5, 0), port + QPointF(2.5, 0));
  painter.drawLine(port - QPointF(0, 2.5), port + QPointF(0, 2.5));
}

void paintHoveredEdge(QPainter& painter, const Hit& hit, const Scene& scene, const Viewport& view,
                      const Theme& theme) {
  if (hit.part != Hit::Edge) return;
  const QPainterPath path =
      toPainterPath(edgePath(view.toWidget(scene.outputPort(scene.edgeFrom(hit.index))),
                             view.toWidget(scene.inputPort(scene.edgeTo(hit.index))), view.zoom()));
  painter.setBrush(Qt::NoBrush);
  painter.setPen(QPen(faint(theme.accent, 90), 6, Qt::SolidLine, Qt::RoundCap));
  painter.drawPath(path);
}

void paintBubble(QPainter& painter, const QRectF& inner, const QString& text, const Theme& theme) {
  painter.setPen(QPen(theme.error, 1));
  painter.setBrush(theme.card);
  painter.drawRoundedRect(grown(inner, 7), theme.controlRadius, theme.controlRadius);
  painter.setPen(theme.text);
  painter.setFont(bodyFont());
  painter.drawText(inner, Qt::TextWordWrap, text);
}

void paintWire(QPainter& painter, const Overlay::Wire& wire, const Scene& scene, const Viewport& view,
               const Theme& theme) {
  const QColor color = wireColor(wire, theme);
  const QPainterPath path = toPainterPath(wirePath(wire, scene, view));
  const QPointF start = path.elementAt(0), end = path.currentPosition();
  painter.setBrush(Qt::NoBrush);
  painter.setPen(
      QPen(color, 2.2, wire.state == Overlay::Wire::Refused ? Qt::DashLine : Qt::SolidLine, Qt::RoundCap));
  painter.drawPath(path);
  painter.setPen(Qt::NoPen);
  painter.setBrush(color);
  painter.drawEllipse(start, 4, 4);
  painter.drawEllipse(end, 4, 4);
  if (wire.to >= 0 && wire.state != Overlay::Wire::Loose) {
    painter.setBrush(faint(color, 26));
    painter.setPen(QPen(color, 2));
    const double radius = theme.cardRadius * view.zoom();
    painter.drawRoundedRect(cardOnWidget(wire.to, scene, view), radius, radius);
  }
  if (wire.state == Overlay::Wire::Refused)
    paintBubble(painter, bubbleText(end, wire.message, view), wire.message, theme);
}

void paintGhost(QPainter& painter, const Overlay::Ghost& ghost, const Viewport& view, const Theme& theme) {
  const QRectF box = view.toWidget(QRectF(ghost.corner, QSizeF(CardSize::width, CardSize::height)));
  const KindStyle& style = theme.kind(ghost.kind);
  const double radius = theme.cardRadius * view.zoom();
  painter.setPen(QPen(style.accent, 1.5, Qt::DashLine));
  painter.setBrush(faint(style.soft, 190));
  painter.drawRoundedRect(box, radius, radius);
  const double side = std::min(CardMetrics::tile * view.zoom() * 0.7, box.height() * 0.6);
  const QPointF middle(box.left() + (CardMetrics::tileLeft + CardMetrics::tile / 2) * view.zoom(),
                       box.center().y());
  paintKindGlyph(painter, ghost.kind, QRectF(middle - QPointF(side, side) / 2, QSizeF(side, side)),
                 style.accent);
}

}  // namespace

void paintOverlay(QPainter& painter, const Overlay& overlay, const Scene& scene, const Viewport& view,
                  const Theme& theme) {
  painter.setRenderHint(QPainter::Antialiasing);
  paintHoveredEdge(painter, overlay.hovered, scene, view, theme);
  paintHover(painter, overlay, scene, view, theme);
  painter.setPen(QPen(theme.accent, 1, Qt::DashLine));
  for (const Overlay::Guide& guide : overlay.guides)
    painter.drawLine(view.toWidget(guide.from).toPoint() + QPointF(0.5, 0.5),
                     view.toWidget(guide.to).toPoint() + QPointF(0.5, 0.5));
  if (overlay.ghost) paintGhost(painter, *overlay.ghost, view, theme);
  if (overlay.wire) paintWire(painter, *overlay.wire, scene, view, theme);
  if (overlay.marquee) {
    painter.setPen(QPen(theme.accent, 1));
    painter.setBrush(faint(theme.accent, 32));
    painter.drawRect(QRectF(view.toWidget(*overlay.marquee).toRect()).translated(0.5, 0.5));
  }
}

QRectF overlayBounds(const Overlay& overlay, const Scene& scene, const Viewport& view) {
  QRectF bounds;
  if (overlay.hovered.onNode()) bounds |= grown(cardOnWidget(overlay.hovered.index, scene, view), 12);
  if (overlay.hovered.part == Hit::Edge)
    bounds |= grown(view.toWidget(scene.edgeBounds(overlay.hovered.index)), 8);
  for (const Overlay::Guide& guide : overlay.guides)
    bounds |= grown(QRectF(view.toWidget(guide.from), view.toWidget(guide.to)).normalized(), 4);
  if (overlay.ghost)
    bounds |=
        grown(view.toWidget(QRectF(overlay.ghost->corner, QSizeF(CardSize::width, CardSize::height))), 4);
  if (overlay.wire) {
    const Overlay::Wire& wire = *overlay.wire;
    bounds |= grown(wirePath(wire, scene, view).bounds(), 8);
    if (wire.to >= 0) bounds |= grown(cardOnWidget(wire.to, scene, view), 6);
    if (wire.state == Overlay::Wire::Refused)
      bounds |= grown(bubbleText(view.toWidget(wire.end), wire.message, view), 12);
  }
  if (overlay.marquee) bounds |= grown(view.toWidget(*overlay.marquee), 4);
  return bounds;
}

void paintEmptyHint(QPainter& painter, const QRectF& widget, const Theme& theme) {
  painter.setRenderHint(QPainter::Antialiasing);
  const QPointF middle = widget.center();
  const std::array sketch = {model::Kind::Service, model::Kind::Queue, model::Kind::Worker};
  double left = middle.x() - 104;
  for (std::size_t i = 0; i < sketch.size(); ++i, left += 80) {
    const QRectF tile(left, middle.y() - 74, 48, 48);
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme.kind(sketch[i]).soft);
    painter.drawRoundedRect(tile, 12, 12);
    paintKindGlyph(painter, sketch[i], grown(tile, -11), theme.kind(sketch[i]).accent);
    if (i == 0) continue;
    painter.setPen(QPen(theme.edgeCall, 1.6, Qt::SolidLine, Qt::RoundCap));
    painter.drawLine(tile.center() - QPointF(50, 0), tile.center() - QPointF(31, 0));
  }
  QFont title = titleFont();
  title.setPixelSize(17);
  painter.setFont(title);
  painter.setPen(theme.text);
  painter.drawText(QRectF(widget.left(), middle.y() - 4, widget.width(), 28), Qt::AlignCenter,
                   QCoreApplication::translate("CanvasHint", "Nothing drawn yet"));
  QFont body = bodyFont();
  body.setPixelSize(13);
  painter.setFont(body);
  painter.setPen(theme.textMuted);
  painter.drawText(QRectF(widget.left() + 24, middle.y() + 28, widget.width() - 48, 44),
                   Qt::AlignHCenter | Qt::AlignTop | Qt::TextWordWrap,
                   QCoreApplication::translate("CanvasHint",
                                               "Drag a kind from the palette to here, or write an annotation "
                                               "such as [[mp::service]] in the code."));
}

}  // namespace metaparticle::studio
