// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include <nlohmann/json_fwd.hpp>

#include "model/finding.h"
#include "model/graph.h"

namespace metaparticle::model {

/// The data of `metaparticle graph --json`: `nodes` (name, kind, function, file, line, properties), `edges`
/// (from, to: node names; kind, declared, used, sites), `findings` (severity, code, message, file, line,
/// node). Properties are typed: integers, numbers, booleans, texts without quotes, lists.
nlohmann::json toJson(const Graph& graph, const std::vector<Finding>& findings);

}  // namespace metaparticle::model
