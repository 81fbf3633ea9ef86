// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/generate_annotation.h"

#include <algorithm>
#include <array>

#include "model/values.h"

namespace metaparticle::test {

namespace {

using model::ValueType;
using Texts = std::vector<std::string>;

std::string integerValue(Random& random, const model::ArgumentInfo& argument) {
  const auto least = static_cast<std::size_t>(argument.minimum.value_or(0));
  const auto most = static_cast<std::size_t>(std::min(argument.maximum.value_or(100), 9999.0));
  const std::string digits =
      std::to_string(least + random.below(std::min<std::size_t>(most - least + 1, 2000)));
  return digits.size() == 4 && random.chance(30) ? digits.substr(0, 1) + "'" + digits.substr(1) : digits;
}

std::string listValue(Random& random, const Texts& items) {
  if (items.empty()) return "{}";
  const std::size_t count = 1 + random.below(3);
  if (count == 1 && random.chance(40)) return random.pick(items);
  const std::string separator = random.chance(80) ? ", " : ",";
  std::string value = "{";
  Texts left = items;
  for (std::size_t index = 0; index < count && !left.empty(); ++index) {
    const auto place = left.begin() + static_cast<std::ptrdiff_t>(random.below(left.size()));
    value += (index == 0 ? "" : separator) + *place;
    left.erase(place);
  }
  return value + (random.chance(10) ? ",}" : "}");
}

std::string textValue(Random& random, std::string_view key) {
  static const Texts names = {R"("front")", R"("back-office")", R"("n1")"};
  static const Texts texts = {R"("*/5 * * * *")", R"("/users/([^/]+)/.*")", R"x(R"(a ]] b // c)")x",
                              R"("say \"hi\", {x}")"};
  if (key == "name") return '"' + std::string("node-") + std::to_string(random.below(100000)) + '"';
  if (key == "image") return R"("docker.io/library/nginx:1.25")";
  if (key == "volume") return R"("/var/lib/data")";
  return random.pick(texts);
}

/// A comment that means nothing, with everything in it that could be mistaken for something.
std::string remark(Random& random) {
  static const Texts remarks = {"/* why */", "/* a, b = {2} )]] */", "/* \"half */", "/**/"};
  return random.pick(remarks);
}

struct Style {
  bool ownLines = false;
  bool trailingComma = false;
  bool remarks = false;
  bool lineRemarks = false;
  std::string sign = " = ";
};

std::string argumentText(const model::Argument& argument, const Style& style) {
  return argument.value.empty() ? argument.key : argument.key + style.sign + argument.value;
}

std::string argumentList(Random& random, const std::vector<model::Argument>& arguments, const Style& style) {
  std::string text = style.ownLines ? "\n    " : "";
  for (std::size_t index = 0; index < arguments.size(); ++index) {
    const bool last = index + 1 == arguments.size();
    if (style.remarks && random.chance(30)) text += remark(random) + ' ';
    text += argumentText(arguments[index], style);
    if (style.remarks && random.chance(30)) text += ' ' + remark(random);
    if (!last || style.trailingComma) text += ',';
    if (style.lineRemarks && random.chance(40)) text += "  // it's so, {(";
    const bool needsLine = text.ends_with("{(") || style.ownLines;
    if (needsLine)
      text += last ? "\n" : "\n    ";
    else if (!last)
      text += ' ';
  }
  return text;
}

Style randomStyle(Random& random, std::size_t arguments) {
  Style style;
  style.ownLines = arguments > 0 && random.chance(25);
  style.trailingComma = random.chance(15);
  style.remarks = random.chance(20);
  style.lineRemarks = style.ownLines && random.chance(40);
  if (random.chance(10)) style.sign = "=";
  return style;
}

}  // namespace

std::string generateValue(Random& random, const model::ArgumentInfo& argument, const KnownNames& names) {
  static const Texts durations = {R"("250ms")", R"("2s")", R"("1m")", R"("1h")"};
  static const Texts sizes = {R"("64Mi")", R"("1Gi")"};
  static const Texts entries = {R"("A=1")", R"("B=x y")", R"x(R"(C=]])")x", R"("D={,}")"};
  static const Texts ports = {"6379", "80", "443"};
  switch (argument.type) {
    case ValueType::Flag:
      return random.chance(70) ? "" : random.chance(50) ? "true" : "false";
    case ValueType::Integer:
      return integerValue(random, argument);
    case ValueType::Number:
      return random.chance(50) ? "0.5" : "2";
    case ValueType::Duration:
      return random.pick(durations);
    case ValueType::Size:
      return random.pick(sizes);
    case ValueType::Text:
      return textValue(random, argument.key);
    case ValueType::Function:
      return names.functions.empty() ? "nothing" : random.pick(names.functions);
    case ValueType::FunctionOrField:
      return random.chance(70) || names.functions.empty() ? "request" : random.pick(names.functions);
    case ValueType::Queue:
      return names.queues.empty() ? "nothing" : random.pick(names.queues);
    case ValueType::NodeList:
      return listValue(random, names.targets);
    case ValueType::TextList:
      return listValue(random, entries);
    case ValueType::IntegerList:
      return listValue(random, ports);
    case ValueType::Choice:
      return std::string(random.pick(argument.choices));
  }
  return {};
}

std::vector<model::Argument> generateArguments(Random& random, model::Kind kind, const KnownNames& names) {
  std::vector<model::Argument> arguments;
  for (const model::ArgumentInfo& argument : model::info(kind).arguments) {
    const bool alternative = argument.group == "key" && argument.key != "key";
    if (alternative || (!argument.required && !random.chance(argument.key == "uses" ? 25 : 12))) continue;
    arguments.push_back({std::string(argument.key), generateValue(random, argument, names)});
  }
  for (std::size_t place = arguments.size(); place > 1; --place)
    std::swap(arguments[place - 1], arguments[random.below(place)]);
  return arguments;
}

std::string generateAttribute(Random& random, model::Kind kind,
                              const std::vector<model::Argument>& arguments) {
  const Style style = randomStyle(random, arguments.size());
  const std::string word(model::info(kind).word);
  std::string list;
  if (!arguments.empty())
    list = '(' + argumentList(random, arguments, style) + ')';
  else if (random.chance(20))
    list = random.chance(50) ? "()" : "( /* nothing */ )";
  switch (random.below(12)) {
    case 0:
      return "[[using mp: " + word + list + "]]";
    case 1:
      return "[[nodiscard, mp::" + word + list + "]]";
    case 2:
      return "[[mp::" + word + list + ", nodiscard]]";
    case 3:
      return "[[ mp::" + word + ' ' + list + " ]]";
    case 4:
      return "[[nodiscard]] [[mp::" + word + list + "]]";
    default:
      return "[[mp::" + word + list + "]]";
  }
}

}  // namespace metaparticle::test
