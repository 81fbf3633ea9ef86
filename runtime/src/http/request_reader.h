// SPDX-License-Identifier: MIT
#pragma once

#include <boost/beast/http/basic_parser.hpp>
#include <optional>
#include <string>

namespace mp::runtime {

/// Beast's request parser, keeping no more than this runtime's server needs.
class RequestReader : public boost::beast::http::basic_parser<true> {
 public:
  using Verb = boost::beast::http::verb;

  RequestReader(std::size_t mostHeader, std::size_t mostBody) {
    eager(true);
    header_limit(static_cast<std::uint32_t>(mostHeader));
    body_limit(mostBody);
  }

  Verb method = Verb::unknown;
  int version = 11;  ///< 10 for HTTP/1.0
  std::string target;
  std::string host;
  std::string origin;
  std::string contentEncoding;
  std::string expectation;              ///< of Expect
  std::optional<long long> deadlineMs;  ///< of Metaparticle-Deadline; negative when it is no number
  int hosts = 0;                        ///< number of Host fields
  bool otherCoding = false;             ///< a Transfer-Encoding that is not just chunked
  std::string body;

 private:
  using ErrorCode = boost::beast::error_code;
  using Text = boost::beast::string_view;
  using Field = boost::beast::http::field;

  void on_request_impl(Verb verb, Text, Text path, int httpVersion, ErrorCode& error) override {
    error = {};
    method = verb;
    target = std::string(path);
    version = httpVersion;
  }
  void on_response_impl(int, Text, int, ErrorCode&) override {}
  void on_field_impl(Field name, Text nameText, Text value, ErrorCode& error) override;
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
