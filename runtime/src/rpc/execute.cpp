// SPDX-License-Identifier: MIT
#include "runtime/src/rpc/execute.h"

#include <cstring>

namespace mp::runtime {

namespace {

using glue::Value;
using glue::detail::Arguments;

Failure failureOf(const Error& error) {
  const bool late = error.code() == Errc::deadline_exceeded;
  return {late ? RpcCode::deadlineExceeded : RpcCode::functionFailed, error.what()};
}

/// What the exception in flight means when it left a request at this stage. An empty message says nothing to
/// who reads it, so it gets one.
Failure currentFailure(Arguments::Stage stage) {
  try {
    throw;
  } catch (const glue::BadValue& problem) {
    switch (stage) {
      case Arguments::Stage::reading:
        return {RpcCode::invalidParams, problem.what()};
      case Arguments::Stage::running:
        return {RpcCode::functionFailed, problem.what()};
      case Arguments::Stage::writing:
        return {RpcCode::internalError, problem.what()};
    }
    return {RpcCode::internalError, problem.what()};
  } catch (const Error& error) {
    return failureOf(error);
  } catch (const std::exception& problem) {
    const char* const what = problem.what();
    return {RpcCode::functionFailed,
            what && *what ? what : "the function threw an exception without a message"};
  } catch (...) {
    return {RpcCode::functionFailed, "the function threw something that is no std::exception"};
  }
}

/// Appends what `work` writes, or nothing when it throws.
template <class Work>
MaybeFailure guarded(std::string& result, Arguments::Stage& stage, Work&& work) {
  const std::size_t before = result.size();
  try {
    glue::Writer writer(result);
    work(writer);
    return {};
  } catch (...) {
    result.resize(before);
    return currentFailure(stage);
  }
}

std::string expectedNames(const Node& node) {
  std::string names;
  for (const char* name : node.definition.names) names += (names.empty() ? "" : ", ") + std::string(name);
  return names.empty() ? "it takes no arguments" : "its arguments are: " + names;
}

MaybeFailure bindByName(const Node& node, const Value& object, std::vector<Value>& arguments) {
  const auto& names = node.definition.names;
  arguments.assign(names.size(), Value());
  for (glue::Items items(object); items; items.next()) {
    std::size_t i = 0;
    while (i < names.size() && items.name() != names[i]) ++i;
    if (i == names.size()) {
      return Failure{RpcCode::invalidParams, node.name + " has no argument named \"" +
                                                 std::string(items.name()) + "\"; " + expectedNames(node)};
    }
    arguments[i] = items.value();
  }
  return {};
}

}  // namespace

MaybeFailure bindParams(const Node& node, const Value& params, std::vector<Value>& arguments) {
  arguments.clear();
  if (!params) return {};
  if (params.type() == Value::Type::object) return bindByName(node, params, arguments);
  const std::size_t expected = node.definition.names.size();
  if (params.count() > expected) {
    return Failure{RpcCode::invalidParams, "too many arguments for " + node.name + ": " +
                                               std::to_string(params.count()) + " instead of " +
                                               std::to_string(expected)};
  }
  arguments.reserve(expected);
  for (glue::Items items(params); items; items.next()) arguments.push_back(items.value());
  return {};
}

MaybeFailure bindBody(const Node& node, const Value& body, std::vector<Value>& arguments) {
  arguments.clear();
  const std::size_t expected = node.definition.names.size();
  if (!body) return {};
  if (expected == 1) {
    arguments.push_back(body);
    return {};
  }
  if (body.type() == Value::Type::object) return bindByName(node, body, arguments);
  const bool nothing = body.type() == Value::Type::null;
  if (expected == 0 && nothing) return {};
  return Failure{RpcCode::invalidParams,
                 "the body must be an object of the arguments by name; " + expectedNames(node)};
}

MaybeFailure runFunction(const Node& node, std::vector<Value> arguments, std::string& result) {
  Arguments given(std::move(arguments));
  return guarded(result, given.stage, [&](glue::Writer& writer) {
    node.definition.signature.run(node.definition.function, given, node.parameterNames(), writer);
  });
}

MaybeFailure runGather(const Node& node, std::span<const Value> parts, std::string& result) {
  auto stage = Arguments::Stage::running;
  return guarded(result, stage, [&](glue::Writer& writer) {
    node.definition.signature.merge(node.definition.gather, parts.data(), parts.size(), writer);
  });
}

}  // namespace mp::runtime
