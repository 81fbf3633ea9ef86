// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>

#include "app/studio/document/commands.h"
#include "app/studio/document/document.h"

namespace metaparticle::studio {

LayoutChange Document::explicitPositions(const std::map<model::NodeId, model::Point>& positions) const {
  LayoutChange change;
  const auto& decided = projectFile_.layout.positions;
  for (const auto& [node, position] : positions) {
    const auto before = decided.find(node);
    if (before == decided.end()) {
      change.positions.emplace(node, std::pair(std::nullopt, std::optional(position)));
    } else if (!(before->second == position)) {
      change.positions.emplace(node, std::pair(std::optional(before->second), std::optional(position)));
    }
  }
  return change;
}

void Document::changeLayout(const model::Layout& layout, const QString& text) {
  // Only what differs from what is shown becomes explicit: the rest stays where it is anyway.
  const LayoutChange shown = difference(shown_, layout);
  std::map<model::NodeId, model::Point> moved;
  for (const auto& [node, values] : shown.positions) {
    if (values.second) moved.emplace(node, *values.second);
  }
  LayoutChange change = explicitPositions(moved);
  change.frames = shown.frames;
  change.notes = shown.notes;
  if (!change.empty()) undo_.push(new LayoutCommand(*this, std::move(change), text));
}

void Document::moveNodes(const std::map<model::NodeId, model::Point>& positions, const QString& text) {
  LayoutChange change = explicitPositions(positions);
  if (!change.empty()) undo_.push(new LayoutCommand(*this, std::move(change), text));
}

void Document::applyLayout(const LayoutChange& change) {
  if (change.empty()) return;
  apply(change, projectFile_.layout);
  for (const auto& [node, values] : change.positions) {
    // Taken back: until the reader says that the node is gone, and should it come again, it stays where it
    // was.
    if (!values.second && values.first) automatic_.try_emplace(node, *values.first);
    if (const auto place = placeOf(node)) shown_.positions.insert_or_assign(node, *place);
  }
  shown_.frames = projectFile_.layout.frames;
  shown_.notes = projectFile_.layout.notes;
  emit layoutChanged();
  emit modifiedChanged();
}

std::optional<model::Point> Document::placeOf(const model::NodeId& node) const {
  const auto& decided = projectFile_.layout.positions;
  if (const auto found = decided.find(node); found != decided.end()) return found->second;
  if (const auto found = automatic_.find(node); found != automatic_.end()) return found->second;
  return std::nullopt;
}

void Document::updateShownLayout() {
  shown_ = projectFile_.layout;
  for (const auto& [node, place] : automatic_) shown_.positions.try_emplace(node, place);
}

/// New nodes get a place and keep it. One that only got another name (its function was renamed in the text,
/// its annotation linked elsewhere) takes over the place of the one that vanished.
void Document::keepPlaces(const ReadState& state) {
  bool missing = false;
  for (const model::Node& node : state.appeared) {
    if (shown_.positions.contains(node.id)) continue;
    const auto like = [&node](const model::Node& other) {
      return other.kind == node.kind && other.file == node.file;
    };
    const auto sameKind = [&node](const model::Node& other) { return other.kind == node.kind; };
    const bool alone = state.appeared.size() == 1 && state.vanished.size() == 1;
    const auto former =
        alone ? std::ranges::find_if(state.vanished, sameKind) : std::ranges::find_if(state.vanished, like);
    const bool unique = alone || (std::ranges::count_if(state.vanished, like) == 1 &&
                                  std::ranges::count_if(state.appeared, like) == 1);
    if (former != state.vanished.end() && unique) {
      if (const auto place = placeOf(former->id)) {
        automatic_.insert_or_assign(node.id, *place);
        shown_.positions.insert_or_assign(node.id, *place);
        continue;
      }
    }
    missing = true;
  }
  if (missing) {
    model::placeMissing(*graph_, shown_);
    for (const model::Node& node : state.appeared) {
      if (const auto place = shown_.positions.find(node.id); place != shown_.positions.end()) {
        automatic_.try_emplace(node.id, place->second);
      }
    }
  }
  if (!state.appeared.empty()) emit layoutChanged();
}

}  // namespace metaparticle::studio
