// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/file_update.h"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <cstring>
#include <set>
#include <thread>
#include <utility>

#include "model/file_replacement.h"
#include "model/project_file.h"

namespace metaparticle::model {

namespace {

namespace fs = std::filesystem;
using namespace std::chrono_literals;

constexpr auto patience = 5s;

/// Holds others of our kind off one file. The lock is on the file that stands at the path when it is taken: a
/// replaced one locks nothing.
class FileLock {
 public:
  FileLock() = default;
  FileLock(FileLock&& other) noexcept : descriptor_(std::exchange(other.descriptor_, -1)) {}
  FileLock& operator=(FileLock&&) = delete;
  ~FileLock() {
    if (descriptor_ >= 0) ::close(descriptor_);
  }

  /// A file that is not there, or a file system without locks, needs none and has none.
  static Result<FileLock> take(const fs::path& path) {
    const auto deadline = std::chrono::steady_clock::now() + patience;
    while (true) {
      FileLock lock;
      lock.descriptor_ = ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK);
      if (lock.descriptor_ < 0) return lock;
      const bool taken = ::flock(lock.descriptor_, LOCK_EX | LOCK_NB) == 0;
      if ((taken && lock.isOn(path)) || (!taken && errno != EWOULDBLOCK && errno != EINTR)) return lock;
      if (std::chrono::steady_clock::now() > deadline)
        return Error{ErrorKind::Io, "another program holds this file", path.string(), 0,
                     "end it, or try again later"};
      std::this_thread::sleep_for(2ms);
    }
  }

 private:
  [[nodiscard]] bool isOn(const fs::path& path) const {
    struct stat held = {}, there = {};
    return ::fstat(descriptor_, &held) == 0 && ::stat(path.c_str(), &there) == 0 &&
           held.st_dev == there.st_dev && held.st_ino == there.st_ino;
  }

  int descriptor_ = -1;
};

struct Prepared {
  const FileUpdate& update;
  std::optional<FileReplacement> replacement;
  bool isNew = false;
};

Result<Prepared> prepare(const FileUpdate& update) {
  Prepared prepared{update, std::nullopt};
  if (!update.bytes) return prepared;
  if (update.path.has_parent_path()) {
    std::error_code error;
    fs::create_directories(update.path.parent_path(), error);
    if (error)
      return Error{ErrorKind::Io, "the folder cannot be made: " + error.message(),
                   update.path.parent_path().string(), 0, "check the permissions"};
  }
  auto replacement = FileReplacement::prepare(update.path, *update.bytes);
  if (!replacement) return replacement.error();
  prepared.replacement.emplace(std::move(*replacement));
  return prepared;
}

Result<void> compare(Prepared& prepared) {
  const auto now = readWholeFile(prepared.update.path);
  if (!now && now.error().kind != ErrorKind::NotFound) return now.error();
  prepared.isNew = !now;
  if ((now ? *now : std::string()) == prepared.update.expected.value_or(std::string())) return {};
  return Error{ErrorKind::Conflict, "the file was changed by another program", prepared.update.path.string(),
               0, "read it again and repeat the change"};
}

Result<void> commit(Prepared& prepared) {
  if (prepared.replacement) return prepared.replacement->putInPlace(prepared.isNew);
  const fs::path& path = prepared.update.path;
  if (::unlink(path.c_str()) == 0 || errno == ENOENT) return {};
  return Error{ErrorKind::Io, std::string("the file cannot be removed: ") + std::strerror(errno),
               path.string(), 0, "check the permissions of its folder"};
}

}  // namespace

Result<void> updateFiles(const std::vector<FileUpdate>& updates) {
  std::vector<Prepared> all;
  for (const FileUpdate& update : updates) {
    auto prepared = prepare(update);
    if (!prepared) return prepared.error();
    all.push_back(std::move(*prepared));
  }
  // In the same order everywhere, so that no two wait for each other.
  std::set<fs::path> targets;
  for (const FileUpdate& update : updates) {
    std::error_code ignored;
    targets.insert(fs::weakly_canonical(behindLinks(update.path), ignored));
  }
  std::vector<FileLock> locks;
  for (const fs::path& target : targets) {
    auto lock = FileLock::take(target);
    if (!lock) return lock.error();
    locks.push_back(std::move(*lock));
  }
  for (Prepared& prepared : all) {
    if (auto same = compare(prepared); !same) return same;
  }
  for (Prepared& prepared : all) {
    if (auto done = commit(prepared); !done) return done;
  }
  return {};
}

}  // namespace metaparticle::model
