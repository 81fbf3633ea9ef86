// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <optional>
#include <string>

namespace metaparticle::deploy {

/// Where in the user's own files an error of the linker is, that names a line of a generated source.
struct LinkerPlace {
  std::filesystem::path file;
  int line = 0;  ///< 0: somewhere in the file
};

/// A generated source includes the user's file. GNU ld takes the first file of DWARF 5's table for the unit's
/// own name until another one is set, so that lines of the user's file are told as lines of the generated
/// one. The line is believed when it holds the name of what is missing; else the user's file alone is told.
/// Nothing for a file that is not generated.
std::optional<LinkerPlace> placeInSource(const std::filesystem::path& generated, int line,
                                         const std::string& message);

}  // namespace metaparticle::deploy
