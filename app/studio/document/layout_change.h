// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <optional>
#include <string>

#include "model/project_file.h"

namespace metaparticle::studio {

/// What became of some entries of a map: value before and after, nothing where there was or is none.
template <class Key, class Value>
using EntryChanges = std::map<Key, std::pair<std::optional<Value>, std::optional<Value>>>;

/// A sparse difference between two layouts, which can be turned round.
struct LayoutChange {
  EntryChanges<model::NodeId, model::Point> positions;
  EntryChanges<std::string, model::Frame> frames;
  EntryChanges<std::string, model::Note> notes;

  [[nodiscard]] bool empty() const { return positions.empty() && frames.empty() && notes.empty(); }
};

LayoutChange difference(const model::Layout& before, const model::Layout& after);
LayoutChange inverse(const LayoutChange& change);
void apply(const LayoutChange& change, model::Layout& layout);
/// The change that does `first` and then `second`.
LayoutChange combined(const LayoutChange& first, const LayoutChange& second);

}  // namespace metaparticle::studio
