// SPDX-License-Identifier: MIT
#include "runtime/src/server/session.h"

#include <fcntl.h>

#include <array>
#include <boost/asio/buffer.hpp>
#include <boost/beast/core/string.hpp>
#include <boost/beast/http/error.hpp>

#include "runtime/src/http/host.h"

namespace mp::runtime {

namespace {

namespace asio = boost::asio;
namespace http = boost::beast::http;
using namespace std::chrono_literals;

constexpr auto kLingerTime = 1s;
constexpr auto kDrainIdleTime = 250ms;
constexpr std::size_t kMostDiscarded = std::size_t{16} << 20U;

/// Whether a request line ends with the name of an HTTP version that is not ours.
bool namesOtherVersion(std::string_view line) {
  constexpr std::string_view form = " HTTP/d.d\r";
  if (line.size() < form.size()) return false;
  const std::string_view end = line.substr(line.size() - form.size());
  const auto digit = [&](std::size_t at) { return end[at] >= '0' && end[at] <= '9'; };
  return end.substr(0, 6) == form.substr(0, 6) && digit(6) && end[7] == '.' && digit(8) && end[9] == '\r';
}

/// What is wrong with bytes that are no HTTP/1.1 request.
std::string faultOf(const Feed::ErrorCode& error) {
  if (error == http::error::bad_method) return "it does not begin with a method";
  if (error == http::error::bad_target) return "a target must follow the method";
  if (error == http::error::bad_version) return "its first line must end with HTTP/1.1, CR and LF";
  if (error == http::error::bad_line_ending) return "each line must end with CR and LF";
  if (error == http::error::bad_field) return "a field's name must be a word with a colon right behind it";
  if (error == http::error::bad_value)
    return "a field's value holds a control character, or the line does not end with CR and LF";
  return error.message();
}

/// The answer to bytes that are no acceptable request; `line` is where the parser stopped.
Reply refusalOf(const Feed::ErrorCode& error, const RequestReader& reader, std::string_view line) {
  if (error == http::error::body_limit) return refusal(413, "the body is longer than this server accepts");
  if (error == http::error::header_limit || error == http::error::buffer_overflow) {
    if (reader.target.empty()) return refusal(414, "the request line is longer than this server accepts");
    return refusal(431, "the header is longer than this server accepts");
  }
  if (error == http::error::bad_version && namesOtherVersion(line))
    return refusal(505, "this server speaks HTTP/1.1 and HTTP/1.0");
  return refusal(400, "this is no HTTP/1.1 request: " + faultOf(error));
}

}  // namespace

void closeOnExec(int descriptor) {
  ::fcntl(descriptor, F_SETFD, FD_CLOEXEC);
}

Session::Session(SessionGroup& group, Socket socket) : group_(group), socket_(std::move(socket)) {
  place_ = group_.sessions.insert(group_.sessions.end(), this);
  closeOnExec(socket_.native_handle());
  ErrorCode ignored;
  socket_.non_blocking(true, ignored);
  socket_.set_option(asio::ip::tcp::no_delay(true), ignored);
  reader_.emplace(group_.limits->header, group_.limits->body);
}

Session::~Session() {
  close();
}

void Session::start() {
  // The first request of a connection is expected at once.
  setPhase(Phase::idle, group_.draining ? Clock::duration(kDrainIdleTime) : group_.limits->headerTime);
  waitReadable();
}

bool Session::answersTo(std::string_view host) const {
  return !group_.onlyLocal || isLocalHost(host, group_.limits->hosts);
}

void Session::setPhase(Phase phase, Clock::duration time) {
  phase_ = phase;
  phaseEnd_ = Clock::now() + time;
}

void Session::waitReadable() {
  if (waiting_) return;
  waiting_ = true;
  socket_.async_wait(Socket::wait_read, [self = shared_from_this()](ErrorCode error) {
    self->waiting_ = false;
    if (error || self->phase_ == Phase::closed) return;
    if (self->phase_ == Phase::lingering) return self->discard();
    self->readable();
  });
}

void Session::readable() {
  ErrorCode error;
  const std::size_t bytes = socket_.read_some(asio::buffer(group_.readBuffer), error);
  if (error == asio::error::would_block) return waitReadable();
  if (error) return close();
  process(parse({group_.readBuffer, bytes}));
}

/// Answers what has been read completely, as far as it can be answered at once.
void Session::process(Feed::ErrorCode error) {
  for (;;) {
    if (error) return refuse(error);
    if (reader_->is_header_done() && !headerSeen_ && !headerComplete()) return;
    if (!reader_->is_done()) return needMore();
    phase_ = Phase::running;
    phaseEnd_ = kNoDeadline;
    arrival_ = Clock::now();
    std::optional<Reply> reply = group_.handler->handle(shared_from_this());
    if (!reply) return;
    if (!send(std::move(*reply), false)) return;
    error = nextRequest();
  }
}

/// Begins with what was received beyond the last request.
Feed::ErrorCode Session::nextRequest() {
  reader_.emplace(group_.limits->header, group_.limits->body);
  headerSeen_ = false;
  return parse({});
}

Feed::ErrorCode Session::parse(std::string_view data) {
  if (!reader_->got_some() && !feed_.dropEmptyLines(data)) return {};
  return feed_.parse(*reader_, data);
}

void Session::needMore() {
  if (feed_.empty() && !reader_->got_some()) {
    setPhase(Phase::idle, group_.draining ? Clock::duration(kDrainIdleTime) : group_.limits->idleTime);
  } else if (!headerSeen_ && phase_ != Phase::header) {
    setPhase(Phase::header, group_.limits->headerTime);
  } else if (headerSeen_ && phase_ != Phase::body) {
    setPhase(Phase::body, group_.limits->bodyTime);
  }
  waitReadable();
}

/// Looks at a header before its body; false when that was the end.
bool Session::headerComplete() {
  headerSeen_ = true;
  const std::string& expectation = reader_->expectation;
  if (expectation.empty() || reader_->is_done() || reader_->version < 11) return true;
  if (!boost::beast::iequals(expectation, "100-continue")) {
    send(refusal(417, "the only expectation that this server knows is 100-continue"), true);
    return false;
  }
  ErrorCode ignored;  // a client that does not hear it sends its body after a while all the same
  socket_.write_some(asio::buffer("HTTP/1.1 100 Continue\r\n\r\n", 25), ignored);
  return true;
}

void Session::refuse(Feed::ErrorCode error) {
  send(refusalOf(error, *reader_, feed_.line()), true);
}

void Session::refuseForLoad() {
  send(refusal(503, "this server has as many connections as it accepts"), true);
}

void Session::answer(Reply reply) {
  if (phase_ == Phase::closed) return;
  if (send(std::move(reply), false)) process(nextRequest());
}

/// True when the answer was sent at once and the next request may come.
bool Session::send(Reply reply, bool close) {
  closeAfter_ = close || reply.close || group_.draining || !reader_->is_done() || !reader_->keep_alive();
  head_ = renderHead(reply, {reader_->version, closeAfter_});
  body_ = reader_->method == RequestReader::Verb::head ? std::string() : std::move(reply.body);
  sent_ = 0;
  setPhase(Phase::writing, group_.limits->writeTime);
  return flush();
}

bool Session::flush() {
  const std::size_t size = head_.size() + body_.size();
  while (sent_ < size) {
    const std::size_t headSent = std::min(sent_, head_.size());
    const std::size_t bodySent = sent_ - headSent;
    const std::array<asio::const_buffer, 2> pieces = {
        asio::buffer(head_.data() + headSent, head_.size() - headSent),
        asio::buffer(body_.data() + bodySent, body_.size() - bodySent)};
    ErrorCode error;
    sent_ += socket_.write_some(pieces, error);
    if (error == asio::error::would_block) {
      socket_.async_wait(Socket::wait_write, [self = shared_from_this()](ErrorCode problem) {
        if (problem || self->phase_ != Phase::writing) return;
        if (self->flush()) self->process(self->nextRequest());
      });
      return false;
    }
    if (error) {
      close();
      return false;
    }
  }
  body_.clear();
  if (closeAfter_) linger();
  return !closeAfter_;
}

/// Ends the connection so that the answer arrives: closing with unread bytes would reset it (RFC 9112, 9.6).
void Session::linger() {
  setPhase(Phase::lingering, kLingerTime);
  ErrorCode ignored;
  socket_.shutdown(Socket::shutdown_send, ignored);
  discard();
}

void Session::discard() {
  for (;;) {
    ErrorCode error;
    discarded_ += socket_.read_some(asio::buffer(group_.readBuffer), error);
    if (error == asio::error::would_block) return waitReadable();
    if (error || discarded_ > kMostDiscarded) return close();
  }
}

void Session::sweep(Deadline now) {
  if (now < phaseEnd_) return;
  switch (phase_) {
    case Phase::header:
    case Phase::body:
      send(refusal(408, "the request did not come in time"), true);
      return;
    case Phase::running:
      return;
    default:
      close();
  }
}

void Session::drain() {
  if (phase_ == Phase::idle) phaseEnd_ = std::min(phaseEnd_, Clock::now() + kDrainIdleTime);
}

void Session::close() {
  if (phase_ == Phase::closed) return;
  phase_ = Phase::closed;
  ErrorCode ignored;
  socket_.close(ignored);
  group_.sessions.erase(place_);
  group_.ended();
}

}  // namespace mp::runtime
