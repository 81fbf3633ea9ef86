// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/json_channel.h"

#include <poll.h>
#include <sys/socket.h>
#include <sys/un.h>

#include <cerrno>
#include <chrono>
#include <cstring>

#include <nlohmann/json.hpp>

namespace metaparticle::deploy {

namespace {

constexpr std::size_t longestLine = std::size_t{16} << 20U;

}  // namespace

JsonChannel::JsonChannel(UniqueFd fd, QObject* parent)
    : QObject(parent), fd_(std::move(fd)), lines_(longestLine) {
  reader_.watch(fd_.get(), QSocketNotifier::Read, [this] { readSome(); });
}

model::Result<UniqueFd> JsonChannel::connectTo(const std::string& path) {
  sockaddr_un address{};
  address.sun_family = AF_UNIX;
  UniqueFd fd(::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0));
  if (!fd || path.size() >= sizeof address.sun_path) {
    return model::Error{.kind = model::ErrorKind::Io, .message = "cannot connect to " + path};
  }
  std::memcpy(address.sun_path, path.c_str(), path.size() + 1);
  if (::connect(fd.get(), reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0) {
    return model::Error{.kind = model::ErrorKind::NotFound,
                        .message = "cannot connect to " + path + ": " + std::strerror(errno)};
  }
  return fd;
}

void JsonChannel::send(const nlohmann::json& object) {
  if (!fd_) return;
  // Log lines may hold any bytes; JSON holds UTF-8 only.
  out_ += object.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace) + "\n";
  if (!writer_.active()) writeSome();
}

void JsonChannel::flushAndClose(int timeoutMs) {
  using Clock = std::chrono::steady_clock;
  const auto end = Clock::now() + std::chrono::milliseconds(timeoutMs);
  while (fd_ && !out_.empty()) {
    const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(end - Clock::now()).count();
    pollfd wanted{fd_.get(), POLLOUT, 0};
    if (left <= 0 || ::poll(&wanted, 1, static_cast<int>(left)) <= 0) break;
    const ssize_t sent = ::send(fd_.get(), out_.data(), out_.size(), MSG_NOSIGNAL);
    if (sent <= 0) break;
    out_.erase(0, static_cast<std::size_t>(sent));
  }
  close();
}

void JsonChannel::close() {
  reader_.reset();
  writer_.reset();
  fd_.reset();
  out_.clear();
}

void JsonChannel::readSome() {
  char bytes[64 * 1024];
  const ssize_t count = ::recv(fd_.get(), bytes, sizeof bytes, 0);
  if (count < 0 && (errno == EAGAIN || errno == EINTR)) return;
  if (count <= 0) {
    fail();
    return;
  }
  for (const std::string& line : lines_.append({bytes, static_cast<std::size_t>(count)})) {
    const auto object = nlohmann::json::parse(line, nullptr, false);
    if (lines_.overflowed() || !object.is_object()) {
      fail();
      return;
    }
    emit received(object);
    if (!fd_) return;  // closed by who received it
  }
}

void JsonChannel::writeSome() {
  while (!out_.empty()) {
    const ssize_t sent = ::send(fd_.get(), out_.data(), out_.size(), MSG_NOSIGNAL);
    if (sent < 0 && errno == EINTR) continue;
    if (sent < 0 && errno == EAGAIN) {
      if (!writer_.active()) writer_.watch(fd_.get(), QSocketNotifier::Write, [this] { writeSome(); });
      return;
    }
    if (sent < 0) {
      // The reader notices the end, from the event loop: nobody is surprised inside send().
      out_.clear();
      writer_.reset();
      return;
    }
    out_.erase(0, static_cast<std::size_t>(sent));
  }
  if (writer_.active()) {
    writer_.reset();
    emit drained();
  }
}

void JsonChannel::fail() {
  close();
  emit closed();
}

}  // namespace metaparticle::deploy
