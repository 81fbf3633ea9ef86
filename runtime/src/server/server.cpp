// SPDX-License-Identifier: MIT
#include "runtime/src/server/server.h"

#include <algorithm>
#include <boost/asio/post.hpp>

namespace mp::runtime {

namespace {

namespace asio = boost::asio;
using asio::ip::tcp;
using namespace std::chrono_literals;

constexpr auto kAcceptPause = 50ms;

/// Often enough for the shortest time that is watched.
Clock::duration sweepInterval(const ServerLimits& limits, bool draining) {
  if (draining) return 20ms;
  const auto shortest = std::min({limits.headerTime, limits.bodyTime, limits.idleTime, limits.writeTime});
  return std::clamp<Clock::duration>(shortest / 4, 10ms, 1s);
}

}  // namespace

Server::Server(Crew& crew, Handler& handler, const ServerLimits& limits)
    : crew_(crew),
      limits_(limits),
      acceptor_(crew.loops().front()->io().get_executor()),
      acceptTimer_(crew.loops().front()->io().get_executor()) {
  for (const auto& loop : crew.loops()) {
    auto group = std::make_unique<Group>(loop->io());
    group->loop = loop.get();
    group->limits = &limits_;
    group->handler = &handler;
    group->ended = [this] {
      const std::lock_guard lock(mutex_);
      connections_.fetch_sub(1);
      changed_.notify_all();
    };
    groups_.push_back(std::move(group));
  }
}

Server::~Server() {
  // What is left of the sessions lives in the loops' handlers, which outlive the groups.
  for (const auto& group : groups_) {
    while (!group->sessions.empty()) group->sessions.front()->close();
  }
}

std::string Server::listen(const std::string& host, int port) {
  boost::system::error_code error;
  const auto address = asio::ip::make_address(host == "localhost" ? "127.0.0.1" : host, error);
  if (error) return "\"" + host + "\" is no IP address";
  const tcp::endpoint endpoint(address, static_cast<std::uint16_t>(port));
  acceptor_.open(endpoint.protocol(), error);
  if (!error) acceptor_.set_option(tcp::acceptor::reuse_address(true), error);
  if (!error) acceptor_.bind(endpoint, error);
  if (!error) acceptor_.listen(asio::socket_base::max_listen_connections, error);
  if (error) return error.message();
  closeOnExec(acceptor_.native_handle());
  port_ = acceptor_.local_endpoint().port();
  for (const auto& group : groups_) group->onlyLocal = address.is_loopback();
  return {};
}

void Server::start() {
  asio::post(crew_.loops().front()->io(), [this] { accept(); });
}

void Server::accept() {
  Group& group = *groups_[nextGroup_++ % groups_.size()];
  acceptor_.async_accept(group.loop->io().get_executor(),
                         [this, &group](boost::system::error_code error, Socket socket) {
                           if (error == asio::error::operation_aborted || !acceptor_.is_open()) return;
                           if (error) return acceptLater();
                           connections_.fetch_add(1);
                           asio::post(group.loop->io(), [this, &group, moved = std::move(socket)]() mutable {
                             accepted(std::move(moved), group);
                           });
                           accept();
                         });
}

/// After an error such as too many open files.
void Server::acceptLater() {
  acceptTimer_.expires_after(kAcceptPause);
  acceptTimer_.async_wait([this](boost::system::error_code error) {
    if (!error && acceptor_.is_open()) accept();
  });
}

void Server::accepted(Socket socket, Group& group) {
  const auto session = std::make_shared<Session>(group, std::move(socket));
  if (connections_.load() > limits_.connections) {
    session->refuseForLoad();
  } else {
    session->start();
  }
  armSweep(group);
}

void Server::armSweep(Group& group) {
  if (group.sweeping) return;
  group.sweeping = true;
  group.sweepTimer.expires_after(sweepInterval(limits_, group.draining));
  group.sweepTimer.async_wait([this, &group](boost::system::error_code) {
    group.sweeping = false;
    sweep(group);
  });
}

void Server::sweep(Group& group) {
  const auto now = Clock::now();
  for (auto place = group.sessions.begin(); place != group.sessions.end();) {
    Session& session = **place++;  // a session that ends leaves the list
    session.sweep(now);
  }
  if (!group.sessions.empty()) armSweep(group);
}

void Server::drain() {
  {
    const std::lock_guard lock(mutex_);
    if (draining_) return;
    draining_ = true;
    drainBegin_ = Clock::now();
    changed_.notify_all();
  }
  asio::post(crew_.loops().front()->io(), [this] {
    boost::system::error_code ignored;
    acceptor_.close(ignored);
    // Connections that were accepted before have been posted to their loops before this.
    for (const auto& group : groups_) {
      asio::post(group->loop->io(), [this, &group = *group] {
        group.draining = true;
        for (Session* session : group.sessions) session->drain();
        group.sweepTimer.cancel();  // sweeps now, and more often from now on
      });
    }
  });
}

bool Server::waitDrained(Clock::duration bound) {
  std::unique_lock lock(mutex_);
  changed_.wait(lock, [&] { return draining_; });
  return changed_.wait_until(lock, drainBegin_ + bound, [&] { return connections_.load() == 0; });
}

}  // namespace mp::runtime
