// SPDX-License-Identifier: GPL-3.0-or-later
#include "codegen/conditional.h"

namespace metaparticle::codegen {

std::string_view directiveName(std::string_view directive) {
  const std::size_t hash = directive.starts_with("%:") ? 2 : 1;
  const std::size_t begin = directive.find_first_not_of(" \t\\\r\n", hash);
  if (begin == std::string_view::npos) return {};
  std::size_t end = begin;
  while (end < directive.size() && isIdentifierByte(directive[end])) ++end;
  return directive.substr(begin, end - begin);
}

Branch branchOf(std::string_view directive) {
  const std::string_view name = directiveName(directive);
  if (name == "if" || name == "ifdef" || name == "ifndef") return Branch::Opens;
  if (name == "else" || name == "elif" || name == "elifdef" || name == "elifndef") return Branch::Otherwise;
  return name == "endif" ? Branch::Ends : Branch::None;
}

Branch branchOf(TokenStream& tokens, std::size_t index) {
  const Token& token = tokens.at(index);
  return token.kind == TokenKind::Directive ? branchOf(tokens.slice(token.begin, token.end)) : Branch::None;
}

bool crossesBranches(std::string_view text) {
  if (text.find('#') == std::string_view::npos && text.find("%:") == std::string_view::npos) return false;
  Scanner scanner(text, 0, Scanner::Branches::All);
  std::size_t open = 0;
  for (Token token = scanner.next(); token.kind != TokenKind::End; token = scanner.next()) {
    if (token.kind != TokenKind::Directive) continue;
    const Branch branch = branchOf(text.substr(token.begin, token.end - token.begin));
    if (branch == Branch::Opens) ++open;
    if (branch != Branch::None && open == 0) return true;
    if (branch == Branch::Ends) --open;
  }
  return open > 0;
}

std::size_t skipBranch(TokenStream& tokens, std::size_t index) {
  if (branchOf(tokens, index) != Branch::Otherwise) return index + 1;
  std::size_t depth = 1;
  std::size_t i = index + 1;
  for (; depth > 0 && !tokens.isEnd(i); ++i) {
    const Branch branch = branchOf(tokens, i);
    if (branch == Branch::Opens) ++depth;
    if (branch == Branch::Ends) --depth;
  }
  return i;
}

}  // namespace metaparticle::codegen
