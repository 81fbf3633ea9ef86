// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "codegen/syntax.h"
#include "codegen/workspace.h"

namespace metaparticle::codegen {

/// A struct, enum or alias of the project.
struct TypeDeclaration {
  std::string name;  ///< qualified, without anonymous namespaces: how generated code names it
  std::string file;
  bool local = false;  ///< in an anonymous namespace: only its own file means it by this name
  const DeclarationSyntax* syntax = nullptr;
};

/// Where a type's text stands: what its names mean depends on it.
struct TypeContext {
  std::string file;
  std::string scope;  ///< namespace or struct, "app::Outer"; anonymous parts may be in it
};

/// The types that a workspace declares, by name. Keeps the files' syntax; the workspace may change or go.
class TypeScope {
 public:
  explicit TypeScope(const Workspace& workspace);

  /// The definitions that `name`, written in this context, means: looked up from the innermost scope
  /// outwards, then in the namespaces that the file uses. Several when a type is defined more than once; none
  /// when the project does not define it.
  [[nodiscard]] std::vector<TypeDeclaration> find(std::string_view name, const TypeContext& context) const;

  /// The qualified name of the constant that `name`, written in this context, means: a variable or an
  /// enumerator at namespace scope, or a member of one of the project's types. Nothing for any other name.
  [[nodiscard]] std::optional<std::string> constant(std::string_view name, const TypeContext& context) const;

  /// Whether the file, or a header of the project, says `using namespace` for this namespace.
  [[nodiscard]] bool usesNamespace(const std::string& file, std::string_view name) const;

  /// All files with their syntax.
  [[nodiscard]] const std::map<std::string, FileSyntax>& files() const { return files_; }

 private:
  void add(const std::string& file, const std::vector<DeclarationSyntax>& declarations);
  void addConstants(const DeclarationSyntax& declaration);
  template <class Exists>
  std::optional<std::string> lookUp(std::string_view name, const TypeContext& context, Exists exists) const;
  [[nodiscard]] std::vector<TypeDeclaration> visible(const std::string& name, const std::string& file) const;

  std::map<std::string, FileSyntax> files_;
  std::map<std::string, std::vector<TypeDeclaration>> types_;  ///< by name
  std::set<std::string> constants_;                            ///< qualified, without anonymous namespaces
  std::vector<std::string> headerNamespaces_;                  ///< used by some header
};

/// "app::Request" for "app::(anonymous)::Request".
std::string withoutAnonymous(std::string_view qualifiedName);

/// Whether this is the name of a header: .h, .hh, .hpp, .hxx.
bool isHeader(std::string_view file);

}  // namespace metaparticle::codegen
