// SPDX-License-Identifier: MIT
#include "runtime/src/rpc/dispatch.h"

#include "runtime/src/context.h"

namespace mp::runtime {

namespace {

using glue::Value;

/// Runs the work under its measurement; not when it is too late already.
MaybeFailure measured(Work& work, Metrics& metrics, const Value& arguments, Work::Form form,
                      std::string& result) {
  Metrics::Request request(metrics);
  MaybeFailure failure;
  if (Clock::now() >= currentDeadline()) {
    failure = Failure{RpcCode::deadlineExceeded, "the deadline passed before the request was begun"};
  } else {
    failure = work.run(arguments, form, result);
  }
  if (failure) request.failed(failure->code);
  return failure;
}

bool isContainer(const Value& value) {
  return value.is(Value::Type::array) || value.is(Value::Type::object);
}

/// One request of a JSON-RPC body, checked by section 4 of the specification.
class RpcRequest {
 public:
  explicit RpcRequest(const Value& request) {
    if (!request.is(Value::Type::object)) return;
    // By hand and not by Value::member: one walk finds all four.
    for (glue::Items items(request); items; items.next()) {
      const std::string_view name = items.name();
      if (name == "jsonrpc") {
        version_ = items.value();
      } else if (name == "method") {
        method_ = items.value();
      } else if (name == "params") {
        params_ = items.value();
      } else if (name == "id") {
        id_ = items.value();
      }
    }
  }

  [[nodiscard]] const char* problem() const {
    if (!version_.is(Value::Type::string) || version_.text() != "2.0") {
      return "this is no JSON-RPC 2.0 request: \"jsonrpc\" must be \"2.0\"";
    }
    if (!method_.is(Value::Type::string)) return "\"method\" must be a string";
    if (params_ && !isContainer(params_)) return "\"params\" must be an array or an object";
    if (id_ && !idAllowed()) return "\"id\" must be a string, a number or null";
    return nullptr;
  }
  [[nodiscard]] bool notification() const { return !id_; }
  [[nodiscard]] std::string_view method() const { return method_.text(); }
  [[nodiscard]] const Value& params() const { return params_; }
  /// As JSON; null when the request has none that can be repeated.
  [[nodiscard]] std::string id() const {
    if (!id_ || !idAllowed()) return "null";
    if (!id_.is(Value::Type::string)) return std::string(id_.raw());
    std::string text;
    glue::Writer(text).string(id_.text());
    return text;
  }

 private:
  [[nodiscard]] bool idAllowed() const {
    return id_.is(Value::Type::string) || id_.is(Value::Type::number) || id_.is(Value::Type::null);
  }

  Value version_;
  Value method_;
  Value params_;
  Value id_;
};

class RpcDispatcher {
 public:
  RpcDispatcher(Work& work, Metrics& metrics, std::string& out) : work_(work), metrics_(metrics), out_(out) {}

  /// Appends the answer, or nothing for a notification.
  void one(const Value& value) {
    const RpcRequest request(value);
    if (const char* problem = request.problem())
      return error({RpcCode::invalidRequest, problem}, request.id());
    if (request.method() != work_.node().name) return unknown(request);
    const std::size_t before = out_.size();
    out_ += R"({"jsonrpc":"2.0","result":)";
    const auto failure = measured(work_, metrics_, request.params(), Work::Form::params, out_);
    if (failure || request.notification()) out_.resize(before);
    if (request.notification()) return;
    if (failure) {
      out_ += rpcError(*failure, request.id());
      return;
    }
    out_ += ",\"id\":";
    out_ += request.id();
    out_ += '}';
  }

  void batch(const Value& requests) {
    if (requests.count() == 0) return error({RpcCode::invalidRequest, "the batch is empty"}, "null");
    const std::size_t begin = out_.size();
    for (glue::Items items(requests); items; items.next()) {
      const std::size_t before = out_.size();
      out_ += before == begin ? '[' : ',';
      one(items.value());
      if (out_.size() == before + 1) out_.resize(before);
    }
    if (out_.size() > begin) out_ += ']';
  }

  void error(const Failure& failure, std::string_view id) {
    metrics_.countError(failure.code);
    out_ += rpcError(failure, id);
  }

 private:
  void unknown(const RpcRequest& request) {
    const Failure failure{RpcCode::methodNotFound, "there is no method \"" + std::string(request.method()) +
                                                       "\" here, only \"" + work_.node().name + '"'};
    metrics_.countError(failure.code);
    if (!request.notification()) out_ += rpcError(failure, request.id());
  }

  Work& work_;
  Metrics& metrics_;
  std::string& out_;
};

bool blank(std::string_view text) {
  return text.find_first_not_of(" \t\r\n") == std::string_view::npos;
}

}  // namespace

Reply dispatchRpc(Work& work, Metrics& metrics, std::string_view body) {
  Reply reply;
  RpcDispatcher dispatcher(work, metrics, reply.body);
  glue::Document document;
  if (!document.parse(body)) {
    dispatcher.error({RpcCode::parseError, "the body is no JSON: " + document.error()}, "null");
  } else if (document.root().is(Value::Type::array)) {
    dispatcher.batch(document.root());
  } else {
    dispatcher.one(document.root());
  }
  if (reply.body.empty()) reply.status = 204;
  return reply;
}

Reply dispatchPlain(Work& work, Metrics& metrics, std::string_view body) {
  glue::Document document;
  Value arguments;
  if (!blank(body)) {
    if (!document.parse(body)) {
      metrics.countError(RpcCode::parseError);
      return plainError({RpcCode::parseError, "the body is no JSON: " + document.error()});
    }
    arguments = document.root();
  }
  Reply reply;
  if (const auto failure = measured(work, metrics, arguments, Work::Form::body, reply.body)) {
    return plainError(*failure);
  }
  return reply;
}

int statusOf(RpcCode code) {
  switch (code) {
    case RpcCode::parseError:
    case RpcCode::invalidRequest:
    case RpcCode::invalidParams:
    case RpcCode::refused:
      return 400;
    case RpcCode::methodNotFound:
      return 404;
    case RpcCode::internalError:
    case RpcCode::functionFailed:
      return 500;
    case RpcCode::lost:
    case RpcCode::badAnswer:
      return 502;
    case RpcCode::unavailable:
    case RpcCode::overloaded:
      return 503;
    case RpcCode::deadlineExceeded:
      return 504;
  }
  return 500;
}

Reply plainError(const Failure& failure) {
  Reply reply;
  reply.status = statusOf(failure.code);
  glue::Writer writer(reply.body);
  writer.begin_object();
  writer.key("code");
  writer.integer(static_cast<int>(failure.code));
  writer.key("message");
  if (!writer.string(failure.message)) writer.string("the error's message is not UTF-8");
  writer.end_object();
  return reply;
}

}  // namespace mp::runtime
