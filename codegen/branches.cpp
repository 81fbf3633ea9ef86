// SPDX-License-Identifier: GPL-3.0-or-later
#include "codegen/branches.h"

namespace metaparticle::codegen {

std::size_t Branches::meet(Branch directive) {
  const Node here = nodes_[current_];
  if (directive == Branch::Opens) {
    nodes_.push_back({current_, ++conditionals_, here.depth + 1});
    current_ = nodes_.size() - 1;
  } else if (directive == Branch::Otherwise && current_ != 0) {
    nodes_.push_back(here);
    current_ = nodes_.size() - 1;
  } else if (directive == Branch::Ends) {
    current_ = here.parent;
  }
  return current_;
}

void Branches::interrupt() {
  if (current_ != 0) nodes_[current_].conditional = ++conditionals_;
}

bool Branches::exclude(std::size_t left, std::size_t right) const {
  while (left != right) {
    const Node& a = nodes_[left];
    const Node& b = nodes_[right];
    if (a.depth == b.depth && a.conditional == b.conditional) return true;
    if (a.depth >= b.depth) left = a.parent;
    if (b.depth >= a.depth) right = b.parent;
  }
  return false;
}

}  // namespace metaparticle::codegen
