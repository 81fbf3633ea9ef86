// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/values.h"

namespace metaparticle::model {

namespace {

/// The parsed argument, else the parsed default of the table, else a zero.
template <class Parse>
auto read(const Node& node, std::string_view key, Parse parse) {
  using Value = typename decltype(parse(std::string_view{}))::value_type;
  if (const Argument* argument = node.argument(key)) {
    if (auto value = parse(argument->value)) return *value;
  }
  const ArgumentInfo* known = argumentInfo(node.kind, key);
  if (known != nullptr && !known->defaultValue.empty()) {
    if (auto value = parse(known->defaultValue)) return *value;
  }
  return Value{};
}

}  // namespace

std::int64_t integerOf(const Node& node, std::string_view key) {
  return read(node, key, parseInteger);
}

bool flagOf(const Node& node, std::string_view key) {
  return read(node, key, parseFlag);
}

std::chrono::milliseconds durationOf(const Node& node, std::string_view key) {
  return read(node, key, parseDuration);
}

std::string textOf(const Node& node, std::string_view key) {
  const ArgumentInfo* known = argumentInfo(node.kind, key);
  const bool mustBeQuoted = known != nullptr && known->type == ValueType::Text;
  return read(node, key, [&](std::string_view value) -> std::optional<std::string> {
    if (auto text = parseText(value)) return text;
    if (mustBeQuoted) return std::nullopt;
    return std::string(value);
  });
}

}  // namespace metaparticle::model
