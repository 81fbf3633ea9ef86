// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "codegen/attribute_reader.h"
#include "codegen/balance.h"
#include "codegen/body_reader.h"
#include "codegen/record_reader.h"
#include "codegen/syntax.h"

namespace metaparticle::codegen {

/// What one declaration turned out to be, in absolute offsets, names relative to its namespace.
struct DeclarationDraft {
  std::optional<DeclarationSyntax> declaration;  ///< nothing for a macro's call, garbage, static_assert, ...
  std::vector<BodyUse> uses;
  bool broken = false;
  bool annotationBroken = false;
  bool qualified = false;               ///< named with its scope: `void app::f() {}`
  std::vector<Range> strayAnnotations;  ///< ours, on what cannot carry one
  std::vector<Range> oddAnnotations;    ///< ours, readable, but not at the start of the declaration
};

/// Reads one declaration at namespace scope, whatever it may be, and finds its end.
class DeclarationReader {
 public:
  DeclarationReader(TokenStream& tokens, std::uint32_t column)
      : tokens_(tokens),
        recovery_(tokens, column),
        balance_(tokens, recovery_),
        attributes_(tokens, recovery_) {}

  /// Returns the index behind the declaration; always behind `index`.
  std::size_t read(std::size_t index);
  DeclarationDraft& draft() { return draft_; }

 private:
  std::size_t readPrefix(std::size_t index);
  std::size_t skipDirective(std::size_t index);
  std::size_t readHead(std::size_t index);
  std::size_t readStatement(std::size_t index);
  std::size_t readRecord(std::size_t key);
  std::size_t finishRecord(std::size_t behind, DeclarationSyntax& record);
  std::size_t readOperator(std::size_t index);
  std::size_t readParenthesis(std::size_t open);
  std::size_t readFunctionTail(std::size_t index);
  std::size_t readTrailingType(std::size_t index);
  std::size_t readConstructorInitialisers(std::size_t index);
  std::size_t readBody(std::size_t open);
  std::size_t readVariable(std::size_t index);
  std::size_t breakOff(std::size_t index);
  bool mustBreak(std::size_t index);
  bool isMacroAlone(std::size_t end);
  bool findName(std::size_t end);
  bool isVariableType() const;
  void finish(std::size_t end);
  void takeAnnotations();
  bool headIsEmpty(std::size_t index) const { return index == head_; }

  TokenStream& tokens_;
  Recovery recovery_;
  Balance balance_;
  AttributeReader attributes_;
  DeclarationDraft draft_;
  DeclarationSyntax declaration_;
  std::size_t begin_ = 0;                    ///< index of the first token
  std::size_t head_ = 0;                     ///< index behind attributes and template heads
  std::size_t name_ = TokenStream::npos;     ///< index of the first token of the (qualified) name
  std::size_t nameEnd_ = TokenStream::npos;  ///< index behind the name
  std::size_t inPlace_ = 0;                  ///< annotations that stand at the start of the declaration
  std::size_t nameBehind_ =
      TokenStream::npos;  ///< index behind the name with its attributes and array bounds
  bool isExtern_ = false;
  bool skipsBranch_ = false;  ///< another branch of an #if stands between annotation and declaration
  bool keep_ = false;         ///< it is a declaration that is kept
};

}  // namespace metaparticle::codegen
