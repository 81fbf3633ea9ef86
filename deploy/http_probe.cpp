// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/http_probe.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>

#include <cerrno>

namespace metaparticle::deploy {

namespace {

constexpr const char* request = "GET /readyz HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";

}  // namespace

HttpProbe::HttpProbe(QObject* parent) : QObject(parent) {
  deadline_.setSingleShot(true);
  connect(&deadline_, &QTimer::timeout, this, [this] { finish(false, "does not answer"); });
}

void HttpProbe::ask(int port, int timeoutMs) {
  cancel();
  fd_.reset(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0));
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(static_cast<std::uint16_t>(port));
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  deadline_.start(timeoutMs);
  const int result = ::connect(fd_.get(), reinterpret_cast<const sockaddr*>(&address), sizeof address);
  if (result != 0 && errno != EINPROGRESS) {
    // Answered from the event loop, as in every other case: the caller need not expect it here.
    fd_.reset();
    deadline_.start(0);
    return;
  }
  watcher_.watch(fd_.get(), QSocketNotifier::Write, [this] { sendRequest(); });
}

void HttpProbe::cancel() {
  watcher_.reset();
  fd_.reset();
  deadline_.stop();
  answer_.clear();
}

void HttpProbe::sendRequest() {
  const std::string_view text = request;
  if (::send(fd_.get(), text.data(), text.size(), MSG_NOSIGNAL) != static_cast<ssize_t>(text.size())) {
    finish(false, "does not answer");
    return;
  }
  watcher_.watch(fd_.get(), QSocketNotifier::Read, [this] { readAnswer(); });
}

void HttpProbe::readAnswer() {
  char bytes[512];
  const ssize_t count = ::recv(fd_.get(), bytes, sizeof bytes, 0);
  if (count < 0 && (errno == EAGAIN || errno == EINTR)) return;
  if (count > 0) answer_.append(bytes, static_cast<std::size_t>(count));
  // "HTTP/1.1 200": the status is all that matters.
  constexpr std::size_t statusAt = 9;
  if (answer_.size() >= statusAt + 3) {
    const std::string status = answer_.substr(statusAt, 3);
    const bool http = answer_.starts_with("HTTP/1.");
    finish(http && status == "200", http ? "answered " + status : "does not speak HTTP");
  } else if (count <= 0) {
    finish(false, "does not answer");
  }
}

void HttpProbe::finish(bool ready, const std::string& problem) {
  cancel();
  emit answered(ready, ready ? std::string() : problem);
}

}  // namespace metaparticle::deploy
