// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <cstring>
#include <string_view>

namespace mp::glue::json {

// Sixteen bytes that are compared side by side; GCC and clang make the machine's vector instructions of it.
using Bytes = unsigned char __attribute__((vector_size(16)));

/// Which of the bytes are a quote, a backslash, a control character or not ASCII.
inline Bytes needCare(const char* at) {
  Bytes bytes;
  std::memcpy(&bytes, at, sizeof bytes);
  return reinterpret_cast<Bytes>((bytes < 0x20) | (bytes >= 0x80) | (bytes == '"') | (bytes == '\\'));
}

inline bool any(const Bytes& bytes) {
  std::uint64_t halves[2];
  std::memcpy(halves, &bytes, sizeof halves);
  return (halves[0] | halves[1]) != 0;
}

/// The first byte at or after `at` that is a quote, a backslash, a control character or not ASCII.
inline const char* skipPlain(const char* at, const char* end) {
  while (end - at >= 64 && !any(needCare(at) | needCare(at + 16) | needCare(at + 32) | needCare(at + 48)))
    at += 64;
  while (end - at >= 16 && !any(needCare(at))) at += 16;
  while (at != end) {
    const auto byte = static_cast<unsigned char>(*at);
    if (byte < 0x20 || byte >= 0x80 || byte == '"' || byte == '\\') break;
    ++at;
  }
  return at;
}

/// Length of the well-formed UTF-8 sequence at `at` (Unicode 15, table 3-7), or 0.
inline int utf8Length(const char* at, const char* end) {
  const auto byte = [&](int i) { return static_cast<unsigned char>(at[i]); };
  const auto tail = [&](int i) { return (byte(i) & 0xC0U) == 0x80U; };
  const auto left = end - at;
  if (left < 1) return 0;
  if (byte(0) < 0x80) return 1;
  if (byte(0) < 0xC2) return 0;
  if (byte(0) < 0xE0) return left >= 2 && tail(1) ? 2 : 0;
  if (byte(0) < 0xF0) {
    if (left < 3 || !tail(1) || !tail(2)) return 0;
    const bool overlong = byte(0) == 0xE0 && byte(1) < 0xA0;
    const bool surrogate = byte(0) == 0xED && byte(1) >= 0xA0;
    return overlong || surrogate ? 0 : 3;
  }
  if (byte(0) > 0xF4 || left < 4 || !tail(1) || !tail(2) || !tail(3)) return 0;
  const bool overlong = byte(0) == 0xF0 && byte(1) < 0x90;
  const bool beyond = byte(0) == 0xF4 && byte(1) >= 0x90;
  return overlong || beyond ? 0 : 4;
}

}  // namespace mp::glue::json
