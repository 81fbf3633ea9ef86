// SPDX-License-Identifier: GPL-3.0-or-later
#include "codegen/attribute_reader.h"

#include "codegen/conditional.h"

namespace metaparticle::codegen {

namespace {

constexpr std::string_view ours = "mp";
/// An annotation with more tokens than this is not closed.
constexpr std::size_t longestList = 1000;

}  // namespace

std::size_t AttributeReader::read(std::size_t index) {
  open_ = index;
  items_ = 0;
  failed_ = false;
  usingNamespace_ = {};
  const std::size_t firstOwn = annotations_.size();
  std::size_t i = index + 2;
  if (tokens_.isKeyword(i, "using") && tokens_.isIdentifier(i + 1) && tokens_.is(i + 2, ':')) {
    usingNamespace_ = tokens_.word(i + 1);
    i += 3;
  }
  bool conditional = false;
  while (!failed_ && !(tokens_.is(i, ']') && tokens_.is(i + 1, ']'))) {
    if (tokens_.at(i).kind == TokenKind::Directive) {
      conditional = true;
      ++i;
    } else if (tokens_.is(i, ',') || tokens_.is(i, op::ellipsis)) {
      ++i;
    } else {
      i = readItem(i);
      if (!failed_ && !endsItem(i)) broken_ = true;
    }
  }
  const std::size_t end = failed_ ? tokens_.at(i - 1).end : tokens_.at(i + 1).end;
  for (std::size_t a = firstOwn; a < annotations_.size(); ++a) {
    annotations_[a].attribute = {tokens_.at(index).begin, end};
    annotations_[a].sharesBrackets = items_ > 1;
    if (conditional) annotations_[a].readOnly = true;
  }
  return failed_ ? i : i + 2;
}

bool AttributeReader::endsItem(std::size_t index) {
  return tokens_.is(index, ',') || tokens_.is(index, ']') || tokens_.is(index, op::ellipsis) ||
         tokens_.at(index).kind == TokenKind::Directive;
}

std::size_t AttributeReader::readItem(std::size_t index) {
  const std::size_t nameEnd = tokens_.skipQualifiedName(index);
  const bool startsNext = index > open_ + 2 && recovery_.startsDeclaration(index);
  if (nameEnd == index || startsNext) return giveUp(index);
  ++items_;
  const bool own = usingNamespace_ == ours || (tokens_.isKeyword(index, ours) &&
                                               tokens_.is(index + 1, op::scope) && nameEnd > index + 2);
  AnnotationSyntax annotation;
  annotation.word = tokens_.qualifiedName(usingNamespace_.empty() ? index + 2 : index, nameEnd);
  annotation.kind = model::kindFromWord(annotation.word);
  annotation.item = {tokens_.at(index).begin, tokens_.at(nameEnd - 1).end};
  std::size_t behind = nameEnd;
  if (tokens_.is(nameEnd, '(')) {
    annotation.hasList = true;
    behind = readList(nameEnd, annotation);
    annotation.item.end = annotation.list.end + (failed_ ? 0 : 1);
  }
  if (own) annotations_.push_back(std::move(annotation));
  return behind;
}

std::size_t AttributeReader::readList(std::size_t index, AnnotationSyntax& annotation) {
  std::string open = ")";
  std::size_t begin = index + 1;
  std::size_t equals = 0;
  annotation.list = {tokens_.at(index).end, tokens_.at(index).end};
  for (std::size_t i = index + 1;; ++i) {
    const Token token = tokens_.at(i);
    if (token.broken && !mendLiteral(i)) {
      annotation.list.end = token.end;
      return giveUp(i + 1);
    }
    if (token.kind == TokenKind::Directive) {
      annotation.readOnly = true;
      // Of several branches the first is read.
      const std::size_t behind = skipBranch(tokens_, i);
      if (behind > i + 1) {
        addArgument(begin, equals, i, annotation);
        begin = behind;
        equals = 0;
        i = behind - 1;
        continue;
      }
    }
    const bool tooLong = i - index > longestList;
    const bool ends = token.kind == TokenKind::End || tooLong || recovery_.startsDeclaration(i);
    const char c = token.kind == TokenKind::Punctuator ? token.op : 'x';
    const bool closes = c == ')' || c == ']' || c == '}';
    if (ends || (closes && open.back() != c) || (c == ';' && open.back() != '}')) {
      annotation.list.end = tokens_.at(i - 1).end;
      return giveUp(i);
    }
    if (c == '(') open.push_back(')');
    if (c == '[') open.push_back(']');
    if (c == '{') open.push_back('}');
    if (open.size() == 1 && c == '=' && equals == 0) equals = i;
    if (closes) open.pop_back();
    if (open.empty() || (open.size() == 1 && c == ',')) {
      addArgument(begin, equals, i, annotation);
      begin = i + 1;
      equals = 0;
    }
    if (open.empty()) {
      annotation.list.end = token.begin;
      return i + 1;
    }
  }
}

void AttributeReader::addArgument(std::size_t begin, std::size_t equals, std::size_t end,
                                  AnnotationSyntax& annotation) {
  while (begin < end && tokens_.at(begin).kind == TokenKind::Directive) ++begin;
  while (begin < end && tokens_.at(end - 1).kind == TokenKind::Directive) --end;
  if (begin >= end) return;
  ArgumentSyntax argument;
  const std::size_t keyEnd = equals == 0 ? end : equals;
  argument.key = tokens_.collapsed(begin, keyEnd);
  argument.whole = {tokens_.at(begin).begin, tokens_.at(end - 1).end};
  argument.keyRange = {argument.whole.begin,
                       keyEnd == begin ? argument.whole.begin : tokens_.at(keyEnd - 1).end};
  argument.flag = equals == 0;
  argument.valueRange = {argument.whole.end, argument.whole.end};
  if (equals != 0 && equals + 1 < end) {
    argument.valueRange.begin = tokens_.at(equals + 1).begin;
    argument.value =
        withoutComments(tokens_.slice(argument.valueRange.begin, argument.valueRange.end), false);
  }
  if (!argument.flag && argument.value.empty()) broken_ = true;
  annotation.arguments.push_back(std::move(argument));
}

/// A string that was just begun swallows the `)]]` of its line: it ends before them.
bool AttributeReader::mendLiteral(std::size_t index) {
  const Token token = tokens_.at(index);
  const std::string_view literal = tokens_.slice(token.begin, token.end);
  std::size_t close = literal.find("]]");
  if (close == std::string_view::npos) return false;
  const std::size_t parenthesis = literal.find_last_not_of(" \t", close - 1);
  if (parenthesis != std::string_view::npos && parenthesis > 0 && literal[parenthesis] == ')') {
    close = parenthesis;
  }
  broken_ = true;
  tokens_.split(index, token.begin + close);
  return true;
}

/// The attribute is not closed before `index`: the declaration goes on with the first line behind the
/// attribute's beginning that is indented like one.
std::size_t AttributeReader::giveUp(std::size_t index) {
  failed_ = broken_ = true;
  for (std::size_t i = open_ + 2; i < index; ++i) {
    const Token& token = tokens_.at(i);
    if (token.firstOfLine() && token.column <= recovery_.column()) return i;
  }
  return index;
}

}  // namespace metaparticle::codegen
