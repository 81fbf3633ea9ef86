// SPDX-License-Identifier: MIT
//
// What generated code is written against. Not for programs to include by hand. It includes no JSON library
// and no networking; user-defined types cross the wire through the two templates Fields and Enumerators.
#pragma once

#include <cstddef>
#include <initializer_list>
#include <string>
#include <vector>

#include <metaparticle/codec.hpp>
#include <metaparticle/metaparticle.hpp>

namespace mp::glue {

/// Arguments of a registration, from the annotation.
struct ServiceOptions {
  int timeout_ms = 0;  ///< upper bound of a call's time; 0: 30 s when the caller has no deadline
};
struct ScatterOptions {
  int leaves = 1;
  int timeout_ms = 0;  ///< as ServiceOptions::timeout_ms
};

/// Registers a node when constructed (at namespace scope in generated code).
struct Registration {};

namespace detail {

using AnyFunction = void (*)();

/// The arguments of one request, and how far it came, which decides what an exception means.
class Arguments {
 public:
  enum class Stage { reading, running, writing };

  explicit Arguments(std::vector<Value> values) : values_(std::move(values)) {}
  /// The i-th argument, absent when the request does not have it.
  [[nodiscard]] Value at(std::size_t i) const { return i < values_.size() ? values_[i] : Value(); }
  Stage stage = Stage::reading;

 private:
  std::vector<Value> values_;
};

/// A function's types, erased.
struct Signature {
  const void* result_type;  ///< token of what a call of the node gives
  const char* result_name;  ///< for messages
  std::size_t parameters;
  void (*write_arguments)(Writer&, const void* const* arguments, const char* const* names);
  void (*run)(AnyFunction function, Arguments&, const char* const* names, Writer& result);
  void (*merge)(AnyFunction gather, const Value* parts, std::size_t count, Writer& result);  ///< or nullptr
  void (*read_result)(const Value&, void* result);
};

struct Definition {
  const char* node;
  AnyFunction function;
  AnyFunction gather = nullptr;
  std::vector<const char*> names;
  int leaves = 0;
  int timeout_ms = 0;
  Signature signature;
};

Registration add(Definition definition);

template <class T>
void read_argument(const Arguments& arguments, std::size_t i, const char* name, T& value) {
  const Place at{nullptr, name, 0};
  if (const Value given = arguments.at(i)) {
    read(given, value, at);
  } else if constexpr (!OptionalLike<T>) {
    fail(at, "this argument is missing");
  }
}

template <class R>
void write_result(Writer& writer, const R& result) {
  write(writer, result, Place{nullptr, "result", 0});
}

template <class R>
void read_result(const Value& value, void* result) {
  if constexpr (!std::is_void_v<R>) read(value, *static_cast<R*>(result), Place{nullptr, "result", 0});
}

template <class R, class... P>
struct Thunks {
  using Storage = std::tuple<std::remove_cvref_t<P>...>;
  using Indices = std::index_sequence_for<P...>;

  static void write_arguments(Writer& writer, const void* const* arguments, const char* const* names) {
    writer.begin_array();
    [&]<std::size_t... I>(std::index_sequence<I...>) {
      (write(writer, *static_cast<const std::tuple_element_t<I, Storage>*>(arguments[I]),
             Place{nullptr, names[I], 0}),
       ...);
    }
    (Indices{});
    writer.end_array();
  }

  static void run(AnyFunction function, Arguments& arguments, const char* const* names, Writer& result) {
    [&]<std::size_t... I>(std::index_sequence<I...>) {
      Storage storage{};
      (read_argument(arguments, I, names[I], std::get<I>(storage)), ...);
      arguments.stage = Arguments::Stage::running;
      const auto call = reinterpret_cast<R (*)(P...)>(function);
      if constexpr (std::is_void_v<R>) {
        call(static_cast<P&&>(std::get<I>(storage))...);
        arguments.stage = Arguments::Stage::writing;
        result.null();
      } else {
        const auto value = call(static_cast<P&&>(std::get<I>(storage))...);
        arguments.stage = Arguments::Stage::writing;
        write_result(result, value);
      }
    }
    (Indices{});
  }
};

template <class R, class G, class Parts>
void merge(AnyFunction gather, const Value* values, std::size_t count, Writer& result) {
  std::vector<R> parts;
  parts.reserve(count);
  for (std::size_t i = 0; i < count; ++i) {
    R part{};
    read(values[i], part, Place{nullptr, "leaf", i, true});
    parts.push_back(std::move(part));
  }
  const auto call = reinterpret_cast<G (*)(Parts)>(gather);
  if constexpr (std::is_void_v<G>) {
    call(static_cast<Parts&&>(parts));
    result.null();
  } else {
    write_result(result, call(static_cast<Parts&&>(parts)));
  }
}

}  // namespace detail

/// A service: `parameters` are the names for arguments by name and for messages.
template <class R, class... P>
Registration service(const char* node, R (*function)(P...), std::initializer_list<const char*> parameters,
                     const ServiceOptions& options) {
  using Thunks = detail::Thunks<R, P...>;
  return detail::add(
      {.node = node,
       .function = reinterpret_cast<detail::AnyFunction>(function),
       .names = parameters,
       .timeout_ms = options.timeout_ms,
       .signature = {&mp::detail::type_token<R>, type_name<R>(), sizeof...(P), &Thunks::write_arguments,
                     &Thunks::run, nullptr, &detail::read_result<R>}});
}

/// A scatter: every leaf runs `leaf` with the same arguments; `gather` takes their results in the order of
/// the leaves, a std::vector<R> by value or by reference to const.
template <class R, class G, class Parts, class... P>
requires std::is_same_v<std::remove_cvref_t<Parts>, std::vector<R>> Registration
scatter(const char* node, R (*leaf)(P...), G (*gather)(Parts), std::initializer_list<const char*> parameters,
        const ScatterOptions& options) {
  using Thunks = detail::Thunks<R, P...>;
  return detail::add(
      {.node = node,
       .function = reinterpret_cast<detail::AnyFunction>(leaf),
       .gather = reinterpret_cast<detail::AnyFunction>(gather),
       .names = parameters,
       .leaves = options.leaves,
       .timeout_ms = options.timeout_ms,
       .signature = {&mp::detail::type_token<G>, type_name<G>(), sizeof...(P), &Thunks::write_arguments,
                     &Thunks::run, &detail::merge<R, G, Parts>, &detail::read_result<G>}});
}

/// The whole of main: runs the role that the environment names (see docs/contracts.md) and returns the exit
/// status.
int run(const char* application, int argc, char** argv);

}  // namespace mp::glue
