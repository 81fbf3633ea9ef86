// SPDX-License-Identifier: GPL-3.0-or-later
#include "codegen/stale_nodes.h"

#include <algorithm>

namespace metaparticle::codegen {

bool StaleNodes::move(Range& anchor, Range edited, std::size_t inserted) {
  if (edited.end <= anchor.begin) {
    anchor.begin += inserted - edited.size();
    anchor.end += inserted - edited.size();
    return true;
  }
  if (edited.begin >= anchor.end) return true;
  if (edited.begin <= anchor.begin && edited.end >= anchor.end) return anchor.empty();
  const std::size_t behind = edited.begin + inserted;
  anchor.end = anchor.end > edited.end ? anchor.end - edited.size() + inserted : edited.begin;
  if (edited.begin < anchor.begin) anchor.begin = behind;
  return true;
}

void StaleNodes::edited(Range range, std::size_t inserted) {
  std::erase_if(entries_, [&](Entry& entry) { return !move(entry.anchor, range, inserted); });
}

/// The segments that hold the anchor, and their neighbours, which a half-typed declaration may have cut.
bool StaleNodes::isBroken(const SourceFile& source, Range anchor) {
  if (!source.balanced() || source.isSwallowed(anchor.begin)) return true;
  const auto& segments = source.segments();
  const auto first = static_cast<std::size_t>(&source.at(anchor.begin) - segments.data());
  if (segments[first].dead) return false;
  for (std::size_t i = first; i < segments.size(); ++i) {
    if (segments[i].segment->broken) return true;
    if (segments[i].begin + segments[i].segment->length >= anchor.end) return false;
  }
  return false;
}

void StaleNodes::add(Entry entry, const SourceFile& source) {
  if (!isBroken(source, entry.anchor)) return;
  entry.node.stale = true;
  entries_.push_back(std::move(entry));
  std::stable_sort(entries_.begin(), entries_.end(),
                   [](const Entry& a, const Entry& b) { return a.anchor.begin < b.anchor.begin; });
}

}  // namespace metaparticle::codegen
