// SPDX-License-Identifier: MIT
//
// What generated code looks like around the program above.
#include "user_program.cpp"

#include <metaparticle/glue.hpp>

template <>
struct mp::glue::Fields<::demo::Request> {
  static constexpr const char* name = "demo::Request";
  template <class Visitor, class Self>
  static void visit(Visitor& visitor, Self& self) {
    visitor("url", self.url);
    visitor("width", self.width);
  }
};

template <>
struct mp::glue::Fields<::demo::Thumbnail> {
  static constexpr const char* name = "demo::Thumbnail";
  template <class Visitor, class Self>
  static void visit(Visitor& visitor, Self& self) {
    visitor("url", self.url);
  }
};

[[maybe_unused]] static const mp::glue::Registration first =
    mp::glue::service("thumbnail", &::demo::thumbnail, {"request"}, {});
[[maybe_unused]] static const mp::glue::Registration second =
    mp::glue::service("nothing", &::demo::nothing, {}, {.timeout_ms = 250});
[[maybe_unused]] static const mp::glue::Registration third = mp::glue::scatter(
    "samples", &::demo::samples, &::demo::merge, {"count"}, {.leaves = 10, .timeout_ms = 0});
