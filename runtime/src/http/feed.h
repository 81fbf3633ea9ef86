// SPDX-License-Identifier: MIT
#pragma once

#include <boost/asio/buffer.hpp>
#include <boost/beast/core/error.hpp>
#include <boost/beast/http/error.hpp>
#include <string>
#include <string_view>

namespace mp::runtime {

/// Gives received bytes to one of Beast's parsers and keeps what the parser cannot use yet: the beginning of
/// a header, or the next message of a pipeline.
class Feed {
 public:
  using ErrorCode = boost::beast::error_code;

  /// Parses what was kept, then `data`, up to the end of the message. Wanting more is no error.
  template <class Parser>
  ErrorCode parse(Parser& parser, std::string_view data) {
    if (kept_.empty()) {
      const auto [used, error] = put(parser, data);
      kept_.assign(data.substr(used));
      return error ? error : framingError(parser);
    }
    kept_ += data;
    const auto [used, error] = put(parser, kept_);
    kept_.erase(0, used);
    return error ? error : framingError(parser);
  }

  /// Drops empty lines before a request, which RFC 9112, 2.2 asks servers to ignore. False when all that is
  /// left may become another one: there is nothing to parse yet.
  bool dropEmptyLines(std::string_view& data) {
    if (kept_ == "\r" && data.substr(0, 1) == "\n") {
      kept_.clear();
      data.remove_prefix(1);
    }
    std::size_t kept = 0;
    while (kept_.compare(kept, 2, "\r\n") == 0) kept += 2;
    kept_.erase(0, kept);
    while (kept_.empty() && data.substr(0, 2) == "\r\n") data.remove_prefix(2);
    if (kept_.empty() && data == "\r") {
      kept_ = data;
      data = {};
    }
    return kept_ != "\r" || !data.empty();
  }

  [[nodiscard]] bool empty() const { return kept_.empty(); }
  /// The line that could not be parsed, as far as it has come, without its end.
  [[nodiscard]] std::string_view line() const { return std::string_view(kept_).substr(0, kept_.find('\n')); }
  void clear() { kept_.clear(); }

 private:
  struct Put {
    std::size_t used;
    ErrorCode error;
  };

  /// What stays unused within a body is the beginning of a chunk's header or of the trailer. The parser sets
  /// no bound to these, and a client could fill the memory with them.
  template <class Parser>
  ErrorCode framingError(const Parser& parser) const {
    constexpr std::size_t mostFraming = 16U << 10U;
    const bool inBody = parser.is_header_done() && !parser.is_done();
    if (inBody && kept_.size() > mostFraming) return boost::beast::http::error::header_limit;
    return {};
  }

  template <class Parser>
  static Put put(Parser& parser, std::string_view data) {
    std::size_t used = 0;
    while (used < data.size() && !parser.is_done()) {
      ErrorCode error;
      const std::size_t now = parser.put(boost::asio::buffer(data.data() + used, data.size() - used), error);
      used += now;
      if (error == boost::beast::http::error::need_more) return {used, {}};
      if (error) return {used, error};
      if (now == 0) break;
    }
    return {used, {}};
  }

  std::string kept_;
};

}  // namespace mp::runtime
