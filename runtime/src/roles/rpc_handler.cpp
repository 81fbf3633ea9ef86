// SPDX-License-Identifier: MIT
#include "runtime/src/roles/rpc_handler.h"

#include <boost/asio/post.hpp>

#include "runtime/src/rpc/dispatch.h"

namespace mp::runtime {

namespace {

using namespace std::chrono_literals;

// About what two changes of thread cost.
constexpr auto kQuick = 50us;
// A quick function that was interrupted once by the system is not slow.
constexpr auto kSlow = 500us;
constexpr std::size_t kSmallBody = std::size_t{64} << 10U;

/// A batch is as slow as it is long.
bool maybeBatch(const std::string& body) {
  const std::size_t first = body.find_first_not_of(" \t\r\n");
  return first != std::string::npos && body[first] == '[';
}

void answerLater(const SessionPtr& session, Reply reply) {
  boost::asio::post(session->loop().io(),
                    [session, moved = std::move(reply)]() mutable { session->answer(std::move(moved)); });
}

}  // namespace

void Pace::ran(Clock::duration time, bool waited) {
  const int streak = streak_.load(std::memory_order_relaxed);
  if (waited || time > kSlow) {
    streak_.store(0, std::memory_order_relaxed);
  } else if (time > kQuick) {
    streak_.store(std::max(streak - 1, 0), std::memory_order_relaxed);
  } else if (streak < 2 * kProof) {
    streak_.store(streak + 1, std::memory_order_relaxed);
  }
}

RpcHandler::RpcHandler(Crew& crew, Work& work, const std::string& role)
    : HttpHandler(work.node().name, role, work.node().definition.timeout_ms), crew_(crew), work_(work) {}

std::optional<Reply> RpcHandler::post(const SessionPtr& session, bool plain) {
  const std::string& body = session->request().body;
  const bool small = body.size() <= kSmallBody && (plain || !maybeBatch(body));
  if (pace_.quick() && small) {
    Reply reply;
    if (session->loop().runInline([&] { reply = execute(*session, plain); })) return reply;
    answerLater(session, std::move(reply));
    return {};
  }
  crew_.work([this, session, plain] { answerLater(session, execute(*session, plain)); });
  return {};
}

Reply RpcHandler::execute(const Session& session, bool plain) {
  const DeadlineScope scope(deadlineOf(session));
  const unsigned waits = blockingCount();
  const auto begin = Clock::now();
  const std::string& body = session.request().body;
  Reply reply = plain ? dispatchPlain(work_, metrics(), body) : dispatchRpc(work_, metrics(), body);
  pace_.ran(Clock::now() - begin, blockingCount() != waits);
  return reply;
}

}  // namespace mp::runtime
