// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <vector>

#include <QImage>
#include <QRect>

#include "app/studio/canvas/decorations.h"
#include "app/studio/canvas/detail.h"
#include "app/studio/canvas/scene.h"
#include "app/studio/canvas/viewport.h"
#include "app/studio/theme/theme.h"

namespace metaparticle::studio {

/// What one pass of painting works on.
struct PaintJob {
  QImage& image;  ///< RGB32, the size of the view in device pixels
  QRect clip;     ///< inside the image; no pixel outside changes
  const Scene& scene;
  const Decorations& decorations;
  const Viewport& view;
  const Theme& theme;
  Detail detail;
};

using Indices = std::vector<std::int32_t>;

}  // namespace metaparticle::studio
