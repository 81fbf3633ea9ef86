// SPDX-License-Identifier: MIT
//
// What generated code is written against. Not for programs to include by hand.
#pragma once

#include <initializer_list>

namespace mp::glue {

/// Specialised by generated code for each struct that crosses a wire:
///   template <> struct Fields<::app::Request> {
///     static constexpr const char* name = "app::Request";
///     template <class Visitor, class Self>
///     static void visit(Visitor& visitor, Self& self) { visitor("url", self.url); visitor("width", self.width); }
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

/// Arguments of a registration, from the annotation.
struct ServiceOptions {
  int timeout_ms = 0;  ///< deadline of a call when the caller has none; 0: the default, 30 s
};
struct ScatterOptions {
  int leaves = 1;
  int timeout_ms = 0;
};

/// Registers a node when constructed (at namespace scope in generated code).
struct Registration {};

// template <class R, class... P>
// Registration service(const char* node, R (*function)(P...), std::initializer_list<const char*> parameters,
//                      const ServiceOptions& options);
// template <class R, class G, class... P>
// Registration scatter(const char* node, R (*leaf)(P...), G (*gather)(Parts), std::initializer_list<const char*>
//                      parameters, const ScatterOptions& options);   // Parts: std::vector<R>, by value or const&
// int run(const char* application, int argc, char** argv);           // the whole of main

}  // namespace mp::glue
