// SPDX-License-Identifier: GPL-3.0-or-later
#include "codegen/body_reader.h"

#include <algorithm>

#include "codegen/conditional.h"

namespace metaparticle::codegen {

namespace {

constexpr std::size_t longestTemplateArguments = 200;

bool isCallWord(std::string_view word) {
  return word == "call" || word == "call_async";
}

}  // namespace

std::size_t BodyReader::read(std::size_t index, const std::vector<ParameterSyntax>& parameters) {
  parameters_ = &parameters;
  std::size_t depth = 0;
  std::size_t i = index;
  while (true) {
    const Token token = tokens_.at(i);
    if (token.kind == TokenKind::End) {
      broken_ = true;
      return i;
    }
    if (i > index && skipped_ == 0 && token.firstOfLine() &&
        (recovery_.startsDeclaration(i) || (tokens_.is(i, '}') && recovery_.closesNamespace(i)))) {
      broken_ = true;
      return i;
    }
    if (token.broken) literalBroken_ = true;
    if (token.kind == TokenKind::Directive) {
      followConditional(i, depth);
    } else if (skipped_ == 0 && token.kind == TokenKind::Punctuator) {
      if (token.op == '{') ++depth;
      if (token.op == '}' && closes(i, depth) && --depth == 0) break;
    }
    const bool name = token.kind == TokenKind::Identifier || tokens_.is(i, op::scope);
    i = name && skipped_ == 0 ? readName(i) : i + 1;
  }
  if (usesNamespace_) {
    for (BodyUse& use : uses_) use.unqualifiedCall = false;
  }
  return i + 1;
}

/// A literal without its end may have swallowed a `{`: then only a `}` that is indented like the declaration
/// ends the body.
bool BodyReader::closes(std::size_t index, std::size_t depth) {
  if (depth > 1 || !literalBroken_) return true;
  const Token& brace = tokens_.at(index);
  return !brace.firstOfLine() || brace.column <= recovery_.column();
}

/// Every branch of an #if begins with the braces that are open before it. Of one that began before the body,
/// only the branch that the body stands in is read. Branches that no compiler reads are left out.
void BodyReader::followConditional(std::size_t index, std::size_t& depth) {
  const Branch branch = branchOf(tokens_, index);
  if (skipped_ > 0) {
    if (branch == Branch::Opens) ++skipped_;
    if (branch == Branch::Ends) --skipped_;
  } else if (branch == Branch::Opens) {
    conditionals_.push_back({depth, tokens_.at(index).decided});
  } else if (branch == Branch::Otherwise && conditionals_.empty()) {
    skipped_ = 1;
  } else if (branch == Branch::Otherwise && conditionals_.back().decided) {
    skipped_ = 1;
    conditionals_.pop_back();
  } else if (branch == Branch::Otherwise) {
    depth = conditionals_.back().depth;
    conditionals_.back().decided = tokens_.at(index).decided;
  } else if (branch == Branch::Ends && !conditionals_.empty()) {
    conditionals_.pop_back();
  }
}

std::size_t BodyReader::readName(std::size_t index) {
  const std::size_t behind = tokens_.skipQualifiedName(index);
  if (behind == index) return index + 1;
  const bool ofMember = index > 0 && (tokens_.is(index - 1, '.') || tokens_.is(index - 1, op::arrow) ||
                                      tokens_.is(index - 1, op::scope));
  const std::string_view first = tokens_.word(index);
  if (first == "using" && tokens_.isKeyword(index + 1, "namespace") && tokens_.isKeyword(index + 2, "mp")) {
    usesNamespace_ = true;
    return index + 3;
  }
  if (ofMember || (behind == index + 1 && isReserved(first))) return behind;
  if (tokens_.is(behind, '(')) {
    readCall(index, behind, behind);
  } else if (tokens_.is(behind, '<')) {
    const std::size_t list = tokens_.skipAngles(behind, longestTemplateArguments);
    if (list != TokenStream::npos && tokens_.is(list, '(')) readCall(index, behind, list);
  } else if (tokens_.is(behind, '.') && tokens_.isIdentifier(behind + 1)) {
    readMember(index, behind);
  }
  return behind;
}

void BodyReader::readCall(std::size_t begin, std::size_t nameEnd, std::size_t parenthesis) {
  const std::string_view leaf = tokens_.word(nameEnd - 1);
  BodyUse found;
  found.callRange = {tokens_.at(nameEnd - 1).begin, tokens_.at(nameEnd - 1).end};
  if (isCallWord(leaf)) {
    const std::size_t argument = parenthesis + (tokens_.is(parenthesis + 1, '&') ? 2 : 1);
    const std::size_t argumentEnd = tokens_.skipQualifiedName(argument);
    std::size_t behind = argumentEnd;
    if (tokens_.is(behind, '<')) behind = tokens_.skipAngles(behind, longestTemplateArguments);
    const bool named = argumentEnd > argument && behind != TokenStream::npos &&
                       (tokens_.is(behind, ',') || tokens_.is(behind, ')'));
    const std::string qualifier = tokens_.qualifiedName(begin, nameEnd - 1);
    const bool ours = qualifier == "mp::" || qualifier == "::mp::";
    if (ours && !named) return;
    if (named && (ours || qualifier.empty())) {
      found.use.kind = leaf == "call" ? UseKind::Call : UseKind::CallAsync;
      found.use.target = tokens_.qualifiedName(argument, argumentEnd);
      found.use.range = {tokens_.at(argument).begin, tokens_.at(argumentEnd - 1).end};
      found.unqualifiedCall = !ours;
      uses_.push_back(std::move(found));
      return;
    }
  }
  found.use.kind = UseKind::Plain;
  found.use.target = tokens_.qualifiedName(begin, nameEnd);
  found.use.range = {tokens_.at(begin).begin, tokens_.at(nameEnd - 1).end};
  const bool foreign = found.use.target.starts_with("std::") || found.use.target.starts_with("::std::");
  if (!foreign && !isParameter(found.use.target)) uses_.push_back(std::move(found));
}

void BodyReader::readMember(std::size_t begin, std::size_t nameEnd) {
  std::size_t list = nameEnd + 2;
  if (tokens_.is(list, '<')) list = tokens_.skipAngles(list, longestTemplateArguments);
  if (list == TokenStream::npos || !tokens_.is(list, '(')) return;
  BodyUse found;
  found.use.target = tokens_.qualifiedName(begin, nameEnd);
  if (isParameter(found.use.target)) return;
  found.use.kind = tokens_.word(nameEnd + 1) == "push" ? UseKind::Push : UseKind::Access;
  found.use.range = {tokens_.at(begin).begin, tokens_.at(nameEnd - 1).end};
  uses_.push_back(std::move(found));
}

bool BodyReader::isParameter(std::string_view name) const {
  return std::any_of(parameters_->begin(), parameters_->end(),
                     [&](const ParameterSyntax& parameter) { return parameter.name == name; });
}

}  // namespace metaparticle::codegen
