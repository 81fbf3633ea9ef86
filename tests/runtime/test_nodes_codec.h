// SPDX-License-Identifier: GPL-3.0-or-later
//
// What generated code adds for the structs of test_nodes.h.
#pragma once

#include <metaparticle/codec.hpp>

#include "tests/runtime/test_nodes.h"

namespace mp::glue {

template <>
struct Enumerators<nodes::Color> {
  static constexpr const char* name = "nodes::Color";
  static constexpr Enumerator<nodes::Color> all[] = {{"red", nodes::Color::red},
                                                     {"green", nodes::Color::green}};
};

template <>
struct Fields<nodes::Item> {
  static constexpr const char* name = "nodes::Item";
  template <class Visitor, class Self>
  static void visit(Visitor& visitor, Self& self) {
    visitor("width", self.width);
    visitor("weight", self.weight);
  }
};

template <>
struct Fields<nodes::Request> {
  static constexpr const char* name = "nodes::Request";
  template <class Visitor, class Self>
  static void visit(Visitor& visitor, Self& self) {
    visitor("url", self.url);
    visitor("items", self.items);
    visitor("counts", self.counts);
    visitor("color", self.color);
  }
};

}  // namespace mp::glue
