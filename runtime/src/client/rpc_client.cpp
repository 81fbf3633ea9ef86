// SPDX-License-Identifier: MIT
#include "runtime/src/client/rpc_client.h"

namespace mp::runtime {

namespace {

using glue::Value;

Errc errcOf(Exchange::State state) {
  switch (state) {
    case Exchange::State::unavailable:
      return Errc::unavailable;
    case Exchange::State::lost:
      return Errc::lost;
    case Exchange::State::tooLong:
      return Errc::bad_answer;
    default:
      return Errc::deadline_exceeded;
  }
}

int integer(const Value& value) {
  try {
    return static_cast<int>(
        glue::read_integer(value, glue::Place{nullptr, "code", 0}, -1'000'000, 1'000'000));
  } catch (const glue::BadValue&) {
    return static_cast<int>(RpcCode::internalError);
  }
}

}  // namespace

std::string beginRpcRequest(std::string_view method) {
  std::string body;
  body.reserve(method.size() + 128);
  body += R"({"jsonrpc":"2.0","method":")";
  body += method;
  body += R"(","params":)";
  return body;
}

void endRpcRequest(std::string& body) {
  body += R"(,"id":1})";
}

RpcOutcome::RpcOutcome(Exchange& exchange) {
  const std::string& node = exchange.target().node();
  if (exchange.state() != Exchange::State::answered) {
    fail(errcOf(exchange.state()), node, exchange.problem());
    return;
  }
  text_ = std::move(exchange.answer().body);
  if (document_.parse(text_)) {
    readAnswer(node);
  } else {
    const std::string status = std::to_string(exchange.answer().status);
    fail(Errc::bad_answer, node, "the answer (HTTP status " + status + ") is no JSON: " + document_.error());
  }
}

void RpcOutcome::readAnswer(const std::string& node) {
  const Value answer = document_.root();
  if (const Value problem = answer.member("error"); problem && !problem.is(Value::Type::null)) {
    const Value message = problem.member("message");
    const int code = integer(problem.member("code"));
    const bool late = code == static_cast<int>(RpcCode::deadlineExceeded);
    std::string text =
        message.is(Value::Type::string) ? std::string(message.text()) : "an error without a message";
    return fail(late ? Errc::deadline_exceeded : Errc::remote, node, std::move(text), late ? 0 : code);
  }
  result_ = answer.member("result");
  if (!result_) fail(Errc::bad_answer, node, "the answer has neither a result nor an error");
}

void RpcOutcome::fail(Errc code, const std::string& node, std::string message, int remoteCode) {
  error_.emplace(code, node, std::move(message), remoteCode);
}

}  // namespace mp::runtime
