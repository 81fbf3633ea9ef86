// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "app/studio/canvas/canvas_types.h"
#include "app/studio/canvas/scene.h"

namespace metaparticle::studio {

/// What is shown on cards but is not in the graph: how the nodes run, and what is wrong with them. Kept by
/// name and id for graphs to come, and by index for painting.
class Decorations {
 public:
  /// Both return the nodes that look different now.
  std::vector<std::int32_t> setBadges(const Scene& scene, std::vector<NodeBadge> badges);
  std::vector<std::int32_t> setMarks(const Scene& scene, std::vector<ProblemMark> marks);
  /// After the graph got other nodes.
  void attach(const Scene& scene);

  /// Nullptr when there is none.
  [[nodiscard]] const NodeBadge* badge(std::int32_t node) const {
    const std::int32_t i = badgeOf_[static_cast<std::size_t>(node)];
    return i < 0 ? nullptr : &badges_[static_cast<std::size_t>(i)];
  }
  /// The worst one.
  [[nodiscard]] std::optional<model::Severity> mark(std::int32_t node) const {
    const std::uint8_t worst = worst_[static_cast<std::size_t>(node)];
    if (worst == none) return std::nullopt;
    return static_cast<model::Severity>(worst);
  }
  [[nodiscard]] const std::vector<ProblemMark>& marks() const { return marks_; }

 private:
  static constexpr std::uint8_t none = 255;
  void attachBadges(const Scene& scene);
  void attachMarks(const Scene& scene);

  std::vector<NodeBadge> badges_;
  std::vector<ProblemMark> marks_;
  std::vector<std::int32_t> badgeOf_;
  std::vector<std::uint8_t> worst_;
};

}  // namespace metaparticle::studio
