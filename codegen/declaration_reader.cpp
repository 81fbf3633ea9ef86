// SPDX-License-Identifier: GPL-3.0-or-later
#include "codegen/declaration_reader.h"

#include <algorithm>

#include "codegen/conditional.h"
#include "codegen/declarator.h"

namespace metaparticle::codegen {

namespace {

bool isRecordKey(std::string_view word) {
  return word == "struct" || word == "class" || word == "union" || word == "enum";
}

/// Words that can only stand at the beginning of a declaration, so that one on a new line begins the next.
bool beginsDeclaration(std::string_view word) {
  return isRecordKey(word) || word == "namespace" || word == "template" || word == "using" ||
         word == "typedef" || word == "static_assert" || word == "inline" || word == "static" ||
         word == "extern";
}

bool takesParenthesis(std::string_view word) {
  return word == "decltype" || word == "alignas" || word == "noexcept" || word == "explicit" ||
         word == "__attribute__" || word == "__declspec" || word == "_Pragma" || word == "__asm__" ||
         word == "asm" || word == "typeof" || word == "__typeof__";
}

}  // namespace

std::size_t DeclarationReader::read(std::size_t index) {
  begin_ = index;
  std::size_t i = readPrefix(index);
  inPlace_ = attributes_.annotations().size();
  head_ = i;
  if (draft_.broken) {
    i = breakOff(i);
  } else {
    const std::string_view word = tokens_.word(i);
    const bool statement = word == "using" || word == "typedef" || word == "static_assert" ||
                           word == "concept" || word == "friend";
    i = statement ? readStatement(i) : readHead(i);
  }
  finish(std::max(i, begin_ + 1));
  return std::max(i, begin_ + 1);
}

std::size_t DeclarationReader::readPrefix(std::size_t index) {
  std::size_t i = index;
  while (true) {
    const bool again = i > index && tokens_.at(i).firstOfLine() && tokens_.at(i).blankBefore;
    if (AttributeReader::isAttribute(tokens_, i)) {
      // A second annotation behind an empty line belongs to the next declaration: this one is not written
      // yet.
      if (again && !attributes_.annotations().empty() && Recovery::isAnnotation(tokens_, i)) {
        draft_.broken = true;
        return i;
      }
      i = attributes_.read(i);
    } else if (tokens_.isKeyword(i, "template") && tokens_.is(i + 1, '<')) {
      const std::size_t behind = balance_.templateParameters(i + 1);
      if (behind == TokenStream::npos) {
        draft_.broken = true;
        return i + 2;
      }
      declaration_.isTemplate = true;
      i = behind;
    } else if (declaration_.isTemplate && tokens_.isKeyword(i, "requires")) {
      i = balance_.requirement(i);
    } else if (i > index && tokens_.at(i).kind == TokenKind::Directive) {
      i = skipDirective(i);
    } else {
      return i;
    }
  }
}

/// Behind a directive before the declaration; another branch of its #if is noted.
std::size_t DeclarationReader::skipDirective(std::size_t index) {
  if (branchOf(tokens_, index) == Branch::Otherwise) skipsBranch_ = true;
  return skipBranch(tokens_, index);
}

/// static_assert, using, typedef, concept: everything up to the `;`.
std::size_t DeclarationReader::readStatement(std::size_t index) {
  const Extent extent = balance_.statement(index);
  if (!extent.complete) draft_.broken = true;
  const std::string_view word = tokens_.word(index);
  if (!extent.complete || (word != "using" && word != "typedef")) return extent.end;
  RecordReader reader(tokens_);
  keep_ = reader.readAlias(index, extent.end - 1, declaration_);
  return extent.end;
}

bool DeclarationReader::mustBreak(std::size_t index) {
  const Token token = tokens_.at(index);
  if (token.kind == TokenKind::End) return true;
  if (index == begin_ || !token.firstOfLine()) return false;
  if (Recovery::isAnnotation(tokens_, index)) return true;
  if (headIsEmpty(index)) return false;
  return token.blankBefore || (token.column <= recovery_.column() && beginsDeclaration(tokens_.word(index)));
}

std::size_t DeclarationReader::breakOff(std::size_t index) {
  draft_.broken = true;
  return index;
}

/// The head up to `end` is one word in capitals: `QT_BEGIN_NAMESPACE`.
bool DeclarationReader::isMacroAlone(std::size_t end) {
  if (end != begin_ + 1) return false;
  const std::string_view word = tokens_.word(begin_);
  return word.size() > 2 &&
         std::none_of(word.begin(), word.end(), [](char c) { return c >= 'a' && c <= 'z'; });
}

/// Specifiers, type and name, up to what tells a function from a variable.
std::size_t DeclarationReader::readHead(std::size_t index) {
  std::size_t i = index;
  while (true) {
    if (mustBreak(i)) return isMacroAlone(i) ? i : breakOff(i);
    const Token token = tokens_.at(i);
    if (token.kind == TokenKind::Directive) {
      if (!headIsEmpty(i)) return isMacroAlone(i) ? i : breakOff(i);
      head_ = i = skipDirective(i);
      continue;
    }
    if (token.kind == TokenKind::Identifier) {
      const std::string_view word = tokens_.word(i);
      if (takesParenthesis(word) && tokens_.is(i + 1, '(')) {
        i = balance_.brackets(i + 1).end;
      } else if (isRecordKey(word)) {
        const std::size_t behind = readRecord(i);
        if (behind != i) return behind;
        ++i;
      } else if (word == "operator") {
        return readOperator(i);
      } else {
        if (word == "static") declaration_.isStatic = true;
        if (word == "extern" && tokens_.at(i + 1).kind != TokenKind::String) isExtern_ = true;
        ++i;
      }
      continue;
    }
    if (token.kind != TokenKind::Punctuator) {
      ++i;  // extern "C", or garbage
      continue;
    }
    switch (token.op) {
      case '<': {
        const std::size_t behind = tokens_.skipAngles(i);
        if (behind == TokenStream::npos) draft_.broken = true;
        i = behind == TokenStream::npos ? i + 1 : behind;
        break;
      }
      case '[': {
        const bool attribute = AttributeReader::isAttribute(tokens_, i);
        const bool named = findName(i);
        const Extent bounds = attribute ? Extent{attributes_.read(i), true} : balance_.brackets(i);
        // A single `[` is an attribute that was just begun.
        if (!bounds.complete) draft_.broken = true;
        i = bounds.complete ? bounds.end : i + 1;
        if (named) nameBehind_ = i;
        break;
      }
      case '(':
        if (!findName(i)) {
          // A grouped declarator, `int (*pointer)(int)`, or garbage.
          const Extent group = balance_.brackets(i);
          if (!group.complete) return breakOff(group.end);
          i = group.end;
          break;
        }
        if (const std::size_t behind = readParenthesis(i); behind != i) return behind;
        head_ = i = balance_.brackets(i).end;
        name_ = nameEnd_ = nameBehind_ = TokenStream::npos;
        break;
      case ';':
      case ',':
      case '=':
      case '{':
        return readVariable(i);
      case '}':
        return breakOff(i);
      default:
        ++i;
        break;
    }
  }
}

/// The name that ends at `end`, or with nothing but attributes and array bounds between.
bool DeclarationReader::findName(std::size_t end) {
  if (end == nameBehind_) return true;
  if (end <= head_ || !tokens_.isIdentifier(end - 1) || isReserved(tokens_.word(end - 1))) return false;
  std::size_t first = end - 1;
  if (first > head_ && tokens_.is(first - 1, '~')) --first;
  while (first >= head_ + 2 && tokens_.is(first - 1, op::scope)) {
    draft_.qualified = true;
    if (!tokens_.isIdentifier(first - 2)) break;
    first -= 2;
  }
  if (first > head_ && tokens_.is(first - 1, op::scope)) --first;
  name_ = first;
  nameEnd_ = nameBehind_ = end;
  return true;
}

bool DeclarationReader::isVariableType() const {
  std::string_view type = declaration_.type;
  type = type.substr(0, type.find('<'));
  while (!type.empty() && type.back() == ' ') type.remove_suffix(1);
  const std::size_t colons = type.rfind("::");
  if (colons != std::string_view::npos) type.remove_prefix(colons + 2);
  return type == "Queue" || type == "Store" || type == "Lock" || type == "Container";
}

/// Parameters or arguments at `open`. Returns `open` for the call of a macro that stands before a
/// declaration.
std::size_t DeclarationReader::readParenthesis(std::size_t open) {
  declaration_.type = typeText(tokens_, head_, name_);
  declaration_.kind = DeclarationKind::Function;
  if (!mayBeType(tokens_, head_, name_)) draft_.broken = true;
  const Extent list = balance_.brackets(open);
  const bool untyped = declaration_.type.empty() && !draft_.qualified && !tokens_.isKeyword(name_, "main");
  keep_ = !untyped || !attributes_.annotations().empty();
  if (!list.complete) {
    const bool semicolon = tokens_.is(list.end, ';');
    return breakOff(semicolon ? list.end + 1 : list.end);
  }
  const std::size_t close = list.end - 1;
  // With an annotation it is a function whose result type is being typed, else the call of a macro.
  if (untyped && keep_) draft_.broken = true;
  if (!keep_) {
    const Token behind = tokens_.at(list.end);
    if (tokens_.is(list.end, '{')) return readBody(list.end);
    // What the macro makes is gone on with: `BENCHMARK(f)->Arg(1);`
    if (tokens_.is(list.end, op::arrow) || tokens_.is(list.end, '.')) return readVariable(list.end);
    if (tokens_.is(list.end, ';')) return list.end + 1;
    return behind.firstOfLine() || behind.kind == TokenKind::End ? list.end : open;
  }
  declaration_.parameters = readParameters(tokens_, open, close);
  // The annotation has no say in it: whether this is a variable must not change when the annotation goes.
  const bool variable = !areParameters(tokens_, open, close) || (close > open + 1 && isVariableType());
  const bool ends = tokens_.is(list.end, ';') || tokens_.is(list.end, ',');
  if (variable && ends) {
    declaration_.parameters.clear();
    declaration_.kind = DeclarationKind::Variable;
    return readVariable(list.end);
  }
  return readFunctionTail(list.end);
}

/// What stands between the parameters and the body.
std::size_t DeclarationReader::readFunctionTail(std::size_t index) {
  for (std::size_t i = index;;) {
    const Token token = tokens_.at(i);
    const std::string_view word = tokens_.word(i);
    if (token.kind == TokenKind::End || (token.firstOfLine() && Recovery::isAnnotation(tokens_, i))) {
      return breakOff(i);
    }
    if (AttributeReader::isAttribute(tokens_, i)) {
      i = attributes_.read(i);
    } else if (token.kind == TokenKind::Directive) {
      const std::size_t behind = skipBranch(tokens_, i);
      if (behind == i + 1) return breakOff(i);
      i = behind;
    } else if (word == "requires") {
      i = balance_.requirement(i);
    } else if (!word.empty()) {
      const bool qualifier = word == "try" || word == "const" || word == "noexcept" || word == "override" ||
                             word == "final" || word == "volatile" || word == "throw";
      const bool next = token.firstOfLine() && (token.blankBefore || token.column <= recovery_.column());
      if (!qualifier && (next || isStatementKeyword(word))) return breakOff(i);
      ++i;
      if (word != "try" && tokens_.is(i, '(')) i = balance_.brackets(i).end;
    } else if (tokens_.is(i, '&') || tokens_.is(i, op::andAnd)) {
      ++i;
    } else if (tokens_.is(i, op::arrow)) {
      i = readTrailingType(i + 1);
    } else if (tokens_.is(i, ':')) {
      i = readConstructorInitialisers(i + 1);
    } else if (tokens_.is(i, '{')) {
      return readBody(i);
    } else if (tokens_.is(i, ';')) {
      return i + 1;
    } else if (tokens_.is(i, '=') || tokens_.is(i, ',')) {
      declaration_.declaresMore = tokens_.is(i, ',');
      const Extent extent = balance_.statement(i);
      if (!extent.complete) draft_.broken = true;
      return extent.end;
    } else {
      return breakOff(i);
    }
  }
}

std::size_t DeclarationReader::readTrailingType(std::size_t index) {
  std::size_t i = index;
  while (true) {
    const Token& token = tokens_.at(i);
    const bool name = token.kind == TokenKind::Identifier && !tokens_.isKeyword(i, "requires");
    if (token.firstOfLine() && token.column <= recovery_.column()) break;
    if (tokens_.is(i, '<')) {
      const std::size_t behind = tokens_.skipAngles(i);
      if (behind == TokenStream::npos) break;
      i = behind;
    } else if (tokens_.is(i, '(')) {
      i = balance_.brackets(i).end;
    } else if (name || tokens_.is(i, op::scope) || tokens_.is(i, '*') || tokens_.is(i, '&') ||
               tokens_.is(i, op::andAnd)) {
      ++i;
    } else {
      break;
    }
  }
  if (i > index) declaration_.type = typeText(tokens_, index, i);
  return i;
}

/// `a(1), b{2}` up to the body's `{`.
std::size_t DeclarationReader::readConstructorInitialisers(std::size_t index) {
  std::size_t i = index;
  while (true) {
    const std::size_t begin = i;
    i = tokens_.skipQualifiedName(i);
    const std::size_t behind = tokens_.is(i, '<') ? tokens_.skipAngles(i) : TokenStream::npos;
    if (behind != TokenStream::npos) i = behind;
    if (i == begin || (!tokens_.is(i, '(') && !tokens_.is(i, '{'))) return i;
    i = balance_.brackets(i).end;
    if (tokens_.is(i, op::ellipsis)) ++i;
    if (!tokens_.is(i, ',')) return i;
    ++i;
  }
}

std::size_t DeclarationReader::readBody(std::size_t open) {
  BodyReader body(tokens_, recovery_);
  std::size_t end = body.read(open, declaration_.parameters);
  declaration_.isDefinition = true;
  declaration_.body = {tokens_.at(open).end, tokens_.at(end - 1).begin};
  draft_.uses = body.take();
  if (body.broken()) {
    declaration_.body.end = std::max<std::size_t>(declaration_.body.begin, tokens_.at(end - 1).end);
    return breakOff(end);
  }
  while (tokens_.isKeyword(end, "catch") && tokens_.is(end + 1, '(')) {
    const Extent list = balance_.brackets(end + 1);
    if (!list.complete || !tokens_.is(list.end, '{')) return list.end;
    BodyReader handler(tokens_, recovery_);
    end = handler.read(list.end, declaration_.parameters);
    for (BodyUse& use : handler.take()) draft_.uses.push_back(std::move(use));
  }
  return end;
}

/// From what stands behind a variable's name.
std::size_t DeclarationReader::readVariable(std::size_t index) {
  if (nameEnd_ != TokenStream::npos && declaration_.kind == DeclarationKind::Variable) {
    // Arguments stood behind the name.
  } else if (!findName(index)) {
    name_ = nameEnd_ = TokenStream::npos;
  }
  if (name_ != TokenStream::npos) {
    declaration_.kind = DeclarationKind::Variable;
    declaration_.type = typeText(tokens_, head_, name_);
    if (!mayBeType(tokens_, head_, name_)) draft_.broken = true;
    if (tokens_.is(nameEnd_, '[')) declaration_.type += typeText(tokens_, nameEnd_, index);
    declaration_.isDefinition = !isExtern_ || !tokens_.is(index, ';');
    keep_ = !declaration_.type.empty();
  }
  if (tokens_.is(index, '{')) {
    const Extent braces = balance_.brackets(index);
    if (!braces.complete) return breakOff(braces.end);
    if (!tokens_.is(braces.end, ';') && !tokens_.is(braces.end, ',')) return breakOff(braces.end);
    index = braces.end;
  }
  const Extent extent = balance_.statement(index);
  if (!extent.complete) draft_.broken = true;
  declaration_.declaresMore = keep_ && findOutside(tokens_, index, extent.end, ',') < extent.end;
  return extent.end;
}

}  // namespace metaparticle::codegen
