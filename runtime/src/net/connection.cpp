// SPDX-License-Identifier: MIT
#include "runtime/src/net/connection.h"

#include <fcntl.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/uio.h>
#include <unistd.h>

#include <cerrno>

namespace mp::runtime {

namespace {

Connection::Transferred transferred(ssize_t result) {
  using Progress = Connection::Progress;
  if (result >= 0) return {Progress::done, static_cast<std::size_t>(result)};
  const bool blocked = errno == EAGAIN || errno == EINTR;
  return {blocked ? Progress::blocked : Progress::failed, 0};
}

}  // namespace

Connection::~Connection() {
  if (fd_ >= 0) ::close(fd_);
}

Connection::Progress Connection::connect(const SocketAddress& address) {
  *this = Connection(::socket(address.storage.ss_family, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0));
  if (fd_ < 0) return Progress::failed;
  const int on = 1;
  ::setsockopt(fd_, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
  if (::connect(fd_, address.get(), address.size) != 0) {
    return errno == EINPROGRESS ? Progress::blocked : Progress::failed;
  }
  makeBlocking();
  return Progress::done;
}

/// For receiveBlocking; all other operations say that they do not wait.
void Connection::makeBlocking() const {
  ::fcntl(fd_, F_SETFL, ::fcntl(fd_, F_GETFL) & ~O_NONBLOCK);
  const timeval limit{kBlockingTime.count(), 0};
  ::setsockopt(fd_, SOL_SOCKET, SO_RCVTIMEO, &limit, sizeof limit);
}

Connection::Progress Connection::finishConnect() {
  int error = 0;
  socklen_t size = sizeof error;
  if (::getsockopt(fd_, SOL_SOCKET, SO_ERROR, &error, &size) != 0 || error != 0) return Progress::failed;
  makeBlocking();
  return Progress::done;
}

bool Connection::usable() const {
  char byte = 0;
  return ::recv(fd_, &byte, 1, MSG_PEEK | MSG_DONTWAIT) < 0 && errno == EAGAIN;
}

Connection::Transferred Connection::send(std::string_view first, std::string_view second) {
  iovec pieces[2] = {{const_cast<char*>(first.data()), first.size()},
                     {const_cast<char*>(second.data()), second.size()}};
  msghdr message{};
  message.msg_iov = pieces;
  message.msg_iovlen = 2;
  return transferred(::sendmsg(fd_, &message, MSG_NOSIGNAL | MSG_DONTWAIT));
}

Connection::Transferred Connection::receive(char* buffer, std::size_t size) {
  return transferred(::recv(fd_, buffer, size, MSG_DONTWAIT));
}

Connection::Transferred Connection::receiveBlocking(char* buffer, std::size_t size) {
  return transferred(::recv(fd_, buffer, size, 0));
}

}  // namespace mp::runtime
