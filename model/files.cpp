// SPDX-License-Identifier: GPL-3.0-or-later
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <sstream>

#include "model/project_file.h"

namespace metaparticle::model {

namespace {

namespace fs = std::filesystem;

Error failure(const fs::path& path, const std::string& what, int code, std::string remedy) {
  return {ErrorKind::Io, what + ": " + std::strerror(code), path.string(), 0, std::move(remedy)};
}

/// A temporary file that is gone when it was not renamed into place.
class TemporaryFile {
 public:
  explicit TemporaryFile(const fs::path& target) : path_(target.string() + ".XXXXXX") {
    descriptor_ = ::mkstemp(path_.data());
  }
  ~TemporaryFile() {
    if (descriptor_ >= 0) ::close(descriptor_);
    if (descriptor_ >= 0 && !renamed_) ::unlink(path_.c_str());
  }
  TemporaryFile(const TemporaryFile&) = delete;
  TemporaryFile& operator=(const TemporaryFile&) = delete;

  [[nodiscard]] bool isOpen() const { return descriptor_ >= 0; }

  bool write(const std::string& bytes, mode_t mode) const {
    std::size_t done = 0;
    while (done < bytes.size()) {
      const ssize_t count = ::write(descriptor_, bytes.data() + done, bytes.size() - done);
      if (count < 0 && errno == EINTR) continue;
      if (count < 0) return false;
      done += static_cast<std::size_t>(count);
    }
    return ::fchmod(descriptor_, mode) == 0 && ::fsync(descriptor_) == 0;
  }

  bool renameTo(const fs::path& target) {
    renamed_ = ::rename(path_.c_str(), target.c_str()) == 0;
    return renamed_;
  }

 private:
  std::string path_;
  int descriptor_ = -1;
  bool renamed_ = false;
};

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

/// Where the bytes really go: behind symbolic links, also those whose target does not exist yet.
fs::path behindLinks(fs::path path) {
  std::error_code error;
  for (int i = 0; i < 40 && fs::is_symlink(path, error); ++i) {
    const fs::path target = fs::read_symlink(path, error);
    if (error) break;
    path = target.is_absolute() ? target : path.parent_path() / target;
  }
  return path;
}

}  // namespace

Result<std::string> readWholeFile(const fs::path& path) {
  std::error_code error;
  if (!fs::exists(path, error)) {
    return Error{ErrorKind::NotFound, "there is no such file", path.string(), 0, "check the path"};
  }
  if (fs::is_directory(path, error)) {
    return Error{ErrorKind::Io, "this is a folder, not a file", path.string(), 0, "name a file"};
  }
  errno = 0;
  std::ifstream stream(path, std::ios::binary);
  std::ostringstream text;
  if (stream) text << stream.rdbuf();
  if (!stream || stream.bad()) {
    return failure(path, "the file cannot be read", errno == 0 ? EIO : errno, "check its permissions");
  }
  return text.str();
}

Result<void> writeFileAtomically(const fs::path& path, const std::string& bytes) {
  const fs::path target = behindLinks(path);
  struct stat status = {};
  const bool exists = ::stat(target.c_str(), &status) == 0;
  if (exists && (status.st_mode & (S_IWUSR | S_IWGRP | S_IWOTH)) == 0) {
    return Error{ErrorKind::Io, "the file is read-only", path.string(), 0,
                 "make it writable, as with chmod u+w"};
  }
  if (exists && ::access(target.c_str(), W_OK) != 0) {
    return failure(path, "the file cannot be written", errno, "check its permissions");
  }
  TemporaryFile temporary(target);
  if (!temporary.isOpen())
    return failure(path, "the file cannot be written", errno, "check the folder's permissions");
  if (!temporary.write(bytes, exists ? status.st_mode & 07777 : defaultMode()) ||
      !temporary.renameTo(target)) {
    return failure(path, "the file cannot be written", errno, "check the permissions and the free space");
  }
  syncFolder(target.has_parent_path() ? target.parent_path() : fs::path("."));
  return {};
}

}  // namespace metaparticle::model
