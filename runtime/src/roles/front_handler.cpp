// SPDX-License-Identifier: MIT
#include "runtime/src/roles/front_handler.h"

#include "runtime/src/client/async_exchange.h"
#include "runtime/src/rpc/dispatch.h"

namespace mp::runtime {

namespace {

using glue::Value;

/// The id of a single JSON-RPC request, as JSON, to answer it with an error of our own; else null.
std::string idOf(std::string_view body) {
  glue::Document document;
  if (!document.parse(body)) return "null";
  const Value id = document.root().member("id");
  std::string text = "null";
  if (id.is(Value::Type::number)) text = id.raw();
  if (id.is(Value::Type::string)) {
    text.clear();
    glue::Writer(text).string(id.text());
  }
  return text;
}

RpcCode codeOf(Exchange::State state) {
  switch (state) {
    case Exchange::State::unavailable:
      return RpcCode::unavailable;
    case Exchange::State::expired:
      return RpcCode::deadlineExceeded;
    case Exchange::State::tooLong:
      return RpcCode::badAnswer;
    default:
      return RpcCode::lost;
  }
}

Reply passedOn(ResponseReader& answer) {
  Reply reply;
  reply.status = answer.status;
  reply.body = std::move(answer.body);
  reply.ownedContentType = std::move(answer.contentType);
  return reply;
}

Reply failed(const Exchange& exchange, const RequestReader& request, bool plain) {
  const Failure failure{codeOf(exchange.state()), exchange.problem()};
  Reply reply = plainError(failure);
  if (!plain) reply.body = rpcError(failure, idOf(request.body));
  return reply;
}

}  // namespace

std::optional<Reply> FrontHandler::post(const SessionPtr& session, bool plain) {
  const auto measurement = std::make_shared<Metrics::Request>(metrics());
  AsyncExchange::Request request{plain ? '/' + node() : "/", session->request().body, deadlineOf(*session),
                                 Clock::duration::zero()};
  const auto exchange =
      std::make_shared<AsyncExchange>(session->loop().io(), Target(directory_, node()), std::move(request),
                                      [session, measurement, plain](Exchange& finished) {
                                        if (finished.state() == Exchange::State::answered)
                                          return session->answer(passedOn(finished.answer()));
                                        measurement->failed(codeOf(finished.state()));
                                        session->answer(failed(finished, session->request(), plain));
                                      });
  exchange->start();
  return {};
}

}  // namespace mp::runtime
