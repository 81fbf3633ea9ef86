// SPDX-License-Identifier: GPL-3.0-or-later
#include "codegen/wire_types_standard.h"

#include <algorithm>
#include <array>
#include <sstream>
#include <vector>

namespace metaparticle::codegen {

namespace {

struct Typedef {
  std::string_view name;
  std::string_view type;
};

/// As on every 64-bit Linux.
constexpr std::array typedefs{
    Typedef{"int8_t", "signed char"},
    Typedef{"uint8_t", "unsigned char"},
    Typedef{"int16_t", "short"},
    Typedef{"uint16_t", "unsigned short"},
    Typedef{"int32_t", "int"},
    Typedef{"uint32_t", "unsigned int"},
    Typedef{"int64_t", "long"},
    Typedef{"uint64_t", "unsigned long"},
    Typedef{"int_least8_t", "signed char"},
    Typedef{"uint_least8_t", "unsigned char"},
    Typedef{"int_least16_t", "short"},
    Typedef{"uint_least16_t", "unsigned short"},
    Typedef{"int_least32_t", "int"},
    Typedef{"uint_least32_t", "unsigned int"},
    Typedef{"int_least64_t", "long"},
    Typedef{"uint_least64_t", "unsigned long"},
    Typedef{"int_fast8_t", "signed char"},
    Typedef{"uint_fast8_t", "unsigned char"},
    Typedef{"int_fast16_t", "long"},
    Typedef{"uint_fast16_t", "unsigned long"},
    Typedef{"int_fast32_t", "long"},
    Typedef{"uint_fast32_t", "unsigned long"},
    Typedef{"int_fast64_t", "long"},
    Typedef{"uint_fast64_t", "unsigned long"},
    Typedef{"intmax_t", "long"},
    Typedef{"uintmax_t", "unsigned long"},
    Typedef{"intptr_t", "long"},
    Typedef{"uintptr_t", "unsigned long"},
    Typedef{"size_t", "unsigned long"},
    Typedef{"ptrdiff_t", "long"},
    Typedef{"float_t", "float"},
    Typedef{"double_t", "double"},
};

std::string_view withoutStd(std::string_view name) {
  if (name.starts_with("::")) name.remove_prefix(2);
  if (name.starts_with("std::")) name.remove_prefix(5);
  return name;
}

/// The words of a built-in type put into one order: "unsigned long" for "long unsigned int".
std::optional<std::string> builtinNumber(std::string_view name) {
  int longs = 0;
  bool isSigned = false;
  bool isUnsigned = false;
  std::string base;
  std::istringstream words{std::string(name)};
  for (std::string word; words >> word;) {
    if (word == "long") {
      ++longs;
    } else if (word == "signed") {
      isSigned = true;
    } else if (word == "unsigned") {
      isUnsigned = true;
    } else if (word == "int" && base == "short") {
      continue;
    } else if (word == "short" || word == "char" || word == "int" || word == "float" || word == "double" ||
               word == "bool") {
      base = word;
    } else {
      return std::nullopt;
    }
  }
  if (base == "double" && longs > 0) return std::nullopt;
  if (base == "char" && !isSigned && !isUnsigned) return std::nullopt;
  if (base == "char" && isSigned) return "signed char";
  std::string number = isUnsigned ? "unsigned " : "";
  if (longs == 0) return number + (base.empty() ? "int" : base);
  return number + (longs == 1 ? "long" : "long long");
}

struct Known {
  std::string_view name;
  Refusal refusal;
};

constexpr Refusal code{"code cannot travel to another process", ""};
constexpr Refusal pointer{"a pointer means nothing in another process",
                          "send the value itself, in std::optional when it may be absent"};
constexpr Refusal view{"it only points at data that stays behind", ""};
constexpr Refusal sequence{"this version does not carry it", "use std::vector"};
constexpr Refusal process{"it belongs to one process", ""};
constexpr Refusal anything{"this version does not carry values of several types",
                           "use a struct with a std::optional member for each"};
constexpr Refusal wideText{"JSON text is UTF-8", "use std::string"};

constexpr std::array refusals{
    Known{"function", code},
    Known{"move_only_function", code},
    Known{"unique_ptr", pointer},
    Known{"shared_ptr", pointer},
    Known{"weak_ptr", pointer},
    Known{"reference_wrapper", pointer},
    Known{"string_view", {view.reason, "use std::string"}},
    Known{"span", {view.reason, "use std::vector"}},
    Known{"initializer_list", {view.reason, "use std::vector"}},
    Known{"multiset", sequence},
    Known{"unordered_multiset", sequence},
    Known{"forward_list", sequence},
    Known{"queue", sequence},
    Known{"stack", sequence},
    Known{"priority_queue", sequence},
    Known{"valarray", sequence},
    Known{"multimap", {"a JSON object has each key once", "use std::map with std::vector values"}},
    Known{"unordered_multimap", {"a JSON object has each key once", "use std::map with std::vector values"}},
    Known{"variant", anything},
    Known{"any", anything},
    Known{"thread", process},
    Known{"jthread", process},
    Known{"mutex", process},
    Known{"atomic", {process.reason, "use the plain type"}},
    Known{"future", process},
    Known{"promise", process},
    Known{"exception_ptr", {process.reason, "throw: the caller gets an error answer"}},
    Known{"wstring", wideText},
    Known{"u8string", wideText},
    Known{"u16string", wideText},
    Known{"u32string", wideText},
    Known{"complex", {"this version does not carry it", "use a struct of two numbers"}},
    Known{"byte", {"this version does not carry it", "use std::uint8_t"}},
    Known{"filesystem::path", {"this version does not carry it", "use std::string"}},
};

}  // namespace

std::optional<std::string> numberType(std::string_view name) {
  const std::string_view plain = withoutStd(name);
  const auto found = std::ranges::find(typedefs, plain, &Typedef::name);
  if (found != typedefs.end()) return std::string(found->type);
  return builtinNumber(name);
}

std::optional<Refusal> refusalOf(std::string_view name) {
  if (name == "char") return Refusal{"it may be a letter or a number", "use std::string or int"};
  if (name == "void") return Refusal{"it holds no value", ""};
  if (name.starts_with("long double") || name == "double long") {
    return Refusal{"JSON numbers hold a double", "use double"};
  }
  if (name == "wchar_t" || (name.starts_with("char") && name.ends_with("_t"))) return wideText;
  if (!name.starts_with("std::") && !name.starts_with("::std::")) return std::nullopt;
  const std::string_view plain = withoutStd(name);
  if (plain.starts_with("chrono::")) {
    return Refusal{"this version does not carry it", "send a number, with its unit in the member's name"};
  }
  const auto found = std::ranges::find(refusals, plain, &Known::name);
  return found != refusals.end() ? found->refusal : Refusal{"this version does not carry it", ""};
}

}  // namespace metaparticle::codegen
