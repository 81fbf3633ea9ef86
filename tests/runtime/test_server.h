// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runtime/src/roles/role.h"
#include "runtime/src/server/server.h"

/// A replica's server inside the test's process, with limits of the test's own.
class TestServer {
 public:
  explicit TestServer(const std::string& role, const mp::runtime::ServerLimits& limits = {},
                      const std::string& host = "127.0.0.1")
      : crew_(1, limits.connections),
        handler_(*mp::runtime::parseRole(role), crew_, nullptr),
        server_(crew_, handler_.handler(), limits) {
    if (!server_.listen(host, 0).empty()) return;
    crew_.start();
    server_.start();
  }
  ~TestServer() {
    server_.drain();
    server_.waitDrained(std::chrono::seconds(20));
    crew_.stop();
  }
  TestServer(const TestServer&) = delete;
  TestServer& operator=(const TestServer&) = delete;
  [[nodiscard]] int port() const { return server_.port(); }

 private:
  mp::runtime::Crew crew_;
  mp::runtime::RoleHandler handler_;
  mp::runtime::Server server_;
};
