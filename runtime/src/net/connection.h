// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <string_view>
#include <utility>

#include "runtime/src/net/address.h"

namespace mp::runtime {

/// A client's TCP connection, non-blocking, closed when destroyed.
class Connection {
 public:
  Connection() = default;
  explicit Connection(int fd) : fd_(fd) {}
  Connection(Connection&& other) noexcept : fd_(std::exchange(other.fd_, -1)) {}
  Connection& operator=(Connection&& other) noexcept {
    std::swap(fd_, other.fd_);
    return *this;
  }
  ~Connection();

  explicit operator bool() const { return fd_ >= 0; }
  [[nodiscard]] int fd() const { return fd_; }

  enum class Progress { done, blocked, failed };

  /// Begins to connect: done, blocked (until it can be written) or failed.
  Progress connect(const SocketAddress& address);
  /// After a blocked connect could be written: done or failed.
  [[nodiscard]] Progress finishConnect() const;
  /// Whether an idle connection can be used again: still open, with nothing to read.
  [[nodiscard]] bool usable() const;

  struct Transferred {
    Progress progress;
    std::size_t bytes;
  };
  /// Sends what it can of two pieces, as one packet where possible.
  Transferred send(std::string_view first, std::string_view second);
  /// Receives what is there. Done with 0 bytes: the other side has closed.
  Transferred receive(char* buffer, std::size_t size);

 private:
  int fd_ = -1;
};

}  // namespace mp::runtime
