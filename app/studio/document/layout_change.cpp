// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/studio/document/layout_change.h"

namespace metaparticle::studio {
namespace {

template <class Key, class Value>
EntryChanges<Key, Value> differenceOf(const std::map<Key, Value>& before, const std::map<Key, Value>& after) {
  EntryChanges<Key, Value> changes;
  for (const auto& [key, value] : before) {
    const auto found = after.find(key);
    if (found == after.end()) {
      changes.emplace(key, std::pair(std::optional<Value>(value), std::optional<Value>()));
    } else if (!(found->second == value)) {
      changes.emplace(key, std::pair(std::optional<Value>(value), std::optional<Value>(found->second)));
    }
  }
  for (const auto& [key, value] : after) {
    if (!before.contains(key))
      changes.emplace(key, std::pair(std::optional<Value>(), std::optional<Value>(value)));
  }
  return changes;
}

template <class Key, class Value>
EntryChanges<Key, Value> inverseOf(const EntryChanges<Key, Value>& changes) {
  EntryChanges<Key, Value> inverted;
  for (const auto& [key, values] : changes) inverted.emplace(key, std::pair(values.second, values.first));
  return inverted;
}

template <class Key, class Value>
void applyTo(const EntryChanges<Key, Value>& changes, std::map<Key, Value>& entries) {
  for (const auto& [key, values] : changes) {
    if (values.second) {
      entries.insert_or_assign(key, *values.second);
    } else {
      entries.erase(key);
    }
  }
}

template <class Key, class Value>
EntryChanges<Key, Value> combinedOf(EntryChanges<Key, Value> first, const EntryChanges<Key, Value>& second) {
  for (const auto& [key, values] : second) {
    const auto [place, added] = first.emplace(key, values);
    if (!added) place->second.second = values.second;
  }
  return first;
}

}  // namespace

LayoutChange difference(const model::Layout& before, const model::Layout& after) {
  return {differenceOf(before.positions, after.positions), differenceOf(before.frames, after.frames),
          differenceOf(before.notes, after.notes)};
}

LayoutChange inverse(const LayoutChange& change) {
  return {inverseOf(change.positions), inverseOf(change.frames), inverseOf(change.notes)};
}

void apply(const LayoutChange& change, model::Layout& layout) {
  applyTo(change.positions, layout.positions);
  applyTo(change.frames, layout.frames);
  applyTo(change.notes, layout.notes);
}

LayoutChange combined(const LayoutChange& first, const LayoutChange& second) {
  return {combinedOf(first.positions, second.positions), combinedOf(first.frames, second.frames),
          combinedOf(first.notes, second.notes)};
}

}  // namespace metaparticle::studio
