// SPDX-License-Identifier: MIT
#include "metaparticle/metaparticle.hpp"

namespace mp {

Error::Error(Errc code, std::string node, std::string message, int remote_code)
    : code_(code),
      remote_code_(remote_code),
      node_(std::move(node)),
      message_(std::move(message)),
      what_(node_.empty() ? message_ : node_ + ": " + message_) {}

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
