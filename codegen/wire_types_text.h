// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace metaparticle::codegen {

/// A C++ type as it is written, taken apart. Names are not looked up: see wire_types_scope.h.
struct TypeText {
  enum class Form {
    Named,            ///< `std::vector<int>`, `unsigned long`, `app::Request`
    Value,            ///< a template argument that is no type: the `3` of `std::array<int, 3>`
    Pointer,          ///< the parts hold what it points to; also a pointer to a member
    Reference,        ///< `T&`
    RvalueReference,  ///< `T&&`
    Array,            ///< `T[3]`
    Function,         ///< `int(int)` and pointers to such
    BitField,         ///< `unsigned : 3`
    Deduced,          ///< `auto`, `decltype(...)`
    Malformed,        ///< nothing that could be read as a type
  };
  Form form = Form::Malformed;
  std::string name;             ///< of Named: without template arguments, "std::vector"; of Value: its text
  bool hasArguments = false;    ///< of Named: there is a `<...>`
  std::vector<TypeText> parts;  ///< of Named: template arguments; of the compound forms: what it is made of
  bool isConst = false;
  bool isVolatile = false;
};

/// Reads the text of a type. Total: what is no type has the form Malformed.
TypeText parseType(std::string_view text);

/// The type as one would write it, for messages: "const std::vector<app::Request>&".
std::string spell(const TypeText& type);

}  // namespace metaparticle::codegen
