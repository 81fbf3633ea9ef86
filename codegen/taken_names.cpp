// SPDX-License-Identifier: GPL-3.0-or-later
#include "codegen/taken_names.h"

#include <algorithm>

#include "codegen/name_uses.h"

namespace metaparticle::codegen {

namespace {

constexpr std::string_view wordCharacters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_";
constexpr std::string_view blanks = " \t\r\n";

std::string_view wordBefore(std::string_view text, std::size_t offset) {
  const std::string_view before = text.substr(0, offset);
  const std::size_t end = before.find_last_not_of(blanks) + 1;  // 0 when there is none
  const std::size_t begin = before.substr(0, end).find_last_not_of(wordCharacters) + 1;
  return before.substr(begin, end - begin);
}

/// `enum class` and `enum struct` keep their enumerators to themselves.
bool isScoped(const DeclarationSyntax& declaration, std::string_view text) {
  const std::size_t begin = declaration.whole.begin;
  const std::string_view head = text.substr(begin, declaration.nameRange.begin - begin);
  const std::string_view word = wordBefore(head, head.size());
  return word == "class" || word == "struct";
}

std::optional<std::size_t> enumeratorIn(const FileSyntax& syntax, const std::string& name,
                                        const std::string& scope, std::string_view text) {
  for (const DeclarationSyntax& declaration : syntax.declarations) {
    if (declaration.kind != DeclarationKind::Enum || declaration.scope != scope) continue;
    if (isScoped(declaration, text)) continue;
    const auto member = std::find_if(declaration.members.begin(), declaration.members.end(),
                                     [&](const MemberSyntax& each) { return each.name == name; });
    if (member != declaration.members.end()) return member->offset;
  }
  return std::nullopt;
}

}  // namespace

std::optional<std::size_t> takenAt(const std::string& name, const std::string& scope, std::string_view text,
                                   const FileSyntax& syntax) {
  const std::string qualified = scope.empty() ? name : scope + "::" + name;
  for (const NamespaceSyntax& block : syntax.namespaces) {
    if (block.name == qualified || block.name.starts_with(qualified + "::")) return block.body.begin;
  }
  if (const auto enumerator = enumeratorIn(syntax, name, scope, text)) return enumerator;
  for (const Range& place : placesOf(name, text)) {
    const std::string_view before = wordBefore(text, place.begin);
    const std::size_t next = text.find_first_not_of(blanks, place.end);
    const bool alias = before == "namespace" && next != std::string_view::npos && text[next] == '=';
    if (alias || before == "define" || before == "concept") return place.begin;
  }
  return std::nullopt;
}

}  // namespace metaparticle::codegen
