// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/edit_text.h"

#include <string>
#include <utility>

namespace metaparticle::test {

namespace {

using model::NodeId;

/// The text before and behind the last place where `word` stands; nothing when it stands nowhere.
std::optional<std::pair<std::string, std::string>> splitAt(std::string_view text, std::string_view word) {
  const std::size_t place = text.rfind(word);
  if (place == std::string_view::npos) return std::nullopt;
  return std::pair{std::string(text.substr(0, place)), std::string(text.substr(place + word.size()))};
}

std::optional<model::Edit> parseSet(std::string_view rest) {
  const auto parts = splitAt(rest, " of ");
  if (!parts) return std::nullopt;
  const std::size_t sign = parts->first.find(" = ");
  if (sign == std::string::npos) return model::SetArgument{NodeId{parts->second}, parts->first, ""};
  return model::SetArgument{NodeId{parts->second}, parts->first.substr(0, sign),
                            parts->first.substr(sign + 3)};
}

std::optional<model::Edit> parseUnset(std::string_view rest) {
  const auto parts = splitAt(rest, " of ");
  if (!parts) return std::nullopt;
  return model::UnsetArgument{NodeId{parts->second}, parts->first};
}

std::optional<model::Edit> parseAdd(std::string_view rest) {
  const std::size_t space = rest.find(' ');
  const auto parts = splitAt(rest, " to ");
  if (space == std::string_view::npos || !parts) return std::nullopt;
  const auto kind = model::kindFromWord(rest.substr(0, space));
  if (!kind) return std::nullopt;
  const std::string name = parts->first.substr(space + 1);
  return model::AddNode{*kind, model::leafOf(name), parts->second, model::scopeOf(name)};
}

std::optional<model::Edit> parseRemove(std::string_view rest) {
  constexpr std::string_view withFunction = " with its function";
  const bool both = rest.ends_with(withFunction);
  if (both) rest.remove_suffix(withFunction.size());
  return model::RemoveNode{NodeId{std::string(rest)}, both};
}

template <class Made>
std::optional<model::Edit> parsePair(std::string_view rest, std::string_view word) {
  const auto parts = splitAt(rest, word);
  if (!parts) return std::nullopt;
  return Made{{parts->first}, {parts->second}};
}

}  // namespace

std::optional<model::Edit> parseEdit(std::string_view text) {
  const std::size_t space = text.find(' ');
  if (space == std::string_view::npos) return std::nullopt;
  const std::string_view verb = text.substr(0, space);
  const std::string_view rest = text.substr(space + 1);
  if (verb == "set") return parseSet(rest);
  if (verb == "unset") return parseUnset(rest);
  if (verb == "add") return parseAdd(rest);
  if (verb == "remove") return parseRemove(rest);
  if (verb == "rename") return parsePair<model::RenameNode>(rest, " to ");
  if (verb == "connect") return parsePair<model::Connect>(rest, " to ");
  if (verb == "disconnect") return parsePair<model::Disconnect>(rest, " from ");
  if (verb == "link") return parsePair<model::LinkNode>(rest, " to ");
  return std::nullopt;
}

}  // namespace metaparticle::test
