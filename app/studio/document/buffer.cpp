// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/studio/document/buffer.h"

#include <string_view>

namespace metaparticle::studio {

bool Buffer::apply(const TextChange& change) {
  if (change.offset > text_.size()) return false;
  if (std::string_view(text_).substr(change.offset, change.removed.size()) != change.removed) return false;
  text_.replace(change.offset, change.removed.size(), change.inserted);
  if (change.createsFile) present_ = true;
  if (change.removesFile) present_ = false;
  compare();
  return true;
}

}  // namespace metaparticle::studio
