// SPDX-License-Identifier: MIT
#include "runtime/src/client/prepared_call.h"

#include "runtime/src/local_call.h"

namespace mp::runtime {

namespace {

void expectResult(const Node& node, const void* type) {
  const glue::detail::Signature& signature = node.definition.signature;
  if (signature.result_type == type) return;
  const std::string known = signature.result_name;
  const std::string name = known.empty() ? "what its gather function returns" : known;
  throw Error(
      Errc::bad_argument, node.name,
      "mp::call expects another type than the node answers; write mp::call<T>(...) with T being " + name);
}

}  // namespace

PreparedCall prepare(const detail::Call& call) {
  const Node* const node = Registry::instance().find(call.function);
  if (!node) {
    throw Error(
        Errc::not_registered, {},
        "mp::call was given a function that is no node of this program: it needs an annotation such as "
        "[[mp::service]], and the program must be built by metaparticle_application()");
  }
  expectResult(*node, call.result_type);
  PreparedCall prepared{*node, beginRpcRequest(node->name), callDeadline(node->definition.timeout_ms)};
  prepared.paramsBegin = prepared.body.size();
  try {
    glue::Writer writer(prepared.body);
    node->definition.signature.write_arguments(writer, call.arguments, node->parameterNames());
  } catch (const glue::BadValue& problem) {
    throw Error(Errc::bad_argument, node->name, problem.what());
  }
  prepared.paramsEnd = prepared.body.size();
  endRpcRequest(prepared.body);
  return prepared;
}

Clock::duration callPatience() {
  return std::chrono::seconds(1);
}

std::string answerLocally(const PreparedCall& call) {
  const DeadlineScope scope(call.deadline);
  std::string result;
  const auto failure = callLocally(call.node, call.params(), result);
  if (!failure) return result;
  if (failure->code == RpcCode::deadlineExceeded) {
    throw Error(Errc::deadline_exceeded, call.node.name, failure->message);
  }
  throw Error(Errc::remote, call.node.name, failure->message, static_cast<int>(failure->code));
}

void readResult(const Node& node, const glue::Value& value, void* result) {
  try {
    node.definition.signature.read_result(value, result);
  } catch (const glue::BadValue& problem) {
    throw Error(Errc::bad_answer, node.name, problem.what());
  }
}

void readResult(const Node& node, const std::string& json, void* result) {
  glue::Document document;
  if (!document.parse(json)) throw Error(Errc::bad_answer, node.name, document.error());
  readResult(node, document.root(), result);
}

}  // namespace mp::runtime
