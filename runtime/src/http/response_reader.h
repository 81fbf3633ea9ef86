// SPDX-License-Identifier: MIT
#pragma once

#include <boost/beast/http/basic_parser.hpp>
#include <string>

namespace mp::runtime {

/// Beast's response parser, keeping no more than a client of this runtime needs.
class ResponseReader : public boost::beast::http::basic_parser<false> {
 public:
  explicit ResponseReader(std::size_t mostBody) {
    eager(true);
    body_limit(mostBody);
  }

  int status = 0;
  std::string contentType;
  std::string body;

 private:
  using ErrorCode = boost::beast::error_code;
  using Text = boost::beast::string_view;
  using Verb = boost::beast::http::verb;
  using Field = boost::beast::http::field;

  void on_request_impl(Verb, Text, Text, int, ErrorCode&) override {}
  void on_response_impl(int code, Text, int, ErrorCode& error) override {
    error = {};
    status = code;
  }
  void on_field_impl(Field name, Text, Text value, ErrorCode& error) override {
    error = {};
    if (name == Field::content_type) contentType = std::string(value);
  }
  void on_header_impl(ErrorCode& error) override { error = {}; }
  void on_body_init_impl(const boost::optional<std::uint64_t>& length, ErrorCode& error) override {
    error = {};
    // What a header claims is not worth more memory than this until it comes.
    constexpr std::uint64_t trusted = 64U << 10U;
    if (length) body.reserve(static_cast<std::size_t>(std::min(*length, trusted)));
  }
  std::size_t on_body_impl(Text part, ErrorCode& error) override {
    error = {};
    body.append(part.data(), part.size());
    return part.size();
  }
  void on_chunk_header_impl(std::uint64_t, Text, ErrorCode& error) override { error = {}; }
  std::size_t on_chunk_body_impl(std::uint64_t, Text part, ErrorCode& error) override {
    return on_body_impl(part, error);
  }
  void on_finish_impl(ErrorCode& error) override { error = {}; }
};

}  // namespace mp::runtime
