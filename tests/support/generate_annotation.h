// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "model/graph.h"
#include "tests/support/random.h"

namespace metaparticle::test {

/// Names that annotations may refer to, as they are written there.
struct KnownNames {
  std::vector<std::string> queues;
  std::vector<std::string> targets;    ///< nodes that `uses` may name
  std::vector<std::string> functions;  ///< gathers and keys
};

/// A value that the table accepts for this argument; "" for a flag.
std::string generateValue(Random& random, const model::ArgumentInfo& argument, const KnownNames& names);

/// The required arguments and some others, each once.
std::vector<model::Argument> generateArguments(Random& random, model::Kind kind, const KnownNames& names);

/// `[[mp::kind(...)]]` in one of the many ways to write it, '\n' line ends, no final one.
std::string generateAttribute(Random& random, model::Kind kind,
                              const std::vector<model::Argument>& arguments);

}  // namespace metaparticle::test
