// SPDX-License-Identifier: MIT
//
// How C++ values cross the wire. Structs are objects (missing members keep the struct's default, unknown ones
// are ignored), enums are strings, optionals are the value or null, maps with string keys are objects, pairs
// and tuples are arrays. Containers are recognised by their shape, so that their headers need not be included
// here.
#pragma once

#include <concepts>
#include <cstddef>
#include <string>
#include <string_view>
#include <tuple>
#include <type_traits>
#include <utility>

#include <metaparticle/json.hpp>

namespace mp::glue {

/// Specialised by generated code for each struct that crosses a wire:
///   template <> struct Fields<::app::Request> {
///     static constexpr const char* name = "app::Request";
///     template <class Visitor, class Self>
///     static void visit(Visitor& visitor, Self& self) { visitor("url", self.url); visitor("width",
///     self.width); }
///   };
template <class T>
struct Fields;

/// One enumerator and its name on the wire.
template <class T>
struct Enumerator {
  const char* name;
  T value;
};

/// Specialised by generated code for each enum that crosses a wire:
///   template <> struct Enumerators<::app::Color> {
///     static constexpr const char* name = "app::Color";
///     static constexpr Enumerator<::app::Color> all[] = {{"red", ::app::Color::red}};
///   };
template <class T>
struct Enumerators;

/// Where a value is, for messages: "request.items[3].width". Lives on the stack of those who read and write.
struct Place {
  const Place* parent;
  std::string_view name;
  std::size_t index;
  bool indexed = false;  ///< an element of what `parent` (or `name`) is
};

/// A value that cannot be read or written: `what()` is "request.items[3].width: a number was expected".
class BadValue : public std::exception {
 public:
  explicit BadValue(std::string message) : message_(std::move(message)) {}
  [[nodiscard]] const char* what() const noexcept override { return message_.c_str(); }

 private:
  std::string message_;
};

/// Throws BadValue.
[[noreturn]] void fail(const Place& at, std::string_view problem);
[[noreturn]] void fail_type(const Place& at, std::string_view expected, const Value& found);

// The parts that do not depend on the type of a struct or a container.
bool read_boolean(const Value& value, const Place& at);
long long read_integer(const Value& value, const Place& at, long long least, long long most);
unsigned long long read_natural(const Value& value, const Place& at, unsigned long long most);
double read_number(const Value& value, const Place& at);
float read_float(const Value& value, const Place& at);
std::string_view read_string(const Value& value, const Place& at);
void expect_array(const Value& value, const Place& at);
void expect_array(const Value& value, const Place& at, std::size_t size);
void expect_object(const Value& value, const Place& at);
void write_number(Writer& writer, double value, const Place& at);
void write_number(Writer& writer, float value, const Place& at);
void write_string(Writer& writer, std::string_view value, const Place& at);
void write_key(Writer& writer, std::string_view key, const Place& at);
std::size_t read_choice(const Value& value, const Place& at, const char* const* names, std::size_t count);

template <class T>
concept Struct = requires {
  sizeof(Fields<T>);
};
template <class T>
concept Enum = std::is_enum_v<T> && requires {
  sizeof(Enumerators<T>);
};
template <class T>
concept OptionalLike = requires(T& value) {
  typename T::value_type;
  value.has_value();
  value.reset();
  *value;
};
template <class T>
concept MapLike = requires {
  typename T::mapped_type;
}
&&std::is_same_v<typename T::key_type, std::string>;
template <class T>
concept SetLike = requires {
  typename T::key_type;
}
&&!requires {
  typename T::mapped_type;
};
template <class T>
concept SequenceLike = requires(T& value, typename T::value_type item) {
  value.push_back(std::move(item));
};
template <class T>
concept ArrayLike = requires(T& value) {
  typename T::value_type;
  std::tuple_size<T>::value;
  value[0];
};
template <class T>
concept TupleLike = requires {
  std::tuple_size<T>::value;
}
&&!ArrayLike<T>;

template <class T>
inline constexpr bool can_cross_the_wire = false;

template <class T>
void read(const Value& value, T& out, const Place& at);
template <class T>
void write(Writer& writer, const T& value, const Place& at);

namespace detail {

struct FieldReader {
  Members& members;
  const Place& at;
  template <class T>
  void operator()(std::string_view name, T& field) {
    if (const Value value = members.find(name)) read(value, field, Place{&at, name, 0});
  }
};

struct FieldWriter {
  Writer& writer;
  const Place& at;
  template <class T>
  void operator()(std::string_view name, const T& field) {
    writer.key(name);
    write(writer, field, Place{&at, name, 0});
  }
};

template <class T>
void read_sequence(const Value& value, T& out, const Place& at) {
  expect_array(value, at);
  out.clear();
  if constexpr (requires { out.reserve(1); }) out.reserve(value.count());
  std::size_t i = 0;
  for (Items items(value); items; items.next(), ++i) {
    typename T::value_type item{};
    read(items.value(), item, Place{&at, {}, i, true});
    if constexpr (SetLike<T>) {
      out.insert(std::move(item));
    } else {
      out.push_back(std::move(item));
    }
  }
}

template <class T>
void read_map(const Value& value, T& out, const Place& at) {
  expect_object(value, at);
  out.clear();
  for (Items items(value); items; items.next()) {
    typename T::mapped_type item{};
    read(items.value(), item, Place{&at, items.name(), 0});
    out.insert_or_assign(std::string(items.name()), std::move(item));
  }
}

template <class T, std::size_t... I>
void read_tuple(const Value& value, T& out, const Place& at, std::index_sequence<I...>) {
  expect_array(value, at, sizeof...(I));
  Items items(value);
  ((read(items.value(), get<I>(out), Place{&at, {}, I, true}), items.next()), ...);
}

template <class T>
void read_enum(const Value& value, T& out, const Place& at) {
  constexpr auto& all = Enumerators<T>::all;
  constexpr std::size_t count = sizeof(all) / sizeof(all[0]);
  const char* names[count];
  for (std::size_t i = 0; i < count; ++i) names[i] = all[i].name;
  out = all[read_choice(value, at, names, count)].value;
}

template <class T>
void write_enum(Writer& writer, T value, const Place& at) {
  for (const auto& enumerator : Enumerators<T>::all) {
    if (enumerator.value == value) {
      writer.string(enumerator.name);
      return;
    }
  }
  fail(at, "this value has no name in its enum");
}

}  // namespace detail

/// Reads a value of type T. Throws BadValue naming the place; `out` is then partly read.
template <class T>
void read(const Value& value, T& out, const Place& at) {
  if constexpr (std::is_same_v<T, bool>) {
    out = read_boolean(value, at);
  } else if constexpr (std::signed_integral<T>) {
    constexpr auto most = static_cast<T>(static_cast<std::make_unsigned_t<T>>(-1) >> 1U);
    out = static_cast<T>(read_integer(value, at, -static_cast<long long>(most) - 1, most));
  } else if constexpr (std::unsigned_integral<T>) {
    out = static_cast<T>(read_natural(value, at, static_cast<T>(-1)));
  } else if constexpr (std::is_same_v<T, float>) {
    out = read_float(value, at);
  } else if constexpr (std::is_floating_point_v<T>) {
    out = read_number(value, at);
  } else if constexpr (std::is_same_v<T, std::string>) {
    out = read_string(value, at);
  } else if constexpr (Enum<T>) {
    detail::read_enum(value, out, at);
  } else if constexpr (Struct<T>) {
    expect_object(value, at);
    Members members(value);
    detail::FieldReader reader{members, at};
    Fields<T>::visit(reader, out);
  } else if constexpr (OptionalLike<T>) {
    if (value.is(Value::Type::null)) {
      out.reset();
    } else {
      read(value, out.emplace(), at);
    }
  } else if constexpr (MapLike<T>) {
    detail::read_map(value, out, at);
  } else if constexpr (SetLike<T> || SequenceLike<T>) {
    detail::read_sequence(value, out, at);
  } else if constexpr (ArrayLike<T>) {
    expect_array(value, at, std::tuple_size<T>::value);
    std::size_t i = 0;
    for (Items items(value); items; items.next(), ++i) read(items.value(), out[i], Place{&at, {}, i, true});
  } else if constexpr (TupleLike<T>) {
    detail::read_tuple(value, out, at, std::make_index_sequence<std::tuple_size<T>::value>{});
  } else {
    static_assert(can_cross_the_wire<T>, "metaparticle: this type cannot cross a wire");
  }
}

/// Writes a value of type T. Throws BadValue naming the place of what JSON cannot hold.
template <class T>
void write(Writer& writer, const T& value, const Place& at) {
  if constexpr (std::is_same_v<T, bool>) {
    writer.boolean(value);
  } else if constexpr (std::signed_integral<T>) {
    writer.integer(value);
  } else if constexpr (std::unsigned_integral<T>) {
    writer.natural(value);
  } else if constexpr (std::is_same_v<T, float>) {
    write_number(writer, value, at);
  } else if constexpr (std::is_floating_point_v<T>) {
    write_number(writer, static_cast<double>(value), at);
  } else if constexpr (std::is_same_v<T, std::string>) {
    write_string(writer, value, at);
  } else if constexpr (Enum<T>) {
    detail::write_enum(writer, value, at);
  } else if constexpr (Struct<T>) {
    writer.begin_object();
    detail::FieldWriter fields{writer, at};
    Fields<T>::visit(fields, value);
    writer.end_object();
  } else if constexpr (OptionalLike<T>) {
    if (value.has_value()) {
      write(writer, *value, at);
    } else {
      writer.null();
    }
  } else if constexpr (MapLike<T>) {
    writer.begin_object();
    for (const auto& [key, item] : value) {
      write_key(writer, key, at);
      write(writer, item, Place{&at, key, 0});
    }
    writer.end_object();
  } else if constexpr (SetLike<T> || SequenceLike<T> || ArrayLike<T>) {
    writer.begin_array();
    std::size_t i = 0;
    for (const auto& item : value) {
      write<typename T::value_type>(writer, item, Place{&at, {}, i++, true});
    }
    writer.end_array();
  } else if constexpr (TupleLike<T>) {
    writer.begin_array();
    [&]<std::size_t... I>(std::index_sequence<I...>) {
      (write(writer, get<I>(value), Place{&at, {}, I, true}), ...);
    }
    (std::make_index_sequence<std::tuple_size<T>::value>{});
    writer.end_array();
  } else {
    static_assert(can_cross_the_wire<T>, "metaparticle: this type cannot cross a wire");
  }
}

/// The name of a type for messages, as far as it is known.
template <class T>
constexpr const char* type_name() {
  if constexpr (std::is_void_v<T>) {
    return "void";
  } else if constexpr (Struct<T>) {
    return Fields<T>::name;
  } else if constexpr (Enum<T>) {
    return Enumerators<T>::name;
  } else if constexpr (std::is_same_v<T, std::string>) {
    return "std::string";
  } else {
    return "";
  }
}

}  // namespace mp::glue
