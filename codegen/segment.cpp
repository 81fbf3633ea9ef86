// SPDX-License-Identifier: GPL-3.0-or-later
#include "codegen/segment.h"

namespace metaparticle::codegen {

namespace {

void shift(Range& range, std::size_t delta) {
  range.begin += delta;
  range.end += delta;
}

void shift(AnnotationSyntax& annotation, std::size_t delta) {
  shift(annotation.attribute, delta);
  shift(annotation.item, delta);
  shift(annotation.list, delta);
  for (ArgumentSyntax& argument : annotation.arguments) {
    shift(argument.whole, delta);
    shift(argument.keyRange, delta);
    shift(argument.valueRange, delta);
  }
}

}  // namespace

void shift(DeclarationSyntax& declaration, std::size_t delta, int lines) {
  shift(declaration.whole, delta);
  shift(declaration.nameRange, delta);
  shift(declaration.body, delta);
  declaration.line += lines;
  if (declaration.annotation) shift(*declaration.annotation, delta);
  for (AnnotationSyntax& annotation : declaration.extraAnnotations) shift(annotation, delta);
  for (UseSyntax& use : declaration.uses) shift(use.range, delta);
  for (MemberSyntax& member : declaration.members) {
    member.offset += delta;
    member.line += lines;
  }
  for (DeclarationSyntax& nested : declaration.nested) shift(nested, delta, lines);
}

void qualify(DeclarationSyntax& declaration, const std::string& scope) {
  if (scope.empty()) return;
  declaration.qualifiedName = scope + "::" + declaration.qualifiedName;
  declaration.scope = declaration.scope.empty() ? scope : scope + "::" + declaration.scope;
  for (DeclarationSyntax& nested : declaration.nested) qualify(nested, scope);
}

}  // namespace metaparticle::codegen
