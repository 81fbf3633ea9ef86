// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include <QFont>
#include <QFontMetricsF>
#include <QStaticText>

#include "app/studio/canvas/scene.h"

namespace metaparticle::studio {

/// The texts of cards, elided and laid out once. Only the cards seen last are kept (capacity), in slots that
/// are used again, so a frame of cards seen before allocates nothing.
class TextCache {
 public:
  static constexpr std::size_t capacity = 4096;

  struct Texts {
    QStaticText title;
    QStaticText properties;
    QStaticText label;       ///< the title for blocks
    double labelWidth = -1;  ///< that it was elided to
  };

  TextCache();

  /// Forgets all, for another set of nodes.
  void reset(std::int32_t nodeCount);
  void forget(std::int32_t node);
  /// Takes the fonts anew, after the application's font changed.
  void refreshFonts();

  [[nodiscard]] const QFont& titleFont() const { return titleFont_; }
  [[nodiscard]] const QFont& bodyFont() const { return bodyFont_; }
  /// The title cut to the card, and the key properties cut to what the kind word leaves.
  const Texts& card(const Scene& scene, std::int32_t node);
  /// The title cut to this width, in units of the title font.
  const QStaticText& label(const Scene& scene, std::int32_t node, double width);
  /// How wide the kind's word is in the body font, in scene units.
  [[nodiscard]] double wordWidth(model::Kind kind) const {
    return wordWidth_[static_cast<std::size_t>(kind)];
  }

 private:
  Texts& slotOf(const Scene& scene, std::int32_t node);
  void layOut(Texts& texts, const Scene& scene, std::int32_t node) const;

  QFont titleFont_;
  QFont bodyFont_;
  std::array<double, 10> wordWidth_{};
  std::vector<std::int32_t> slotOfNode_;  ///< -1: none
  std::vector<std::int32_t> nodeOfSlot_;
  std::vector<Texts> slots_;
  std::size_t nextSlot_ = 0;
};

}  // namespace metaparticle::studio
