// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <atomic>
#include <chrono>
#include <cstdint>
#include <string>

#include "runtime/src/rpc/failure.h"

namespace mp::runtime {

/// Counts of one node in one role, for Prometheus. Updated by any thread without locks.
class Metrics {
 public:
  /// Upper bounds of the latency histogram, in microseconds; a last bucket holds the rest.
  static constexpr std::array<std::int64_t, 15> kBounds = {
      100,    250,     500,     1'000,   2'500,     5'000,     10'000,    25'000,
      50'000, 100'000, 250'000, 500'000, 1'000'000, 2'500'000, 10'000'000};

  Metrics(const std::string& node, const std::string& role);

  /// One request, from its begin to its end.
  class Request {
   public:
    explicit Request(Metrics& metrics) : metrics_(metrics) { metrics_.begin(); }
    ~Request();
    Request(const Request&) = delete;
    Request& operator=(const Request&) = delete;
    void failed(RpcCode code) { metrics_.countError(code); }

   private:
    Metrics& metrics_;
    const std::chrono::steady_clock::time_point begin_ = std::chrono::steady_clock::now();
  };

  /// An error that is no request of the node: a method that it does not have, a body that is no JSON.
  void countError(RpcCode code);
  void countRequest(std::chrono::nanoseconds duration);
  void begin() { inFlight_.fetch_add(1, std::memory_order_relaxed); }
  void end() { inFlight_.fetch_sub(1, std::memory_order_relaxed); }

  /// The Prometheus text exposition format, version 0.0.4.
  [[nodiscard]] std::string render() const;

 private:
  static constexpr std::array<RpcCode, 12> kCodes = {
      RpcCode::parseError,       RpcCode::invalidRequest, RpcCode::methodNotFound,
      RpcCode::invalidParams,    RpcCode::internalError,  RpcCode::functionFailed,
      RpcCode::deadlineExceeded, RpcCode::unavailable,    RpcCode::overloaded,
      RpcCode::refused,          RpcCode::lost,           RpcCode::badAnswer};

  const std::string labels_;
  std::atomic<std::int64_t> inFlight_{0};
  std::array<std::atomic<std::uint64_t>, kBounds.size() + 1> buckets_{};
  std::atomic<std::uint64_t> nanoseconds_{0};
  std::array<std::atomic<std::uint64_t>, kCodes.size()> errors_{};
};

}  // namespace mp::runtime
