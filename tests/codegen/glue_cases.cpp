// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/codegen/glue_cases.h"

#include <fstream>
#include <sstream>

const GlueCase::Section* GlueCase::section(const std::string& kind) const {
  for (const Section& each : sections) {
    if (each.kind == kind) return &each;
  }
  return nullptr;
}

std::vector<GlueCase> readGlueCases(const std::string& path) {
  std::vector<GlueCase> cases;
  std::ifstream file(path);
  for (std::string line; std::getline(file, line);) {
    if (line.starts_with("=== ")) {
      cases.push_back({line.substr(4), {}});
    } else if (line.starts_with("--- ") && !cases.empty()) {
      std::istringstream words(line.substr(4));
      GlueCase::Section section;
      words >> section.kind >> section.name;
      cases.back().sections.push_back(section);
    } else if (!cases.empty() && !cases.back().sections.empty()) {
      cases.back().sections.back().text += line + "\n";
    }
  }
  for (GlueCase& each : cases) {
    for (GlueCase::Section& section : each.sections) {
      while (section.text.ends_with("\n\n")) section.text.pop_back();
    }
  }
  return cases;
}
