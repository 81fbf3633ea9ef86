// SPDX-License-Identifier: GPL-3.0-or-later
#include "codegen/wire_types_scope.h"

#include <algorithm>
#include <array>

#include "model/graph.h"

namespace metaparticle::codegen {

namespace {

constexpr std::string_view anonymousPart = "(anonymous)";

bool isType(DeclarationKind kind) {
  return kind == DeclarationKind::Struct || kind == DeclarationKind::Enum || kind == DeclarationKind::Alias;
}

/// `struct Request;` announces a type and says nothing about it.
bool saysWhatItIs(const DeclarationSyntax& declaration) {
  return declaration.kind == DeclarationKind::Alias || declaration.isDefinition;
}

}  // namespace

std::string withoutAnonymous(std::string_view qualifiedName) {
  std::string name;
  while (!qualifiedName.empty()) {
    const std::size_t end = qualifiedName.find("::");
    const std::string_view part = qualifiedName.substr(0, end);
    if (part != anonymousPart && !part.empty()) name += (name.empty() ? "" : "::") + std::string(part);
    qualifiedName = end == std::string_view::npos ? std::string_view{} : qualifiedName.substr(end + 2);
  }
  return name;
}

bool isHeader(std::string_view file) {
  static constexpr std::array<std::string_view, 4> extensions{".h", ".hh", ".hpp", ".hxx"};
  return std::ranges::any_of(extensions,
                             [&](std::string_view extension) { return file.ends_with(extension); });
}

TypeScope::TypeScope(const Workspace& workspace) {
  for (const std::string& file : workspace.files()) files_.emplace(file, workspace.syntax(file));
  for (const auto& [file, syntax] : files_) {
    add(file, syntax.declarations);
    if (!isHeader(file)) continue;
    headerNamespaces_.insert(headerNamespaces_.end(), syntax.usingNamespaces.begin(),
                             syntax.usingNamespaces.end());
  }
}

void TypeScope::add(const std::string& file, const std::vector<DeclarationSyntax>& declarations) {
  for (const DeclarationSyntax& declaration : declarations) {
    addConstants(declaration);
    if (!isType(declaration.kind) || !saysWhatItIs(declaration)) continue;
    const std::string name = withoutAnonymous(declaration.qualifiedName);
    const bool local = declaration.scope.find(anonymousPart) != std::string::npos;
    types_[name].push_back({name, file, local, &declaration});
    add(file, declaration.nested);
  }
}

void TypeScope::addConstants(const DeclarationSyntax& declaration) {
  if (declaration.kind == DeclarationKind::Variable)
    constants_.insert(withoutAnonymous(declaration.qualifiedName));
  if (declaration.kind != DeclarationKind::Enum) return;
  const std::string scope = withoutAnonymous(declaration.scope);
  for (const MemberSyntax& enumerator : declaration.members)
    constants_.insert((scope.empty() ? "" : scope + "::") + enumerator.name);
}

std::vector<TypeDeclaration> TypeScope::visible(const std::string& name, const std::string& file) const {
  std::vector<TypeDeclaration> found;
  const auto entry = types_.find(name);
  if (entry == types_.end()) return found;
  std::ranges::copy_if(entry->second, std::back_inserter(found), [&](const TypeDeclaration& type) {
    return !type.local || type.file == file || isHeader(type.file);
  });
  return found;
}

/// From the innermost scope outwards, then in the namespaces that the file uses.
template <class Exists>
std::optional<std::string> TypeScope::lookUp(std::string_view name, const TypeContext& context,
                                             Exists exists) const {
  const std::string scope = withoutAnonymous(context.scope);
  auto resolved = model::resolveName(name, scope, exists);
  const auto lookInto = [&](const std::vector<std::string>& namespaces) {
    for (const std::string& used : namespaces) {
      if (!resolved) resolved = model::resolveName(used + "::" + std::string(name), scope, exists);
    }
  };
  if (!name.starts_with("::")) {
    if (const auto file = files_.find(context.file); file != files_.end())
      lookInto(file->second.usingNamespaces);
    lookInto(headerNamespaces_);
  }
  return resolved;
}

std::vector<TypeDeclaration> TypeScope::find(std::string_view name, const TypeContext& context) const {
  const auto exists = [&](const std::string& candidate) { return !visible(candidate, context.file).empty(); };
  const auto resolved = lookUp(name, context, exists);
  return resolved ? visible(*resolved, context.file) : std::vector<TypeDeclaration>{};
}

std::optional<std::string> TypeScope::constant(std::string_view name, const TypeContext& context) const {
  const auto exists = [&](const std::string& candidate) { return constants_.contains(candidate); };
  if (auto resolved = lookUp(name, context, exists)) return resolved;
  const std::string owner = model::scopeOf(name);
  const auto types = owner.empty() ? std::vector<TypeDeclaration>{} : find(owner, context);
  if (types.empty()) return std::nullopt;
  return types.front().name + "::" + model::leafOf(name);
}

bool TypeScope::usesNamespace(const std::string& file, std::string_view name) const {
  const auto contains = [&](const std::vector<std::string>& used) {
    return std::ranges::find(used, name) != used.end();
  };
  const auto found = files_.find(file);
  return contains(headerNamespaces_) || (found != files_.end() && contains(found->second.usingNamespaces));
}

}  // namespace metaparticle::codegen
