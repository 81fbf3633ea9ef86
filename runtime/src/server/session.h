// SPDX-License-Identifier: MIT
#pragma once

#include <boost/asio/basic_stream_socket.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <list>
#include <memory>
#include <optional>

#include "runtime/src/context.h"
#include "runtime/src/http/feed.h"
#include "runtime/src/http/reply.h"
#include "runtime/src/http/request_reader.h"
#include "runtime/src/server/limits.h"
#include "runtime/src/server/loop.h"

namespace mp::runtime {

// The executor's concrete type: the type-erased default costs an indirection at each operation.
using Socket = boost::asio::basic_stream_socket<boost::asio::ip::tcp, boost::asio::io_context::executor_type>;

/// A process that a user's function starts must not hold a replica's port.
void closeOnExec(int descriptor);

class Session;
using SessionPtr = std::shared_ptr<Session>;

/// Answers requests. Called by a session in its loop's thread.
class Handler {
 public:
  virtual ~Handler() = default;
  /// The answer; or nothing, when it will be given later through Session::answer. In that case the loop may
  /// have gone to another thread already: the session must not be touched after the return.
  virtual std::optional<Reply> handle(const SessionPtr& session) = 0;
};

/// What the sessions of one loop share. Belongs to the loop's thread.
struct SessionGroup {
  Loop* loop = nullptr;
  const ServerLimits* limits = nullptr;
  Handler* handler = nullptr;
  std::list<Session*> sessions;
  bool draining = false;
  bool onlyLocal = false;  ///< listens on a loopback address
  /// A session of this group has ended.
  std::function<void()> ended;
  char readBuffer[std::size_t{64} << 10U];
};

/// One connection to a server: reads requests one after the other and sends their answers in the same order.
/// Holds no buffer while it is idle. All members are for the loop's thread, but request() and deadline() may
/// be read by who works on the request.
class Session : public std::enable_shared_from_this<Session> {
 public:
  Session(SessionGroup& group, Socket socket);
  ~Session();
  Session(const Session&) = delete;
  Session& operator=(const Session&) = delete;

  void start();
  /// The request that is being answered.
  [[nodiscard]] const RequestReader& request() const { return *reader_; }
  /// When the last byte of that request came.
  [[nodiscard]] Deadline arrival() const { return arrival_; }
  [[nodiscard]] Loop& loop() const { return *group_.loop; }
  [[nodiscard]] bool draining() const { return group_.draining; }
  /// Whether the request may ask for this host; see isLocalHost.
  [[nodiscard]] bool answersTo(std::string_view host) const;

  /// The answer that Handler::handle owed.
  void answer(Reply reply);
  /// Ends what takes too long.
  void sweep(Deadline now);
  /// Ends soon when idle, else after the answer.
  void drain();
  /// Refuses the connection for lack of room.
  void refuseForLoad();
  void close();

 private:
  enum class Phase { idle, header, body, running, writing, lingering, closed };
  using ErrorCode = boost::system::error_code;

  void setPhase(Phase phase, Clock::duration time);
  void waitReadable();
  void readable();
  void process(Feed::ErrorCode error);
  Feed::ErrorCode nextRequest();
  Feed::ErrorCode parse(std::string_view data);
  void needMore();
  bool headerComplete();
  void refuse(Feed::ErrorCode error);
  bool send(Reply reply, bool close);
  bool flush();
  void linger();
  void discard();

  SessionGroup& group_;
  Socket socket_;
  std::list<Session*>::iterator place_;
  Phase phase_ = Phase::idle;
  Deadline phaseEnd_ = kNoDeadline;
  Deadline arrival_;
  bool headerSeen_ = false;
  bool waiting_ = false;
  bool closeAfter_ = false;
  std::size_t discarded_ = 0;
  Feed feed_;
  std::optional<RequestReader> reader_;
  std::string head_;
  std::string body_;
  std::size_t sent_ = 0;
};

}  // namespace mp::runtime
