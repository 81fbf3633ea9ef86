// SPDX-License-Identifier: MIT
#include "runtime/src/http/host.h"

#include <arpa/inet.h>

#include <algorithm>
#include <boost/beast/core/string.hpp>

namespace mp::runtime {

namespace {

bool isAddress(std::string_view host) {
  const bool bracketed = host.size() > 2 && host.front() == '[' && host.back() == ']';
  const std::string text(bracketed ? host.substr(1, host.size() - 2) : host);
  unsigned char address[sizeof(in6_addr)];
  return ::inet_pton(bracketed ? AF_INET6 : AF_INET, text.c_str(), address) == 1;
}

}  // namespace

std::string_view withoutPort(std::string_view authority) {
  const std::size_t bracket = authority.find(']');
  const std::size_t colon = authority.find(':', bracket == std::string_view::npos ? 0 : bracket);
  return authority.substr(0, colon);
}

bool isLocalHost(std::string_view host, const std::vector<std::string>& others) {
  constexpr std::string_view under = ".localhost";
  if (host.empty() || isAddress(host)) return true;
  if (host.back() == '.') host.remove_suffix(1);
  const auto is = [&](std::string_view name) { return boost::beast::iequals(host, name); };
  if (is(under.substr(1)) || std::any_of(others.begin(), others.end(), is)) return true;
  return host.size() > under.size() && boost::beast::iequals(host.substr(host.size() - under.size()), under);
}

}  // namespace mp::runtime
