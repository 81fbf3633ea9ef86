// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

#include "app/studio/canvas/scene.h"

namespace metaparticle::studio {

/// Where a key leads from a node: an arrow to the nearest card in that direction (what lies straight ahead
/// counts as nearer), Tab and Backtab to the next and the previous node in source order. -1 when there is
/// none; from -1, Tab leads to the first node and Backtab to the last.
std::int32_t walkFrom(const Scene& scene, std::int32_t node, int key);

}  // namespace metaparticle::studio
