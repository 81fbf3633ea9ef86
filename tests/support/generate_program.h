// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <map>
#include <string>

#include "tests/support/random.h"

namespace metaparticle::test {

/// How much of a program to write.
struct ProgramShape {
  std::size_t files = 3;
  std::size_t nodes = 8;
  std::size_t fillers = 6;  ///< declarations that are no nodes: helpers, structs, macros, ...
};

/// An annotated program in one of the many ways to write it: styles of annotations, namespaces, tabs or
/// spaces, line ends, byte order marks, missing final line ends, declarations apart from their definitions.
/// By file name.
std::map<std::string, std::string> generateProgram(Random& random, const ProgramShape& shape);

/// One file of about this many lines with this many annotated functions among others, in one plain style: for
/// benchmarks.
std::string generateLargeFile(std::size_t lines, std::size_t annotations);

}  // namespace metaparticle::test
