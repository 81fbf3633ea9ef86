// SPDX-License-Identifier: GPL-3.0-or-later
#include "codegen/wire_types.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

#include "codegen/scanner.h"
#include "codegen/wire_types_standard.h"

namespace metaparticle::codegen {

namespace {

/// Aliases of aliases and nested templates deeper than this are refused.
constexpr int maximumDepth = 64;

WireType refuse(const TypeText& type, std::string_view reason, std::string_view remedy = {}) {
  return {{}, WireProblem{spell(type), {}, std::string(reason), std::string(remedy), {}, 0}};
}

/// What stands for a type of the standard library in a file with `using namespace std`, or after a leading
/// "::".
std::string standardName(const std::string& name, const TypeContext& context, const TypeScope& scope) {
  if (name.starts_with("::std::")) return name.substr(2);
  if (name.starts_with("std::") || !scope.usesNamespace(context.file, "std")) return name;
  return "std::" + name;
}

/// A template of the standard library that JSON has a form for.
struct Container {
  std::string_view name;
  std::size_t arguments;  ///< how many it takes; 0: any number
  bool isMap = false;
};

constexpr std::array containers{
    Container{"std::vector", 1}, Container{"std::deque", 1},         Container{"std::list", 1},
    Container{"std::set", 1},    Container{"std::unordered_set", 1}, Container{"std::optional", 1},
    Container{"std::array", 2},  Container{"std::map", 2, true},     Container{"std::unordered_map", 2, true},
    Container{"std::pair", 2},   Container{"std::tuple", 0},
};

const Container* containerNamed(std::string_view name) {
  const auto found = std::ranges::find(containers, name, &Container::name);
  return found == containers.end() ? nullptr : &*found;
}

std::string place(const TypeDeclaration& type) {
  return type.file + ":" + std::to_string(type.syntax->line);
}

/// The problem that a whole struct or enum has, whoever holds it.
WireProblem problemOf(const TypeDeclaration& type, std::string reason, std::string remedy) {
  return {type.name, {}, std::move(reason), std::move(remedy), type.file, type.syntax->line};
}

/// How the reader tells `struct {...} member;`.
bool isUnnamed(std::string_view type) {
  return type == "struct" || type == "union" || type == "class" || type == "enum";
}

bool isNumber(std::string_view text) {
  return !text.empty() && text.front() >= '0' && text.front() <= '9' &&
         std::ranges::all_of(text, [](char c) { return isIdentifierByte(c) || c == '\''; });
}

std::string accessWord(Access access) {
  return access == Access::Private ? "private" : "protected";
}

}  // namespace

WireType WireTypes::add(const TypeText& type, const TypeContext& context) {
  return resolve(type, context, 0);
}

WireType WireTypes::resolve(const TypeText& type, const TypeContext& context, int depth) {
  if (depth > maximumDepth) return refuse(type, "it is nested too deeply or stands for itself");
  if (type.isVolatile) return refuse(type, "volatile belongs to one process");
  switch (type.form) {
    case TypeText::Form::Named:
      return named(type, context, depth);
    case TypeText::Form::Pointer:
      return refuse(type, "a pointer means nothing in another process",
                    spell(type) == "const char*"
                        ? "use std::string"
                        : "send the value itself, in std::optional when it may be absent");
    case TypeText::Form::Reference:
    case TypeText::Form::RvalueReference:
      return refuse(type, "a reference means nothing in another process", "send the value itself");
    case TypeText::Form::Array:
      return refuse(type, "a C array cannot be passed or returned", "use std::array");
    case TypeText::Form::Function:
      return refuse(type, "code cannot travel to another process");
    case TypeText::Form::BitField:
      return refuse(type, "a bit-field cannot be filled by name", "use a whole number");
    case TypeText::Form::Deduced:
      return refuse(type, "the reader cannot tell a type that the compiler deduces", "write the type");
    case TypeText::Form::Value:
    case TypeText::Form::Malformed:
      break;
  }
  return refuse(type, "it could not be read as a type");
}

WireType WireTypes::named(const TypeText& type, const TypeContext& context, int depth) {
  if (!type.hasArguments) {
    const auto found = scope_.find(type.name, context);
    if (!found.empty()) return declared(type, found, depth);
    if (auto number = numberType(type.name)) return {*number, {}};
  }
  const std::string name = standardName(type.name, context, scope_);
  if (name == "std::string" && !type.hasArguments) return {name, {}};
  if (containerNamed(name) != nullptr) return container(name, type, context, depth);
  if (const auto refusal = refusalOf(name)) return refuse(type, refusal->reason, refusal->remedy);
  if (type.hasArguments && !scope_.find(type.name, context).empty()) {
    return refuse(type, "this version carries no templates of your own", "write a struct for each use");
  }
  return refuse(type, "the project's files define no such struct or enum",
                "add the file that does, or send a struct of your own");
}

WireType WireTypes::container(const std::string& name, const TypeText& type, const TypeContext& context,
                              int depth) {
  const Container& info = *containerNamed(name);
  if (type.parts.size() < std::max<std::size_t>(info.arguments, 1)) {
    return refuse(type, "it lacks template arguments", "write them out");
  }
  if (info.arguments != 0 && type.parts.size() > info.arguments) {
    return refuse(type, "this version carries it without an allocator, comparison or hash of its own");
  }
  std::string canonical;
  std::string localSize;
  for (const TypeText& part : type.parts) {
    const bool isSize = name == "std::array" && &part == &type.parts.back();
    WireType inner = isSize ? size(part, context) : resolve(part, context, depth + 1);
    if (inner.problem) return inner;
    if (part.isConst) return refuse(type, "const elements cannot be filled", "drop the const");
    if (name == "std::optional" && inner.canonical.starts_with(name)) {
      return refuse(type, "JSON's null cannot tell which of two optionals is empty", "use one");
    }
    canonical += (canonical.empty() ? name + "<" : ", ") + inner.canonical;
    if (localSize.empty()) localSize = std::move(inner.localSize);
  }
  if (info.isMap && !canonical.starts_with(name + "<std::string, ")) {
    return refuse(type, "the keys of a JSON object are text", "use std::string keys");
  }
  return {canonical + ">", {}, std::move(localSize)};
}

/// The size of a std::array: a number, the name of a constant, or an expression, which is not looked into.
WireType WireTypes::size(const TypeText& type, const TypeContext& context) const {
  std::string text = spell(type);
  if (isNumber(text)) return {std::move(text), {}};
  if (type.form == TypeText::Form::Named && !type.hasArguments) {
    if (const auto constant = scope_.constant(type.name, context)) return {"::" + *constant, {}};
  }
  const bool local = !withoutAnonymous(context.scope).empty();
  return {text, {}, local ? text : ""};
}

WireType WireTypes::declared(const TypeText& type, std::vector<TypeDeclaration> found, int depth) {
  // An alias may be repeated, and C's `typedef struct X {...} X` gives one beside the struct.
  const auto isAlias = [](const TypeDeclaration& each) {
    return each.syntax->kind == DeclarationKind::Alias;
  };
  if (!std::ranges::all_of(found, isAlias)) std::erase_if(found, isAlias);
  if (found.size() > 1 && !isAlias(found.front())) {
    return refuse(type,
                  "it is defined at " + place(found[0]) + " and at " + place(found[1]) +
                      ", and one program can hold only one of them",
                  "rename one, or move it into a header that both include");
  }
  const TypeDeclaration& declaration = found.front();
  const DeclarationSyntax& syntax = *declaration.syntax;
  if (syntax.isTemplate) {
    return refuse(type, "this version carries no templates of your own", "write a struct for each use");
  }
  if (syntax.kind == DeclarationKind::Alias) {
    // Looked up from where the alias stands; `using app::Request;` must not find itself.
    return resolve(parseType(syntax.type), {declaration.file, syntax.scope}, depth + 1);
  }
  if (syntax.access != Access::Public) {
    return refuse(type, "it is " + accessWord(syntax.access) + " in " + withoutAnonymous(syntax.scope),
                  "make it public");
  }
  auto problem = syntax.kind == DeclarationKind::Enum ? addEnum(declaration) : addStruct(declaration, depth);
  return {"::" + declaration.name, std::move(problem)};
}

std::optional<WireProblem> WireTypes::addStruct(const TypeDeclaration& type, int depth) {
  if (!met_.insert(type.syntax).second) return std::nullopt;
  if (type.syntax->isUnion) {
    return problemOf(type, "nobody can tell which of a union's members is alive",
                     "use a struct with a std::optional member for each");
  }
  if (!type.syntax->bases.empty()) {
    return problemOf(type, "it inherits from " + type.syntax->bases.front(),
                     "hold that struct in a member in place of inheriting from it");
  }
  for (const MemberSyntax& member : type.syntax->members) {
    if (auto problem = addMember(type, member, depth)) {
      met_.erase(type.syntax);  // so that the next function that uses it is told as well
      return problem;
    }
  }
  structs_.push_back(type);
  return std::nullopt;
}

std::optional<WireProblem> WireTypes::addMember(const TypeDeclaration& owner, const MemberSyntax& member,
                                                int depth) {
  const std::string name = owner.name + "::" + (member.name.empty() ? "(unnamed)" : member.name);
  const TypeText type = parseType(member.type);
  const auto at = [&](WireProblem problem) {
    if (problem.file.empty()) {
      problem.member = name;
      problem.file = owner.file;
      problem.line = member.line;
    }
    return problem;
  };
  if (member.access != Access::Public) {
    return at(
        *refuse(type, "it is " + accessWord(member.access), "make it public, or send a struct without it")
             .problem);
  }
  if (isUnnamed(member.type))
    return at({"unnamed " + member.type, {}, "it cannot be told by name", "name it", {}, 0});
  if (type.isConst) return at(*refuse(type, "a const member cannot be filled", "drop the const").problem);
  WireType resolved = resolve(type, {owner.file, owner.syntax->qualifiedName}, depth + 1);
  if (resolved.problem) return at(*std::move(resolved.problem));
  return std::nullopt;
}

std::optional<WireProblem> WireTypes::addEnum(const TypeDeclaration& type) {
  if (met_.contains(type.syntax)) return std::nullopt;
  if (type.syntax->members.empty()) {
    return problemOf(type, "it names no values", "use a number");
  }
  met_.insert(type.syntax);
  enums_.push_back(type);
  return std::nullopt;
}

}  // namespace metaparticle::codegen
