// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/studio/canvas/decorations.h"

#include <algorithm>
#include <string_view>
#include <unordered_map>
#include <utility>

namespace metaparticle::studio {

void Decorations::attach(const Scene& scene) {
  attachBadges(scene);
  attachMarks(scene);
}

void Decorations::attachBadges(const Scene& scene) {
  badgeOf_.assign(static_cast<std::size_t>(scene.nodeCount()), -1);
  if (badges_.empty()) return;
  std::unordered_map<std::string_view, std::int32_t> byName;
  for (std::size_t i = 0; i < badges_.size(); ++i) byName[badges_[i].node] = static_cast<std::int32_t>(i);
  for (std::int32_t i = 0; i < scene.nodeCount(); ++i)
    if (const auto found = byName.find(scene.node(i).name); found != byName.end())
      badgeOf_[static_cast<std::size_t>(i)] = found->second;
}

void Decorations::attachMarks(const Scene& scene) {
  worst_.assign(static_cast<std::size_t>(scene.nodeCount()), none);
  for (const ProblemMark& mark : marks_) {
    const std::int32_t i = scene.indexOf(mark.node);
    if (i < 0) continue;
    std::uint8_t& worst = worst_[static_cast<std::size_t>(i)];
    worst = std::min(worst, static_cast<std::uint8_t>(mark.severity));
  }
}

std::vector<std::int32_t> Decorations::setBadges(const Scene& scene, std::vector<NodeBadge> badges) {
  const std::vector<NodeBadge> before = std::exchange(badges_, std::move(badges));
  const std::vector<std::int32_t> placeBefore = badgeOf_;
  attachBadges(scene);
  std::vector<std::int32_t> changed;
  for (std::int32_t i = 0; i < scene.nodeCount(); ++i) {
    const std::int32_t old = placeBefore[static_cast<std::size_t>(i)];
    const NodeBadge* now = badge(i);
    if (old < 0 ? now != nullptr : now == nullptr || before[static_cast<std::size_t>(old)] != *now)
      changed.push_back(i);
  }
  return changed;
}

std::vector<std::int32_t> Decorations::setMarks(const Scene& scene, std::vector<ProblemMark> marks) {
  marks_ = std::move(marks);
  const std::vector<std::uint8_t> before = worst_;
  attachMarks(scene);
  std::vector<std::int32_t> changed;
  for (std::size_t i = 0; i < worst_.size(); ++i)
    if (worst_[i] != before[i]) changed.push_back(static_cast<std::int32_t>(i));
  return changed;
}

}  // namespace metaparticle::studio
