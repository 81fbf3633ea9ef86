// SPDX-License-Identifier: MIT
#include "runtime/src/roles/http_handler.h"

#include <boost/beast/core/string.hpp>

#include "runtime/src/http/host.h"

namespace mp::runtime {

namespace {

using Verb = RequestReader::Verb;

/// What a request asks for (RFC 9112, 3.3).
struct Asked {
  std::string_view authority;  ///< host and perhaps port; of an absolute form instead of the Host field
  std::string_view path;       ///< without the query
};

Asked askedBy(const RequestReader& request) {
  Asked asked{request.host, request.target};
  const std::size_t scheme = asked.path.find("://");
  if (!asked.path.empty() && asked.path.front() != '/' && scheme != std::string_view::npos) {
    const std::string_view rest = asked.path.substr(scheme + 3);
    asked.authority = rest.substr(0, rest.find_first_of("/?"));
    asked.path = rest.substr(asked.authority.size());
    if (asked.path.empty() || asked.path.front() == '?') asked.path = "/";
  }
  asked.path = asked.path.substr(0, asked.path.find('?'));
  return asked;
}

/// A web page of another site must not command what listens here: browsers send such requests without asking,
/// but they name the page's origin.
bool foreignOrigin(const std::string& origin, std::string_view authority) {
  if (origin.empty()) return false;
  const std::size_t scheme = origin.find("://");
  return scheme == std::string::npos || origin.substr(scheme + 3) != authority;
}

/// A refusal of a message whose end cannot be told for sure: what follows on the connection must not be taken
/// for a request (RFC 9112, 6.3).
Reply lastRefusal(int status, std::string_view why) {
  Reply reply = refusal(status, why);
  reply.close = true;
  return reply;
}

/// What is not acceptable whatever the path is; status 0 when nothing is wrong.
Reply objection(const Session& session, std::string_view authority) {
  const RequestReader& request = session.request();
  if (request.hosts > 1 || (request.hosts == 0 && request.version > 10)) {
    return lastRefusal(400, "an HTTP/1.1 request has exactly one Host field");
  }
  if (!session.answersTo(withoutPort(authority))) {
    return refusal(421, "this server is reached as localhost or by its IP address; other names must be in " +
                            std::string("its environment variable MP_ALLOWED_HOSTS"));
  }
  if (request.method == Verb::unknown) return refusal(501, "this server does not know the request's method");
  if (request.otherCoding)
    return lastRefusal(501, "the only transfer coding that this server knows is chunked");
  if (!request.contentEncoding.empty() && !boost::beast::iequals(request.contentEncoding, "identity")) {
    return refusal(415, "this server does not decompress bodies");
  }
  if (foreignOrigin(request.origin, authority))
    return refusal(403, "requests from web pages of another origin are not accepted");
  if (request.deadlineMs && *request.deadlineMs < 0) {
    return refusal(400, "Metaparticle-Deadline must be a number of milliseconds");
  }
  Reply fine;
  fine.status = 0;
  return fine;
}

Reply notAllowed(std::string_view allow) {
  Reply reply = refusal(405, "this path takes " + std::string(allow));
  reply.allow = allow;
  return reply;
}

Reply text(int status, std::string body, std::string_view type = "text/plain; charset=utf-8") {
  Reply reply;
  reply.status = status;
  reply.body = std::move(body);
  reply.contentType = type;
  return reply;
}

Reply options(std::string_view allow) {
  Reply reply;
  reply.status = 204;
  reply.allow = allow;
  return reply;
}

}  // namespace

HttpHandler::HttpHandler(std::string node, const std::string& role, int timeoutMs)
    : node_(std::move(node)), plainPath_('/' + node_), timeoutMs_(timeoutMs), metrics_(node_, role) {}

std::optional<Reply> HttpHandler::handle(const SessionPtr& session) {
  const RequestReader& request = session->request();
  const auto [authority, path] = askedBy(request);
  if (Reply reply = objection(*session, authority); reply.status != 0) return reply;
  const bool readable = path == "/healthz" || path == "/readyz" || path == "/metrics";
  const bool plain = path == plainPath_;
  if (!readable && !plain && path != "/" && path != "*") return refusal(404, "there is nothing at this path");
  const std::string_view allow = readable ? "GET, HEAD" : "POST";
  if (request.method == Verb::options) return options(allow);
  if (readable) {
    const bool allowed = request.method == Verb::get || request.method == Verb::head;
    return allowed ? get(*session, path) : notAllowed(allow);
  }
  if (request.method != Verb::post || path == "*") return notAllowed(allow);
  return post(session, plain);
}

Reply HttpHandler::get(const Session& session, std::string_view path) const {
  if (path == "/healthz") return text(200, "ok\n");
  if (path == "/metrics") return text(200, metrics_.render(), "text/plain; version=0.0.4; charset=utf-8");
  return session.draining() ? text(503, "draining\n") : text(200, "ready\n");
}

Deadline HttpHandler::deadlineOf(const Session& session) const {
  constexpr long long aYear = 365LL * 24 * 3600 * 1000;
  const auto& given = session.request().deadlineMs;
  const long long usual = timeoutMs_ > 0 ? timeoutMs_ : std::chrono::milliseconds(kDefaultTimeout).count();
  const long long allowed = given ? std::min(*given, timeoutMs_ > 0 ? usual : aYear) : usual;
  return session.arrival() + std::chrono::milliseconds(allowed);
}

}  // namespace mp::runtime
