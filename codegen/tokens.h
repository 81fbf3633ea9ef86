// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string_view>

#include "codegen/text_edits.h"

namespace metaparticle::codegen {

// Just enough of the lexical rules of C++ to walk over short stretches of text that the reader has already
// understood. Total: any bytes are walked over.

/// White space, also '\v' and '\f'.
bool isSpace(char letter);

/// Behind the one space, line splice or comment at `offset`; `offset` itself when none is there.
std::size_t skipTriviaPart(std::string_view text, std::size_t offset, std::size_t end);

/// The first offset in `range` that is neither white space nor in a comment, or its end.
std::size_t skipTrivia(std::string_view text, Range range);

/// Behind the token at `offset`: a word or number, a string or character with its prefix (also a raw one), or
/// one other character. Strings end with their line at the latest.
std::size_t skipToken(std::string_view text, std::size_t offset, std::size_t end);

/// Behind the bracket that closes the one at `offset`, or `end`.
std::size_t skipBracketed(std::string_view text, std::size_t offset, std::size_t end);

}  // namespace metaparticle::codegen
