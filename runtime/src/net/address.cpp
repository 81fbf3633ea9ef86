// SPDX-License-Identifier: MIT
#include "runtime/src/net/address.h"

#include <netdb.h>

#include <cstring>
#include <memory>

namespace mp::runtime {

std::optional<HostPort> splitHostPort(std::string_view address) {
  const std::size_t colon = address.rfind(':');
  if (colon == std::string_view::npos || colon + 1 == address.size() || colon == 0) return {};
  std::string_view host = address.substr(0, colon);
  if (host.front() == '[') {
    if (host.back() != ']') return {};
    host = host.substr(1, host.size() - 2);
  }
  if (host.empty()) return {};
  return HostPort{std::string(host), std::string(address.substr(colon + 1))};
}

std::optional<SocketAddress> resolve(const HostPort& where) {
  addrinfo hints{};
  hints.ai_family = AF_UNSPEC;
  hints.ai_socktype = SOCK_STREAM;
  hints.ai_flags = AI_NUMERICSERV;
  addrinfo* found = nullptr;
  if (getaddrinfo(where.host.c_str(), where.port.c_str(), &hints, &found) != 0) return {};
  const std::unique_ptr<addrinfo, decltype(&freeaddrinfo)> owner(found, &freeaddrinfo);
  SocketAddress address;
  address.size = found->ai_addrlen;
  std::memcpy(&address.storage, found->ai_addr, found->ai_addrlen);
  return address;
}

}  // namespace mp::runtime
