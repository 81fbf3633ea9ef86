// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/runtime/raw_client.h"

#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <cctype>

RawClient::RawClient(int port) {
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(static_cast<std::uint16_t>(port));
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  const int fd = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  const timeval limit{10, 0};
  ::setsockopt(fd, SOL_SOCKET, SO_RCVTIMEO, &limit, sizeof limit);
  ::setsockopt(fd, SOL_SOCKET, SO_SNDTIMEO, &limit, sizeof limit);
  if (::connect(fd, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0) {
    fd_ = fd;
  } else {
    ::close(fd);
  }
}

RawClient::~RawClient() {
  if (fd_ >= 0) ::close(fd_);
}

bool RawClient::send(std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t sent = ::send(fd_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
    if (sent <= 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(sent));
  }
  return true;
}

void RawClient::finishSending() {
  ::shutdown(fd_, SHUT_WR);
}

bool RawClient::fill() {
  char buffer[16384];
  const ssize_t got = ::recv(fd_, buffer, sizeof buffer, 0);
  if (got <= 0) return false;
  received_.append(buffer, static_cast<std::size_t>(got));
  return true;
}

RawClient::Response RawClient::receive(bool head) {
  std::size_t end = 0;
  while ((end = received_.find("\r\n\r\n")) == std::string::npos) {
    if (!fill()) return {};
  }
  Response response;
  const std::string header = received_.substr(0, end + 2);
  for (std::size_t at = header.find("\r\n") + 2; at < header.size();) {
    const std::size_t lineEnd = header.find("\r\n", at);
    const std::size_t colon = header.find(':', at);
    std::string name = header.substr(at, colon - at);
    std::transform(name.begin(), name.end(), name.begin(), [](unsigned char c) { return std::tolower(c); });
    response.fields[name] = header.substr(colon + 2, lineEnd - colon - 2);
    at = lineEnd + 2;
  }
  received_.erase(0, end + 4);
  const auto length = response.fields.find("content-length");
  const std::size_t size = head || length == response.fields.end() ? 0 : std::stoul(length->second);
  while (received_.size() < size) {
    if (!fill()) return {};
  }
  response.body = received_.substr(0, size);
  received_.erase(0, size);
  response.status = std::stoi(header.substr(header.find(' ') + 1, 3));
  return response;
}

bool RawClient::closed() {
  if (!received_.empty()) return false;
  char byte = 0;
  return ::recv(fd_, &byte, 1, 0) == 0;
}

RawClient::Response RawClient::post(const std::string& path, const std::string& body,
                                    const std::string& fields) {
  if (!send(postRequest(path, body, fields))) return {};
  return receive();
}

std::string postRequest(const std::string& path, const std::string& body, const std::string& fields) {
  return "POST " + path + " HTTP/1.1\r\nHost: localhost\r\nContent-Length: " + std::to_string(body.size()) +
         "\r\n" + fields + "\r\n" + body;
}

std::string rpc(const std::string& method, const std::string& params) {
  return R"({"jsonrpc":"2.0","method":")" + method + R"(","params":)" + params + R"(,"id":1})";
}
