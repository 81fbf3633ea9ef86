// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/file_replacement.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <utility>

namespace metaparticle::model {

namespace {

namespace fs = std::filesystem;

Error failure(const fs::path& path, int code, std::string remedy) {
  return {ErrorKind::Io, std::string("the file cannot be written: ") + std::strerror(code), path.string(), 0,
          std::move(remedy)};
}

/// Makes the renaming itself survive a loss of power; a file system that cannot is none of our business.
void syncFolder(const fs::path& folder) {
  const int descriptor = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (descriptor < 0) return;
  ::fsync(descriptor);
  ::close(descriptor);
}

/// What a new file may be for others. umask() cannot be asked without setting it, for every thread at once: a
/// file that another one makes meanwhile would be open to all. So the kernel is asked for it instead.
mode_t defaultMode() {
  mode_t mask = S_IWGRP | S_IWOTH;
  std::ifstream status("/proc/self/status");
  for (std::string line; std::getline(status, line);) {
    if (line.starts_with("Umask:")) mask = static_cast<mode_t>(std::strtoul(line.c_str() + 6, nullptr, 8));
  }
  return 0666 & ~mask;
}

/// 0, or the errno. A file system that cannot rename without replacing renames as it can.
int renameFile(const char* from, const char* to, bool mustBeNew) {
  if (mustBeNew) {
    if (::renameat2(AT_FDCWD, from, AT_FDCWD, to, RENAME_NOREPLACE) == 0) return 0;
    if (errno != EINVAL && errno != ENOSYS) return errno;
  }
  return ::rename(from, to) == 0 ? 0 : errno;
}

}  // namespace

fs::path behindLinks(fs::path path) {
  std::error_code error;
  for (int i = 0; i < 40 && fs::is_symlink(path, error); ++i) {
    const fs::path target = fs::read_symlink(path, error);
    if (error) break;
    path = target.is_absolute() ? target : path.parent_path() / target;
  }
  return path;
}

FileReplacement::FileReplacement(fs::path path, fs::path target)
    : path_(std::move(path)), target_(std::move(target)), temporary_(target_.string() + ".XXXXXX") {
  descriptor_ = ::mkostemp(temporary_.data(), O_CLOEXEC);
}

FileReplacement::FileReplacement(FileReplacement&& other) noexcept
    : path_(std::move(other.path_)),
      target_(std::move(other.target_)),
      temporary_(std::exchange(other.temporary_, {})),
      descriptor_(std::exchange(other.descriptor_, -1)) {}

FileReplacement::~FileReplacement() {
  if (descriptor_ < 0) return;
  ::close(descriptor_);
  if (!temporary_.empty()) ::unlink(temporary_.c_str());
}

bool FileReplacement::write(const std::string& bytes) const {
  std::size_t done = 0;
  while (done < bytes.size()) {
    const ssize_t count = ::write(descriptor_, bytes.data() + done, bytes.size() - done);
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) return false;
    done += static_cast<std::size_t>(count);
  }
  return true;
}

/// As far as this user may: a file of somebody else in a folder of ours becomes ours.
void FileReplacement::keepOwner(uid_t user, gid_t group) const {
  if (::fchown(descriptor_, user, group) == 0) return;
  [[maybe_unused]] const int groupAlone = ::fchown(descriptor_, static_cast<uid_t>(-1), group);
}

bool FileReplacement::finish(mode_t mode) const {
  return ::fchmod(descriptor_, mode) == 0 && ::fsync(descriptor_) == 0;
}

Result<FileReplacement> FileReplacement::prepare(const fs::path& path, const std::string& bytes) {
  const fs::path target = behindLinks(path);
  struct stat status = {};
  const bool exists = ::stat(target.c_str(), &status) == 0;
  if (exists && (status.st_mode & (S_IWUSR | S_IWGRP | S_IWOTH)) == 0) {
    return Error{ErrorKind::Io, "the file is read-only", path.string(), 0,
                 "make it writable, as with chmod u+w"};
  }
  if (exists && ::access(target.c_str(), W_OK) != 0) return failure(path, errno, "check its permissions");
  FileReplacement made(path, target);
  if (made.descriptor_ < 0) return failure(path, errno, "check the folder's permissions");
  if (exists) made.keepOwner(status.st_uid, status.st_gid);
  if (!made.write(bytes) || !made.finish(exists ? status.st_mode & 07777 : defaultMode()))
    return failure(path, errno, "check the permissions and the free space");
  return made;
}

Result<void> FileReplacement::putInPlace(bool mustBeNew) {
  if (const int code = renameFile(temporary_.c_str(), target_.c_str(), mustBeNew); code != 0) {
    if (mustBeNew && code == EEXIST)
      return Error{ErrorKind::Conflict, "another program made this file meanwhile", path_.string(), 0,
                   "look at it and try again"};
    return failure(path_, code, "check the permissions and the free space");
  }
  temporary_.clear();
  syncFolder(target_.has_parent_path() ? target_.parent_path() : fs::path("."));
  return {};
}

}  // namespace metaparticle::model
