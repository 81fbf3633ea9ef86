// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/studio/canvas/text_cache.h"

#include "app/studio/canvas/card_metrics.h"
#include "app/studio/canvas/card_text.h"
#include "app/studio/kind_texts/kind_texts.h"
#include "app/studio/theme/theme.h"

namespace metaparticle::studio {

namespace {

void write(QStaticText& text, const QString& content, const QFont& font) {
  text.setTextFormat(Qt::PlainText);
  text.setPerformanceHint(QStaticText::AggressiveCaching);
  text.setText(content);
  text.prepare(QTransform(), font);
}

QString nameOf(const Scene& scene, std::int32_t node) {
  return QString::fromStdString(scene.node(node).name);
}

}  // namespace

TextCache::TextCache() {
  refreshFonts();
}

void TextCache::refreshFonts() {
  titleFont_ = studio::titleFont();
  bodyFont_ = studio::bodyFont();
  const QFontMetricsF metrics(bodyFont_);
  for (const model::KindInfo& kind : model::kinds())
    wordWidth_[static_cast<std::size_t>(kind.kind)] = metrics.horizontalAdvance(kindShortTitle(kind.kind));
  reset(static_cast<std::int32_t>(slotOfNode_.size()));
}

void TextCache::reset(std::int32_t nodeCount) {
  slotOfNode_.assign(static_cast<std::size_t>(nodeCount), -1);
  nodeOfSlot_.assign(slots_.size(), -1);
  nextSlot_ = 0;
}

void TextCache::forget(std::int32_t node) {
  std::int32_t& slot = slotOfNode_[static_cast<std::size_t>(node)];
  if (slot < 0) return;
  nodeOfSlot_[static_cast<std::size_t>(slot)] = -1;
  slot = -1;
}

TextCache::Texts& TextCache::slotOf(const Scene& scene, std::int32_t node) {
  std::int32_t& slot = slotOfNode_[static_cast<std::size_t>(node)];
  if (slot >= 0) return slots_[static_cast<std::size_t>(slot)];
  if (nextSlot_ == slots_.size() && slots_.size() < capacity) {
    slots_.emplace_back();
    nodeOfSlot_.push_back(-1);
  }
  if (nextSlot_ == slots_.size()) nextSlot_ = 0;
  if (const std::int32_t previous = nodeOfSlot_[nextSlot_]; previous >= 0)
    slotOfNode_[static_cast<std::size_t>(previous)] = -1;
  slot = static_cast<std::int32_t>(nextSlot_);
  nodeOfSlot_[nextSlot_] = node;
  Texts& texts = slots_[nextSlot_++];
  layOut(texts, scene, node);
  return texts;
}

void TextCache::layOut(Texts& texts, const Scene& scene, std::int32_t node) const {
  const QFontMetricsF titleMetrics(titleFont_);
  write(texts.title,
        titleMetrics.elidedText(nameOf(scene, node), Qt::ElideRight,
                                CardMetrics::titleWidth(scene.flags(node))),
        titleFont_);
  const double room = CardMetrics::textWidth - wordWidth(scene.kind(node)) - CardMetrics::wordGap;
  const QFontMetricsF bodyMetrics(bodyFont_);
  write(texts.properties, bodyMetrics.elidedText(keyProperties(scene.node(node)), Qt::ElideRight, room),
        bodyFont_);
  texts.labelWidth = -1;
}

const TextCache::Texts& TextCache::card(const Scene& scene, std::int32_t node) {
  return slotOf(scene, node);
}

const QStaticText& TextCache::label(const Scene& scene, std::int32_t node, double width) {
  Texts& texts = slotOf(scene, node);
  if (texts.labelWidth != width) {
    texts.labelWidth = width;
    write(texts.label, QFontMetricsF(titleFont_).elidedText(nameOf(scene, node), Qt::ElideRight, width),
          titleFont_);
  }
  return texts.label;
}

}  // namespace metaparticle::studio
