// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/step.h"

#include <charconv>

#include "tests/support/edit_text.h"

namespace metaparticle::test {

namespace {

constexpr std::string_view escapes = "n\nr\rt\t\\\\\"\"";

std::string escaped(std::string_view text) {
  std::string result;
  for (const char letter : text) {
    std::size_t found = 1;
    while (found < escapes.size() && escapes[found] != letter) found += 2;
    if (found < escapes.size())
      result.append({'\\', escapes[found - 1]});
    else
      result += letter;
  }
  return result;
}

std::string unescaped(std::string_view text) {
  std::string result;
  for (std::size_t place = 0; place < text.size(); ++place) {
    std::size_t found = 0;
    if (text[place] == '\\' && place + 1 < text.size()) {
      ++place;
      while (found < escapes.size() && escapes[found] != text[place]) found += 2;
    } else {
      found = escapes.size();
    }
    result += found < escapes.size() ? escapes[found + 1] : text[place];
  }
  return result;
}

/// Takes a number from the front of the text; false when there is none.
bool takeNumber(std::string_view& text, std::size_t& number) {
  const auto [end, failed] = std::from_chars(text.data(), text.data() + text.size(), number);
  text.remove_prefix(static_cast<std::size_t>(end - text.data()));
  return failed == std::errc();
}

bool take(std::string_view& text, std::string_view what) {
  if (!text.starts_with(what)) return false;
  text.remove_prefix(what.size());
  return true;
}

std::optional<Step> parseTyping(std::string_view rest) {
  Typing typing;
  typing.file = rest.substr(0, rest.find(' '));
  rest.remove_prefix(typing.file.size());
  const bool fits = take(rest, " ") && takeNumber(rest, typing.range.begin) && take(rest, "-") &&
                    takeNumber(rest, typing.range.end) && take(rest, " \"") && rest.ends_with('"');
  if (!fits) return std::nullopt;
  typing.replacement = unescaped(rest.substr(0, rest.size() - 1));
  return typing;
}

}  // namespace

std::string describe(const Step& step) {
  if (const auto* edit = std::get_if<model::Edit>(&step)) return model::describe(*edit);
  const Typing& typing = std::get<Typing>(step);
  return "type " + typing.file + ' ' + std::to_string(typing.range.begin) + '-' +
         std::to_string(typing.range.end) + " \"" + escaped(typing.replacement) + '"';
}

std::optional<Step> parseStep(std::string_view text) {
  if (take(text, "type ")) return parseTyping(text);
  if (auto edit = parseEdit(text)) return Step(std::move(*edit));
  return std::nullopt;
}

}  // namespace metaparticle::test
