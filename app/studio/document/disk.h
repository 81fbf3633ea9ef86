// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "model/error.h"

namespace metaparticle::studio {

// Work with the disk that the document does in a thread of its own.

/// The bytes of a file; nothing when there is none. Errors: Io.
model::Result<std::optional<std::string>> readBytes(const std::filesystem::path& path);

/// A file as it shall be: with these bytes, or not there.
struct FileToSave {
  std::string file;                     ///< relative to the project
  std::optional<std::string> bytes;     ///< nothing: remove the file
  std::optional<std::string> expected;  ///< what is believed to be on the disk
};

struct SaveOutcome {
  std::vector<FileToSave> saved;
  std::vector<std::string> changedOutside;  ///< not saved: somebody else changed them meanwhile
  std::optional<model::Error> error;        ///< the first failure; what came after it was not saved
};

SaveOutcome saveFiles(const std::filesystem::path& folder, const std::vector<FileToSave>& files);

}  // namespace metaparticle::studio
