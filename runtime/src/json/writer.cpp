// SPDX-License-Identifier: MIT
#include <charconv>

#include "metaparticle/json.hpp"
#include "runtime/src/json/text.h"

namespace mp::glue {

namespace {

template <class Number>
void append(std::string& out, Number value) {
  char buffer[32];
  const auto end = std::to_chars(buffer, buffer + sizeof buffer, value).ptr;
  out.append(buffer, end);
}

void appendEscape(std::string& out, char c) {
  constexpr std::string_view characters = "\"\\\b\f\n\r\t";
  constexpr std::string_view letters = "\"\\bfnrt";
  constexpr std::string_view digits = "0123456789abcdef";
  out += '\\';
  if (const std::size_t i = characters.find(c); i != std::string_view::npos) {
    out += letters[i];
    return;
  }
  const auto byte = static_cast<unsigned char>(c);
  out += "u00";
  out += digits[byte >> 4U];
  out += digits[byte & 15U];
}

}  // namespace

void Writer::separate() {
  if (comma_) *out_ += ',';
  comma_ = true;
}

void Writer::null() {
  raw("null");
}
void Writer::boolean(bool value) {
  raw(value ? "true" : "false");
}

void Writer::integer(long long value) {
  separate();
  append(*out_, value);
}

void Writer::natural(unsigned long long value) {
  separate();
  append(*out_, value);
}

void Writer::number(double value) {
  separate();
  append(*out_, value);
}

void Writer::number(float value) {
  separate();
  append(*out_, value);
}

bool Writer::string(std::string_view value) {
  const std::size_t before = out_->size();
  const bool comma = comma_;
  separate();
  *out_ += '"';
  const char* at = value.data();
  const char* const end = at + value.size();
  while (at != end) {
    const char* const stop = json::skipPlain(at, end);
    out_->append(at, stop);
    at = stop;
    if (at == end) break;
    if (static_cast<unsigned char>(*at) < 0x80) {
      appendEscape(*out_, *at++);
      continue;
    }
    const int length = json::utf8Length(at, end);
    if (length == 0) {
      out_->resize(before);
      comma_ = comma;
      return false;
    }
    out_->append(at, static_cast<std::size_t>(length));
    at += length;
  }
  *out_ += '"';
  return true;
}

void Writer::begin_array() {
  separate();
  *out_ += '[';
  comma_ = false;
}

void Writer::end_array() {
  *out_ += ']';
  comma_ = true;
}

void Writer::begin_object() {
  separate();
  *out_ += '{';
  comma_ = false;
}

void Writer::end_object() {
  *out_ += '}';
  comma_ = true;
}

void Writer::key(std::string_view name) {
  string(name);
  after_key();
}

void Writer::after_key() {
  *out_ += ':';
  comma_ = false;
}

void Writer::raw(std::string_view json) {
  separate();
  *out_ += json;
}

}  // namespace mp::glue
