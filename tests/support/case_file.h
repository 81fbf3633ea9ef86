// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "model/error.h"
#include "model/graph.h"
#include "tests/support/step.h"

namespace metaparticle::test {

using Texts = std::map<std::string, std::string>;

/// One round trip as a text file: sources, steps one a line, and what they give. A section begins with a line
/// `=== source app.cpp`, `=== edit`, `=== expected app.cpp`, `=== graph` or `=== error`; before the first one
/// stands what the case is about. Words behind a file's name say what the lines of a text file cannot show:
/// `crlf`, `bom`, `unterminated` (no line end behind the last line). A file without an expectation stays as
/// it is.
struct CaseFile {
  std::string about;
  Texts sources;
  std::vector<Step> steps;
  Texts expected;       ///< files that the edits change
  std::string graph;    ///< dump of the graph afterwards
  std::string error;    ///< instead of the two: "refused: <beginning of the message>"
  std::string problem;  ///< why this is no case file, or empty
};

CaseFile parseCase(std::string_view text);
std::string writeCase(const CaseFile& file);

/// One line a node, edge and function, in the order of their names: what the graph section holds.
std::string dumpGraph(const model::Graph& graph);
/// "refused: message", as the error section holds it.
std::string dumpError(const model::Error& error);

}  // namespace metaparticle::test
