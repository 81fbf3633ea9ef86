// SPDX-License-Identifier: GPL-3.0-or-later
//
// The parts of DeclarationReader for records and operators, and what is done once the end is known.
#include <algorithm>

#include "codegen/conditional.h"
#include "codegen/declaration_reader.h"
#include "codegen/declarator.h"

namespace metaparticle::codegen {

/// From a class-key. Returns `key` when it belongs to the type of something else: `struct A f();`.
std::size_t DeclarationReader::readRecord(std::size_t key) {
  const bool isEnum = tokens_.isKeyword(key, "enum");
  std::size_t i = key + 1;
  if (isEnum && (tokens_.isKeyword(i, "class") || tokens_.isKeyword(i, "struct"))) ++i;
  const std::size_t first = i;
  std::size_t name = TokenStream::npos;
  bool severalWords = false;
  while (!tokens_.is(i, '{') && !tokens_.is(i, ':') && !tokens_.is(i, ';')) {
    const Token token = tokens_.at(i);
    if (branchOf(tokens_, i) != Branch::None) {
      i = skipBranch(tokens_, i);
      continue;
    }
    const bool next = token.firstOfLine() && (token.blankBefore || token.column <= recovery_.column());
    if (token.kind == TokenKind::End || token.kind == TokenKind::Directive || (i > first && next)) {
      return breakOff(i);
    }
    if (AttributeReader::isAttribute(tokens_, i)) {
      i = attributes_.read(i);
    } else if (token.kind == TokenKind::Identifier) {
      if (tokens_.word(i) != "final") name = i;
      if (i > first && !tokens_.is(i - 1, op::scope)) severalWords = true;
      ++i;
      if (tokens_.is(i, '(') && !tokens_.is(i - 2, op::scope)) {
        const bool aligned = tokens_.isKeyword(i - 1, "alignas") || i - 1 == first;
        if (!aligned) return key;
        i = balance_.brackets(i).end;
      }
    } else if (tokens_.is(i, '<')) {
      const std::size_t behind = tokens_.skipAngles(i);
      if (behind == TokenStream::npos) return key;
      i = behind;
    } else if (tokens_.is(i, op::scope)) {
      ++i;
    } else {
      return key;
    }
  }
  if (severalWords && tokens_.is(i, ';')) return key;  // struct Tag variable;
  DeclarationSyntax& record = declaration_;
  record.kind = isEnum ? DeclarationKind::Enum : DeclarationKind::Struct;
  record.isUnion = tokens_.isKeyword(key, "union");
  keep_ = name != TokenStream::npos;
  if (keep_) {
    name_ = name;
    nameEnd_ = name + 1;
    while (name_ >= first + 2 && tokens_.is(name_ - 1, op::scope) && tokens_.isIdentifier(name_ - 2)) {
      name_ -= 2;
      draft_.qualified = true;
    }
    record.name = record.qualifiedName = tokens_.qualifiedName(name_, nameEnd_);
  }
  RecordReader reader(tokens_);
  if (tokens_.is(i, ':')) {
    std::size_t open = i + 1;
    while (!tokens_.is(open, '{')) {
      if (branchOf(tokens_, open) != Branch::None) {
        open = skipBranch(tokens_, open);
        continue;
      }
      const Token& token = tokens_.at(open);
      const bool next = token.firstOfLine() && (token.blankBefore || token.column <= recovery_.column());
      if (token.kind == TokenKind::End || tokens_.is(open, ';') || tokens_.is(open, '}') || next) break;
      const std::size_t behind = tokens_.is(open, '<') ? tokens_.skipAngles(open) : TokenStream::npos;
      open = behind == TokenStream::npos ? open + 1 : behind;
    }
    if (!isEnum) record.bases = reader.readBases(i + 1, open);
    i = open;
  }
  if (tokens_.is(i, ';')) return i + 1;
  if (!tokens_.is(i, '{')) return breakOff(i);
  const Extent extent = balance_.record(i);
  record.isDefinition = true;
  const std::size_t close = extent.complete ? extent.end - 1 : extent.end;
  record.body = {tokens_.at(i).end, std::max(tokens_.at(i).end, tokens_.at(close).begin)};
  if (isEnum) {
    reader.readEnumerators(i, close, record);
  } else {
    reader.readMembers(i, close, tokens_.isKeyword(key, "class") ? Access::Private : Access::Public, record);
  }
  draft_.strayAnnotations = reader.strayAnnotations();
  if (!extent.complete) return breakOff(extent.end);
  return finishRecord(extent.end, record);
}

/// Variables declared behind the `}`, and the `;`.
std::size_t DeclarationReader::finishRecord(std::size_t behind, DeclarationSyntax&) {
  if (tokens_.is(behind, ';')) return behind + 1;
  const bool declares =
      !tokens_.at(behind).firstOfLine() && (tokens_.isIdentifier(behind) || tokens_.is(behind, '*'));
  if (!declares) return breakOff(behind);
  const Extent extent = balance_.statement(behind);
  if (!extent.complete) draft_.broken = true;
  return extent.end;
}

std::size_t DeclarationReader::readOperator(std::size_t index) {
  std::size_t open = index + 1;
  if (tokens_.is(open, '(') && tokens_.is(open + 1, ')')) open += 2;
  while (!tokens_.is(open, '(')) {
    if (tokens_.isEnd(open) || tokens_.is(open, ';') || tokens_.is(open, '{')) return breakOff(open);
    ++open;
  }
  findName(index);
  name_ = index;
  nameEnd_ = open;
  declaration_.name = declaration_.qualifiedName = tokens_.collapsed(index, open);
  const std::size_t behind = readParenthesis(open);
  return behind == open ? breakOff(open + 1) : behind;
}

void DeclarationReader::finish(std::size_t end) {
  takeAnnotations();
  draft_.annotationBroken = attributes_.broken();
  if (attributes_.broken()) draft_.broken = true;
  if (!keep_ && !declaration_.annotation) return;
  if (name_ != TokenStream::npos) {
    declaration_.nameRange = {tokens_.at(name_).begin, tokens_.at(nameEnd_ - 1).end};
    const bool isOperator = tokens_.isKeyword(name_, "operator");
    if (!isOperator) {
      std::string qualified = tokens_.qualifiedName(name_, nameEnd_);
      if (qualified.starts_with("::")) qualified.erase(0, 2);
      const std::size_t colons = qualified.rfind("::");
      declaration_.name = colons == std::string::npos ? qualified : qualified.substr(colons + 2);
      declaration_.scope = colons == std::string::npos ? std::string() : qualified.substr(0, colons);
      declaration_.qualifiedName = std::move(qualified);
    }
  }
  declaration_.whole = {tokens_.at(begin_).begin, tokens_.at(end - 1).end};
  if (declaration_.kind == DeclarationKind::Function) {
    declaration_.signature = signatureOf(declaration_.type, declaration_.parameters);
  } else {
    declaration_.signature = declaration_.type;
  }
  declaration_.broken = draft_.broken;
  for (BodyUse& use : draft_.uses) declaration_.uses.push_back(use.use);
  draft_.declaration = std::move(declaration_);
}

/// The annotation nearest to the declaration is its own: one that is being written above it comes second.
void DeclarationReader::takeAnnotations() {
  std::vector<AnnotationSyntax> all = attributes_.take();
  for (std::size_t i = inPlace_; i < all.size(); ++i) draft_.oddAnnotations.push_back(all[i].item);
  // It stands on what is in the other branch, too; without it that is a declaration by itself.
  for (AnnotationSyntax& annotation : all) annotation.readOnly = annotation.readOnly || skipsBranch_;
  if (all.empty()) return;
  const std::size_t own = inPlace_ > 0 ? inPlace_ - 1 : 0;
  declaration_.annotation = std::move(all[own]);
  all.erase(all.begin() + static_cast<std::ptrdiff_t>(own));
  declaration_.extraAnnotations = std::move(all);
}

}  // namespace metaparticle::codegen
