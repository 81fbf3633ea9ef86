// SPDX-License-Identifier: MIT
//
// What mp::call does behind its types.
#include "metaparticle/metaparticle.hpp"
#include "runtime/src/context.h"
#include "runtime/src/local_call.h"
#include "runtime/src/registry.h"

namespace mp {

namespace runtime {

namespace {

const Node& nodeOf(const detail::Call& call) {
  const Node* const node = Registry::instance().find(call.function);
  if (!node) {
    throw Error(
        Errc::not_registered, {},
        "mp::call was given a function that is no node of this program: it needs an annotation such as "
        "[[mp::service]], and the program must be built by metaparticle_application()");
  }
  const glue::detail::Signature& signature = node->definition.signature;
  if (signature.result_type != call.result_type) {
    const std::string type = signature.result_name;
    const std::string name = type.empty() ? "the type that its gather function returns" : type;
    throw Error(
        Errc::bad_argument, node->name,
        "mp::call expects another type than the node answers; write mp::call<T>(...) with T: " + name);
  }
  return *node;
}

std::string paramsOf(const Node& node, const detail::Call& call) {
  std::string params;
  try {
    glue::Writer writer(params);
    node.definition.signature.write_arguments(writer, call.arguments, node.parameterNames());
  } catch (const glue::BadValue& problem) {
    throw Error(Errc::bad_argument, node.name, problem.what());
  }
  return params;
}

[[noreturn]] void raise(const Node& node, const Failure& failure) {
  if (failure.code == RpcCode::deadlineExceeded) {
    throw Error(Errc::deadline_exceeded, node.name, failure.message);
  }
  throw Error(Errc::remote, node.name, failure.message, static_cast<int>(failure.code));
}

void readResult(const Node& node, const glue::Value& value, void* result) {
  try {
    node.definition.signature.read_result(value, result);
  } catch (const glue::BadValue& problem) {
    throw Error(Errc::bad_answer, node.name, problem.what());
  }
}

}  // namespace

}  // namespace runtime

namespace detail {

void call(const Call& call, void* result) {
  const runtime::Node& node = runtime::nodeOf(call);
  const std::string params = runtime::paramsOf(node, call);
  std::string text;
  const runtime::DeadlineScope scope(runtime::callDeadline(node.definition.timeout_ms));
  if (const auto failure = runtime::callLocally(node, params, text)) runtime::raise(node, *failure);
  glue::Document document;
  if (!document.parse(text)) throw Error(Errc::bad_answer, node.name, document.error());
  runtime::readResult(node, document.root(), result);
}

}  // namespace detail

}  // namespace mp
