// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <vector>

#include "codegen/conditional.h"

namespace metaparticle::codegen {

/// The branches of the #if of one file, as a tree. A branch is told by its number; 0 is what stands under no
/// #if.
class Branches {
 public:
  /// Takes the directives of the file in their order. Returns the branch behind each.
  std::size_t meet(Branch directive);

  /// A declaration has taken in an #else or an #endif: what follows excludes nothing that stands before.
  void interrupt();

  /// No compiler ever reads both: they are, or lie in, different branches of the same #if.
  [[nodiscard]] bool exclude(std::size_t left, std::size_t right) const;

 private:
  struct Node {
    std::size_t parent = 0;
    std::size_t conditional = 0;
    std::size_t depth = 0;
  };

  std::vector<Node> nodes_ = {Node{}};
  std::size_t current_ = 0;
  std::size_t conditionals_ = 0;
};

}  // namespace metaparticle::codegen
