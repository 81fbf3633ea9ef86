// SPDX-License-Identifier: GPL-3.0-or-later
#include "codegen/graph_assembly.h"

namespace metaparticle::codegen {

namespace {

std::string qualifiedName(const Occurrence& occurrence) {
  return occurrence.group->name;
}

int lineOf(const Occurrence& occurrence) {
  return occurrence.placed->line + occurrence.declaration().line + 1;
}

void appendUses(const Occurrence& occurrence, std::vector<model::Use>& uses) {
  const PlacedSegment& placed = *occurrence.placed;
  for (const ResolvedUse& resolved : occurrence.uses) {
    const UseDetail& detail = occurrence.segment->useDetails[resolved.index];
    model::Use use;
    use.target = resolved.target->name;
    use.kind = resolved.kind;
    use.site.file = occurrence.file->path;
    use.site.line = placed.line + detail.line + 1;
    use.site.column = detail.column + (detail.line > 0 ? 1 : occurrence.file->source.columnOf(placed.begin));
    if (detail.unqualifiedCall && !resolved.kind) {
      use.site.column = occurrence.file->source.columnOf(placed.begin + detail.callRange.begin);
    }
    uses.push_back(std::move(use));
  }
}

/// The declaration at which the function is shown.
const Occurrence& placeOf(const Entity& entity) {
  for (const Occurrence* occurrence : entity.occurrences) {
    if (!occurrence->segment->qualifiedName) return *occurrence;
  }
  return *entity.occurrences.front();
}

std::vector<model::Use> usesOf(const Entity& entity) {
  std::vector<model::Use> uses;
  for (const Occurrence* occurrence : entity.occurrences) appendUses(*occurrence, uses);
  return uses;
}

}  // namespace

model::Node GraphAssembly::nodeOf(const Entity& entity) {
  const Occurrence& annotated = *entity.annotated;
  const AnnotationSyntax& annotation = *annotated.declaration().annotation;
  model::Node node;
  node.kind = *annotation.kind;
  node.entity = qualifiedName(annotated);
  node.id.value = entity.ordinal < 2 ? node.entity : node.entity + "#" + std::to_string(entity.ordinal);
  node.signature = entity.main->declaration().signature;
  node.file = annotated.file->path;
  node.line = lineOf(annotated);
  for (const ArgumentSyntax& argument : annotation.arguments) {
    node.arguments.push_back({argument.key, argument.value});
  }
  node.name = model::wireName(node.entity, node.arguments);
  node.readOnly = annotation.readOnly;
  const SourceFile& source = annotated.file->source;
  node.stale =
      annotated.segment->broken || source.isSwallowed(annotated.placed->begin + annotation.attribute.begin);
  node.uses = usesOf(entity);
  return node;
}

void GraphAssembly::locate(const FileUnit& file) {
  for (const PlacedSegment& placed : file.source.segments()) {
    if (placed.segment->occurrence != nullptr) placed.segment->occurrence->placed = &placed;
  }
}

void GraphAssembly::addNode(model::Node node) {
  const auto numbered = numbered_.find(node.entity);
  if (numbered != numbered_.end()) {
    const int ordinal = ++numbered->second;
    node.id.value = ordinal < 2 ? node.entity : node.entity + "#" + std::to_string(ordinal);
  }
  graph_.nodes.push_back(std::move(node));
}

void GraphAssembly::addStale(const FileUnit& file, std::size_t before, std::size_t& next) {
  const auto& entries = file.stale.all();
  for (; next < entries.size() && entries[next].anchor.begin < before; ++next) addNode(entries[next].node);
}

void GraphAssembly::addOccurrence(const Occurrence& occurrence) {
  const Entity& entity = occurrence.group->entities[occurrence.entity];
  if (entity.annotated == &occurrence) return addNode(nodeOf(entity));
  if (entity.annotated != nullptr || !entity.listed || &placeOf(entity) != &occurrence) return;
  const bool kept = occurrence.group->stale && occurrence.segment->broken;
  if (kept) return;
  model::Function function;
  function.name = qualifiedName(occurrence);
  function.signature = entity.main->declaration().signature;
  function.file = occurrence.file->path;
  function.line = lineOf(occurrence);
  function.uses = usesOf(entity);
  graph_.functions.push_back(std::move(function));
}

model::Graph GraphAssembly::assemble() {
  for (const auto& [path, file] : files_) {
    locate(*file);
    for (const StaleNodes::Entry& entry : file->stale.all()) numbered_[entry.node.entity] = 0;
  }
  for (const auto& [path, file] : files_) {
    std::size_t nextStale = 0;
    for (const PlacedSegment& placed : file->source.segments()) {
      const Occurrence* occurrence = placed.segment->occurrence;
      if (occurrence == nullptr) continue;
      addStale(*file, placed.begin + placed.segment->length, nextStale);
      addOccurrence(*occurrence);
    }
    addStale(*file, SIZE_MAX, nextStale);
  }
  graph_.edges = model::deriveEdges(graph_.nodes, graph_.functions);
  return std::move(graph_);
}

}  // namespace metaparticle::codegen
