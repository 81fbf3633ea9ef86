// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/studio/canvas/detail.h"

#include <algorithm>
#include <cmath>

#include "app/studio/canvas/canvas_types.h"

namespace metaparticle::studio {

namespace {

constexpr double dotWidth = 18;           // px; a narrower card has no room for a border
constexpr double labelZoom = 0.2;         // below it not even a short title can be read
constexpr double labelledNodes = 250;     // laying out text is what a new zoom costs most
constexpr double splinePixels = 2.5e5;    // pixels along all edges that are drawn as curves, which cost more
constexpr double smoothPixels = 1.5e6;    // pixels along all lines that are drawn anti-aliased
constexpr double hairlinePixels = 1.2e7;  // and as hairlines, before long ones are thinned out

}  // namespace

Detail chooseDetail(const DetailInput& input) {
  // The part of everything that is in view, were it spread evenly.
  const auto part = [&](double view, double scene) {
    return std::min(1.0, view / std::max(scene * input.zoom, 1.0));
  };
  const double share =
      part(input.view.width(), input.scene.width()) * part(input.view.height(), input.scene.height());
  const double edgePixels = input.edgeLength * input.zoom * input.ratio * share;

  Detail detail;
  if (input.zoom >= cardZoom) return detail;
  detail.nodes = CardSize::width * input.zoom < dotWidth ? NodeDetail::Dots : NodeDetail::Blocks;
  detail.labels = input.zoom >= labelZoom && input.nodes * share <= labelledNodes;
  if (edgePixels > smoothPixels)
    detail.edges = EdgeDetail::Hairlines;
  else if (edgePixels > splinePixels)
    detail.edges = EdgeDetail::Lines;
  if (edgePixels > hairlinePixels)
    detail.keepEvery = static_cast<std::uint32_t>(std::ceil(edgePixels / hairlinePixels));
  return detail;
}

}  // namespace metaparticle::studio
