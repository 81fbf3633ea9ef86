// SPDX-License-Identifier: GPL-3.0-or-later
//
// What changes a workspace: texts that come, go and are edited.
#include "codegen/workspace_impl.h"

#include <algorithm>
#include <set>

namespace metaparticle::codegen {

void Workspace::Impl::removeFile(const std::string& file) {
  const auto found = files.find(file);
  if (found == files.end()) return;
  FileUnit& unit = *found->second;
  for (const PlacedSegment& placed : unit.source.segments()) program.remove(*placed.segment);
  for (const StaleNodes::Entry& entry : unit.stale.all()) program.setStale(entry.node.entity, std::nullopt);
  program.settle();
  files.erase(found);
  graph.reset();
}

void Workspace::Impl::setText(const std::string& file, std::string text) {
  removeFile(file);
  auto unit = std::make_unique<FileUnit>(file, std::move(text));
  for (const PlacedSegment& placed : unit->source.segments()) {
    program.add(*unit, placed.segment.get(), placed.scope);
  }
  files.emplace(file, std::move(unit));
  graph.reset();
}

void Workspace::Impl::replace(FileUnit& file, Range range, std::string_view replacement) {
  program.settle();
  const std::vector<std::string> staleBefore = staleNames(file);
  SourceChange change = file.source.replace(range, replacement);
  file.stale.edited(range, replacement.size());
  // Nodes that the edit may make unreadable are written down before their declarations go.
  std::vector<StaleNodes::Entry> gone = nodesIn(change.removed);
  for (const PlacedSegment& removed : change.removed) program.remove(*removed.segment);
  const auto& segments = file.source.segments();
  for (const std::size_t index : change.rescoped) program.remove(*segments[index].segment);
  for (const auto* indexes : {&change.rescoped, &change.added}) {
    for (const std::size_t index : *indexes) {
      program.add(file, segments[index].segment.get(), segments[index].scope);
    }
  }
  if (change.directives) program.forgetUses(file);
  program.settle();
  keepStale(file, std::move(gone), range, replacement.size());
  for (const std::string& name : staleBefore) program.setStale(name, std::nullopt);
  for (const StaleNodes::Entry& entry : file.stale.all())
    program.setStale(entry.node.entity, entry.node.kind);
  graph.reset();
}

void Workspace::Impl::bringUpToDate() {
  if (graph && !program.settle()) return;
  program.settle();
  graph = std::make_shared<const model::Graph>(GraphAssembly(files).assemble());
}

std::optional<model::NodeId> Workspace::Impl::idOf(const Entity& entity) const {
  if (entity.annotated == nullptr) return std::nullopt;
  const std::string& name = entity.annotated->group->name;
  return model::NodeId{entity.ordinal < 2 ? name : name + "#" + std::to_string(entity.ordinal)};
}

const Occurrence* Workspace::Impl::annotatedOf(const model::NodeId& node) const {
  const std::size_t hash = node.value.rfind('#');
  const std::string name = node.value.substr(0, hash);
  const Group* group = program.find(name);
  if (group == nullptr) return nullptr;
  for (const Entity& entity : group->entities) {
    if (entity.annotated != nullptr && idOf(entity) == node) return entity.annotated;
  }
  return nullptr;
}

std::vector<std::string> Workspace::Impl::staleNames(const FileUnit& file) {
  std::vector<std::string> names;
  for (const StaleNodes::Entry& entry : file.stale.all()) names.push_back(entry.node.entity);
  return names;
}

/// The nodes that segments which are just taken out carried.
std::vector<StaleNodes::Entry> Workspace::Impl::nodesIn(const std::vector<PlacedSegment>& removed) {
  std::vector<const Occurrence*> annotated;
  std::set<const FileUnit*> touched;  // a node's uses are those of all its declarations, also in other files
  for (const PlacedSegment& placed : removed) {
    const Occurrence* occurrence = placed.segment->occurrence;
    if (occurrence == nullptr) continue;
    const Entity& entity = occurrence->group->entities[occurrence->entity];
    if (entity.annotated != occurrence) continue;
    annotated.push_back(occurrence);
    for (const Occurrence* each : entity.occurrences) touched.insert(each->file);
  }
  for (const FileUnit* unit : touched) GraphAssembly::locate(*unit);
  for (const PlacedSegment& placed : removed) {
    if (placed.segment->occurrence != nullptr) placed.segment->occurrence->placed = &placed;
  }
  std::vector<StaleNodes::Entry> nodes;
  for (const Occurrence* occurrence : annotated) {
    const Range& attribute = occurrence->declaration().annotation->attribute;
    const std::size_t begin = occurrence->placed->begin;
    nodes.push_back({GraphAssembly::nodeOf(occurrence->group->entities[occurrence->entity]),
                     {begin + attribute.begin, begin + attribute.end}});
  }
  return nodes;
}

void Workspace::Impl::keepStale(FileUnit& file, std::vector<StaleNodes::Entry> gone, Range range,
                                std::size_t inserted) {
  for (StaleNodes::Entry& entry : gone) {
    if (!StaleNodes::move(entry.anchor, range, inserted)) continue;
    if (!isPresent(file, entry)) file.stale.add(std::move(entry.node), entry.anchor, file.source);
  }
  file.stale.settle(file.source, [&](const StaleNodes::Entry& entry) { return isPresent(file, entry); });
}

/// The node can be read: where it was, or at another declaration of the same name.
bool Workspace::Impl::isPresent(const FileUnit& file, const StaleNodes::Entry& entry) const {
  const Group* group = program.find(entry.node.entity);
  if (group == nullptr) return false;
  const Segment* here = file.source.at(entry.anchor.begin).segment.get();
  return std::any_of(group->entities.begin(), group->entities.end(), [&](const Entity& entity) {
    return entity.annotated != nullptr && (entity.annotated->file != &file ||
                                           entity.annotated->segment == here || group->entities.size() == 1);
  });
}

}  // namespace metaparticle::codegen
