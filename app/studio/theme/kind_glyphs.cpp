// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/studio/theme/kind_glyphs.h"

#include <QPainter>
#include <QPainterPath>
#include <QPixmap>

namespace metaparticle::studio {

namespace {

using model::Kind;

void line(QPainterPath& path, double x1, double y1, double x2, double y2) {
  path.moveTo(x1, y1);
  path.lineTo(x2, y2);
}

// A box that answers: a server with its two lamps.
QPainterPath service() {
  QPainterPath path;
  path.addRoundedRect(QRectF(4, 4.5, 16, 6.5), 2, 2);
  path.addRoundedRect(QRectF(4, 13, 16, 6.5), 2, 2);
  line(path, 7.5, 7.75, 7.6, 7.75);
  line(path, 7.5, 16.25, 7.6, 16.25);
  line(path, 12, 7.75, 16.5, 7.75);
  line(path, 12, 16.25, 16.5, 16.25);
  return path;
}

// A disc cut into slices.
QPainterPath shard() {
  QPainterPath path;
  path.addEllipse(QPointF(12, 12), 8.25, 8.25);
  line(path, 12, 12, 12, 3.75);
  line(path, 12, 12, 19.1, 16.2);
  line(path, 12, 12, 4.9, 16.2);
  return path;
}

// One that asks many.
QPainterPath scatter() {
  QPainterPath path;
  path.addEllipse(QPointF(5.5, 12), 2, 2);
  for (const double y : {5.0, 12.0, 19.0}) {
    path.addEllipse(QPointF(18.5, y), 2, 2);
    line(path, 7.3, 12 + (y - 12) * 0.14, 16.7, y - (y - 12) * 0.14);
  }
  return path;
}

// Things in a row.
QPainterPath queue() {
  QPainterPath path;
  for (const double x : {3.5, 9.75, 16.0}) path.addRoundedRect(QRectF(x, 7.5, 4.5, 9), 1.2, 1.2);
  return path;
}

// A wheel that turns.
QPainterPath worker() {
  QPainterPath path;
  path.addEllipse(QPointF(12, 12), 3, 3);
  path.addEllipse(QPointF(12, 12), 6.25, 6.25);
  for (int tooth = 0; tooth < 8; ++tooth) {
    QTransform turn;
    turn.translate(12, 12);
    turn.rotate(tooth * 45.0);
    const QPointF from = turn.map(QPointF(0, -6.25));
    const QPointF to = turn.map(QPointF(0, -8.75));
    line(path, from.x(), from.y(), to.x(), to.y());
  }
  return path;
}

// A clock: it has an end.
QPainterPath job() {
  QPainterPath path;
  path.addEllipse(QPointF(12, 12), 8.25, 8.25);
  path.moveTo(12, 7);
  path.lineTo(12, 12);
  path.lineTo(15.5, 14.2);
  return path;
}

// The drum that every diagram draws.
QPainterPath store() {
  QPainterPath path;
  path.addEllipse(QRectF(5, 3.75, 14, 5.5));
  path.moveTo(5, 6.5);
  path.lineTo(5, 17.5);
  path.arcTo(QRectF(5, 14.75, 14, 5.5), 180, 180);
  path.lineTo(19, 6.5);
  path.moveTo(5, 12);
  path.arcTo(QRectF(5, 9.25, 14, 5.5), 180, 180);
  return path;
}

QPainterPath lock() {
  QPainterPath path;
  path.addRoundedRect(QRectF(5.5, 10.75, 13, 9), 2, 2);
  path.moveTo(8.25, 10.75);
  path.lineTo(8.25, 8.25);
  path.arcTo(QRectF(8.25, 4.5, 7.5, 7.5), 180, -180);
  path.lineTo(15.75, 10.75);
  line(path, 12, 14.25, 12, 16.25);
  return path;
}

// A crown.
QPainterPath leader() {
  QPainterPath path;
  path.moveTo(5, 17);
  path.lineTo(3.75, 7.5);
  path.lineTo(8.5, 11.5);
  path.lineTo(12, 5.5);
  path.lineTo(15.5, 11.5);
  path.lineTo(20.25, 7.5);
  path.lineTo(19, 17);
  path.closeSubpath();
  line(path, 5.5, 19.75, 18.5, 19.75);
  return path;
}

// A crate.
QPainterPath container() {
  QPainterPath path;
  path.moveTo(12, 3.5);
  path.lineTo(19.5, 7.5);
  path.lineTo(19.5, 16.5);
  path.lineTo(12, 20.5);
  path.lineTo(4.5, 16.5);
  path.lineTo(4.5, 7.5);
  path.closeSubpath();
  path.moveTo(4.5, 7.5);
  path.lineTo(12, 11.5);
  path.lineTo(19.5, 7.5);
  line(path, 12, 11.5, 12, 20.5);
  return path;
}

QPainterPath glyph(Kind kind) {
  switch (kind) {
    case Kind::Service:
      return service();
    case Kind::Shard:
      return shard();
    case Kind::Scatter:
      return scatter();
    case Kind::Queue:
      return queue();
    case Kind::Worker:
      return worker();
    case Kind::Job:
      return job();
    case Kind::Store:
      return store();
    case Kind::Lock:
      return lock();
    case Kind::Leader:
      return leader();
    case Kind::Container:
      return container();
  }
  return {};
}

QPixmap tile(Kind kind, const Theme& theme, int side, qreal ratio) {
  QPixmap pixmap(QSize(side, side) * ratio);
  pixmap.setDevicePixelRatio(ratio);
  pixmap.fill(Qt::transparent);
  QPainter painter(&pixmap);
  painter.setRenderHint(QPainter::Antialiasing);
  painter.setPen(Qt::NoPen);
  painter.setBrush(theme.kind(kind).soft);
  painter.drawRoundedRect(QRectF(0, 0, side, side), side * 0.25, side * 0.25);
  const double inset = side * 0.14;
  paintKindGlyph(painter, kind, QRectF(0, 0, side, side).adjusted(inset, inset, -inset, -inset),
                 theme.kind(kind).accent);
  return pixmap;
}

}  // namespace

void paintKindGlyph(QPainter& painter, Kind kind, const QRectF& box, const QColor& color) {
  painter.save();
  painter.setRenderHint(QPainter::Antialiasing);
  painter.translate(box.topLeft());
  painter.scale(box.width() / 24.0, box.height() / 24.0);
  painter.setPen(QPen(color, 1.7, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
  painter.setBrush(Qt::NoBrush);
  painter.drawPath(glyph(kind));
  painter.restore();
}

QIcon kindIcon(Kind kind, const Theme& theme) {
  QIcon icon;
  for (const int side : {16, 20, 24, 32, 48})
    for (const qreal ratio : {1.0, 2.0}) icon.addPixmap(tile(kind, theme, side, ratio));
  return icon;
}

}  // namespace metaparticle::studio
