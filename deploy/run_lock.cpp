// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/run_lock.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

#include <nlohmann/json.hpp>

namespace metaparticle::deploy {

namespace {

// Locks of the open file description: unlike those of flock(2) they can be asked about without being taken,
// so that a client that looks never stands in the way of a supervisor that starts.
struct flock wholeFile() {
  struct flock region {};
  region.l_type = F_WRLCK;
  region.l_whence = SEEK_SET;
  return region;
}

}  // namespace

model::Result<RunLock> RunLock::acquire(const std::filesystem::path& file) {
  UniqueFd fd(::open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600));
  if (!fd) {
    return model::Error{.kind = model::ErrorKind::Io,
                        .message = "cannot open " + file.string() + ": " + std::strerror(errno),
                        .remedy = "make the project's folder writable"};
  }
  struct flock region = wholeFile();
  if (::fcntl(fd.get(), F_OFD_SETLK, &region) != 0) {
    return model::Error{.kind = model::ErrorKind::Refused,
                        .message = "this project runs already",
                        .remedy = "stop it first: metaparticle stop"};
  }
  RunLock lock(std::move(fd));
  lock.announce({::getpid(), ""});
  return lock;
}

std::optional<RunningInstance> RunLock::holder(const std::filesystem::path& file) {
  const UniqueFd fd(::open(file.c_str(), O_RDONLY | O_CLOEXEC));
  if (!fd) return std::nullopt;
  struct flock region = wholeFile();
  region.l_type = F_RDLCK;  // a write lock cannot be asked for on a descriptor that only reads
  if (::fcntl(fd.get(), F_OFD_GETLK, &region) != 0 || region.l_type == F_UNLCK) return std::nullopt;
  char text[4096];
  const ssize_t size = ::pread(fd.get(), text, sizeof text, 0);
  RunningInstance instance;
  const auto json = nlohmann::json::parse(text, text + std::max<ssize_t>(size, 0), nullptr, false);
  if (json.is_object()) {
    instance.pid = json.value("pid", std::int64_t{0});
    instance.socket = json.value("socket", "");
  }
  return instance;
}

void RunLock::announce(const RunningInstance& instance) const {
  const nlohmann::json json{{"pid", instance.pid}, {"socket", instance.socket}};
  const std::string text = json.dump() + "\n";
  // A full disk is survived: clients then find the socket at its usual place.
  [[maybe_unused]] const auto written = ::pwrite(fd_.get(), text.data(), text.size(), 0);
  [[maybe_unused]] const auto cut = ::ftruncate(fd_.get(), static_cast<off_t>(text.size()));
}

}  // namespace metaparticle::deploy
