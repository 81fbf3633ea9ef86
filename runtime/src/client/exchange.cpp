// SPDX-License-Identifier: MIT
#include "runtime/src/client/exchange.h"

#include <array>
#include <atomic>

namespace mp::runtime {

namespace {

constexpr std::chrono::seconds kConnectTimeout{2};
constexpr std::chrono::milliseconds kTopologyInterval{50};
constexpr std::size_t kReceiveSize = std::size_t{64} << 10U;

std::atomic<std::size_t> mostAnswer{std::size_t{256} << 20U};

/// Received bytes pass through it on their way to the parser, within one call of receive.
std::array<char, kReceiveSize>& receiveBuffer() {
  static thread_local std::array<char, kReceiveSize> buffer;
  return buffer;
}

}  // namespace

std::size_t Exchange::answerLimit() {
  return mostAnswer.load(std::memory_order_relaxed);
}
void Exchange::setAnswerLimit(std::size_t bytes) {
  mostAnswer.store(bytes, std::memory_order_relaxed);
}

Exchange::Exchange(Target target, std::string_view path, std::string_view body, Deadline deadline,
                   Clock::duration patience)
    : target_(std::move(target)),
      path_(path),
      body_(body),
      deadline_(deadline),
      patienceEnd_(patience == Clock::duration::zero() ? Deadline::min()
                                                       : std::min(deadline, Clock::now() + patience)) {}

Exchange::~Exchange() {
  leaveEndpoint();
}

Deadline Exchange::nextTime() const {
  if (state_ == State::pausing) return std::min(retryAt_, deadline_);
  if (state_ == State::connecting) return std::min(attemptEnd_, deadline_);
  return deadline_;
}

Exchange::State Exchange::advance() {
  for (;;) {
    switch (state_) {
      case State::pausing:
        if (Clock::now() >= deadline_) return expire();
        if (Clock::now() < retryAt_) return state_;
        begin();
        break;
      case State::connecting: {
        if (Clock::now() >= deadline_) return expire();
        const bool late = Clock::now() >= attemptEnd_;
        if (late || connection_.finishConnect() != Connection::Progress::done) {
          connectFailed();
        } else {
          startSending();
        }
        break;
      }
      case State::sending:
        if (!send()) return Clock::now() >= deadline_ ? expire() : state_;
        // The answer cannot be there yet.
        if (state_ == State::receiving && sentAll()) return state_;
        break;
      case State::receiving:
        if (!receive()) return Clock::now() >= deadline_ ? expire() : state_;
        break;
      default:
        return state_;
    }
  }
}

bool Exchange::receiveBlocking() {
  if (state_ != State::receiving || deadline_ - Clock::now() <= Connection::kBlockingTime) return false;
  receive(true);
  return true;
}

Exchange::State Exchange::expire() {
  connection_ = {};
  finish(State::expired);
  return state_;
}

void Exchange::begin() {
  endpoint_ = target_.pick();
  if (!endpoint_ && target_.changed()) {
    target_.newRound();
    endpoint_ = target_.pick();
  }
  if (!endpoint_) return pause();
  endpoint_->begin();
  openConnection();
}

/// Everybody was tried: waits for a better moment, or gives up when there is none in time.
void Exchange::pause() {
  target_.newRound();
  retryAt_ = target_.nextChance();
  if (retryAt_ > patienceEnd_) return finish(State::unavailable);
  // The topology may change before.
  retryAt_ = std::min(retryAt_, Clock::now() + kTopologyInterval);
  state_ = State::pausing;
}

void Exchange::openConnection() {
  connection_ = endpoint_->idle().take();
  reused_ = static_cast<bool>(connection_);
  if (reused_) return startSending();
  const auto address = endpoint_->resolved();
  const auto progress = address ? connection_.connect(*address) : Connection::Progress::failed;
  switch (progress) {
    case Connection::Progress::done:
      return startSending();
    case Connection::Progress::blocked:
      attemptEnd_ = Clock::now() + kConnectTimeout;
      state_ = State::connecting;
      return;
    case Connection::Progress::failed:
      return connectFailed();
  }
}

void Exchange::connectFailed() {
  endpoint_->failed();
  leaveEndpoint();
  retryAt_ = Deadline::min();
  state_ = State::pausing;
}

void Exchange::startSending() {
  renderHead();
  sent_ = 0;
  reader_.emplace(answerLimit());
  feed_.clear();
  state_ = State::sending;
}

void Exchange::renderHead() {
  head_.clear();
  head_ += "POST ";
  head_ += path_;
  head_ += " HTTP/1.1\r\nHost: ";
  head_ += endpoint_->address();
  head_ += "\r\nContent-Type: application/json\r\nContent-Length: ";
  head_ += std::to_string(body_.size());
  if (deadline_ != kNoDeadline) {
    head_ += "\r\nMetaparticle-Deadline: ";
    head_ += std::to_string(millisecondsUntil(deadline_));
  }
  head_ += "\r\n\r\n";
}

/// False when the socket can take no more now.
bool Exchange::send() {
  const std::string_view head = std::string_view(head_).substr(std::min(sent_, head_.size()));
  const std::string_view body = body_.substr(sent_ > head_.size() ? sent_ - head_.size() : 0);
  const auto [progress, bytes] = connection_.send(head, body);
  if (progress == Connection::Progress::blocked) return false;
  if (progress == Connection::Progress::failed) {
    sendFailed();
    return true;
  }
  sent_ += bytes;
  if (sentAll()) state_ = State::receiving;
  return true;
}

void Exchange::sendFailed() {
  if (sent_ > 0) {
    // The server may have answered before it read all, to refuse a body that is too long; else receiving
    // fails too.
    state_ = State::receiving;
    return;
  }
  connection_ = {};
  // Not a byte was sent. A connection that lay idle says nothing about the endpoint: ask it anew.
  if (reused_) return openConnection();
  connectFailed();
}

/// False when there is nothing to receive now.
bool Exchange::receive(bool blocking) {
  auto& buffer = receiveBuffer();
  const auto [progress, bytes] = blocking ? connection_.receiveBlocking(buffer.data(), buffer.size())
                                          : connection_.receive(buffer.data(), buffer.size());
  if (progress == Connection::Progress::blocked) return false;
  Feed::ErrorCode error;
  if (progress == Connection::Progress::done && bytes > 0) {
    error = feed_.parse(*reader_, {buffer.data(), bytes});
  } else if (progress == Connection::Progress::done && reader_->got_some()) {
    reader_->put_eof(error);
  } else {
    error = boost::beast::http::make_error_code(boost::beast::http::error::end_of_stream);
  }
  if (error || (bytes == 0 && !reader_->is_done())) {
    receiveFailed(error);
  } else if (reader_->is_done()) {
    complete();
  }
  return true;
}

void Exchange::receiveFailed(Feed::ErrorCode error) {
  connection_ = {};
  if (error == boost::beast::http::error::body_limit) {
    // The replica is well: it did what it was asked for.
    endpoint_->succeeded();
    return finish(State::tooLong);
  }
  endpoint_->failed();
  finish(State::lost);
}

void Exchange::complete() {
  endpoint_->succeeded();
  const bool reusable = reader_->keep_alive() && feed_.empty() && sentAll();
  if (reusable) endpoint_->idle().give(std::move(connection_));
  connection_ = {};
  finish(State::answered);
}

void Exchange::finish(State state) {
  state_ = state;
  leaveEndpoint();
}

void Exchange::leaveEndpoint() {
  if (!endpoint_) return;
  endpoint_->end();
  endpoint_.reset();
}

std::string Exchange::problem() const {
  switch (state_) {
    case State::unavailable:
      return target_.unreachable();
    case State::lost:
      return "the connection broke before the answer came; the request may or may not have run";
    case State::tooLong:
      return "the answer is longer than the " + std::to_string(answerLimit()) +
             " bytes that are accepted here (MP_MAX_ANSWER)";
    case State::expired:
      return sent_ > 0 ? "the deadline passed before the answer came"
                       : "the deadline passed before it could be sent";
    default:
      return {};
  }
}

}  // namespace mp::runtime
