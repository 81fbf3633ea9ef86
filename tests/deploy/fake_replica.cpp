// SPDX-License-Identifier: GPL-3.0-or-later
//
// A stand-in for a built application: speaks the engine's contract (docs/contracts.md), and misbehaves as its
// environment tells it to.
//
//   FAKE_READY_AFTER_MS=N   /readyz answers 503 until then
//   FAKE_EXIT=N             ends with this status at once
//   FAKE_SIGNAL=N           kills itself with this signal at once
//   FAKE_SAY=TEXT           prints a line on standard error at the start
//   FAKE_FLOOD=N            prints N long lines, then "flood over"
//   FAKE_IGNORE_TERM=1      does not end on SIGTERM
//   FAKE_ONCE=FILE          misbehaves (FAKE_EXIT, FAKE_SIGNAL) only while FILE does not exist, and makes it
//   FAKE_CHILD=1            starts a child of its own that stays
//
// GET /exit/N ends it with status N, GET /say/TEXT prints a line, GET /unready makes /readyz answer 503.
#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <chrono>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <string>

namespace {

using Clock = std::chrono::steady_clock;

std::string variable(const char* name) {
  const char* value = std::getenv(name);
  return value ? value : "";
}

int number(const char* name) {
  return std::atoi(variable(name).c_str());
}

bool misbehavesNow() {
  const std::string marker = variable("FAKE_ONCE");
  if (marker.empty()) return true;
  if (std::ifstream(marker)) return false;
  std::ofstream(marker) << "was here\n";
  return true;
}

void startMisbehaving() {
  if (variable("FAKE_CHILD") == "1" && fork() == 0) {
    for (;;) pause();
  }
  if (!variable("FAKE_SAY").empty()) std::fprintf(stderr, "%s\n", variable("FAKE_SAY").c_str());
  const std::string filler(200, 'x');
  for (int line = 0; line < number("FAKE_FLOOD"); ++line) std::printf("%d %s\n", line, filler.c_str());
  if (number("FAKE_FLOOD") > 0) std::printf("flood over\n");
  std::fflush(nullptr);
  if (variable("FAKE_EXIT").empty() && variable("FAKE_SIGNAL").empty()) return;
  if (!misbehavesNow()) return;
  if (!variable("FAKE_EXIT").empty()) std::exit(number("FAKE_EXIT"));
  std::signal(number("FAKE_SIGNAL"), SIG_DFL);  // a sanitizer would make an exit status of it
  std::raise(number("FAKE_SIGNAL"));
}

int listenAt(int port) {
  const int fd = socket(AF_INET, SOCK_STREAM, 0);
  const int yes = 1;
  setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(static_cast<unsigned short>(port));
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  if (bind(fd, reinterpret_cast<sockaddr*>(&address), sizeof address) != 0 || listen(fd, 16) != 0)
    std::exit(98);
  return fd;
}

std::string pathOf(int connection) {
  std::string request;
  char bytes[1024];
  while (request.find("\r\n\r\n") == std::string::npos) {
    const ssize_t count = read(connection, bytes, sizeof bytes);
    if (count <= 0) return "";
    request.append(bytes, static_cast<std::size_t>(count));
  }
  const std::size_t begin = request.find(' ') + 1;
  return request.substr(begin, request.find(' ', begin) - begin);
}

void answer(int connection, bool& ready) {
  const std::string path = pathOf(connection);
  std::string status = "200 OK";
  if (path == "/readyz" && !ready) status = "503 Service Unavailable";
  if (path == "/unready") ready = false;
  const std::string body = variable("MP_ROLE") + " " + variable("MP_INDEX") + "\n";
  const std::string text = "HTTP/1.1 " + status +
                           "\r\nConnection: close\r\nContent-Length: " + std::to_string(body.size()) +
                           "\r\n\r\n" + body;
  [[maybe_unused]] const auto written = write(connection, text.data(), text.size());
  close(connection);
  if (path.starts_with("/exit/")) std::exit(std::atoi(path.c_str() + 6));
  if (path.starts_with("/say/")) std::printf("%s\n", path.c_str() + 5);
  std::fflush(stdout);
}

}  // namespace

int main() {
  const auto start = Clock::now();
  std::signal(SIGTERM, variable("FAKE_IGNORE_TERM") == "1" ? SIG_IGN : SIG_DFL);
  std::signal(SIGPIPE, SIG_IGN);
  const int listener = listenAt(number("MP_PORT"));
  startMisbehaving();
  bool ready = number("FAKE_READY_AFTER_MS") == 0;
  for (;;) {
    const int connection = accept(listener, nullptr, nullptr);
    if (connection < 0) continue;
    const auto age = std::chrono::duration_cast<std::chrono::milliseconds>(Clock::now() - start);
    if (number("FAKE_READY_AFTER_MS") > 0 && age.count() >= number("FAKE_READY_AFTER_MS")) ready = true;
    answer(connection, ready);
  }
}
