// SPDX-License-Identifier: MIT
#pragma once

#include <boost/asio/basic_waitable_timer.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/posix/basic_stream_descriptor.hpp>
#include <functional>
#include <memory>
#include <string>

#include "runtime/src/client/exchange.h"

namespace mp::runtime {

/// Drives an exchange on an io_context that one thread runs. Keeps itself alive until it is finished.
class AsyncExchange : public std::enable_shared_from_this<AsyncExchange> {
 public:
  /// Called once, in the thread that runs the io_context, with the finished exchange.
  using Done = std::function<void(Exchange&)>;

  struct Request {
    std::string path;
    std::string body;
    Deadline deadline;
    Clock::duration patience;
  };
  AsyncExchange(boost::asio::io_context& io, Target target, Request request, Done done);

  /// In the thread that runs the io_context.
  void start();

 private:
  using Executor = boost::asio::io_context::executor_type;
  using ErrorCode = boost::system::error_code;

  void advance();
  void wait();
  void woken();

  const Request request_;
  Exchange exchange_;
  boost::asio::posix::basic_stream_descriptor<Executor> descriptor_;
  boost::asio::basic_waitable_timer<Clock, boost::asio::wait_traits<Clock>, Executor> timer_;
  unsigned waits_ = 0;
  Done done_;
};

}  // namespace mp::runtime
