// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

#include "codegen/token_stream.h"

namespace metaparticle::codegen {

/// What a directive does to the branches of an #if.
enum class Branch { None, Opens, Otherwise, Ends };

/// The first word of a directive behind its `#`: "if", "else", "include".
std::string_view directiveName(std::string_view directive);

/// By its first word, so that an `#if 0` with the #else that ends its text counts as the #if that it is.
Branch branchOf(std::string_view directive);
Branch branchOf(TokenStream& tokens, std::size_t index);

/// Whether an #else or #endif in a piece of text belongs to an #if outside of it, or an #if of it ends
/// outside.
bool crossesBranches(std::string_view text);

/// Behind a directive; of an #else or #elif behind the #endif, for who reads the first branch only.
std::size_t skipBranch(TokenStream& tokens, std::size_t index);

}  // namespace metaparticle::codegen
