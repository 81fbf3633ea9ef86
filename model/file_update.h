// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "model/error.h"

namespace metaparticle::model {

/// A file as it shall be, and as it is believed to be now. A missing file and an empty one count as the same
/// belief: nothing can be lost.
struct FileUpdate {
  std::filesystem::path path;
  std::optional<std::string> expected;  ///< nothing: there is no such file
  std::optional<std::string> bytes;     ///< nothing: remove it
};

/// Makes the files so, each atomically; folders are made as needed. Of two programs that do this at the same
/// time with the same belief one gets Conflict. Errors: Conflict (a file is not what was expected) and Io,
/// both naming the file; nothing was changed then, but when the disk fails between two files.
Result<void> updateFiles(const std::vector<FileUpdate>& updates);

}  // namespace metaparticle::model
