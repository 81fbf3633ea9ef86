// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>

#include "model/kinds.h"

namespace metaparticle::model {

/// What is wrong with a value.
struct ValueProblem {
  std::string code;  ///< of the finding: "wrong-type", "out-of-bounds", "invalid-name"
  std::string message;
  std::string remedy;
};

/// Checks a value against the table, without looking at the rest of the graph.
std::optional<ValueProblem> valueProblem(const ArgumentInfo& argument, const std::string& value);

/// "unknown argument", with the nearest known key of this kind where one is near.
ValueProblem unknownArgument(Kind kind, const std::string& key);

/// "a whole number from 1 to 10000": what the argument accepts, for messages and documentation.
std::string acceptedValues(const ArgumentInfo& argument);

}  // namespace metaparticle::model
