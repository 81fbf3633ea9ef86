// SPDX-License-Identifier: GPL-3.0-or-later
#include "codegen/record_reader.h"

#include <algorithm>

#include "codegen/conditional.h"
#include "codegen/declarator.h"

namespace metaparticle::codegen {

namespace {

bool isRecordKey(std::string_view word) {
  return word == "struct" || word == "class" || word == "union" || word == "enum";
}

std::optional<Access> accessOf(std::string_view word) {
  if (word == "public" || word == "signals" || word == "Q_SIGNALS") return Access::Public;
  if (word == "protected") return Access::Protected;
  if (word == "private") return Access::Private;
  return std::nullopt;
}

}  // namespace

/// Behind the bracket at `index`, at most `close`.
std::size_t RecordReader::skipInside(std::size_t index, std::size_t close) {
  const std::size_t behind = tokens_.skipBrackets(index);
  return behind == TokenStream::npos ? index + 1 : std::min(behind, close);
}

void RecordReader::readEnumerators(std::size_t open, std::size_t close, DeclarationSyntax& record) {
  std::size_t begin = open + 1;
  while (begin < close) {
    const std::size_t end = findOutside(tokens_, begin, close, ',');
    while (begin < end && tokens_.at(begin).kind == TokenKind::Directive) ++begin;
    if (begin < end && tokens_.isIdentifier(begin)) {
      MemberSyntax enumerator;
      enumerator.name = tokens_.word(begin);
      enumerator.offset = tokens_.at(begin).begin;
      record.members.push_back(std::move(enumerator));
    }
    begin = end + 1;
  }
}

/// Behind a directive, and behind what it says no compiler reads.
std::size_t RecordReader::readDirective(std::size_t index, std::vector<bool>& decided) {
  const Branch branch = branchOf(tokens_, index);
  if (branch == Branch::Opens) decided.push_back(tokens_.at(index).decided);
  if (decided.empty()) return index + 1;
  if (branch == Branch::Ends) decided.pop_back();
  if (branch != Branch::Otherwise) return index + 1;
  if (!decided.back()) {
    decided.back() = tokens_.at(index).decided;
    return index + 1;
  }
  decided.pop_back();
  return skipBranch(tokens_, index);
}

void RecordReader::readMembers(std::size_t open, std::size_t close, Access access,
                               DeclarationSyntax& record) {
  std::size_t i = open + 1;
  std::vector<bool> decided;  // of each #if that is open: further branches are dead
  while (i < close) {
    const auto label = accessOf(tokens_.word(i));
    if (tokens_.at(i).kind == TokenKind::Directive) {
      i = std::min(readDirective(i, decided), close);
    } else if (tokens_.is(i, ';')) {
      ++i;
    } else if (label && tokens_.is(i + 1, ':')) {
      access = *label;
      i += 2;
    } else if (label && tokens_.isIdentifier(i + 1) && tokens_.is(i + 2, ':')) {
      access = *label;  // public slots:
      i += 3;
    } else {
      i = std::max(i + 1, readMember(i, close, access, record));
    }
  }
}

std::size_t RecordReader::readMember(std::size_t begin, std::size_t close, Access access,
                                     DeclarationSyntax& record) {
  std::size_t i = begin;
  while (i < close && tokens_.is(i, '[') && tokens_.is(i + 1, '[')) {
    if (Recovery::isAnnotation(tokens_, i)) {
      strayAnnotations_.push_back({tokens_.at(i).begin, tokens_.at(i).end});
    }
    i = skipInside(i, close);
  }
  const std::string_view word = tokens_.word(i);
  if (isRecordKey(word)) {
    const std::size_t behind = readNested(i, close, access, record);
    if (behind != i) return behind;
  }
  bool function = false;
  const std::size_t end = memberEnd(i, close, function);
  if (word == "using" || word == "typedef") {
    DeclarationSyntax alias;
    if (readAlias(i, end, alias)) {
      alias.scope = record.qualifiedName;
      alias.qualifiedName = record.qualifiedName + "::" + alias.name;
      alias.access = access;
      alias.whole.end = tokens_.at(end).end;
      record.nested.push_back(std::move(alias));
    }
  } else if (word != "friend" && word != "static_assert" && word != "template" && !function) {
    readData(i, end, access, record);
  }
  return end + 1;
}

/// A struct or enum inside the record, with the members declared behind its `}`. Returns `begin` when it is
/// no definition.
std::size_t RecordReader::readNested(std::size_t begin, std::size_t close, Access access,
                                     DeclarationSyntax& record) {
  const bool isEnum = tokens_.isKeyword(begin, "enum");
  std::size_t i = begin + 1;
  std::size_t name = TokenStream::npos;
  bool inBases = false;
  std::size_t basesBegin = 0;
  while (i < close && !tokens_.is(i, '{')) {
    if (tokens_.is(i, ';') || tokens_.is(i, '=') || tokens_.is(i, ')') || tokens_.is(i, '}')) return begin;
    if (tokens_.is(i, ':')) {
      inBases = true;
      basesBegin = i + 1;
    }
    const std::string_view word = tokens_.word(i);
    if (!inBases && !word.empty() && word != "final" && word != "class" && word != "struct") name = i;
    const bool bracket = tokens_.is(i, '[') || tokens_.is(i, '(');
    const std::size_t behind = tokens_.is(i, '<') ? tokens_.skipAngles(i) : TokenStream::npos;
    i = bracket ? skipInside(i, close) : behind != TokenStream::npos ? behind : i + 1;
  }
  if (i >= close) return begin;
  const std::size_t bodyEnd = skipInside(i, close);
  const std::size_t end = findOutside(tokens_, bodyEnd, close, ';');
  if (name == TokenStream::npos) {
    addUnnamed(begin, bodyEnd, end, access, record);
    return end + 1;
  }
  DeclarationSyntax nested;
  nested.kind = isEnum ? DeclarationKind::Enum : DeclarationKind::Struct;
  nested.isUnion = tokens_.isKeyword(begin, "union");
  nested.name = tokens_.word(name);
  nested.scope = record.qualifiedName;
  nested.qualifiedName = record.qualifiedName + "::" + nested.name;
  nested.nameRange = {tokens_.at(name).begin, tokens_.at(name).end};
  nested.whole = {tokens_.at(begin).begin, tokens_.at(end).end};
  const bool closed = bodyEnd > i + 1;
  nested.body = {tokens_.at(i).end, closed ? tokens_.at(bodyEnd - 1).begin : tokens_.at(i).end};
  nested.isDefinition = true;
  nested.access = access;
  if (isEnum) {
    readEnumerators(i, bodyEnd - 1, nested);
  } else if (closed && nesting_ < deepestNesting) {
    ++nesting_;
    if (inBases) nested.bases = readBases(basesBegin, i);
    readMembers(i, bodyEnd - 1, tokens_.isKeyword(begin, "class") ? Access::Private : Access::Public, nested);
    --nesting_;
  }
  for (std::size_t declarator = bodyEnd; declarator < end;) {
    const std::size_t behind = findOutside(tokens_, declarator, end, ',');
    const std::size_t equals = findOutside(tokens_, declarator, behind, '=');
    const std::size_t brace = findOutside(tokens_, declarator, equals, '{');
    if (tokens_.isIdentifier(declarator)) {
      record.members.push_back({nested.name + typeText(tokens_, declarator + 1, brace),
                                std::string(tokens_.word(declarator)), 0, access,
                                tokens_.at(declarator).begin});
    }
    declarator = behind + 1;
  }
  record.nested.push_back(std::move(nested));
  return end + 1;
}

/// Members of a type without a name, `struct {...} a, b;` and `union {...};`, have its keyword for a type.
void RecordReader::addUnnamed(std::size_t key, std::size_t bodyEnd, std::size_t end, Access access,
                              DeclarationSyntax& record) {
  MemberSyntax member{std::string(tokens_.word(key)), "", 0, access, tokens_.at(key).begin};
  if (bodyEnd >= end) record.members.push_back(std::move(member));
  for (std::size_t declarator = bodyEnd; declarator < end;) {
    if (tokens_.isIdentifier(declarator)) {
      record.members.push_back({std::string(tokens_.word(key)), std::string(tokens_.word(declarator)), 0,
                                access, tokens_.at(declarator).begin});
    }
    declarator = findOutside(tokens_, declarator, end, ',') + 1;
  }
}

std::vector<std::string> RecordReader::readBases(std::size_t begin, std::size_t end) {
  std::vector<std::string> bases;
  while (begin < end) {
    const std::size_t behind = findOutside(tokens_, begin, end, ',');
    bases.push_back(tokens_.collapsed(begin, behind));
    begin = behind + 1;
  }
  return bases;
}

/// The index of the token that ends the member: its `;`, the `}` of a function's body, or `close`.
std::size_t RecordReader::memberEnd(std::size_t begin, std::size_t close, bool& function) {
  bool initialised = false;
  bool constructs = false;
  for (std::size_t i = begin; i < close;) {
    const Token token = tokens_.at(i);
    if (token.kind == TokenKind::Identifier && tokens_.isKeyword(i, "operator")) {
      function = true;
      ++i;
      while (i < close && !tokens_.is(i, '(')) ++i;
      if (tokens_.is(i, '(') && tokens_.is(i + 1, ')') && tokens_.is(i + 2, '(')) i += 2;
      continue;
    }
    if (token.kind != TokenKind::Punctuator) {
      ++i;
      continue;
    }
    if (token.op == ';') return i;
    if (token.op == '=') initialised = true;
    if (token.op == ':' && function) constructs = true;
    if (token.op == '<' && !initialised) {
      const std::size_t behind = tokens_.skipAngles(i);
      i = behind == TokenStream::npos ? i + 1 : std::min(behind, close);
    } else if (token.op == '(') {
      const bool pointer = tokens_.is(i + 1, '*') || tokens_.is(i + 1, '&');  // void (*callback)(int);
      const bool declares =
          !initialised && !pointer && (tokens_.isIdentifier(i - 1) || tokens_.is(i - 1, '>'));
      const bool macro = tokens_.isKeyword(i - 1, "alignas") || tokens_.isKeyword(i - 1, "decltype");
      if (declares && !macro) function = true;
      i = skipInside(i, close);
    } else if (token.op == '[') {
      i = skipInside(i, close);
    } else if (token.op == '{') {
      const bool memberInit = constructs && (tokens_.isIdentifier(i - 1) || tokens_.is(i - 1, '>'));
      i = skipInside(i, close);
      if (function && !initialised && !memberInit) return i - 1;
    } else {
      ++i;
    }
  }
  return close;
}

/// `type a, b[3] = {...}, *c;`
void RecordReader::readData(std::size_t begin, std::size_t end, Access access, DeclarationSyntax& record) {
  for (std::size_t i = begin; i < end; ++i) {
    if (tokens_.isKeyword(i, "static")) return;
    if (tokens_.is(i, '<') || tokens_.is(i, '=') || tokens_.is(i, '{')) break;
  }
  std::size_t baseEnd = 0;
  for (std::size_t i = begin; i < end;) {
    const std::size_t behind = findOutside(tokens_, i, end, ',');
    const std::size_t equals = findOutside(tokens_, i, behind, '=');
    const std::size_t brace = findOutside(tokens_, i, equals, '{');
    const std::size_t colon = findOutside(tokens_, i, brace, ':');
    MemberSyntax member;
    member.access = access;
    std::size_t name = TokenStream::npos;
    if (i == begin) {
      const Declarator declarator = readDeclarator(tokens_, i, colon);
      name = declarator.name;
      member.type = declarator.type;
      baseEnd = name;
      while (baseEnd != TokenStream::npos && baseEnd > begin &&
             (tokens_.is(baseEnd - 1, '*') || tokens_.is(baseEnd - 1, '&'))) {
        --baseEnd;
      }
    } else if (baseEnd != TokenStream::npos) {
      name = i;
      while (name < colon && !tokens_.isIdentifier(name)) ++name;
      member.type = typeText(tokens_, begin, baseEnd) + typeText(tokens_, i, name);
      if (name + 1 < colon) member.type += typeText(tokens_, name + 1, colon);
      if (name >= colon) name = TokenStream::npos;
    }
    if (colon < brace) member.type += " : " + tokens_.collapsed(colon + 1, brace);
    if (name != TokenStream::npos) {
      member.name = tokens_.word(name);
      member.offset = tokens_.at(name).begin;
      record.members.push_back(std::move(member));
    }
    i = behind + 1;
  }
}

bool RecordReader::readAlias(std::size_t begin, std::size_t end, DeclarationSyntax& alias) {
  alias.kind = DeclarationKind::Alias;
  alias.isDefinition = true;
  std::size_t name = TokenStream::npos;
  if (tokens_.isKeyword(begin, "typedef")) {
    const Declarator declarator = readDeclarator(tokens_, begin + 1, end);
    name = declarator.name;
    alias.type = declarator.type;
  } else if (tokens_.isIdentifier(begin + 1) && findOutside(tokens_, begin, end, '=') < end) {
    const std::size_t equals = findOutside(tokens_, begin, end, '=');
    name = begin + 1;
    alias.type = typeText(tokens_, equals + 1, end);
  } else {
    std::size_t first = begin + 1;
    if (tokens_.isKeyword(first, "typename")) ++first;
    const std::size_t behind = tokens_.skipQualifiedName(first);
    if (behind != end || behind < first + 3) return false;
    name = behind - 1;
    alias.type = tokens_.qualifiedName(first, behind);
  }
  if (name == TokenStream::npos) return false;
  alias.name = alias.qualifiedName = tokens_.word(name);
  alias.nameRange = {tokens_.at(name).begin, tokens_.at(name).end};
  alias.whole = {tokens_.at(begin).begin, tokens_.at(end).end};
  return true;
}

}  // namespace metaparticle::codegen
