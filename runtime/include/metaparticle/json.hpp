// SPDX-License-Identifier: MIT
//
// Reading and writing of JSON for generated code and the runtime: RFC 8259, UTF-8 only, no more than 64
// levels. The work is done in the library, so that these declarations cost little to compile.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace mp::glue {

/// A value inside a Document, which must outlive it. Cheap to copy. A default-constructed one is absent.
class Value {
 public:
  enum class Type : std::uint8_t { null, boolean, number, string, array, object };

  /// One entry of a parsed text, in the text's order; a member's name precedes its value.
  struct Token {
    Type type;
    bool escaped;         ///< a string whose characters are in the document's buffer, not in the text
    std::uint32_t begin;  ///< of the text, of a string without its quotes
    std::uint32_t size;
    std::uint32_t next;   ///< index of the token after this value
    std::uint32_t count;  ///< elements of an array, members of an object
  };
  struct Tokens {
    std::string_view text;
    std::string unescaped;
    std::vector<Token> list;
  };

  Value() = default;
  Value(const Tokens& tokens, std::uint32_t index) : tokens_(&tokens), index_(index) {}

  explicit operator bool() const { return tokens_ != nullptr; }
  [[nodiscard]] Type type() const { return token().type; }
  [[nodiscard]] bool is(Type type) const { return tokens_ && token().type == type; }
  /// Elements of an array, members of an object.
  [[nodiscard]] std::size_t count() const { return token().count; }
  /// The characters of a string, or of a number as it was written.
  [[nodiscard]] std::string_view text() const;
  [[nodiscard]] bool boolean() const { return tokens_->text[token().begin] == 't'; }
  /// The value as it stands in the text; not for strings.
  [[nodiscard]] std::string_view raw() const;
  /// The member of this name, or an absent value. The last of several.
  [[nodiscard]] Value member(std::string_view name) const;

  [[nodiscard]] std::uint32_t index() const { return index_; }
  [[nodiscard]] const Tokens& tokens() const { return *tokens_; }

 private:
  [[nodiscard]] const Token& token() const { return tokens_->list[index_]; }

  const Tokens* tokens_ = nullptr;
  std::uint32_t index_ = 0;
};

/// Walks the elements of an array or the members of an object:
///   for (Items items(value); items; items.next()) use(items.name(), items.value());
class Items {
 public:
  explicit Items(const Value& container);
  explicit operator bool() const { return left_ > 0; }
  void next();
  [[nodiscard]] std::string_view name() const { return Value(*tokens_, index_).text(); }
  [[nodiscard]] Value value() const { return {*tokens_, index_ + (object_ ? 1U : 0U)}; }

 private:
  const Value::Tokens* tokens_;
  std::uint32_t index_;
  std::size_t left_;
  bool object_;
};

/// Finds the members of an object by name, quickest when they are asked for in the order in which they stand.
/// The last of several with one name is the one that counts.
class Members {
 public:
  explicit Members(const Value& object);
  Value find(std::string_view name);

 private:
  Value object_;
  Items items_;
  bool repeats_;
};

/// A parsed text. The text must stay where it is as long as the document lives.
class Document {
 public:
  static constexpr int max_depth = 64;

  /// False when the text is not JSON; error() then says why and where.
  bool parse(std::string_view text);
  [[nodiscard]] Value root() const { return {tokens_, 0}; }
  [[nodiscard]] const std::string& error() const { return error_; }

 private:
  Value::Tokens tokens_;
  std::string error_;
};

/// Appends JSON to a text; puts the commas itself.
class Writer {
 public:
  explicit Writer(std::string& out) : out_(&out) {}

  void null();
  void boolean(bool value);
  void integer(long long value);
  void natural(unsigned long long value);
  void number(double value);  ///< finite; the shortest text that reads back the same
  void number(float value);
  /// False, and nothing written, when the text is not UTF-8.
  bool string(std::string_view value);
  void begin_array();
  void end_array();
  void begin_object();
  void end_object();
  void key(std::string_view name);  ///< UTF-8
  /// Makes the string that was just written a member's name.
  void after_key();
  /// A value that is JSON already.
  void raw(std::string_view json);

 private:
  void separate();

  std::string* out_;
  bool comma_ = false;
};

}  // namespace mp::glue
