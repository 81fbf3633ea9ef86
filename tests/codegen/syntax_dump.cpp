// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/codegen/syntax_dump.h"

#include <algorithm>

namespace metaparticle::test {

namespace {

using namespace codegen;

/// Writes the lines of one file's dump.
class Dump {
 public:
  explicit Dump(std::string_view text) : text_(text) {}

  void add(const DeclarationSyntax& declaration, int depth) {
    static constexpr const char* kinds[] = {"function", "variable", "struct", "enum", "alias"};
    std::string line =
        std::string(kinds[static_cast<int>(declaration.kind)]) + " " + declaration.qualifiedName;
    line += " line " + std::to_string(declaration.line);
    if (declaration.isDefinition) line += " definition";
    if (declaration.isTemplate) line += " template";
    if (declaration.isStatic) line += " static";
    if (declaration.broken) line += " broken";
    line += accessText(declaration.access);
    add(depth, line);
    if (held(declaration.nameRange) != declaration.name)
      add(depth + 1, "named " + held(declaration.nameRange));
    add(depth + 1, "begins " + head(declaration.whole) + " ends " + tail(declaration.whole));
    if (!declaration.body.empty()) add(depth + 1, "body " + head(declaration.body));
    if (!declaration.signature.empty()) add(depth + 1, "signature " + declaration.signature);
    if (declaration.kind == DeclarationKind::Alias) add(depth + 1, "type " + declaration.type);
    for (const ParameterSyntax& parameter : declaration.parameters) {
      std::string text = "parameter " + parameter.type + " | " + parameter.name;
      if (!parameter.defaultValue.empty()) text += " = " + parameter.defaultValue;
      add(depth + 1, text);
    }
    if (declaration.annotation) add(*declaration.annotation, "annotation", depth + 1);
    for (const AnnotationSyntax& extra : declaration.extraAnnotations) add(extra, "extra", depth + 1);
    for (const std::string& base : declaration.bases) add(depth + 1, "base " + base);
    for (const MemberSyntax& member : declaration.members) {
      add(depth + 1, "member " + member.name + " : " + member.type + " line " + std::to_string(member.line) +
                         accessText(member.access));
    }
    for (const UseSyntax& use : declaration.uses) add(use, depth + 1);
    for (const DeclarationSyntax& nested : declaration.nested) add(nested, depth + 1);
  }

  void add(int depth, const std::string& line) {
    result_.append(static_cast<std::size_t>(depth) * 2, ' ').append(line).push_back('\n');
  }

  [[nodiscard]] std::string held(Range range) const {
    if (range.begin > range.end || range.end > text_.size()) return "(outside)";
    return std::string(text_.substr(range.begin, range.size()));
  }
  [[nodiscard]] std::string head(Range range) const { return quoted(held(range).substr(0, 24)); }
  [[nodiscard]] std::string tail(Range range) const {
    const std::string all = held(range);
    return quoted(all.substr(all.size() - std::min<std::size_t>(all.size(), 12)));
  }

  std::string result_;

 private:
  static std::string accessText(Access access) {
    return access == Access::Public ? "" : access == Access::Protected ? " protected" : " private";
  }

  static std::string quoted(const std::string& text) {
    std::string result = "`";
    for (const char c : text) {
      if (c == '\n') {
        result += "\\n";
      } else if (c == '\r') {
        result += "\\r";
      } else {
        result += c;
      }
    }
    return result + "`";
  }

  void add(const AnnotationSyntax& annotation, const char* role, int depth) {
    std::string line = std::string(role) + " " + annotation.word;
    if (!annotation.kind) line += " unknown";
    if (annotation.sharesBrackets) line += " shared";
    if (annotation.hasList) line += " list " + quoted(held(annotation.list));
    if (annotation.readOnly) line += " read-only";
    add(depth, line);
    add(depth + 1, "item " + quoted(held(annotation.item)));
    for (const ArgumentSyntax& argument : annotation.arguments) {
      std::string text = argument.key + (argument.flag ? " flag" : " = " + argument.value);
      text += " in " + quoted(held(argument.whole));
      if (held(argument.keyRange) != argument.key) text += " key " + quoted(held(argument.keyRange));
      if (held(argument.valueRange) != argument.value) text += " value " + quoted(held(argument.valueRange));
      add(depth + 1, text);
    }
  }

  void add(const UseSyntax& use, int depth) {
    static constexpr const char* kinds[] = {"call", "call-async", "push", "access", "plain"};
    std::string line = std::string("use ") + kinds[static_cast<int>(use.kind)] + " " + use.target;
    if (held(use.range) != use.target) line += " in " + quoted(held(use.range));
    add(depth, line);
  }

  std::string_view text_;
};

}  // namespace

std::string dumpSyntax(const FileSyntax& syntax, std::string_view text) {
  Dump dump(text);
  for (const DeclarationSyntax& declaration : syntax.declarations) dump.add(declaration, 0);
  for (const NamespaceSyntax& space : syntax.namespaces) {
    dump.add(0, "namespace " + space.name + " " + dump.head(space.body) + " .. " + dump.tail(space.body));
  }
  for (const std::string& used : syntax.usingNamespaces) dump.add(0, "using namespace " + used);
  for (const std::string& include : syntax.includes) dump.add(0, "include " + include);
  dump.add(0, "includes end before " + dump.head({syntax.afterIncludes, text.size()}));
  return std::move(dump.result_);
}

std::string dumpSegments(const SourceFile& source) {
  std::string result;
  for (const PlacedSegment& placed : source.segments()) {
    result += std::to_string(placed.begin) + "+" + std::to_string(placed.length) + " reach " +
              std::to_string(std::min<std::size_t>(placed.reach, source.text().size() + 1)) + " line " +
              std::to_string(placed.line) + " kind " + std::to_string(static_cast<int>(placed.kind)) +
              (placed.segment->broken ? " broken" : "") + "\n";
  }
  return result;
}

}  // namespace metaparticle::test
