// SPDX-License-Identifier: GPL-3.0-or-later
//
// What changes a workspace: texts that come, go and are edited.
#include "codegen/workspace_impl.h"

#include <algorithm>

namespace metaparticle::codegen {

void Workspace::Impl::removeFile(const std::string& file) {
  const auto found = files.find(file);
  if (found == files.end()) return;
  const std::unique_ptr<FileUnit> unit = std::move(found->second);
  files.erase(found);
  for (const PlacedSegment& placed : unit->source.segments()) program.remove(*placed.segment);
  announceStale(namesOf(unit->stale));
  program.settle();
  current = false;
}

void Workspace::Impl::setText(const std::string& file, std::string text) {
  removeFile(file);
  auto unit = std::make_unique<FileUnit>(file, std::move(text));
  for (const PlacedSegment& placed : unit->source.segments()) addAlive(*unit, placed);
  files.emplace(file, std::move(unit));
  current = false;
}

/// Once: a segment may have got another scope and come to life at the same time.
void Workspace::Impl::addAlive(FileUnit& file, const PlacedSegment& placed) {
  if (!placed.dead && placed.segment->occurrence == nullptr)
    program.add(file, placed.segment.get(), placed.scope);
}

void Workspace::Impl::replace(FileUnit& file, Range range, std::string_view replacement) {
  settle();
  std::vector<std::string> staleNames = namesOf(file.stale);
  const SourceChange change = file.source.replace(range, replacement);
  file.stale.edited(range, replacement.size());
  // Nodes that the edit made unreadable are written down before their declarations go.
  std::vector<StaleNodes::Entry> gone = nodesLost(file, change);
  for (const PlacedSegment& removed : change.removed) program.remove(*removed.segment);
  const auto& segments = file.source.segments();
  const auto all = {&change.rescoped, &change.revived, &change.added};
  for (const auto* indexes : all) {
    for (const std::size_t index : *indexes) program.remove(*segments[index].segment);
  }
  for (const auto* indexes : all) {
    for (const std::size_t index : *indexes) addAlive(file, segments[index]);
  }
  if (change.directives) program.forgetUses(file);
  if (change.conditionals) program.branchesChanged(file);
  file.changed = file.moved = true;
  program.settle();
  keepStale(file, std::move(gone), range, replacement.size());
  for (std::string& name : namesOf(file.stale)) staleNames.push_back(std::move(name));
  announceStale(staleNames);
  current = false;
}

void Workspace::Impl::settle() {
  program.settle();
  numberStale();
}

const std::shared_ptr<const model::Graph>& Workspace::Impl::graph() {
  if (!current) {
    settle();
    cache.update(files);
    current = true;
  }
  return cache.last();
}

const Occurrence* Workspace::Impl::annotatedOf(const model::NodeId& node) const {
  const std::size_t hash = node.value.rfind('#');
  const Group* group = program.find(node.value.substr(0, hash));
  if (group == nullptr) return nullptr;
  for (const Entity& entity : group->entities) {
    if (entity.annotated != nullptr && nodeIdOf(entity) == node.value) return entity.annotated;
  }
  return nullptr;
}

}  // namespace metaparticle::codegen
