// SPDX-License-Identifier: MIT
#pragma once

#include <chrono>
#include <cstddef>
#include <string_view>
#include <utility>

#include "runtime/src/net/address.h"

namespace mp::runtime {

/// A client's TCP connection, closed when destroyed. Nothing blocks but receiveBlocking.
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
  /// Gives the socket away, open.
  int release() { return std::exchange(fd_, -1); }

  enum class Progress { done, blocked, failed };

  /// Begins to connect: done, blocked (until it can be written) or failed.
  Progress connect(const SocketAddress& address);
  /// After a blocked connect could be written: done or failed.
  Progress finishConnect();
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
  /// The same, waiting for it at most this long.
  static constexpr std::chrono::seconds kBlockingTime{1};
  Transferred receiveBlocking(char* buffer, std::size_t size);

 private:
  void makeBlocking() const;

  int fd_ = -1;
};

}  // namespace mp::runtime
