// SPDX-License-Identifier: MIT
#include "runtime/src/local_call.h"

#include <deque>

#include "runtime/src/context.h"
#include "runtime/src/rpc/execute.h"

namespace mp::runtime {

namespace {

MaybeFailure runOnce(const Node& node, const glue::Value& params, std::string& result) {
  if (currentDeadline() <= Clock::now()) return Failure{RpcCode::deadlineExceeded, "the deadline has passed"};
  std::vector<glue::Value> arguments;
  if (auto failure = bindParams(node, params, arguments)) return failure;
  return runFunction(node, std::move(arguments), result);
}

MaybeFailure runScatter(const Node& node, const glue::Value& params, std::string& result) {
  // A deque: the documents refer to the texts, neither may move.
  std::deque<std::string> texts;
  std::deque<glue::Document> documents;
  std::vector<glue::Value> parts;
  for (int leaf = 0; leaf < node.definition.leaves; ++leaf) {
    std::string& text = texts.emplace_back();
    if (auto failure = runOnce(node, params, text)) {
      failure->message = "leaf " + std::to_string(leaf) + ": " + failure->message;
      return failure;
    }
    glue::Document& document = documents.emplace_back();
    if (!document.parse(text)) return Failure{RpcCode::internalError, document.error()};
    parts.push_back(document.root());
  }
  return runGather(node, parts, result);
}

}  // namespace

MaybeFailure callLocally(const Node& node, std::string_view params, std::string& result) {
  glue::Document document;
  if (!document.parse(params)) return Failure{RpcCode::internalError, document.error()};
  return node.scatter() ? runScatter(node, document.root(), result) : runOnce(node, document.root(), result);
}

}  // namespace mp::runtime
