// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "codegen/token_stream.h"

namespace metaparticle::codegen {

/// Tells where the next declaration begins while the present one is half typed and its brackets are open.
///
/// A function's body never holds what begins a declaration at namespace scope: an annotation of ours, a
/// namespace, a template, a further function's definition. When such a thing begins a line and is indented no
/// deeper than the declaration being read, the bracket that would hold it was never closed.
class Recovery {
 public:
  /// `column`: of the declaration's first token, 0 when it does not begin its line.
  Recovery(TokenStream& tokens, std::uint32_t column) : tokens_(tokens), column_(column) {}

  /// `[[mp::`, `[[using mp:`.
  static bool isAnnotation(TokenStream& tokens, std::size_t index);
  /// A declaration at namespace scope begins here for sure.
  bool startsDeclaration(std::size_t index);
  /// Also what may begin a line inside a class, too: only an annotation in any column is left out.
  bool startsDeclarationOutdented(std::size_t index);
  /// A `}` that a comment on its line names as the end of a namespace.
  bool closesNamespace(std::size_t index);

  [[nodiscard]] std::uint32_t column() const { return column_; }

 private:
  bool looksLikeDeclaration(std::size_t index);
  bool looksLikeFunction(std::size_t index);
  bool looksLikeRecord(std::size_t index);
  bool reachesBody(std::size_t index);

  TokenStream& tokens_;
  std::uint32_t column_;
};

}  // namespace metaparticle::codegen
