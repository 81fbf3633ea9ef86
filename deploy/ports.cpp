// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/ports.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>

#include <cerrno>
#include <cstring>

#include "deploy/unique_fd.h"

namespace metaparticle::deploy {

namespace {

UniqueFd tcpSocket(int family) {
  UniqueFd fd(::socket(family, SOCK_STREAM | SOCK_CLOEXEC, 0));
  const int yes = 1;
  // Connections of an earlier listener that linger must not count as somebody who listens.
  if (fd) ::setsockopt(fd.get(), SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
  return fd;
}

bool bindLoopback4(const UniqueFd& fd, int port) {
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(static_cast<std::uint16_t>(port));
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  return ::bind(fd.get(), reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0 ||
         errno != EADDRINUSE;
}

bool bindLoopback6(const UniqueFd& fd, int port) {
  sockaddr_in6 address{};
  address.sin6_family = AF_INET6;
  address.sin6_port = htons(static_cast<std::uint16_t>(port));
  address.sin6_addr = in6addr_loopback;
  // A machine without IPv6 refuses with another error: then nobody listens there.
  return ::bind(fd.get(), reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0 ||
         errno != EADDRINUSE;
}

int portOf(const UniqueFd& fd) {
  sockaddr_in address{};
  socklen_t size = sizeof address;
  if (::getsockname(fd.get(), reinterpret_cast<sockaddr*>(&address), &size) != 0) return 0;
  return ntohs(address.sin_port);
}

}  // namespace

model::Result<int> Ports::take() {
  for (int attempt = 0; attempt < 1000; ++attempt) {
    const UniqueFd fd = tcpSocket(AF_INET);
    if (!fd || !bindLoopback4(fd, 0)) break;
    const int port = portOf(fd);
    if (port > 0 && taken_.insert(port).second) return port;
  }
  return model::Error{.kind = model::ErrorKind::Io,
                      .message = std::string("no free port was found on 127.0.0.1: ") + std::strerror(errno),
                      .remedy = "end programs that hold many connections"};
}

bool Ports::isFree(int port) {
  const UniqueFd four = tcpSocket(AF_INET);
  const UniqueFd six = tcpSocket(AF_INET6);
  return (!four || bindLoopback4(four, port)) && (!six || bindLoopback6(six, port));
}

}  // namespace metaparticle::deploy
