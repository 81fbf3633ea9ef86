// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "model/graph.h"

namespace metaparticle::model {

/// Cycles of synchronous calls: of each set of nodes that all reach each other, the shortest cycle through
/// its first node in source order, beginning with it. O(nodes + edges).
std::vector<std::vector<const Node*>> callCycles(const Graph& graph);

}  // namespace metaparticle::model
