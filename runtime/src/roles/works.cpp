// SPDX-License-Identifier: MIT
#include "runtime/src/roles/works.h"

#include <deque>

#include "runtime/src/client/rpc_client.h"
#include "runtime/src/client/wait.h"
#include "runtime/src/context.h"
#include "runtime/src/local_call.h"
#include "runtime/src/rpc/execute.h"

namespace mp::runtime {

namespace {

using glue::Value;
using namespace std::chrono_literals;

// How long a leaf that is being restarted is waited for.
constexpr auto kPatience = 1s;

/// Appends the arguments as the `params` of a request to a leaf.
void appendParams(const std::vector<Value>& arguments, std::string& out) {
  glue::Writer writer(out);
  writer.begin_array();
  for (const Value& argument : arguments) {
    if (!argument) {
      writer.null();  // left out, which only an optional may be
    } else if (argument.is(Value::Type::string)) {
      writer.string(argument.text());
    } else {
      writer.raw(argument.raw());
    }
  }
  writer.end_array();
}

RpcCode codeOf(const Error& error) {
  switch (error.code()) {
    case Errc::deadline_exceeded:
      return RpcCode::deadlineExceeded;
    case Errc::unavailable:
      return RpcCode::unavailable;
    case Errc::lost:
      return RpcCode::lost;
    case Errc::remote:
      return static_cast<RpcCode>(error.remote_code());
    default:
      return RpcCode::badAnswer;
  }
}

/// The failure of the leaves that failed, naming each.
class LeafFailures {
 public:
  void add(std::size_t leaf, const Error& error) {
    if (count_++ == 0) code_ = codeOf(error);
    const std::string name = "leaf " + std::to_string(leaf);
    const bool named = error.message().compare(0, name.size(), name) == 0;
    message_ += (message_.empty() ? "" : "; ") + (named ? error.message() : name + ": " + error.message());
  }
  [[nodiscard]] MaybeFailure failure(std::size_t leaves) const {
    if (count_ == 0) return {};
    // Arguments that are wrong are wrong for every leaf: the first says it all.
    const std::string all = std::to_string(count_) + " of " + std::to_string(leaves) + " leaves failed: ";
    const bool badParams = code_ == RpcCode::invalidParams;
    return Failure{code_, badParams ? message_.substr(0, message_.find("; leaf ")) : all + message_};
  }

 private:
  std::size_t count_ = 0;
  RpcCode code_ = RpcCode::internalError;
  std::string message_;
};

}  // namespace

MaybeFailure FunctionWork::run(const Value& arguments, Form form, std::string& result) {
  std::vector<Value> bound;
  auto failure =
      form == Form::params ? bindParams(node(), arguments, bound) : bindBody(node(), arguments, bound);
  if (failure) return failure;
  return runFunction(node(), std::move(bound), result);
}

MaybeFailure GatherWork::run(const Value& arguments, Form form, std::string& result) {
  std::vector<Value> bound;
  auto failure =
      form == Form::params ? bindParams(node(), arguments, bound) : bindBody(node(), arguments, bound);
  if (failure) return failure;
  std::string body = directory_ ? beginRpcRequest(node().name) : std::string();
  appendParams(bound, body);
  if (!directory_) return callLocally(node(), body, result);
  endRpcRequest(body);
  return askLeaves(body, result);
}

MaybeFailure GatherWork::askLeaves(const std::string& body, std::string& result) {
  const std::size_t listed = directory_->find(node().name)->leaves.size();
  const std::size_t leaves = std::max(listed, static_cast<std::size_t>(node().definition.leaves));
  std::deque<Exchange> exchanges;
  std::vector<Exchange*> pointers;
  for (std::size_t leaf = 0; leaf < leaves; ++leaf) {
    exchanges.emplace_back(Target(*directory_, node().name, static_cast<int>(leaf)), "/", body,
                           currentDeadline(), kPatience);
    pointers.push_back(&exchanges.back());
  }
  finishAll(pointers);
  std::deque<RpcOutcome> outcomes;
  std::vector<Value> parts;
  LeafFailures failures;
  for (std::size_t leaf = 0; leaf < leaves; ++leaf) {
    const RpcOutcome& outcome = outcomes.emplace_back(exchanges[leaf]);
    if (outcome.result()) {
      parts.push_back(outcome.result());
    } else {
      failures.add(leaf, outcome.error());
    }
  }
  if (auto failure = failures.failure(leaves)) return failure;
  return runGather(node(), parts, result);
}

}  // namespace mp::runtime
