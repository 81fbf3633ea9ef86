// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

#include <QSizeF>

namespace metaparticle::studio {

enum class NodeDetail {
  Dots,    ///< plain rectangles of a few pixels
  Blocks,  ///< small cards without text
  Cards,   ///< the whole card
};

enum class EdgeDetail {
  Hairlines,  ///< straight, one pixel, adding up where many pass
  Lines,      ///< straight, anti-aliased
  Splines,    ///< curves, with arrowheads where there are cards
};

/// How much is drawn of everything, at one zoom of one scene. It must not depend on where the view is: what
/// panning uncovers is painted beside what is there already.
struct Detail {
  NodeDetail nodes = NodeDetail::Cards;
  EdgeDetail edges = EdgeDetail::Splines;
  bool labels = false;          ///< titles on Blocks
  std::uint32_t keepEvery = 1;  ///< of very long hairlines only one in so many is drawn, that much denser
};

/// What there is to draw, as far as it decides the level.
struct DetailInput {
  double zoom = 1;   ///< scene units to px of the widget
  double ratio = 1;  ///< device pixels a px
  QSizeF view;       ///< of the widget, in px
  QSizeF scene;      ///< bounds of the scene, in scene units
  int nodes = 0;
  int edges = 0;
  double edgeLength = 0;  ///< Scene::totalEdgeLength
};

Detail chooseDetail(const DetailInput& input);

/// Below this zoom nodes are blocks and dots.
inline constexpr double cardZoom = 0.35;

}  // namespace metaparticle::studio
