// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/studio/canvas/card_sprites.h"

#include <algorithm>

#include <QPainter>
#include <QPainterPath>

#include "app/studio/canvas/card_metrics.h"
#include "app/studio/kind_texts/kind_texts.h"
#include "app/studio/theme/kind_glyphs.h"

namespace metaparticle::studio {

namespace {

enum Part : std::uint32_t { Card, Block, Veil, Lock, StaleMark, TargetRing, Port, Badge, Mark, Spot };

std::uint32_t key(Part part, std::uint32_t variant = 0) {
  return (static_cast<std::uint32_t>(part) << 24) | variant;
}

std::uint32_t kindVariant(model::Kind kind, bool selected) {
  return (static_cast<std::uint32_t>(kind) << 1) | (selected ? 1U : 0U);
}

QRectF around(const QPointF& center, double radius) {
  return {center.x() - radius, center.y() - radius, 2 * radius, 2 * radius};
}

QRectF wide() {
  constexpr double m = CardMetrics::margin;
  return CardMetrics::card().adjusted(-m, -m, m, m);
}

// A pen whose line is whole device pixels, at least one.
double crisp(double units, double scale) {
  return std::max(1.0, std::floor(units * scale + 0.5)) / scale;
}

// A few faint rounded rectangles over each other look like a blur, at a hundredth of its cost.
void paintShadow(QPainter& painter, const Theme& theme, double radius) {
  painter.setPen(Qt::NoPen);
  constexpr int layers = 10;
  QColor color = theme.shadow;
  color.setAlpha(std::max(1, theme.shadow.alpha() / layers));
  painter.setBrush(color);
  for (int i = layers; i > 0; --i) {
    const double grow = i * 0.95;
    painter.drawRoundedRect(CardMetrics::card().adjusted(-grow, -grow + 3.5, grow, grow + 2.5), radius + grow,
                            radius + grow);
  }
}

void paintPlate(QPainter& painter, const Theme& theme, double scale, bool selected) {
  const double radius = theme.cardRadius;
  if (selected) {
    QColor glow = theme.accent;
    glow.setAlpha(theme.dark ? 70 : 48);
    painter.setPen(Qt::NoPen);
    painter.setBrush(glow);
    painter.drawRoundedRect(CardMetrics::card().adjusted(-4, -4, 4, 4), radius + 4, radius + 4);
  }
  const double width = selected ? crisp(2, scale) : crisp(1, scale);
  painter.setPen(QPen(selected ? theme.accent : theme.border, width));
  painter.setBrush(theme.card);
  const double inset = width / 2;
  painter.drawRoundedRect(CardMetrics::card().adjusted(inset, inset, -inset, -inset), radius - inset,
                          radius - inset);
}

void paintWord(QPainter& painter, const KindStyle& style, model::Kind kind) {
  const QFont font = bodyFont();
  painter.setFont(font);
  painter.setPen(style.accent);
  painter.drawText(QPointF(CardMetrics::textLeft, CardMetrics::bodyTop + QFontMetricsF(font).ascent()),
                   kindShortTitle(kind));
}

void paintTile(QPainter& painter, const KindStyle& style, model::Kind kind) {
  painter.setPen(Qt::NoPen);
  painter.setBrush(style.soft);
  painter.drawRoundedRect(CardMetrics::tileRect(), 9, 9);
  paintKindGlyph(painter, kind, CardMetrics::tileRect().adjusted(8, 8, -8, -8), style.accent);
}

void paintHatching(QPainter& painter, const Theme& theme, double step, double width) {
  QPainterPath plate;
  plate.addRoundedRect(CardMetrics::card(), theme.cardRadius, theme.cardRadius);
  QColor veil = theme.canvas;
  veil.setAlpha(120);
  painter.fillPath(plate, veil);
  painter.setClipPath(plate);
  QColor line = theme.textMuted;
  line.setAlpha(70);
  painter.setPen(QPen(line, width));
  for (double x = -CardSize::height; x < CardSize::width; x += step)
    painter.drawLine(QPointF(x, CardSize::height), QPointF(x + CardSize::height, 0));
  painter.setClipping(false);
  painter.setBrush(Qt::NoBrush);
  painter.setPen(QPen(theme.textMuted, width, Qt::DashLine));
  painter.drawRoundedRect(CardMetrics::card().adjusted(0.5, 0.5, -0.5, -0.5), theme.cardRadius,
                          theme.cardRadius);
}

/// A font in which the text is at most this wide, if one that can be read makes it so.
QFont fitting(const QString& text, double width) {
  constexpr int largest = 9, smallest = 4;
  QFont font = bodyFont();
  font.setWeight(QFont::DemiBold);
  for (int size = largest; size >= smallest; --size) {
    font.setPixelSize(size);
    if (QFontMetricsF(font).horizontalAdvance(text) <= width) break;
  }
  return font;
}

void paintRing(QPainter& painter, const Theme& theme, const NodeBadge& badge) {
  const QPointF center = CardMetrics::badgeCenter();
  const double radius = CardMetrics::badgeRadius;
  painter.setPen(QPen(theme.border, 1));
  painter.setBrush(theme.card);
  painter.drawEllipse(center, radius, radius);
  const QColor color = stateColor(theme, badge.state);
  QColor rail = color;
  rail.setAlpha(badge.state == BadgeState::Failed ? 150 : 60);
  const QRectF ring = around(center, radius - 2.5);
  painter.setBrush(Qt::NoBrush);
  painter.setPen(QPen(rail, 2.6));
  painter.drawEllipse(ring);
  const double part =
      badge.desired > 0 ? std::clamp(badge.ready / static_cast<double>(badge.desired), 0.0, 1.0) : 0;
  painter.setPen(QPen(color, 2.6, Qt::SolidLine, Qt::FlatCap));
  painter.drawArc(ring, 90 * 16, -static_cast<int>(part * 360 * 16));
  const QString text = QStringLiteral("%1/%2").arg(badge.ready).arg(badge.desired);
  painter.setFont(fitting(text, 2 * (radius - 5)));
  painter.setPen(theme.text);
  painter.drawText(around(center, radius), Qt::AlignCenter, text);
}

void paintMark(QPainter& painter, const Theme& theme, model::Severity severity) {
  const QPointF center = CardMetrics::markCenter();
  const double radius = CardMetrics::markRadius;
  painter.setPen(QPen(theme.card, 2));
  painter.setBrush(severityColor(theme, severity));
  if (severity == model::Severity::Warning) {
    QPainterPath triangle;
    triangle.moveTo(center + QPointF(0, -radius - 0.5));
    triangle.lineTo(center + QPointF(radius + 1, radius - 1.5));
    triangle.lineTo(center + QPointF(-radius - 1, radius - 1.5));
    triangle.closeSubpath();
    painter.drawPath(triangle);
  } else {
    painter.drawEllipse(center, radius, radius);
  }
  const QColor ink = theme.dark ? theme.accentText : QColor(Qt::white);
  painter.setPen(QPen(ink, 2, Qt::SolidLine, Qt::RoundCap));
  const double turn = severity == model::Severity::Note ? -1 : 1;  // an "i" is a "!" upside down
  const double shift = severity == model::Severity::Warning ? 1 : 0;
  painter.drawLine(center + QPointF(0, -4 * turn + shift), center + QPointF(0, 0.8 * turn + shift));
  painter.drawPoint(center + QPointF(0, 4.2 * turn + shift));
}

}  // namespace

QColor stateColor(const Theme& theme, BadgeState state) {
  switch (state) {
    case BadgeState::Stopped:
      return theme.stopped;
    case BadgeState::Pending:
      return theme.pending;
    case BadgeState::Ready:
      return theme.ready;
    case BadgeState::Degraded:
      return theme.warning;
    case BadgeState::Failed:
      return theme.error;
  }
  return theme.stopped;
}

QColor severityColor(const Theme& theme, model::Severity severity) {
  switch (severity) {
    case model::Severity::Error:
      return theme.error;
    case model::Severity::Warning:
      return theme.warning;
    case model::Severity::Note:
      return theme.note;
  }
  return theme.note;
}

void CardSprites::setTheme(const Theme& theme) {
  theme_ = &theme;
  clear();
}

const Sprite& CardSprites::card(model::Kind kind, bool selected) {
  return cache_.get(key(Card, kindVariant(kind, selected)), wide(), [&](QPainter& painter) {
    paintShadow(painter, *theme_, theme_->cardRadius);
    paintPlate(painter, *theme_, cache_.scale(), selected);
    paintTile(painter, theme_->kind(kind), kind);
    paintWord(painter, theme_->kind(kind), kind);
  });
}

const Sprite& CardSprites::block(model::Kind kind, bool selected) {
  return cache_.get(key(Block, kindVariant(kind, selected)), wide(), [&](QPainter& painter) {
    const KindStyle& style = theme_->kind(kind);
    const double px = 1 / cache_.scale(), radius = std::min(2.5 * theme_->cardRadius, 3.5 * px);
    const QRectF plate = CardMetrics::card();
    painter.setPen(Qt::NoPen);
    if (selected) {
      painter.setBrush(theme_->accent);
      painter.drawRoundedRect(plate.adjusted(-2 * px, -2 * px, 2 * px, 2 * px), radius + 2 * px,
                              radius + 2 * px);
    }
    painter.setBrush(style.accent);
    painter.drawRoundedRect(plate, radius, radius);
    painter.setBrush(selected ? theme_->accentSoft : style.soft);
    painter.drawRoundedRect(plate.adjusted(std::max(3 * px, 12.0), px, -px, -px), radius - px, radius - px);
  });
}

const Sprite& CardSprites::veil(bool block) {
  return cache_.get(key(Veil, block ? 1 : 0), wide(), [&](QPainter& painter) {
    const double px = 1 / cache_.scale();
    paintHatching(painter, *theme_, block ? 6 * px : 9, block ? px : 1.2);
  });
}

const Sprite& CardSprites::lock() {
  return cache_.get(key(Lock), CardMetrics::lockRect(), [&](QPainter& painter) {
    paintKindGlyph(painter, model::Kind::Lock, CardMetrics::lockRect(), theme_->textMuted);
  });
}

// A pencil: somebody is writing there.
const Sprite& CardSprites::staleMark() {
  return cache_.get(key(StaleMark), CardMetrics::lockRect(), [&](QPainter& painter) {
    painter.translate(CardMetrics::lockRect().topLeft());
    painter.setPen(QPen(theme_->textMuted, 1.3, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.drawPolyline(QPolygonF({{2, 12}, {2.8, 8.8}, {9.6, 2}, {12, 4.4}, {5.2, 11.2}, {2, 12}}));
    painter.drawLine(QPointF(7.8, 3.8), QPointF(10.2, 6.2));
  });
}

const Sprite& CardSprites::targetRing() {
  return cache_.get(key(TargetRing), wide(), [&](QPainter& painter) {
    const double px = 1 / cache_.scale();
    const double width = std::max(1.6, px), away = std::max(3.0, 2 * px);
    painter.setPen(QPen(theme_->ready, width, Qt::DashLine));
    painter.setBrush(Qt::NoBrush);
    painter.drawRoundedRect(CardMetrics::card().adjusted(-away, -away, away, away), theme_->cardRadius + away,
                            theme_->cardRadius + away);
  });
}

const Sprite& CardSprites::port(model::Kind kind) {
  const double radius = CardMetrics::portRadius;
  return cache_.get(key(Port, static_cast<std::uint32_t>(kind)), around({0, 0}, radius + 1),
                    [&](QPainter& painter) {
                      painter.setPen(QPen(theme_->kind(kind).accent, 1.5));
                      painter.setBrush(theme_->card);
                      painter.drawEllipse(QPointF(0, 0), radius - 0.75, radius - 0.75);
                    });
}

const Sprite& CardSprites::badge(const NodeBadge& badge) {
  const auto digits = [](int value) { return static_cast<std::uint32_t>(std::clamp(value, 0, 1023)); };
  const std::uint32_t variant =
      (static_cast<std::uint32_t>(badge.state) << 20) | (digits(badge.ready) << 10) | digits(badge.desired);
  return cache_.get(key(Badge, variant), around(CardMetrics::badgeCenter(), CardMetrics::badgeRadius + 1),
                    [&](QPainter& painter) { paintRing(painter, *theme_, badge); });
}

// Far out a ring and a sign are too small to be read: spots of a few pixels, whatever the zoom.
const Sprite& CardSprites::spot(const QColor& color, bool right) {
  const double px = 1 / cache_.scale(), radius = 3.5 * px;
  const QPointF center = right ? QPointF(CardSize::width - px, px) : QPointF(px, px);
  const std::uint32_t variant = (color.rgb() & 0xffffff) >> 1 << 1 | (right ? 1U : 0U);
  return cache_.get(key(Spot, variant), around(center, radius + 2 * px), [&](QPainter& painter) {
    painter.setPen(QPen(theme_->canvas, px));
    painter.setBrush(color);
    painter.drawEllipse(center, radius, radius);
  });
}

const Sprite& CardSprites::mark(model::Severity severity) {
  return cache_.get(key(Mark, static_cast<std::uint32_t>(severity)),
                    around(CardMetrics::markCenter(), CardMetrics::markRadius + 3),
                    [&](QPainter& painter) { paintMark(painter, *theme_, severity); });
}

}  // namespace metaparticle::studio
