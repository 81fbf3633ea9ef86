// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/runtime/misbehaving_server.h"

#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

namespace {

int boundSocket(int& port) {
  const int fd = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  socklen_t size = sizeof address;
  ::bind(fd, reinterpret_cast<const sockaddr*>(&address), size);
  ::getsockname(fd, reinterpret_cast<sockaddr*>(&address), &size);
  port = ntohs(address.sin_port);
  return fd;
}

bool sendAll(int fd, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t sent = ::send(fd, bytes.data(), bytes.size(), MSG_NOSIGNAL);
    if (sent <= 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(sent));
  }
  return true;
}

bool receiveMore(int fd, std::string& bytes) {
  char buffer[65536];
  const ssize_t got = ::recv(fd, buffer, sizeof buffer, 0);
  if (got <= 0) return false;
  bytes.append(buffer, static_cast<std::size_t>(got));
  return true;
}

std::string response(const std::string& status, const std::string& body) {
  return "HTTP/1.1 " + status + "\r\nContent-Length: " + std::to_string(body.size()) + "\r\n\r\n" + body;
}

}  // namespace

MisbehavingServer::MisbehavingServer(Behaviour behaviour) : deed_(behaviour.deed) {
  listener_ = boundSocket(port_);
  ::listen(listener_, 16);
  thread_ = std::thread([this] { serve(); });
}

MisbehavingServer::~MisbehavingServer() {
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
    if (current_ >= 0) ::shutdown(current_, SHUT_RDWR);
    ::shutdown(listener_, SHUT_RDWR);
  }
  thread_.join();
  ::close(listener_);
}

std::string MisbehavingServer::address() const {
  return "127.0.0.1:" + std::to_string(port_);
}

int MisbehavingServer::requests() {
  const std::lock_guard lock(mutex_);
  return requests_;
}

int MisbehavingServer::connections() {
  const std::lock_guard lock(mutex_);
  return connections_;
}

std::string MisbehavingServer::lastRequest() {
  const std::lock_guard lock(mutex_);
  return lastRequest_;
}

void MisbehavingServer::awaitClosed(int count) {
  std::unique_lock lock(mutex_);
  changed_.wait(lock, [&] { return closed_ >= count; });
}

void MisbehavingServer::serve() {
  for (;;) {
    const int fd = ::accept4(listener_, nullptr, nullptr, SOCK_CLOEXEC);
    {
      const std::lock_guard lock(mutex_);
      if (stopping_ || fd < 0) {
        if (fd >= 0) ::close(fd);
        return;
      }
      ++connections_;
      current_ = fd;
    }
    serveConnection(fd);
    const std::lock_guard lock(mutex_);
    current_ = -1;
    ::close(fd);
    ++closed_;
    changed_.notify_all();
  }
}

void MisbehavingServer::serveConnection(int fd) {
  std::string head;
  std::string body;
  while (readRequest(fd, head, body)) {
    {
      const std::lock_guard lock(mutex_);
      ++requests_;
      lastRequest_ = head;
    }
    if (!act(fd, body)) return;
  }
}

bool MisbehavingServer::readRequest(int fd, std::string& head, std::string& body) {
  std::string bytes;
  std::size_t end = 0;
  while ((end = bytes.find("\r\n\r\n")) == std::string::npos) {
    if (!receiveMore(fd, bytes)) return false;
  }
  head = bytes.substr(0, end + 4);
  body = bytes.substr(end + 4);
  if (deed_ == Deed::refuseEarly) return true;
  const std::size_t length = std::stoul(head.substr(head.find("Content-Length: ") + 16));
  while (body.size() < length) {
    if (!receiveMore(fd, body)) return false;
  }
  return true;
}

/// Whether the connection goes on.
bool MisbehavingServer::act(int fd, const std::string& body) {
  std::string ignored;
  switch (deed_) {
    case Deed::answer:
      return sendAll(fd, response("200 OK", "{}"));
    case Deed::answerThenClose:
      sendAll(fd, response("200 OK", "{}"));
      return false;
    case Deed::echo:
      return sendAll(fd, response("200 OK", body));
    case Deed::closeAfterRequest:
      return false;
    case Deed::resetAfterRequest: {
      const linger atOnce{1, 0};
      ::setsockopt(fd, SOL_SOCKET, SO_LINGER, &atOnce, sizeof atOnce);
      return false;
    }
    case Deed::halfHeader:
      sendAll(fd, "HTTP/1.1 200 OK\r\nContent-");
      return false;
    case Deed::halfBody:
      sendAll(fd, "HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\n12345");
      return false;
    case Deed::garbage:
      sendAll(fd, "SSH-2.0-OpenSSH\r\n\r\n");
      return false;
    case Deed::silence:
      while (receiveMore(fd, ignored)) {
      }
      return false;
    case Deed::refuseEarly:
      sendAll(fd, response("413 Payload Too Large", "{}"));
      ::shutdown(fd, SHUT_WR);
      while (ignored.size() < 1'000'000 && receiveMore(fd, ignored)) {
      }
      return false;
  }
  return false;
}

std::string closedAddress() {
  int port = 0;
  ::close(boundSocket(port));
  return "127.0.0.1:" + std::to_string(port);
}
