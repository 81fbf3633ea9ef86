// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <utility>
#include <vector>

/// One case of tests/codegen/glue/*.txt:
///   === what it shows
///   --- file NAME          a source of the project
///   --- glue NAME          a generated file, from the line behind its last #pragma
///   --- whole NAME         a generated file, all of it
///   --- findings           as compilers print them; a case without this section has none
///   --- compiled           names of the sources that are compiled as they are
struct GlueCase {
  std::string title;
  struct Section {
    std::string kind;
    std::string name;
    std::string text;
  };
  std::vector<Section> sections;

  [[nodiscard]] const Section* section(const std::string& kind) const;
};

/// The cases of a file, in order.
std::vector<GlueCase> readGlueCases(const std::string& path);
