// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <optional>
#include <string>

#include "app/studio/canvas/auto_layout.h"

namespace metaparticle::studio {

/// The graph in Graphviz's language, for `dot -Tplain`; nodes are called by their index.
std::string dotSource(const model::Graph& graph);
/// The positions in what `dot -Tplain` printed; nothing when a node is missing.
std::optional<Positions> readDotPlain(const std::string& output, const model::Graph& graph);

using Cancelled = std::function<bool()>;

/// A layered layout in the manner of Sugiyama, Tagawa and Toda (1981), each connected part apart: cycles
/// broken, longest-path ranks, crossings reduced by barycentres, the parts packed on shelves. Near linear in
/// nodes and edges, for any size; the same graph gives the same picture. Empty when cancelled. Any thread.
Positions layeredLayout(const model::Graph& graph, const Cancelled& cancelled);

}  // namespace metaparticle::studio
