// SPDX-License-Identifier: MIT
//
// mp::call_async and mp::Future behind their types.
#include <boost/asio/post.hpp>
#include <condition_variable>
#include <mutex>

#include "runtime/src/blocking.h"
#include "runtime/src/client/async_exchange.h"
#include "runtime/src/client/background.h"
#include "runtime/src/client/prepared_call.h"

namespace mp::detail {

namespace {

/// What a Future and the work on its answer share.
class AnswerState {
 public:
  explicit AnswerState(const runtime::Node& node) : node_(node) {}

  void setOutcome(std::unique_ptr<runtime::RpcOutcome> outcome) {
    set([&] { outcome_ = std::move(outcome); });
  }
  void setLocal(std::string json) {
    set([&] { local_ = std::move(json); });
  }
  void setError(const Error& error) {
    set([&] { error_ = error; });
  }

  bool wait(double seconds) {
    std::unique_lock lock(mutex_);
    if (ready_ || !(seconds > 0)) return ready_;
    const runtime::BlockingScope blocking;
    constexpr double longest = 1e9;  // beyond it the clock would overflow
    const std::chrono::duration<double> time(std::min(seconds, longest));
    return changed_.wait_for(lock, time, [&] { return ready_; });
  }

  void take(void* result) {
    {
      std::unique_lock lock(mutex_);
      if (!ready_) {
        const runtime::BlockingScope blocking;
        changed_.wait(lock, [&] { return ready_; });
      }
    }
    if (error_) throw Error(*error_);
    if (!outcome_) return runtime::readResult(node_, local_, result);
    if (!outcome_->result()) throw Error(outcome_->error());
    runtime::readResult(node_, outcome_->result(), result);
  }

 private:
  template <class Change>
  void set(Change&& change) {
    const std::lock_guard lock(mutex_);
    change();
    ready_ = true;
    changed_.notify_all();
  }

  const runtime::Node& node_;
  std::mutex mutex_;
  std::condition_variable changed_;
  bool ready_ = false;
  std::unique_ptr<runtime::RpcOutcome> outcome_;
  std::string local_;
  std::optional<Error> error_;
};

using Reference = std::shared_ptr<AnswerState>;
using namespace runtime;

void startRemote(Directory& topology, PreparedCall call, Reference pending) {
  auto& loop = backgroundLoop();
  AsyncExchange::Request request{"/", std::move(call.body), call.deadline, callPatience()};
  auto exchange =
      std::make_shared<AsyncExchange>(loop, Target(topology, call.node.name), std::move(request),
                                      [pending = std::move(pending)](Exchange& finished) {
                                        pending->setOutcome(std::make_unique<RpcOutcome>(finished));
                                      });
  boost::asio::post(loop, [exchange = std::move(exchange)] { exchange->start(); });
}

void startLocal(PreparedCall call, Reference pending) {
  backgroundPool().submit([call = std::move(call), pending = std::move(pending)] {
    try {
      pending->setLocal(answerLocally(call));
    } catch (const Error& error) {
      pending->setError(error);
    }
  });
}

}  // namespace

/// What a Future holds.
class Pending {
 public:
  Reference state;
};

Pending* start(const Call& call) {
  PreparedCall prepared = prepare(call);
  auto pending = std::make_unique<Pending>(Pending{std::make_shared<AnswerState>(prepared.node)});
  if (Directory* const topology = directory()) {
    startRemote(*topology, std::move(prepared), pending->state);
  } else {
    startLocal(std::move(prepared), pending->state);
  }
  return pending.release();
}

bool wait(Pending& pending, double seconds) noexcept {
  return pending.state->wait(seconds);
}
void take(Pending& pending, void* result) {
  pending.state->take(result);
}
void release(Pending* pending) noexcept {
  delete pending;
}

}  // namespace mp::detail
