// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "model/error.h"
#include "model/finding.h"
#include "model/graph.h"

namespace metaparticle::model {

/// Checks one value against the table. The error says what is accepted. `value` is source text; "" is a flag.
Result<void> checkValue(Kind kind, const std::string& key, const std::string& value);

/// What a person typed for an argument, as source text: texts, durations and sizes get the quotes that they
/// lack, and a flag that is "true" is written without a value. Checks nothing.
std::string sourceValue(Kind kind, const std::string& key, const std::string& input);

/// Everything that is wrong or doubtful in the graph, each finding with its place, in source order:
/// duplicate names, unknown and missing arguments, values out of bounds or of the wrong type, dangling
/// `gather`, `key`, `from`, `uses`, two exposed nodes on one port, a cycle of synchronous calls (a warning,
/// reported once, naming the cycle). O(nodes + edges).
std::vector<Finding> validate(const Graph& graph);

/// The ports of the exposed nodes, in source order: their `port`, else the first free one from 3000 up.
std::vector<std::pair<NodeId, int>> exposedPorts(const Graph& graph);

}  // namespace metaparticle::model
