// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "codegen/recovery.h"
#include "codegen/syntax.h"

namespace metaparticle::codegen {

/// A use, and what it is when `call` turns out not to be ours.
struct BodyUse {
  UseSyntax use;
  bool unqualifiedCall =
      false;        ///< written `call(f)`: a use of f only under `using namespace mp`, else of `call`
  Range callRange;  ///< of the word `call`
};

/// Walks over a function's body, matches its braces and notes what it uses.
class BodyReader {
 public:
  BodyReader(TokenStream& tokens, Recovery& recovery) : tokens_(tokens), recovery_(recovery) {}

  /// Reads from the `{` at `index`; returns the index behind its `}`, or where the next declaration begins
  /// when it is never closed, which sets broken(). Names in `parameters` hide those outside.
  std::size_t read(std::size_t index, const std::vector<ParameterSyntax>& parameters);

  [[nodiscard]] bool broken() const { return broken_; }
  [[nodiscard]] const std::vector<BodyUse>& uses() const { return uses_; }
  [[nodiscard]] std::vector<BodyUse> take() { return std::move(uses_); }

 private:
  bool closes(std::size_t index, std::size_t depth);
  void followConditional(std::size_t index, std::size_t& depth);
  std::size_t readName(std::size_t index);
  void readCall(std::size_t begin, std::size_t nameEnd, std::size_t parenthesis);
  void readMember(std::size_t begin, std::size_t nameEnd);
  bool isParameter(std::string_view name) const;

  TokenStream& tokens_;
  Recovery& recovery_;
  const std::vector<ParameterSyntax>* parameters_ = nullptr;
  std::vector<BodyUse> uses_;
  struct Conditional {
    std::size_t depth = 0;  ///< of braces at the #if
    bool decided = false;   ///< further branches are dead
  };
  std::vector<Conditional> conditionals_;  ///< the open #ifs
  std::size_t skipped_ = 0;                ///< depth of #if inside the other branch of one that began outside
  bool usesNamespace_ = false;             ///< `using namespace mp` inside the body
  bool literalBroken_ = false;
  bool broken_ = false;
};

}  // namespace metaparticle::codegen
