// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <unordered_map>

#include "codegen/recovery.h"

namespace metaparticle::codegen {

/// Where a bracket, a statement or a class ends, or where reading had to break off because it does not.
struct Extent {
  std::size_t end = 0;  ///< index behind the closing token, or of the token that cannot belong to it any more
  bool complete = true;  ///< the closing token was found
};

/// Finds ends over input that may be half typed. Iterative: nesting costs memory, not stack.
class Balance {
 public:
  Balance(TokenStream& tokens, Recovery& recovery) : tokens_(tokens), recovery_(recovery) {}

  /// From a bracket that is no body: parameters, an initialiser, a noexcept.
  Extent brackets(std::size_t open);
  /// Up to and with the `;` that ends a declaration.
  Extent statement(std::size_t index);
  /// From the `{` of a class or an enum, whose members may look like declarations at namespace scope.
  Extent record(std::size_t open);
  /// Behind a requires-clause, from the word `requires`.
  std::size_t requirement(std::size_t index);
  /// Behind `<...>` of a template, or npos.
  std::size_t templateParameters(std::size_t open) { return tokens_.skipAngles(open); }

 private:
  Extent unclosed(const std::vector<std::size_t>& open, std::size_t end);
  bool endsUnclosed(std::size_t index, char innermost);

  TokenStream& tokens_;
  Recovery& recovery_;
  std::unordered_map<std::size_t, std::size_t>
      unclosed_;  ///< brackets that are known not to be closed: where
};

}  // namespace metaparticle::codegen
