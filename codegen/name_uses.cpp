// SPDX-License-Identifier: GPL-3.0-or-later
#include "codegen/name_uses.h"

#include <algorithm>
#include <set>

#include "codegen/conditional.h"
#include "codegen/scanner.h"

namespace metaparticle::codegen {

namespace {

/// Finds where a name stands as code, in order: in no comment and no string, but also in macros. Left out are
/// members of something (`a.name`, `a->name`) and what is qualified with std.
class PlaceFinder {
 public:
  PlaceFinder(std::string_view name, std::string_view text) : name_(name), text_(text) {}

  std::vector<Range> find() {
    walk({0, text_.size()});
    return std::move(places_);
  }

 private:
  void walk(Range range) {
    Scanner scanner(text_.substr(0, range.end), range.begin);
    Token before;
    Token beforeThat;
    for (Token token = scanner.next(); token.kind != TokenKind::End; token = scanner.next()) {
      if (token.kind == TokenKind::Directive) walkDirective(token);
      const bool named = token.kind == TokenKind::Identifier && textOf(token) == name_;
      if (named && !isMember(before) && !isOfStd(before, beforeThat))
        places_.push_back({token.begin, token.end});
      beforeThat = before;
      before = token;
    }
  }

  /// What a macro or a condition says is code too; the words of other directives are none.
  void walkDirective(const Token& token) {
    const std::string_view word = directiveName(textOf(token));
    if (word != "define" && word != "if" && word != "elif") return;
    if (token.leavesOut) return;
    const auto behind = static_cast<std::size_t>(word.data() + word.size() - text_.data());
    walk({behind, token.end});
  }

  [[nodiscard]] std::string_view textOf(const Token& token) const {
    return text_.substr(token.begin, token.end - token.begin);
  }
  static bool isMember(const Token& before) {
    return before.kind == TokenKind::Punctuator && (before.op == '.' || before.op == op::arrow);
  }
  [[nodiscard]] bool isOfStd(const Token& before, const Token& beforeThat) const {
    return before.kind == TokenKind::Punctuator && before.op == op::scope && textOf(beforeThat) == "std";
  }

  std::string_view name_;
  std::string_view text_;
  std::vector<Range> places_;
};

/// Where names are declared and ranges that are not looked at.
struct Exempt {
  std::set<std::size_t> names;
  std::vector<Range> ranges;

  void add(const DeclarationSyntax& declaration) {
    // The name of `int app::front()` may be qualified: its last part ends it. `using ::front;` is a use.
    if (declaration.kind != DeclarationKind::Alias) names.insert(declaration.nameRange.end);
    for (const MemberSyntax& member : declaration.members) names.insert(member.offset + member.name.size());
    if (declaration.annotation) ranges.push_back(declaration.annotation->item);
    for (const AnnotationSyntax& extra : declaration.extraAnnotations) ranges.push_back(extra.item);
    for (const DeclarationSyntax& nested : declaration.nested) add(nested);
  }
  [[nodiscard]] bool holds(const Range& place) const {
    return names.contains(place.end) || std::any_of(ranges.begin(), ranges.end(), [&](const Range& range) {
             return range.contains(place.begin);
           });
  }
};

}  // namespace

std::optional<Range> firstUseOf(std::string_view name, std::string_view text, const FileSyntax& syntax,
                                const std::vector<Range>& removed) {
  Exempt exempt;
  exempt.ranges = removed;
  for (const DeclarationSyntax& declaration : syntax.declarations) exempt.add(declaration);
  for (const Range& place : PlaceFinder(name, text).find())
    if (!exempt.holds(place)) return place;
  return std::nullopt;
}

}  // namespace metaparticle::codegen
