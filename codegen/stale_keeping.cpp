// SPDX-License-Identifier: GPL-3.0-or-later
//
// How a workspace keeps the last good state of nodes that cannot be read while someone types.
#include <algorithm>
#include <map>
#include <set>

#include "codegen/workspace_impl.h"

namespace metaparticle::codegen {

namespace {

std::string qualifiedName(const PlacedSegment& placed) {
  const std::string& scope = placed.scope->name;
  const std::string& name = placed.segment->declaration->qualifiedName;
  return scope.empty() ? name : scope + "::" + name;
}

}  // namespace

std::vector<std::string> Workspace::Impl::namesOf(const StaleNodes& stale) {
  std::vector<std::string> names;
  for (const StaleNodes::Entry& entry : stale.all()) names.push_back(entry.node.entity);
  return names;
}

/// The nodes of segments which are just taken out, but for those that the segments put in carry again.
std::vector<StaleNodes::Entry> Workspace::Impl::nodesLost(const FileUnit& file, const SourceChange& change) {
  std::map<std::string, int> again;
  for (const std::size_t index : change.added) {
    const PlacedSegment& added = file.source.segments()[index];
    if (!added.dead && nodeKindOf(*added.segment)) ++again[qualifiedName(added)];
  }
  std::vector<const Occurrence*> lost;
  std::set<const FileUnit*> touched;  // a node's uses are those of all its declarations, also in other files
  for (const PlacedSegment& placed : change.removed) {
    const Occurrence* occurrence = placed.segment->occurrence;
    if (occurrence == nullptr) continue;
    const Entity& entity = occurrence->group->entities[occurrence->entity];
    if (entity.annotated != occurrence) continue;
    const auto found = again.find(occurrence->group->name);
    if (found != again.end() && found->second-- > 0) continue;
    lost.push_back(occurrence);
    for (const Occurrence* each : entity.occurrences) touched.insert(each->file);
  }
  if (lost.empty()) return {};
  for (const FileUnit* unit : touched) locateOccurrences(*unit);
  for (const PlacedSegment& placed : change.removed) {
    if (placed.segment->occurrence != nullptr) placed.segment->occurrence->placed = &placed;
  }
  std::vector<StaleNodes::Entry> nodes;
  for (const Occurrence* occurrence : lost) {
    const Range& attribute = occurrence->declaration().annotation->attribute;
    const std::size_t begin = occurrence->placed->begin;
    nodes.push_back({nodeOf(occurrence->group->entities[occurrence->entity]),
                     {begin + attribute.begin, begin + attribute.end},
                     occurrence->group->readableNodes()});
  }
  return nodes;
}

void Workspace::Impl::keepStale(FileUnit& file, std::vector<StaleNodes::Entry> gone, Range range,
                                std::size_t inserted) {
  for (StaleNodes::Entry& entry : gone) {
    if (!StaleNodes::move(entry.anchor, range, inserted)) continue;
    const Group* group = program.find(entry.node.entity);
    const std::size_t readable = group == nullptr ? 0 : group->readableNodes();
    // As many as before: another declaration of the same thing carries it too.
    if (readable >= entry.others) continue;
    entry.others = readable;
    file.stale.add(std::move(entry), file.source);
  }
  file.stale.settle(file.source, [&](const StaleNodes::Entry& entry) { return isPresent(file, entry); });
}

/// The node can be read again: where it was, or at another place.
bool Workspace::Impl::isPresent(const FileUnit& file, const StaleNodes::Entry& entry) const {
  const Group* group = program.find(entry.node.entity);
  if (group == nullptr) return false;
  const PlacedSegment& here = file.source.at(entry.anchor.begin);
  if (!here.dead && nodeKindOf(*here.segment) && qualifiedName(here) == entry.node.entity) return true;
  std::size_t stale = 0;
  for (const auto& [path, each] : files) {
    for (const StaleNodes::Entry& other : each->stale.all()) stale += other.node.entity == entry.node.entity;
  }
  return group->readableNodes() >= entry.others + stale;
}

/// Tells the program which of these names have stale nodes and which have none any more.
void Workspace::Impl::announceStale(const std::vector<std::string>& names) {
  for (const std::string& name : names) {
    std::optional<model::Kind> kind;
    for (const auto& [path, file] : files) {
      for (const StaleNodes::Entry& entry : file->stale.all()) {
        if (!kind && entry.node.entity == name) kind = entry.node.kind;
      }
    }
    program.setStale(name, kind);
  }
}

/// The nodes of a name that has stale ones are numbered in source order, readable or not.
void Workspace::Impl::numberStale() {
  struct Numbered {
    std::string path;
    std::size_t begin;
    Entity* entity;
    FileUnit* file;
    std::size_t entry;
  };
  std::map<std::string, std::vector<Numbered>> names;
  for (const auto& [path, file] : files) {
    const auto& entries = file->stale.all();
    for (std::size_t i = 0; i < entries.size(); ++i) {
      names[entries[i].node.entity].push_back({path, entries[i].anchor.begin, nullptr, file.get(), i});
    }
  }
  for (auto& [name, all] : names) {
    Group* group = program.find(name);
    if (group == nullptr) continue;
    for (Entity& entity : group->entities) {
      if (entity.annotated == nullptr) continue;
      const FileUnit& file = *entity.annotated->file;
      all.push_back({file.path, file.source.place(entity.annotated->segment).begin, &entity, nullptr, 0});
    }
    std::sort(all.begin(), all.end(), [](const Numbered& left, const Numbered& right) {
      return std::tie(left.path, left.begin) < std::tie(right.path, right.begin);
    });
    int ordinal = 0;
    for (const Numbered& each : all) {
      ++ordinal;
      if (each.entity == nullptr) {
        each.file->stale.setId(each.entry, ordinal < 2 ? name : name + "#" + std::to_string(ordinal));
      } else if (each.entity->ordinal != ordinal) {
        each.entity->ordinal = ordinal;
        Program::touch(*group);
      }
    }
  }
}

}  // namespace metaparticle::codegen
