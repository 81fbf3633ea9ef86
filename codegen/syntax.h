// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "codegen/text_edits.h"
#include "model/kinds.h"

namespace metaparticle::codegen {

/// One argument of an annotation with the ranges that the writer needs.
struct ArgumentSyntax {
  std::string key;
  std::string value;  ///< as model::Argument::value
  bool flag = false;  ///< written without `= value`
  Range whole;        ///< from the key to the end of the value, without comma
  Range keyRange;
  Range valueRange;  ///< empty for a flag
};

/// One `mp::kind(...)` inside `[[...]]`.
struct AnnotationSyntax {
  std::string word;                 ///< "service"; also a word that is no kind
  std::optional<model::Kind> kind;  ///< nothing for an unknown word
  Range attribute;                  ///< `[[` to `]]`, both included
  Range item;                       ///< `mp::kind(...)` alone
  bool sharesBrackets = false;      ///< other attributes stand in the same `[[...]]`
  bool hasList = false;             ///< there are parentheses
  Range list;                       ///< inside the parentheses
  std::vector<ArgumentSyntax> arguments;
  bool readOnly = false;  ///< made by a macro or with #if inside
};

enum class UseKind {
  Call,       ///< mp::call(target, ...), also mp::call<Result>(target, ...)
  CallAsync,  ///< mp::call_async(target, ...)
  Push,       ///< target.push(...)
  Access,     ///< target.get/put/update/...(...), for variables
  Plain,      ///< target(...): a direct call, followed into helper functions
};

/// One use of a name in a function's body.
struct UseSyntax {
  UseKind kind = UseKind::Plain;
  std::string target;  ///< as written, without white space: "app::resize"
  Range range;         ///< of the target's name
};

/// Struct: also a class. Alias: `using X = ...;`, `using ns::X;` and a typedef.
enum class DeclarationKind { Function, Variable, Struct, Enum, Alias };

struct ParameterSyntax {
  std::string type;          ///< source text, comments removed, white space collapsed: "const ResizeRequest&"
  std::string name;          ///< "" when unnamed
  std::string defaultValue;  ///< source text or ""
};

enum class Access { Public, Protected, Private };

/// One member of a struct, or one enumerator (type empty).
struct MemberSyntax {
  std::string type;  ///< with what stands behind the name: "int[3]" of an array, "unsigned : 3" of a
                     ///< bit-field; of a type without a name its keyword, "union"
  std::string name;
  int line = 0;
  Access access = Access::Public;
  std::size_t offset = 0;  ///< of the name
};

/// One declaration at namespace scope, or nested in a struct. Offsets are absolute in the text it was read
/// from.
struct DeclarationSyntax {
  DeclarationKind kind = DeclarationKind::Function;
  std::string name;           ///< unqualified: "resize"
  std::string qualifiedName;  ///< "app::resize"
  std::string scope;          ///< namespace it stands in, "app"; anonymous ones are "(anonymous)"
  Range whole;                ///< from its first token (attribute, template) to its `;` or `}`
  Range nameRange;
  int line = 0;      ///< 1-based, of the name
  std::string type;  ///< return type of a function, type of a variable, what an alias stands for, as
                     ///< ParameterSyntax::type
  std::vector<ParameterSyntax> parameters;
  std::string signature;  ///< as model::Node::signature
  bool isDefinition = false;
  bool isTemplate = false;
  bool isUnion = false;       ///< of a struct: it is a union
  bool declaresMore = false;  ///< further names follow in the same statement: `int a, b;`
  bool isStatic = false;      ///< `static` or in an anonymous namespace: internal linkage
  Range body;                 ///< inside the braces; empty when there is none
  std::optional<AnnotationSyntax> annotation;
  std::vector<AnnotationSyntax>
      extraAnnotations;  ///< further mp:: attributes on the same declaration: a finding
  std::vector<UseSyntax> uses;
  std::vector<MemberSyntax> members;      ///< of a struct: non-static data members; of an enum: enumerators
  std::vector<std::string> bases;         ///< of a struct, as written: "Base", "public app::Base"
  std::vector<DeclarationSyntax> nested;  ///< of a struct: the structs, enums and aliases declared inside it;
                                          ///< their scope is the struct: "app::Outer"
  Access access = Access::Public;         ///< of a nested declaration
  bool broken = false;                    ///< does not parse now: refuses edits
};

/// A namespace's extent, to place new declarations.
struct NamespaceSyntax {
  std::string name;  ///< qualified
  Range body;        ///< inside the braces
};

/// One file as the reader sees it.
struct FileSyntax {
  std::vector<DeclarationSyntax> declarations;  ///< in source order
  std::vector<NamespaceSyntax> namespaces;
  std::vector<std::string> usingNamespaces;  ///< `using namespace x;` at namespace scope
  std::vector<std::string> includes;         ///< as written: `<metaparticle/metaparticle.hpp>`, `"a.h"`
  bool halfTyped =
      false;  ///< a brace of a namespace, a comment or a string has no end, or a declaration is broken
  std::optional<std::size_t> unfinished;  ///< where the first thing without an end begins: a comment, a raw
                                          ///< string, an `#if 0`, a bracket; a compiler takes all behind it
                                          ///< for a part of it
  std::size_t afterIncludes = 0;  ///< where another #include goes: start of the line behind the last one
                                  ///< (behind the file's opening comment and #pragma once when there is
                                  ///< none); never under an #if, an include guard aside
};

/// Reads a whole text. Total: any bytes give a result. The one-shot form of what Workspace does
/// incrementally.
FileSyntax readSyntax(std::string_view text);

}  // namespace metaparticle::codegen
