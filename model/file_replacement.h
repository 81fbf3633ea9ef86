// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <sys/types.h>

#include <filesystem>
#include <string>

#include "model/error.h"

namespace metaparticle::model {

/// Where the bytes of a file really go: behind symbolic links, also those whose target does not exist yet.
std::filesystem::path behindLinks(std::filesystem::path path);

/// New contents of a file, written beside it and gone again unless they are put into its place.
class FileReplacement {
 public:
  /// Keeps the permissions and the owner of a file that is there and follows a symbolic link. A file that its
  /// permissions make read-only is refused (Io), also for root.
  static Result<FileReplacement> prepare(const std::filesystem::path& path, const std::string& bytes);

  FileReplacement(FileReplacement&& other) noexcept;
  FileReplacement& operator=(FileReplacement&&) = delete;
  ~FileReplacement();

  /// Atomic. Errors: Io; Conflict when `mustBeNew` and there is a file by now.
  Result<void> putInPlace(bool mustBeNew = false);

 private:
  FileReplacement(std::filesystem::path path, std::filesystem::path target);
  [[nodiscard]] bool write(const std::string& bytes) const;
  void keepOwner(uid_t user, gid_t group) const;
  [[nodiscard]] bool finish(mode_t mode) const;

  std::filesystem::path path_;  ///< as it was named, for messages
  std::filesystem::path target_;
  std::string temporary_;
  int descriptor_ = -1;
};

}  // namespace metaparticle::model
