// SPDX-License-Identifier: MIT
#include "metaparticle/codec.hpp"

#include <charconv>
#include <cmath>
#include <limits>

namespace mp::glue {

namespace {

void appendPlace(std::string& out, const Place& place) {
  if (place.parent) appendPlace(out, *place.parent);
  if (!place.name.empty()) {
    if (!out.empty()) out += '.';
    out += place.name;
  }
  if (place.indexed) out += '[' + std::to_string(place.index) + ']';
}

const char* describe(Value::Type type) {
  switch (type) {
    case Value::Type::null:
      return "null";
    case Value::Type::boolean:
      return "true or false";
    case Value::Type::number:
      return "a number";
    case Value::Type::string:
      return "a string";
    case Value::Type::array:
      return "an array";
    case Value::Type::object:
      return "an object";
  }
  return "nothing";
}

void expect(const Value& value, Value::Type type, const Place& at) {
  if (!value.is(type)) fail_type(at, describe(type), value);
}

template <class Number>
bool parseAll(std::string_view text, Number& out) {
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), out);
  return error == std::errc() && end == text.data() + text.size();
}

/// A number written with a point or an exponent, such as 3.0 or 1e3, where an integer is expected.
double readIntegral(const Value& value, const Place& at) {
  const double number = read_number(value, at);
  if (number != std::trunc(number)) fail(at, "an integer was expected, found " + std::string(value.text()));
  return number;
}

[[noreturn]] void failRange(const Place& at, const Value& value, const std::string& least,
                            const std::string& most) {
  fail(at, std::string(value.text()) + " is out of range, " + least + " to " + most);
}

}  // namespace

void fail(const Place& at, std::string_view problem) {
  std::string message;
  appendPlace(message, at);
  message += ": ";
  message += problem;
  throw BadValue(std::move(message));
}

void fail_type(const Place& at, std::string_view expected, const Value& found) {
  fail(at, std::string(expected) + " was expected, found " + describe(found.type()));
}

bool read_boolean(const Value& value, const Place& at) {
  expect(value, Value::Type::boolean, at);
  return value.boolean();
}

long long read_integer(const Value& value, const Place& at, long long least, long long most) {
  if (!value.is(Value::Type::number)) fail_type(at, "an integer", value);
  long long number = 0;
  if (!parseAll(value.text(), number)) {
    const double integral = readIntegral(value, at);
    // 2^63 is exact as a double, 2^63 - 1 is not.
    if (!(integral >= -0x1p63 && integral < 0x1p63)) {
      failRange(at, value, std::to_string(least), std::to_string(most));
    }
    number = static_cast<long long>(integral);
  }
  if (number < least || number > most) failRange(at, value, std::to_string(least), std::to_string(most));
  return number;
}

unsigned long long read_natural(const Value& value, const Place& at, unsigned long long most) {
  if (!value.is(Value::Type::number)) fail_type(at, "an integer", value);
  unsigned long long number = 0;
  if (!parseAll(value.text(), number)) {
    const double integral = readIntegral(value, at);
    if (!(integral >= 0 && integral < 0x1p64)) failRange(at, value, "0", std::to_string(most));
    number = static_cast<unsigned long long>(integral);
  }
  if (number > most) failRange(at, value, "0", std::to_string(most));
  return number;
}

double read_number(const Value& value, const Place& at) {
  expect(value, Value::Type::number, at);
  double number = 0;
  if (!parseAll(value.text(), number)) fail(at, "this number is too large or too small");
  return number;
}

float read_float(const Value& value, const Place& at) {
  expect(value, Value::Type::number, at);
  float number = 0;
  if (!parseAll(value.text(), number)) fail(at, "this number is too large or too small for a float");
  return number;
}

std::string_view read_string(const Value& value, const Place& at) {
  expect(value, Value::Type::string, at);
  return value.text();
}

void expect_array(const Value& value, const Place& at) {
  expect(value, Value::Type::array, at);
}

void expect_array(const Value& value, const Place& at, std::size_t size) {
  expect(value, Value::Type::array, at);
  if (value.count() != size) {
    fail(at, "an array of " + std::to_string(size) + " was expected, found one of " +
                 std::to_string(value.count()));
  }
}

void expect_object(const Value& value, const Place& at) {
  expect(value, Value::Type::object, at);
}

void write_number(Writer& writer, double value, const Place& at) {
  if (!std::isfinite(value)) fail(at, "JSON has no infinite numbers and no NaN");
  writer.number(value);
}

void write_number(Writer& writer, float value, const Place& at) {
  if (!std::isfinite(value)) fail(at, "JSON has no infinite numbers and no NaN");
  writer.number(value);
}

void write_string(Writer& writer, std::string_view value, const Place& at) {
  if (!writer.string(value)) fail(at, "this text is not UTF-8");
}

void write_key(Writer& writer, std::string_view key, const Place& at) {
  if (!writer.string(key)) fail(at, "a key is not UTF-8");
  writer.after_key();
}

std::size_t read_choice(const Value& value, const Place& at, const char* const* names, std::size_t count) {
  const std::string_view given = read_string(value, at);
  std::string expected;
  for (std::size_t i = 0; i < count; ++i) {
    if (given == names[i]) return i;
    expected += i == 0 ? "" : ", ";
    expected += names[i];
  }
  fail(at, "one of " + expected + " was expected, found \"" + std::string(given) + '"');
}

}  // namespace mp::glue
