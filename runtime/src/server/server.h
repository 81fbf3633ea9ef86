// SPDX-License-Identifier: MIT
#pragma once

#include <atomic>
#include <boost/asio/basic_socket_acceptor.hpp>
#include <boost/asio/steady_timer.hpp>
#include <condition_variable>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "runtime/src/server/crew.h"
#include "runtime/src/server/session.h"

namespace mp::runtime {

/// Listens on one address and gives each connection to a loop.
class Server {
 public:
  Server(Crew& crew, Handler& handler, const ServerLimits& limits);
  ~Server();  ///< after the crew has stopped
  Server(const Server&) = delete;
  Server& operator=(const Server&) = delete;

  /// Binds; an empty text, or why not. Port 0 picks one.
  std::string listen(const std::string& host, int port);
  [[nodiscard]] int port() const { return port_; }
  /// Begins to accept. The crew must run.
  void start();
  /// Accepts no more connections and ends each after the request that is under way. Any thread.
  void drain();
  /// Waits until the last connection has ended after drain(), at most this long after it. False when some are
  /// left.
  bool waitDrained(Clock::duration bound);

 private:
  using Acceptor =
      boost::asio::basic_socket_acceptor<boost::asio::ip::tcp, boost::asio::io_context::executor_type>;
  using Timer = boost::asio::basic_waitable_timer<Clock, boost::asio::wait_traits<Clock>,
                                                  boost::asio::io_context::executor_type>;
  struct Group : SessionGroup {
    explicit Group(boost::asio::io_context& io) : sweepTimer(io.get_executor()) {}
    Timer sweepTimer;
    bool sweeping = false;
  };

  void accept();
  void accepted(Socket socket, Group& group);
  void acceptLater();
  void sweep(Group& group);
  void armSweep(Group& group);

  Crew& crew_;
  const ServerLimits limits_;
  std::vector<std::unique_ptr<Group>> groups_;
  Acceptor acceptor_;
  Timer acceptTimer_;
  std::size_t nextGroup_ = 0;
  int port_ = 0;
  std::atomic<int> connections_{0};
  std::mutex mutex_;  // guards what follows
  std::condition_variable changed_;
  bool draining_ = false;
  Deadline drainBegin_;
};

}  // namespace mp::runtime
