// SPDX-License-Identifier: GPL-3.0-or-later
#include "codegen/insertion.h"

#include <algorithm>

#include "codegen/include_edits.h"
#include "codegen/text_lines.h"
#include "codegen/tokens.h"

namespace metaparticle::codegen {

namespace {

/// `namespace x { ... }` around the code, in the style of clang-format's Google preset.
std::string inNamespace(const std::string& code, const std::string& scope) {
  if (scope.empty()) return code;
  return "namespace " + scope + " {\n\n" + code + "\n\n}  // namespace " + scope;
}

/// Behind the last byte before `end` that is no white space, or `begin`.
std::size_t contentEnd(std::string_view text, Range range) {
  while (range.end > range.begin && isSpace(text[range.end - 1])) --range.end;
  return range.end;
}

/// The first word or two of the directive at `offset` ("#ifndef GUARD"), or "".
std::string directiveAt(std::string_view text, std::size_t offset) {
  if (offset >= text.size() || text[offset] != '#') return {};
  std::string words = "#";
  for (int word = 0; word < 2; ++word) {
    offset = skipBlanks(text, offset + (word == 0 ? 1 : 0));
    if (offset >= lineEnd(text, offset)) break;
    const std::size_t end = skipToken(text, offset, text.size());
    words.append(word == 0 ? "" : " ").append(text.substr(offset, end - offset));
    offset = end;
  }
  return words;
}

/// Where the code of a file ends: before the #endif of its include guard, or at its end.
std::size_t codeEnd(std::string_view text) {
  const std::size_t first = skipTrivia(text, {markSize(text), text.size()});
  const std::string opens = directiveAt(text, first);
  if (!opens.starts_with("#ifndef ")) return text.size();
  const std::size_t second = skipTrivia(text, {nextLine(text, first), text.size()});
  if (directiveAt(text, second) != "#define " + opens.substr(8)) return text.size();
  const std::size_t last = text.rfind("#endif");
  if (last == std::string_view::npos || !firstOnLine(text, last)) return text.size();
  const bool closes = skipTrivia(text, {last + 6, text.size()}) == text.size();
  return closes ? lineBegin(text, last) : text.size();
}

const NamespaceSyntax* lastBlock(const FileSyntax& syntax, const std::string& scope) {
  const auto block = std::find_if(syntax.namespaces.rbegin(), syntax.namespaces.rend(),
                                  [&](const NamespaceSyntax& candidate) { return candidate.name == scope; });
  return scope.empty() || block == syntax.namespaces.rend() ? nullptr : &*block;
}

/// How the declarations of a block are indented.
std::string indentationIn(std::string_view text, const FileSyntax& syntax, const NamespaceSyntax& block) {
  for (const DeclarationSyntax& declaration : syntax.declarations) {
    const bool inside = declaration.scope == block.name && block.body.contains(declaration.whole.begin);
    if (inside && firstOnLine(text, declaration.whole.begin))
      return indentationOf(text, declaration.whole.begin);
  }
  return {};
}

void insertIntoBlock(Patch& patch, const NamespaceSyntax& block, const std::string& code,
                     const std::string& lineEnd) {
  const std::string_view text = patch.text();
  const std::size_t end = contentEnd(text, block.body);
  const std::size_t place = std::min(codegen::lineEnd(text, end), block.body.end);
  const bool closesOnSameLine = place == block.body.end;
  const std::size_t lines = std::count(text.begin() + static_cast<std::ptrdiff_t>(end),
                                       text.begin() + static_cast<std::ptrdiff_t>(block.body.end), '\n');
  const bool empty = end == block.body.begin;
  const std::string before = empty && lines < 2 ? lineEnd : lineEnd + lineEnd;
  // The blank before the brace stays before it, not at the end of a line.
  patch.insert(closesOnSameLine ? end : place, before + code + (closesOnSameLine ? lineEnd : ""));
}

std::size_t includePlace(std::string_view text, const FileSyntax& syntax) {
  return std::max(syntax.afterIncludes, markSize(text));
}

/// Headers and code where the text holds nothing behind its includes.
void insertBehindIncludes(Patch& patch, const FileSyntax& syntax, const std::string& headers,
                          const std::string& code, const std::string& lineEnd) {
  const std::string_view text = patch.text();
  const std::size_t place = includePlace(text, syntax);
  const bool first = place <= markSize(text);
  const bool atLine = first || text[place - 1] == '\n';
  std::string added = atLine ? "" : lineEnd;
  if (!first && syntax.includes.empty()) added += lineEnd;
  added += headers;
  if (!first || !headers.empty()) added += lineEnd;
  added += code;
  if (atLine) added += lineEnd;
  patch.insert(place, added);
}

void insertHeaders(Patch& patch, const FileSyntax& syntax, const std::string& headers,
                   const std::string& lineEnd) {
  if (headers.empty()) return;
  const std::string_view text = patch.text();
  const std::size_t place = includePlace(text, syntax);
  const bool alone = syntax.includes.empty();
  const bool above = alone && place > markSize(text) && !lastOnLine(text, lineBegin(text, place - 1));
  const bool below = alone && !lastOnLine(text, place);
  patch.insert(place, (above ? lineEnd : "") + headers + (below ? lineEnd : ""));
}

}  // namespace

void insertCode(Patch& patch, const FileSyntax& syntax, const NewCode& added) {
  const std::string_view text = patch.text();
  const std::string unit = indentUnitOf(text);
  const std::string eol = lineEndNear(text, 0);
  const std::string headers = includeLines(added.headers, eol);
  if (const NamespaceSyntax* block = lastBlock(syntax, added.scope)) {
    insertHeaders(patch, syntax, headers, eol);
    insertIntoBlock(patch, *block, restyled(added.code, indentationIn(text, syntax, *block), unit, eol), eol);
    return;
  }
  const std::string code = restyled(inNamespace(added.code, added.scope), "", unit, eol);
  const std::size_t end = contentEnd(text, {markSize(text), codeEnd(text)});
  const std::size_t place = codegen::lineEnd(text, end);
  if (place <= includePlace(text, syntax)) {
    insertBehindIncludes(patch, syntax, headers, code, eol);
    return;
  }
  insertHeaders(patch, syntax, headers, eol);
  patch.insert(place, eol + eol + code);
}

std::string newFile(const NewCode& added, bool header, std::string_view lineEnd) {
  const std::string text = std::string(header ? "#pragma once\n\n" : "") + includeLines(added.headers, "\n") +
                           '\n' + inNamespace(added.code, added.scope) + '\n';
  return restyled(text, "", "  ", lineEnd);
}

}  // namespace metaparticle::codegen
