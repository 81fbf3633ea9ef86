// SPDX-License-Identifier: MIT
#include "runtime/src/client/async_exchange.h"

#include <boost/asio/post.hpp>

namespace mp::runtime {

AsyncExchange::AsyncExchange(boost::asio::io_context& io, Target target, Request request, Done done)
    : request_(std::move(request)),
      exchange_(std::move(target), request_.path, request_.body, request_.deadline, request_.patience),
      descriptor_(io.get_executor()),
      timer_(io.get_executor()),
      done_(std::move(done)) {}

void AsyncExchange::start() {
  exchange_.advance();
  if (!exchange_.finished()) return wait();
  // Not from within start: who calls it is not done yet.
  boost::asio::post(timer_.get_executor(), [self = shared_from_this()] { self->advance(); });
}

void AsyncExchange::advance() {
  exchange_.advance();
  if (!exchange_.finished()) return wait();
  const Done done = std::exchange(done_, nullptr);
  done(exchange_);
}

void AsyncExchange::wait() {
  const unsigned number = ++waits_;
  const auto resume = [self = shared_from_this(), number](ErrorCode) {
    if (self->waits_ == number) self->woken();
  };
  if (exchange_.fd() >= 0) {
    using Descriptor = decltype(descriptor_);
    descriptor_.assign(exchange_.fd());
    descriptor_.async_wait(exchange_.wantsWrite() ? Descriptor::wait_write : Descriptor::wait_read, resume);
  }
  if (exchange_.nextTime() != kNoDeadline) {
    timer_.expires_at(exchange_.nextTime());
    timer_.async_wait(resume);
  }
}

void AsyncExchange::woken() {
  ++waits_;  // the other of the two waits is void now
  timer_.cancel();
  // The exchange may close the socket, or give it to another thread: nothing may be registered for it any
  // more.
  if (descriptor_.is_open()) descriptor_.release();
  advance();
}

}  // namespace mp::runtime
