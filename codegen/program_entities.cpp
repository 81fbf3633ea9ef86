// SPDX-License-Identifier: GPL-3.0-or-later
//
// Which declarations are one function or variable, and which of them speaks for it.
#include <algorithm>
#include <cstdint>
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

/// A function has one definition in each branch of an #if; a file with more of them was not written by hand.
constexpr std::size_t mostTwins = 64;

bool isInternal(const Occurrence& occurrence) {
  return occurrence.declaration().isStatic || occurrence.scope->internal;
}

bool exclude(const Occurrence& left, const Occurrence& right) {
  return left.file == right.file &&
         left.file->source.branches().exclude(left.placed->branch, right.placed->branch);
}

/// Sorts the declarations of one name into entities. Asks only the first and the last entity of a signature,
/// in the program and in the file, so that many of them cost no more each than a few.
class EntityFinder {
 public:
  explicit EntityFinder(std::vector<Entity>& entities) : entities_(entities) {}

  void add(Occurrence& occurrence) {
    const std::string key = parametersKey(occurrence.declaration());
    Ends& everywhere = ends_[key];
    Ends& here = ends_[key + occurrence.file->path];
    std::size_t found = none;
    for (const std::size_t each : {everywhere.first, here.first, everywhere.last, here.last}) {
      if (each < found && belongs(occurrence, each)) found = each;
    }
    if (found == none) {
      found = entities_.size();
      entities_.emplace_back();
      definitions_.emplace_back();
      if (!isInternal(occurrence)) everywhere.add(found);
    }
    here.add(found);
    entities_[found].occurrences.push_back(&occurrence);
    if (occurrence.declaration().isDefinition) definitions_[found].push_back(&occurrence);
    occurrence.entity = found;
  }

 private:
  static constexpr std::size_t none = SIZE_MAX;

  struct Ends {
    std::size_t first = none;
    std::size_t last = none;
    void add(std::size_t entity) {
      first = std::min(first, entity);
      last = last == none ? entity : std::max(last, entity);
    }
  };

  [[nodiscard]] bool belongs(const Occurrence& occurrence, std::size_t entity) const {
    const Occurrence& first = *entities_[entity].occurrences.front();
    const bool separate = isInternal(occurrence) || isInternal(first);
    if (separate && occurrence.file != first.file) return false;
    return !occurrence.declaration().isDefinition || mayDefine(occurrence, definitions_[entity]);
  }

  /// A second definition is another function, but for the one of another branch of an #if: no program holds
  /// both.
  static bool mayDefine(const Occurrence& occurrence, const std::vector<const Occurrence*>& present) {
    if (present.size() >= mostTwins) return false;
    return std::ranges::all_of(present, [&](const Occurrence* each) { return exclude(*each, occurrence); });
  }

  std::vector<Entity>& entities_;
  std::vector<std::vector<const Occurrence*>> definitions_;  ///< of each entity
  std::unordered_map<std::string, Ends> ends_;
};

bool sameArguments(const AnnotationSyntax& left, const AnnotationSyntax& right) {
  return left.word == right.word &&
         std::equal(left.arguments.begin(), left.arguments.end(), right.arguments.begin(),
                    right.arguments.end(), [](const ArgumentSyntax& a, const ArgumentSyntax& b) {
                      return a.key == b.key && a.value == b.value;
                    });
}

/// Of a node in branches of one #if. Of which kind it is cannot depend on that.
bool areBranches(const Occurrence& left, const Occurrence& right) {
  return left.declaration().annotation->kind == right.declaration().annotation->kind && exclude(left, right);
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
      (areBranches(*entity.annotated, *occurrence) ? entity.branchesDiffer : entity.conflicting) = true;
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

namespace {

void sortOccurrences(Group& group) {
  if (group.occurrences.size() < 2) return;
  std::ranges::sort(group.occurrences, [](const auto& left, const auto& right) {
    if (left->file != right->file) return left->file->path < right->file->path;
    return left->placed->begin < right->placed->begin;
  });
}

/// What uses of the name may mean.
void findFace(Group& group) {
  group.callable = false;
  group.variable.reset();
  group.node = false;
  std::vector<Entity*> nodes;
  for (Entity& entity : group.entities) {
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

void findRoles(Group& group) {
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

}  // namespace

void findEntities(Group& group) {
  sortOccurrences(group);
  for (std::size_t i = 0; i < group.occurrences.size(); ++i) group.occurrences[i]->index = i;
  group.entities.clear();
  if (group.occurrences.size() == 1) {
    group.entities.emplace_back().occurrences.push_back(group.occurrences.front().get());
    group.occurrences.front()->entity = 0;
  } else {
    EntityFinder finder(group.entities);
    for (const auto& occurrence : group.occurrences) finder.add(*occurrence);
  }
  for (Entity& entity : group.entities) choose(entity);
  findFace(group);
  findRoles(group);
}

void Program::touch(Group& group) {
  for (const auto& occurrence : group.occurrences) {
    occurrence->changed = true;
    occurrence->file->changed = true;
  }
}

}  // namespace metaparticle::codegen
