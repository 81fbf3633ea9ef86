// SPDX-License-Identifier: GPL-3.0-or-later
#include "codegen/taken_names.h"

#include <algorithm>
#include <array>
#include <vector>

#include "codegen/conditional.h"
#include "codegen/scanner.h"

namespace metaparticle::codegen {

namespace {

/// Walks over the tokens of a text and looks at those that stand at namespace scope, where a name can only be
/// given or be looked up from outside.
class ScopeWalk {
 public:
  ScopeWalk(std::string_view text, const FileSyntax& syntax, std::string_view name, std::string_view scope)
      : text_(text), syntax_(syntax), name_(name), scope_(scope) {}

  std::optional<std::size_t> find() {
    Scanner scanner(text_, 0);
    for (Token token = scanner.next(); token.kind != TokenKind::End; token = scanner.next()) {
      if (isTakenBy(token)) return token.begin;
      if (token.kind == TokenKind::Punctuator) walk(token);
      if (textOf(token) == "enum") enum_ = Enum::Open;
      if (enum_ == Enum::Open && textOf(last_[1]) == "enum" && isClassKey(token)) enum_ = Enum::Closed;
      last_ = {last_[1], token};
    }
    return std::nullopt;
  }

 private:
  /// What a brace or bracket that is open belongs to.
  enum class Place { Namespace, Enum, Other };
  enum class Enum { None, Open, Closed };  ///< what the declaration that is being walked over begins

  [[nodiscard]] bool isTakenBy(const Token& token) const {
    if (token.kind == TokenKind::Directive) return defines(textOf(token));
    if (token.kind != TokenKind::Identifier || textOf(token) != name_) return false;
    return givesNames() && namespaceAt(token.begin) == scope_;
  }

  void walk(const Token& token) {
    switch (token.op) {
      case '{':
        open_.push_back(placeOf(token));
        enum_ = Enum::None;
        break;
      case '(':
      case '[':
        open_.push_back(Place::Other);
        break;
      case '}':
      case ')':
      case ']':
        if (!open_.empty()) open_.pop_back();
        break;
      case ';':
        enum_ = Enum::None;
        break;
      default:
        break;
    }
  }

  [[nodiscard]] Place placeOf(const Token& brace) const {
    const auto begins = [&](const NamespaceSyntax& block) { return block.body.begin == brace.end; };
    const bool linkage = last_[1].kind == TokenKind::String && textOf(last_[0]) == "extern";
    if (linkage || std::any_of(syntax_.namespaces.begin(), syntax_.namespaces.end(), begins))
      return Place::Namespace;
    return enum_ == Enum::Open ? Place::Enum : Place::Other;
  }

  /// Nothing is open but namespaces, and perhaps an enum without `class`, or the bracket of `int (*name)()`.
  [[nodiscard]] bool givesNames() const {
    std::size_t outer = open_.size();
    const bool pointer = last_[0].op == '(' && (last_[1].op == '*' || last_[1].op == '&');
    if (outer > 0 && (open_.back() == Place::Enum || pointer)) --outer;
    return std::all_of(open_.begin(), open_.begin() + static_cast<std::ptrdiff_t>(outer),
                       [](Place place) { return place == Place::Namespace; });
  }

  [[nodiscard]] std::string_view namespaceAt(std::size_t offset) const {
    std::string_view inner;
    std::size_t begin = 0;
    for (const NamespaceSyntax& block : syntax_.namespaces) {
      if (!block.body.contains(offset) || block.body.begin < begin) continue;
      begin = block.body.begin;
      inner = block.name;
    }
    return inner;
  }

  [[nodiscard]] bool defines(std::string_view directive) const {
    const std::string_view word = directiveName(directive);
    if (word != "define") return false;
    Scanner words(directive, static_cast<std::size_t>(word.data() + word.size() - directive.data()));
    const Token name = words.next();
    return directive.substr(name.begin, name.end - name.begin) == name_;
  }

  [[nodiscard]] bool isClassKey(const Token& token) const {
    return textOf(token) == "class" || textOf(token) == "struct";
  }
  [[nodiscard]] std::string_view textOf(const Token& token) const {
    return text_.substr(token.begin, token.end - token.begin);
  }

  std::string_view text_;
  const FileSyntax& syntax_;
  std::string_view name_;
  std::string_view scope_;
  std::vector<Place> open_;
  Enum enum_ = Enum::None;
  std::array<Token, 2> last_;
};

}  // namespace

std::optional<std::size_t> takenAt(const std::string& name, const std::string& scope, std::string_view text,
                                   const FileSyntax& syntax) {
  const std::string qualified = scope.empty() ? name : scope + "::" + name;
  for (const NamespaceSyntax& block : syntax.namespaces) {
    if (block.name == qualified || block.name.starts_with(qualified + "::")) return block.body.begin;
  }
  return ScopeWalk(text, syntax, name, scope).find();
}

}  // namespace metaparticle::codegen
