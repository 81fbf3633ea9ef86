// SPDX-License-Identifier: GPL-3.0-or-later
#include "codegen/wire_types_text.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <optional>
#include <utility>

namespace metaparticle::codegen {

namespace {

/// Deeper template nesting than this is refused instead of followed down the stack. What WireTypes refuses as
/// nested too deeply is still read.
constexpr int maximumDepth = 512;

bool isWordCharacter(char c) {
  return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_' || c == '$';
}

/// Splits a type's text into words, literals and punctuation; `::` and `&&` are one token, `>>` is two.
std::vector<std::string> tokensOf(std::string_view text) {
  std::vector<std::string> tokens;
  std::size_t at = 0;
  while (at < text.size()) {
    const char c = text[at];
    std::size_t length = 1;
    if (std::isspace(static_cast<unsigned char>(c)) != 0) {
      ++at;
      continue;
    }
    if (isWordCharacter(c)) {
      while (at + length < text.size() && (isWordCharacter(text[at + length]) || text[at + length] == '\''))
        ++length;
    } else if (c == '"' || c == '\'') {
      while (at + length < text.size() && text[at + length] != c) length += text[at + length] == '\\' ? 2 : 1;
      length = std::min(length + 1, text.size() - at);
    } else if (text.substr(at, 2) == "::" || text.substr(at, 2) == "&&") {
      length = 2;
    }
    tokens.emplace_back(text.substr(at, length));
    at += length;
  }
  return tokens;
}

bool isBuiltinWord(std::string_view word) {
  static constexpr std::array words{"void",    "bool",    "char",     "short",   "int",
                                    "long",    "signed",  "float",    "double",  "unsigned",
                                    "wchar_t", "char8_t", "char16_t", "char32_t"};
  return std::ranges::find(words, word) != words.end();
}

/// Words that say nothing about the type that travels.
bool isNoise(std::string_view word) {
  static constexpr std::array words{"struct", "class",     "enum",      "typename", "inline",   "static",
                                    "extern", "constexpr", "constinit", "mutable",  "register", "friend"};
  return std::ranges::find(words, word) != words.end();
}

class Parser {
 public:
  explicit Parser(std::vector<std::string> tokens) : tokens_(std::move(tokens)) {}

  TypeText whole() {
    TypeText type = parse(0);
    if (at_ != tokens_.size()) type.form = TypeText::Form::Malformed;
    return type;
  }

 private:
  [[nodiscard]] std::string_view token() const {
    return at_ < tokens_.size() ? tokens_[at_] : std::string_view{};
  }
  bool accept(std::string_view wanted) {
    if (token() != wanted) return false;
    ++at_;
    return true;
  }

  TypeText parse(int depth) {
    if (depth > maximumDepth) return {};
    TypeText type = base(depth);
    return suffixes(std::move(type));
  }

  bool qualifier(TypeText& type) {
    if (accept("const")) {
      type.isConst = true;
    } else if (accept("volatile")) {
      type.isVolatile = true;
    } else {
      return false;
    }
    return true;
  }

  TypeText base(int depth) {
    TypeText type;
    std::string builtin;
    bool hasName = false;
    while (at_ < tokens_.size()) {
      const std::string word(token());
      if (qualifier(type)) continue;
      if (isNoise(word)) {
        ++at_;
      } else if (isBuiltinWord(word) && !hasName) {
        builtin += (builtin.empty() ? "" : " ") + word;
        ++at_;
      } else if (word == "auto" || word == "decltype") {
        ++at_;
        if (token() == "(") skipBalanced();
        hasName = true;
        type.form = TypeText::Form::Deduced;
      } else if ((isWordCharacter(word.front()) || word == "::") && builtin.empty() && !hasName) {
        hasName = true;
        named(type, depth);
      } else {
        break;
      }
    }
    if (!builtin.empty()) {
      type.form = TypeText::Form::Named;
      type.name = builtin;
    }
    return type;
  }

  /// A possibly qualified name with the template arguments of its last part.
  void named(TypeText& type, int depth) {
    type.form = TypeText::Form::Named;
    if (accept("::")) type.name = "::";
    while (at_ < tokens_.size() && isWordCharacter(token().front())) {
      type.name += tokens_[at_++];
      if (accept("<")) {
        type.hasArguments = true;
        if (!arguments(type, depth)) type.form = TypeText::Form::Malformed;
        if (token() == "::")
          type.form = TypeText::Form::Malformed;  // a type inside a template: Page<int>::Item
        return;
      }
      if (token() != "::") return;
      type.name += tokens_[at_++];
    }
    type.form = TypeText::Form::Malformed;
  }

  bool arguments(TypeText& type, int depth) {
    if (accept(">")) return true;
    do {
      type.parts.push_back(argument(depth));
    } while (accept(","));
    return accept(">");
  }

  TypeText argument(int depth) {
    const std::size_t start = at_;
    TypeText type = parse(depth + 1);
    if (type.form != TypeText::Form::Malformed && (token() == "," || token() == ">")) {
      if (std::isdigit(static_cast<unsigned char>(type.name.empty() ? 'x' : type.name.front())) != 0) {
        type.form = TypeText::Form::Value;
      }
      return type;
    }
    at_ = start;
    TypeText value;
    value.form = TypeText::Form::Value;
    while (at_ < tokens_.size() && token() != "," && token() != ">") {
      if (token() == "(" || token() == "{") {
        const std::size_t open = at_;
        skipBalanced();
        for (std::size_t i = open; i < at_; ++i) value.name += tokens_[i];
      } else {
        value.name += tokens_[at_++];
      }
    }
    return value;
  }

  TypeText suffixes(TypeText type) {
    while (at_ < tokens_.size()) {
      if (accept("*") || acceptMemberPointer()) {
        type = compound(TypeText::Form::Pointer, std::move(type));
      } else if (accept("&")) {
        type = compound(TypeText::Form::Reference, std::move(type));
      } else if (accept("&&")) {
        type = compound(TypeText::Form::RvalueReference, std::move(type));
      } else if (token() == "[") {
        skipBalanced();
        type = compound(TypeText::Form::Array, std::move(type));
      } else if (token() == "(") {
        // `int(int)` and `int (*)(int)` and `int (&)[3]`: none of them can travel, so one form will do.
        while (token() == "(" || token() == "[") skipBalanced();
        type = compound(TypeText::Form::Function, std::move(type));
      } else if (accept(":")) {
        at_ = tokens_.size();
        type = compound(TypeText::Form::BitField, std::move(type));
      } else if (!qualifier(type)) {
        break;
      }
    }
    return type;
  }

  /// `Class::*`
  bool acceptMemberPointer() {
    std::size_t end = at_;
    while (end < tokens_.size() && (tokens_[end] == "::" || isWordCharacter(tokens_[end].front()))) ++end;
    if (end == at_ || end >= tokens_.size() || tokens_[end] != "*" || tokens_[end - 1] != "::") return false;
    at_ = end + 1;
    return true;
  }

  static TypeText compound(TypeText::Form form, TypeText inner) {
    if (inner.form == TypeText::Form::Malformed) return inner;
    TypeText outer;
    outer.form = form;
    outer.parts.push_back(std::move(inner));
    return outer;
  }

  /// Steps over a bracket and everything up to its partner.
  void skipBalanced() {
    int open = 0;
    do {
      const std::string_view word = token();
      if (word == "(" || word == "[" || word == "{") ++open;
      if (word == ")" || word == "]" || word == "}") --open;
      ++at_;
    } while (open > 0 && at_ < tokens_.size());
  }

  std::vector<std::string> tokens_;
  std::size_t at_ = 0;
};

}  // namespace

TypeText parseType(std::string_view text) {
  return Parser(tokensOf(text)).whole();
}

std::string spell(const TypeText& type) {
  const std::string qualifiers =
      std::string(type.isConst ? "const " : "") + (type.isVolatile ? "volatile " : "");
  // Once for each part: twice at every level would be a power of two.
  const auto inner = [&] { return type.parts.empty() ? std::string() : spell(type.parts.front()); };
  switch (type.form) {
    case TypeText::Form::Pointer:
      return inner() + "*" + (type.isConst ? " const" : "");
    case TypeText::Form::Reference:
      return inner() + "&";
    case TypeText::Form::RvalueReference:
      return inner() + "&&";
    case TypeText::Form::Array:
      return inner() + "[]";
    case TypeText::Form::Function:
      return inner() + "()";
    case TypeText::Form::BitField:
      return inner();
    case TypeText::Form::Deduced:
      return qualifiers + "auto";
    case TypeText::Form::Named:
    case TypeText::Form::Value:
    case TypeText::Form::Malformed:
      break;
  }
  std::string text = qualifiers + type.name;
  if (!type.hasArguments) return text;
  text += "<";
  for (const TypeText& part : type.parts) text += (text.back() == '<' ? "" : ", ") + spell(part);
  return text + ">";
}

}  // namespace metaparticle::codegen
