// SPDX-License-Identifier: GPL-3.0-or-later
#include "codegen/program.h"

#include <algorithm>

namespace metaparticle::codegen {

namespace {

bool isCallable(const Group& group) {
  return group.callable;
}
bool isVariableNode(const Group& group) {
  return group.variable.has_value();
}

std::string join(const std::string& scope, const std::string& name) {
  return scope.empty() ? name : scope + "::" + name;
}

std::optional<model::EdgeKind> edgeKind(UseKind kind) {
  switch (kind) {
    case UseKind::Call:
      return model::EdgeKind::Call;
    case UseKind::CallAsync:
      return model::EdgeKind::CallAsync;
    case UseKind::Push:
      return model::EdgeKind::Push;
    case UseKind::Access:
      return model::EdgeKind::Access;
    case UseKind::Plain:
      break;
  }
  return std::nullopt;
}

}  // namespace

std::string lastPart(const std::string& name) {
  const std::size_t colons = name.rfind("::");
  return colons == std::string::npos ? name : name.substr(colons + 2);
}

void Program::add(FileUnit& file, Segment* segment, const std::shared_ptr<const Scope>& scope) {
  if (!segment->declaration || segment->declaration->name.empty()) return;
  const DeclarationSyntax& declaration = *segment->declaration;
  const bool usable =
      declaration.kind == DeclarationKind::Function || declaration.kind == DeclarationKind::Variable;
  if (!usable) return;
  std::string name = join(scope->name, declaration.qualifiedName);
  std::unique_ptr<Group>& group = groups_[name];
  if (!group) {
    group = std::make_unique<Group>();
    group->name = std::move(name);
  }
  auto occurrence = std::make_unique<Occurrence>();
  occurrence->file = &file;
  occurrence->segment = segment;
  occurrence->scope = scope;
  occurrence->group = group.get();
  segment->occurrence = occurrence.get();
  registerUses(*occurrence);
  unresolved_.insert(occurrence.get());
  dirty_.insert(group.get());
  occurrence->index = group->occurrences.size();
  group->occurrences.push_back(std::move(occurrence));
}

void Program::registerUses(Occurrence& occurrence) {
  const DeclarationSyntax& declaration = occurrence.declaration();
  for (std::size_t i = 0; i < declaration.uses.size(); ++i) {
    users_[lastPart(declaration.uses[i].target)].insert(&occurrence);
    if (occurrence.segment->useDetails[i].unqualifiedCall) {
      users_["call"].insert(&occurrence);
      users_["call_async"].insert(&occurrence);
    }
  }
}

void Program::remove(Segment& segment) {
  Occurrence* occurrence = segment.occurrence;
  if (occurrence == nullptr) return;
  segment.occurrence = nullptr;
  for (const UseSyntax& use : occurrence->declaration().uses) {
    for (const std::string& part : {lastPart(use.target), std::string("call"), std::string("call_async")}) {
      const auto users = users_.find(part);
      if (users == users_.end()) continue;
      users->second.erase(occurrence);
      if (users->second.empty()) users_.erase(users);
    }
  }
  unresolved_.erase(occurrence);
  Group& group = *occurrence->group;
  occurrence->file->changed = true;
  group.entities.clear();
  // They are sorted when the group is worked out again.
  std::unique_ptr<Occurrence>& place = group.occurrences[occurrence->index];
  group.occurrences.back()->index = occurrence->index;
  std::swap(place, group.occurrences.back());
  group.occurrences.pop_back();
  dirty_.insert(&group);
}

void Program::setStale(const std::string& name, std::optional<model::Kind> kind) {
  const auto found = groups_.find(name);
  if (found == groups_.end() && !kind) return;
  std::unique_ptr<Group>& group = groups_[name];
  if (!group) {
    group = std::make_unique<Group>();
    group->name = name;
  }
  if (group->stale == kind) return;
  group->stale = kind;
  dirty_.insert(group.get());
}

void Program::forgetUses(const FileUnit& file) {
  for (const PlacedSegment& placed : file.source.segments()) {
    if (placed.segment->occurrence != nullptr) unresolved_.insert(placed.segment->occurrence);
  }
}

void Program::branchesChanged(const FileUnit& file) {
  for (const PlacedSegment& placed : file.source.segments()) {
    const Occurrence* occurrence = placed.segment->occurrence;
    if (occurrence != nullptr && occurrence->group->occurrences.size() > 1) dirty_.insert(occurrence->group);
  }
}

/// Where those declarations stand of which a name has several.
void Program::locate(const std::vector<Group*>& groups) {
  std::unordered_set<const FileUnit*> files;
  for (const Group* group : groups) {
    if (group->occurrences.size() < 2) continue;
    for (const auto& occurrence : group->occurrences) files.insert(occurrence->file);
  }
  for (const FileUnit* file : files) {
    for (const PlacedSegment& placed : file->source.segments()) {
      if (placed.segment->occurrence != nullptr) placed.segment->occurrence->placed = &placed;
    }
  }
}

bool Program::settle() {
  const bool work = !dirty_.empty() || !unresolved_.empty();
  std::vector<Group*> groups(dirty_.begin(), dirty_.end());
  dirty_.clear();
  locate(groups);
  for (Group* group : groups) settleGroup(*group);
  std::unordered_set<Group*> touched;
  for (Occurrence* occurrence : unresolved_) {
    resolveUses(*occurrence);
    touched.insert(occurrence->group);
  }
  for (Group* group : touched) touch(*group);
  unresolved_.clear();
  for (Group* group : groups) {
    if (group->occurrences.empty() && !group->stale) groups_.erase(std::string(group->name));
  }
  return work;
}

/// Works a group out again. Who names it is resolved again when what it can be used as changed.
void Program::settleGroup(Group& group) {
  const auto face = [&] { return std::pair(group.callable, group.variable); };
  const auto before = face();
  findEntities(group);
  touch(group);
  if (face() != before) touchUsersOf(group.name);
}

void Program::touchUsersOf(const std::string& name) {
  const auto users = users_.find(lastPart(name));
  if (users == users_.end()) return;
  unresolved_.insert(users->second.begin(), users->second.end());
}

void Program::resolveUses(Occurrence& occurrence) {
  occurrence.uses.clear();
  occurrence.unresolvedCalls.clear();
  const DeclarationSyntax& declaration = occurrence.declaration();
  const auto& usings = occurrence.file->source.usingNamespaces();
  const bool ours = std::find(usings.begin(), usings.end(), "mp") != usings.end();
  const std::string scope = join(occurrence.scope->name, declaration.scope);
  for (std::size_t i = 0; i < declaration.uses.size(); ++i) {
    UseKind kind = declaration.uses[i].kind;
    std::string target = declaration.uses[i].target;
    if (occurrence.segment->useDetails[i].unqualifiedCall && !ours) {
      target = kind == UseKind::Call ? "call" : "call_async";
      kind = UseKind::Plain;
    }
    const bool variable = kind == UseKind::Push || kind == UseKind::Access;
    Group* group = resolve(*occurrence.file, target, scope, variable ? isVariableNode : isCallable);
    if (group == nullptr) {
      if (kind == UseKind::Call || kind == UseKind::CallAsync) occurrence.unresolvedCalls.push_back(i);
      continue;
    }
    if (kind == UseKind::Push && group->variable != model::Kind::Queue) kind = UseKind::Access;
    occurrence.uses.push_back({i, group, edgeKind(kind)});
  }
}

Group* Program::find(const std::string& name) {
  const auto found = groups_.find(name);
  return found == groups_.end() ? nullptr : found->second.get();
}

const Group* Program::find(const std::string& name) const {
  const auto found = groups_.find(name);
  return found == groups_.end() ? nullptr : found->second.get();
}

Group* Program::resolve(const FileUnit& file, const std::string& name, const std::string& scope,
                        bool (*accepts)(const Group&)) const {
  const auto exists = [&](const std::string& candidate) {
    const auto found = groups_.find(candidate);
    return found != groups_.end() && accepts(*found->second);
  };
  std::optional<std::string> found = model::resolveName(name, scope, exists);
  for (const std::string& space : file.source.usingNamespaces()) {
    if (found || name.starts_with("::")) break;
    found = model::resolveName(join(space, name), scope, exists);
  }
  return found ? groups_.find(*found)->second.get() : nullptr;
}

}  // namespace metaparticle::codegen
