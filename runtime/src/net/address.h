// SPDX-License-Identifier: MIT
#pragma once

#include <sys/socket.h>

#include <optional>
#include <string>
#include <string_view>

namespace mp::runtime {

/// A socket address as the system calls take it.
struct SocketAddress {
  sockaddr_storage storage{};
  socklen_t size = 0;

  [[nodiscard]] const sockaddr* get() const { return reinterpret_cast<const sockaddr*>(&storage); }
};

/// "127.0.0.1:41001", "[::1]:41001" or "name:41001" apart; nothing when it is none of these.
struct HostPort {
  std::string host;
  std::string port;
};
std::optional<HostPort> splitHostPort(std::string_view address);

/// The first address of that name. Numeric addresses need no look-up, others may block on one.
std::optional<SocketAddress> resolve(const HostPort& where);

}  // namespace mp::runtime
