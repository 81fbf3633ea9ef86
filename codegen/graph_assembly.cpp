// SPDX-License-Identifier: GPL-3.0-or-later
#include "codegen/graph_assembly.h"

namespace metaparticle::codegen {

namespace {

int lineOf(const Occurrence& occurrence) {
  return occurrence.placed->line + occurrence.declaration().line + 1;
}

void setPlace(const Occurrence& occurrence, const ResolvedUse& resolved, model::Site& site) {
  const PlacedSegment& placed = *occurrence.placed;
  const SourceFile& source = occurrence.file->source;
  const UseDetail& detail = occurrence.segment->useDetails[resolved.index];
  site.line = placed.line + detail.line + 1;
  if (detail.unqualifiedCall && !resolved.kind) {
    site.column = source.columnOf(placed.begin + detail.callRange.begin);
  } else {
    site.column = detail.column + (detail.line > 0 ? 1 : source.columnOf(placed.begin));
  }
}

const Entity& entityOf(const Occurrence& occurrence) {
  return occurrence.group->entities[occurrence.entity];
}

std::vector<model::Use> usesOf(const Entity& entity) {
  std::size_t count = 0;
  for (const Occurrence* occurrence : entity.occurrences) count += occurrence->uses.size();
  std::vector<model::Use> uses;
  uses.reserve(count);
  for (const Occurrence* occurrence : entity.occurrences) {
    for (const ResolvedUse& resolved : occurrence->uses) {
      model::Use& use = uses.emplace_back();
      use.target = resolved.target->name;
      use.kind = resolved.kind;
      use.site.file = occurrence->file->path;
      setPlace(*occurrence, resolved, use.site);
    }
  }
  return uses;
}

void moveUses(const Entity& entity, std::vector<model::Use>& uses) {
  std::size_t next = 0;
  for (const Occurrence* occurrence : entity.occurrences) {
    for (const ResolvedUse& resolved : occurrence->uses) setPlace(*occurrence, resolved, uses[next++].site);
  }
}

}  // namespace

bool isUnreadable(const Occurrence& annotated) {
  const SourceFile& source = annotated.file->source;
  const std::size_t at = annotated.placed->begin + annotated.declaration().annotation->attribute.begin;
  return annotated.segment->broken || source.isSwallowed(at);
}

model::Node nodeOf(const Entity& entity) {
  const Occurrence& annotated = *entity.annotated;
  const AnnotationSyntax& annotation = *annotated.declaration().annotation;
  model::Node node;
  node.kind = *annotation.kind;
  node.entity = annotated.group->name;
  node.id.value = nodeIdOf(entity);
  node.signature = entity.main->declaration().signature;
  node.file = annotated.file->path;
  node.line = lineOf(annotated);
  node.arguments.reserve(annotation.arguments.size());
  for (const ArgumentSyntax& argument : annotation.arguments) {
    node.arguments.push_back({argument.key, argument.value});
  }
  node.name = model::wireName(node.entity, node.arguments);
  node.readOnly = annotation.readOnly;
  node.stale = isUnreadable(annotated);
  node.uses = usesOf(entity);
  return node;
}

model::Function functionOf(const Occurrence& occurrence) {
  const Entity& entity = entityOf(occurrence);
  model::Function function;
  function.name = occurrence.group->name;
  function.signature = entity.main->declaration().signature;
  function.file = occurrence.file->path;
  function.line = lineOf(occurrence);
  function.uses = usesOf(entity);
  return function;
}

void movePlaces(const Occurrence& occurrence, model::Node& node) {
  node.line = lineOf(occurrence);
  node.stale = isUnreadable(occurrence);
  moveUses(entityOf(occurrence), node.uses);
}

void movePlaces(const Occurrence& occurrence, model::Function& function) {
  function.line = lineOf(occurrence);
  moveUses(entityOf(occurrence), function.uses);
}

bool mayHaveMoved(const Occurrence& occurrence, int line) {
  if (occurrence.spread || line != lineOf(occurrence)) return true;
  const std::vector<Occurrence*>& all = entityOf(occurrence).occurrences;
  // Columns move only on the line on which the declaration before ends.
  return all.size() > 1 || (!occurrence.uses.empty() &&
                            occurrence.segment->useDetails[occurrence.uses.front().index].line == 0);
}

void locateOccurrences(const FileUnit& file) {
  for (const PlacedSegment& placed : file.source.segments()) {
    if (placed.segment->occurrence != nullptr) placed.segment->occurrence->placed = &placed;
  }
}

}  // namespace metaparticle::codegen
