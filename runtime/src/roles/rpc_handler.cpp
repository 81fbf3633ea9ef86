// SPDX-License-Identifier: MIT
#include "runtime/src/roles/rpc_handler.h"

#include <boost/asio/post.hpp>

#include "runtime/src/rpc/dispatch.h"

namespace mp::runtime {

namespace {

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

RpcHandler::RpcHandler(Crew& crew, Work& work, const std::string& role)
    : HttpHandler(work.node().name, role, work.node().definition.timeout_ms), crew_(crew), work_(work) {}

std::optional<Reply> RpcHandler::post(const SessionPtr& session, bool plain) {
  const std::string& body = session->request().body;
  const bool small = body.size() <= kSmallBody && (plain || !maybeBatch(body));
  if (small && pace_.quick()) return runHere(session, plain);
  crew_.work([this, session, plain] {
    Reply reply;
    {
      const Pace::PoolRun run(pace_);
      reply = execute(*session, plain);
    }
    answerLater(session, std::move(reply));
  });
  return {};
}

std::optional<Reply> RpcHandler::runHere(const SessionPtr& session, bool plain) {
  Reply reply;
  const auto begin = Clock::now();
  if (session->loop().runInline([&] { reply = execute(*session, plain); })) {
    pace_.ranInline(Clock::now() - begin);
    return reply;
  }
  pace_.waitedInline();
  answerLater(session, std::move(reply));
  return {};
}

Reply RpcHandler::execute(const Session& session, bool plain) {
  const DeadlineScope scope(deadlineOf(session));
  const std::string& body = session.request().body;
  return plain ? dispatchPlain(work_, metrics(), body) : dispatchRpc(work_, metrics(), body);
}

}  // namespace mp::runtime
