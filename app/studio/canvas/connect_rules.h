// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include "model/graph.h"

namespace metaparticle::studio {

/// True when edges can begin at nodes like this one: what runs code can call, and a queue feeds workers.
bool mayStartEdge(const model::Node& from);

/// Why `from` and `to` cannot be connected, for the user; empty when they can. Asks model::apply, so that the
/// canvas offers exactly what an edit may do.
QString connectRefusal(const model::Graph& graph, const model::Node& from, const model::Node& to);

}  // namespace metaparticle::studio
