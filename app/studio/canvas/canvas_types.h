// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <vector>

#include <QString>

#include "model/finding.h"
#include "model/graph.h"
#include "model/project_file.h"

namespace metaparticle::studio {

/// The size of a node's card, in scene units (px at 100 %). Every card has this size.
struct CardSize {
  static constexpr double width = 216;
  static constexpr double height = 72;
};

/// Distance of the grid that nodes snap to, in scene units.
inline constexpr double gridStep = 12;

/// MIME type of a kind dragged from the palette; the data is the kind's word ("service") in UTF-8.
inline constexpr char kindMimeType[] = "application/x-metaparticle-kind";

/// What is selected; both lists sorted, nothing twice.
struct Selection {
  std::vector<model::NodeId> nodes;
  std::vector<model::EdgeId> edges;

  [[nodiscard]] bool empty() const { return nodes.empty() && edges.empty(); }
  bool operator==(const Selection&) const = default;
};

/// How a running node is doing, coarse enough for one colour.
enum class BadgeState { Stopped, Pending, Ready, Degraded, Failed };

/// Ready and desired replicas of a node: drawn as a ring with "2/3" in it.
struct NodeBadge {
  std::string node;  ///< wire name
  int ready = 0;
  int desired = 0;
  BadgeState state = BadgeState::Pending;
  QString text;  ///< for the tooltip and for screen readers, such as "2 of 3 ready, 1 restart"; may be empty
  bool operator==(const NodeBadge&) const = default;
};

/// Something to look at in a node, from the findings.
struct ProblemMark {
  model::NodeId node;
  model::Severity severity = model::Severity::Error;
  QString text;  ///< for the tooltip
  bool operator==(const ProblemMark&) const = default;
};

/// What lies under a place of the canvas: a node, an edge, or neither.
struct CanvasTarget {
  std::optional<model::NodeId> node;
  std::optional<model::EdgeId> edge;
  model::Point position;  ///< in scene units
};

}  // namespace metaparticle::studio
