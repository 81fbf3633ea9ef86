// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "runtime/src/client/target.h"
#include "runtime/src/http/feed.h"
#include "runtime/src/http/response_reader.h"

namespace mp::runtime {

/// One HTTP request and its answer, as a state machine that never blocks: who drives it waits until the
/// socket is ready (or a time is reached) and calls advance(). It is the one place that decides what may be
/// tried again: a request of which not a byte was sent, and nothing else.
class Exchange {
 public:
  enum class State {
    connecting,   ///< wait until fd() can be written, at most until attemptEnd()
    sending,      ///< wait until fd() can be written
    receiving,    ///< wait until fd() can be read
    pausing,      ///< nobody could be reached: wait until retryAt()
    answered,     ///< see answer()
    unavailable,  ///< nobody could be reached in time; nothing was sent
    lost,         ///< the connection broke after something was sent
    tooLong,      ///< the answer is longer than answerLimit()
    expired,      ///< the deadline passed
  };

  /// The most bytes of an answer's body that this process takes, 256 MiB unless it is set.
  [[nodiscard]] static std::size_t answerLimit();
  static void setAnswerLimit(std::size_t bytes);

  /// `path` and `body` must outlive the exchange. When nobody can be reached it goes on trying for
  /// `patience`.
  Exchange(Target target, std::string_view path, std::string_view body, Deadline deadline,
           Clock::duration patience);
  ~Exchange();
  Exchange(const Exchange&) = delete;
  Exchange& operator=(const Exchange&) = delete;

  /// Goes on as far as it can. To be called at first, when what the state waits for has come, and at
  /// nextTime().
  State advance();
  /// In State::receiving, when there is time enough: waits for the answer in the same system call that
  /// receives it. False when the caller must wait in its own way.
  bool receiveBlocking();
  [[nodiscard]] State state() const { return state_; }
  [[nodiscard]] bool finished() const { return state_ >= State::answered; }
  [[nodiscard]] bool wantsWrite() const { return state_ == State::connecting || state_ == State::sending; }
  [[nodiscard]] int fd() const { return connection_.fd(); }
  /// When advance() must be called even if the socket is not ready.
  [[nodiscard]] Deadline nextTime() const;

  /// Of State::answered.
  [[nodiscard]] ResponseReader& answer() { return *reader_; }
  /// Why there is no answer, for the other final states.
  [[nodiscard]] std::string problem() const;
  [[nodiscard]] const Target& target() const { return target_; }

 private:
  State expire();
  void begin();
  void pause();
  void openConnection();
  void connectFailed();
  void startSending();
  void renderHead();
  [[nodiscard]] bool sentAll() const { return sent_ == head_.size() + body_.size(); }
  bool send();
  bool receive(bool blocking = false);
  void sendFailed();
  void receiveFailed(Feed::ErrorCode error);
  void complete();
  void finish(State state);
  void leaveEndpoint();

  Target target_;
  const std::string_view path_;
  const std::string_view body_;
  const Deadline deadline_;
  const Deadline patienceEnd_;
  State state_ = State::pausing;
  Deadline retryAt_ = Deadline::min();
  Deadline attemptEnd_ = Deadline::max();
  EndpointPtr endpoint_;
  Connection connection_;
  bool reused_ = false;
  std::string head_;
  std::size_t sent_ = 0;
  Feed feed_;
  std::optional<ResponseReader> reader_;
};

}  // namespace mp::runtime
