// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace metaparticle::codegen {

/// The one spelling of a number or bool: "unsigned long" for "long unsigned int" and "std::size_t". Nothing
/// for any other type, also for those numbers that JSON cannot hold.
std::optional<std::string> numberType(std::string_view name);

/// Why a type of the language or the standard library is not carried, and what to use instead.
struct Refusal {
  std::string_view reason;
  std::string_view remedy;
};

/// The refusal of "char", "void", "std::function", "std::chrono::seconds", ...; nothing for a name that is
/// neither built in nor in std.
std::optional<Refusal> refusalOf(std::string_view name);

}  // namespace metaparticle::codegen
