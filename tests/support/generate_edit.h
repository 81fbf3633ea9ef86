// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "model/edit.h"
#include "tests/support/random.h"

namespace metaparticle::test {

/// An edit of this graph, mostly one that makes sense; `files` are those of the project. `number` keeps the
/// names of new nodes apart.
model::Edit generateEdit(Random& random, const model::Graph& graph, const std::vector<std::string>& files,
                         std::size_t number);

}  // namespace metaparticle::test
