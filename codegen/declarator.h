// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "codegen/syntax.h"
#include "codegen/token_stream.h"

namespace metaparticle::codegen {

/// A type with the name that it declares.
struct Declarator {
  std::size_t name = TokenStream::npos;  ///< index of the name's token, npos when unnamed
  std::string type;                      ///< as ParameterSyntax::type, with array bounds: "int[3]"
};

/// Takes the tokens `[begin, end)` of one parameter or member apart, without an initialiser.
Declarator readDeclarator(TokenStream& tokens, std::size_t begin, std::size_t end);

/// The type that tokens spell: without storage specifiers, attributes and comments, white space collapsed.
std::string typeText(TokenStream& tokens, std::size_t begin, std::size_t end);
/// Between two indexes stands no punctuator that types are not written with, such as a colon outside of
/// brackets.
bool mayBeType(TokenStream& tokens, std::size_t begin, std::size_t end);

/// The parameters between the parentheses at `open` and `close`.
std::vector<ParameterSyntax> readParameters(TokenStream& tokens, std::size_t open, std::size_t close);

/// False when what stands between the parentheses are arguments: `Queue<int> q("name");`.
bool areParameters(TokenStream& tokens, std::size_t open, std::size_t close);

/// The first token in `[begin, end)` that is this punctuator outside all brackets, or `end`.
std::size_t findOutside(TokenStream& tokens, std::size_t begin, std::size_t end, char op);

/// "Thumbnail(const ResizeRequest& request)".
std::string signatureOf(const std::string& type, const std::vector<ParameterSyntax>& parameters);

/// static, inline, constexpr, ...: words that belong to the declaration and not to the type.
bool isStorageSpecifier(std::string_view word);

}  // namespace metaparticle::codegen
