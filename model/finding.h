// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

namespace metaparticle::model {

enum class Severity { Error, Warning, Note };

/// One thing the user should look at, with the place to jump to.
struct Finding {
  Severity severity = Severity::Error;
  std::string code;     ///< stable id for tests and filters, such as "duplicate-name"
  std::string message;  ///< one sentence for the user
  std::string file;     ///< path relative to the project, or empty
  int line = 0;         ///< 1-based, or 0
  int column = 0;       ///< 1-based, in bytes, or 0
  std::string node;     ///< id of the node it is about (NodeId::value), or empty

  auto operator<=>(const Finding&) const = default;
};

/// "error", "warning", "note".
const char* toString(Severity severity);

}  // namespace metaparticle::model
