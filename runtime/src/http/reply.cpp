// SPDX-License-Identifier: MIT
#include "runtime/src/http/reply.h"

#include <boost/beast/http/status.hpp>
#include <ctime>

#include "metaparticle/json.hpp"

namespace mp::runtime {

namespace {

/// The Date field's value (RFC 9110, 6.6.1), made once a second.
const std::string& httpDate() {
  static thread_local std::time_t made = -1;
  static thread_local std::string text;
  const std::time_t now = std::time(nullptr);
  if (now != made) {
    constexpr std::string_view days = "SunMonTueWedThuFriSat";
    constexpr std::string_view months = "JanFebMarAprMayJunJulAugSepOctNovDec";
    std::tm utc{};
    gmtime_r(&now, &utc);
    char buffer[48];
    // Not by strftime, whose names follow the locale.
    std::snprintf(buffer, sizeof buffer, "%.3s, %02d %.3s %04d %02d:%02d:%02d GMT",
                  &days[static_cast<std::size_t>(utc.tm_wday) * 3], utc.tm_mday,
                  &months[static_cast<std::size_t>(utc.tm_mon) * 3], utc.tm_year + 1900, utc.tm_hour,
                  utc.tm_min, utc.tm_sec);
    text = buffer;
    made = now;
  }
  return text;
}

void appendStatus(std::string& head, int status) {
  head += std::to_string(status);
  head += ' ';
  const auto reason = boost::beast::http::obsolete_reason(static_cast<boost::beast::http::status>(status));
  head.append(reason.data(), reason.size());
}

}  // namespace

std::string renderHead(const Reply& reply, const HeadOptions& options) {
  std::string head;
  head.reserve(192);
  head += "HTTP/1.1 ";
  appendStatus(head, reply.status);
  head += "\r\nDate: ";
  head += httpDate();
  if (reply.status != 204) {
    head += "\r\nContent-Type: ";
    head += reply.ownedContentType.empty() ? reply.contentType : std::string_view(reply.ownedContentType);
    head += "\r\nContent-Length: ";
    head += std::to_string(reply.body.size());
  }
  if (!reply.allow.empty()) {
    head += "\r\nAllow: ";
    head += reply.allow;
  }
  if (options.close) {
    head += "\r\nConnection: close";
  } else if (options.version == 10) {
    head += "\r\nConnection: keep-alive";
  }
  head += "\r\n\r\n";
  return head;
}

Reply refusal(int status, std::string_view message) {
  Reply reply;
  reply.status = status;
  const RpcCode code = status == 503 ? RpcCode::overloaded : RpcCode::refused;
  reply.body = rpcError({code, std::string(message)}, "null");
  return reply;
}

std::string rpcError(const Failure& failure, std::string_view id) {
  std::string text;
  glue::Writer writer(text);
  writer.begin_object();
  writer.key("jsonrpc");
  writer.string("2.0");
  writer.key("error");
  writer.begin_object();
  writer.key("code");
  writer.integer(static_cast<int>(failure.code));
  writer.key("message");
  if (!writer.string(failure.message)) writer.string("the error's message is not UTF-8");
  writer.end_object();
  writer.key("id");
  writer.raw(id);
  writer.end_object();
  return text;
}

}  // namespace mp::runtime
