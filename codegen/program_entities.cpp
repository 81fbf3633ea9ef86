// SPDX-License-Identifier: GPL-3.0-or-later
//
// Which declarations are one function or variable, and which of them speaks for it.
#include <algorithm>
#include <unordered_map>

#include "codegen/program.h"
#include "codegen/scanner.h"

namespace metaparticle::codegen {

namespace {

/// A parameter's type as declaration and definition may spell it differently: without white space, and
/// without a top-level const.
std::string normalisedType(const std::string& type) {
  Scanner scanner(type, 0);
  std::string result;
  std::vector<std::string_view> words;
  for (Token token = scanner.next(); token.kind != TokenKind::End; token = scanner.next()) {
    words.push_back(std::string_view(type).substr(token.begin, token.end - token.begin));
  }
  const bool indirect = std::any_of(words.begin(), words.end(), [](std::string_view word) {
    return word == "*" || word == "&" || word == "&&" || word == "<" || word == "(";
  });
  if (!indirect) std::erase(words, "const");
  for (const std::string_view word : words) {
    if (!result.empty()) result.push_back(' ');
    result.append(word);
  }
  return result;
}

std::string parametersKey(const DeclarationSyntax& declaration) {
  if (declaration.kind == DeclarationKind::Variable) return "variable";
  std::string key = declaration.isTemplate ? "template(" : "(";
  for (const ParameterSyntax& parameter : declaration.parameters) key += normalisedType(parameter.type) + ",";
  return key;
}

bool isInternal(const Occurrence& occurrence) {
  return occurrence.declaration().isStatic || occurrence.scope->internal;
}

bool belongs(const Occurrence& occurrence, const std::string& key, const Entity& entity,
             const std::string& entityKey) {
  if (key != entityKey) return false;
  const Occurrence& first = *entity.occurrences.front();
  const bool separate = isInternal(occurrence) || isInternal(first);
  if (separate && occurrence.file != first.file) return false;
  // A second definition is another function: the twin of an #if.
  if (!occurrence.declaration().isDefinition) return true;
  return std::none_of(entity.occurrences.begin(), entity.occurrences.end(),
                      [](const Occurrence* each) { return each->declaration().isDefinition; });
}

bool sameArguments(const AnnotationSyntax& left, const AnnotationSyntax& right) {
  return left.word == right.word &&
         std::equal(left.arguments.begin(), left.arguments.end(), right.arguments.begin(),
                    right.arguments.end(), [](const ArgumentSyntax& a, const ArgumentSyntax& b) {
                      return a.key == b.key && a.value == b.value;
                    });
}

void choose(Entity& entity) {
  entity.main = entity.occurrences.front();
  // What is only defined with its scope before its name is a member of a class.
  entity.listed = std::any_of(entity.occurrences.begin(), entity.occurrences.end(),
                              [](const Occurrence* each) { return !each->segment->qualifiedName; });
  for (Occurrence* occurrence : entity.occurrences) {
    const DeclarationSyntax& declaration = occurrence->declaration();
    if (declaration.isDefinition && !entity.main->declaration().isDefinition) entity.main = occurrence;
    if (!entity.listed || !nodeKindOf(*occurrence->segment)) continue;
    if (entity.annotated == nullptr) {
      entity.annotated = occurrence;
    } else if (!sameArguments(*entity.annotated->declaration().annotation, *declaration.annotation)) {
      entity.conflicting = true;
    }
  }
  const DeclarationSyntax& declaration = entity.main->declaration();
  const bool named = isIdentifierByte(declaration.name.front()) && !declaration.name.starts_with("operator");
  const bool isMain = declaration.name == "main" && entity.main->group->name == "main";
  entity.listed = entity.listed && named && !isMain && declaration.kind == DeclarationKind::Function;
}

}  // namespace

std::string nodeIdOf(const Entity& entity) {
  const std::string& name = entity.annotated->group->name;
  return entity.ordinal < 2 ? name : name + "#" + std::to_string(entity.ordinal);
}

std::optional<model::Kind> nodeKindOf(const Segment& segment) {
  if (!segment.declaration || segment.annotationBroken) return std::nullopt;
  const DeclarationSyntax& it = *segment.declaration;
  if (!it.annotation || !it.annotation->kind || it.name.empty()) return std::nullopt;
  const bool function = model::info(*it.annotation->kind).entity == model::Entity::Function;
  const bool matches = it.kind == (function ? DeclarationKind::Function : DeclarationKind::Variable);
  return matches ? it.annotation->kind : std::nullopt;
}

std::size_t Group::readableNodes() const {
  return static_cast<std::size_t>(std::count_if(
      entities.begin(), entities.end(), [](const Entity& entity) { return entity.annotated != nullptr; }));
}

void Program::sortOccurrences(Group& group) {
  if (group.occurrences.size() < 2) return;
  std::unordered_map<const FileUnit*, std::vector<Occurrence*>> byFile;
  for (const auto& occurrence : group.occurrences) byFile[occurrence->file].push_back(occurrence.get());
  std::unordered_map<const Occurrence*, std::size_t> place;
  for (const auto& [file, occurrences] : byFile) {
    if (occurrences.size() == 1) continue;
    for (const PlacedSegment& placed : file->source.segments()) {
      const Occurrence* occurrence = placed.segment->occurrence;
      if (occurrence != nullptr && occurrence->group == &group) place[occurrence] = placed.begin;
    }
  }
  std::sort(group.occurrences.begin(), group.occurrences.end(), [&](const auto& left, const auto& right) {
    if (left->file != right->file) return left->file->path < right->file->path;
    return place[left.get()] < place[right.get()];
  });
}

void Program::findEntities(Group& group) {
  group.entities.clear();
  std::vector<std::string> keys;
  for (const auto& occurrence : group.occurrences) {
    const std::string key = parametersKey(occurrence->declaration());
    std::size_t found = 0;
    while (found < keys.size() && !belongs(*occurrence, key, group.entities[found], keys[found])) ++found;
    if (found == keys.size()) {
      group.entities.emplace_back();
      keys.push_back(key);
    }
    group.entities[found].occurrences.push_back(occurrence.get());
    occurrence->entity = found;
  }
  group.callable = false;
  group.variable.reset();
  group.node = false;
  std::vector<Entity*> nodes;
  for (Entity& entity : group.entities) {
    choose(entity);
    if (entity.listed ||
        (entity.annotated != nullptr && entity.annotated->declaration().kind == DeclarationKind::Function)) {
      group.callable = true;
    }
    if (entity.annotated != nullptr) nodes.push_back(&entity);
  }
  group.node = !nodes.empty();
  if (group.stale) {
    group.node = true;
    if (model::info(*group.stale).entity == model::Entity::Variable) group.variable = group.stale;
    if (model::info(*group.stale).entity == model::Entity::Function) group.callable = true;
  }
  // Occurrences are in source order, so a pass over them numbers the nodes.
  int ordinal = 0;
  for (const auto& occurrence : group.occurrences) {
    Entity& entity = group.entities[occurrence->entity];
    if (entity.annotated != occurrence.get()) continue;
    entity.ordinal = ++ordinal;
    const std::optional<model::Kind> kind = nodeKindOf(*occurrence->segment);
    if (!group.variable && model::info(*kind).entity == model::Entity::Variable) group.variable = kind;
  }
}

void Program::touch(Group& group) {
  for (const auto& occurrence : group.occurrences) {
    occurrence->changed = true;
    occurrence->file->changed = true;
  }
}

void Program::findRoles(Group& group) {
  for (Entity& entity : group.entities) {
    const auto inScope = [](const Occurrence* each) { return !each->segment->qualifiedName; };
    const auto first = std::find_if(entity.occurrences.begin(), entity.occurrences.end(), inScope);
    const FileUnit* file = entity.occurrences.front()->file;
    const bool spread = std::any_of(entity.occurrences.begin(), entity.occurrences.end(),
                                    [&](const Occurrence* each) { return each->file != file; });
    for (Occurrence* occurrence : entity.occurrences) {
      occurrence->spread = spread;
      occurrence->role = Role::None;
    }
    if (entity.annotated != nullptr) {
      entity.annotated->role = Role::Node;
    } else if (entity.listed && first != entity.occurrences.end()) {
      // Of a node that is half typed the last good state is shown, not the function below.
      const bool kept = group.stale && (*first)->segment->broken;
      if (!kept) (*first)->role = Role::Function;
    }
  }
}

}  // namespace metaparticle::codegen
