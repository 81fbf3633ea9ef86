// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "tests/support/random.h"

namespace metaparticle::test {

/// What a body may do to others, as it is written there.
struct Callees {
  std::vector<std::string> callable;  ///< services, shards, scatters
  std::vector<std::string> queues;
  std::vector<std::string> stores;
  std::vector<std::string> helpers;  ///< plain functions
};

/// Statements of a function's body, indented by two spaces, each line ended by '\n'.
std::string generateBody(Random& random, const Callees& callees);

/// A declaration that is no node and means nothing to the graph, ended by '\n'. `number` makes its name
/// unique.
std::string generateFiller(Random& random, std::size_t number);

}  // namespace metaparticle::test
