// SPDX-License-Identifier: MIT
#include "metaparticle/metaparticle.hpp"

#include <string_view>

namespace mp {

namespace {

/// Whether the nodes' names that an error has gathered on its way, "a: b: what went wrong", hold this one. An
/// error that comes back through a recursion would tell each turn of it.
bool tellsOf(std::string_view message, std::string_view node) {
  constexpr std::string_view ofNames = "abcdefghijklmnopqrstuvwxyz0123456789-";
  for (;;) {
    const std::size_t end = message.find_first_not_of(ofNames);
    if (end == std::string_view::npos || message.substr(end, 2) != ": ") return false;
    if (message.substr(0, end) == node) return true;
    message.remove_prefix(end + 2);
  }
}

}  // namespace

Error::Error(Errc code, std::string node, std::string message, int remote_code)
    : code_(code),
      remote_code_(remote_code),
      node_(std::move(node)),
      message_(std::move(message)),
      what_(node_.empty() || tellsOf(message_, node_) ? message_ : node_ + ": " + message_) {}

Error::~Error() = default;
Error::Error(const Error&) = default;
Error& Error::operator=(const Error&) = default;

const char* Error::what() const noexcept {
  return what_.c_str();
}

namespace detail {

void not_supported(const char* operation) {
  throw Error(Errc::not_supported, {},
              std::string(operation) + ": this version of the runtime runs services and scatters only");
}

}  // namespace detail

}  // namespace mp
