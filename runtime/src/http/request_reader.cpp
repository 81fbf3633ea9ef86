// SPDX-License-Identifier: MIT
#include "runtime/src/http/request_reader.h"

#include <boost/beast/core/string.hpp>
#include <charconv>

namespace mp::runtime {

namespace {

long long milliseconds(std::string_view text) {
  long long value = -1;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  return error == std::errc() && end == text.data() + text.size() ? value : -1;
}

}  // namespace

void RequestReader::on_field_impl(Field name, Text nameText, Text value, ErrorCode& error) {
  error = {};
  switch (name) {
    case Field::host:
      ++hosts;
      host = std::string(value);
      break;
    case Field::origin:
      origin = std::string(value);
      break;
    case Field::content_encoding:
      contentEncoding = std::string(value);
      break;
    case Field::expect:
      expectation = std::string(value);
      break;
    case Field::transfer_encoding:
      otherCoding = otherCoding || !boost::beast::iequals(value, "chunked");
      break;
    case Field::unknown:
      if (boost::beast::iequals(nameText, "metaparticle-deadline")) {
        deadlineMs = milliseconds(std::string_view(value.data(), value.size()));
      }
      break;
    default:
      break;
  }
}

}  // namespace mp::runtime
