// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/value_check.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <vector>

#include "model/nearest_word.h"
#include "model/validation.h"
#include "model/values.h"

namespace metaparticle::model {

namespace {

/// 10000, 0.001 and 1e+12 as people write them.
std::string plainNumber(double value) {
  if (value == std::floor(value)) return std::to_string(static_cast<std::int64_t>(value));
  std::string text = std::to_string(value);
  return text.substr(0, text.find_last_not_of('0') + 1);
}

struct Unit {
  std::string_view word;
  double factor;
};

/// The value in its largest unit that leaves a whole number.
std::string inUnits(double value, std::span<const Unit> largestFirst) {
  for (const Unit& unit : largestFirst) {
    if (value >= unit.factor && std::fmod(value, unit.factor) == 0) {
      return "\"" + plainNumber(value / unit.factor) + std::string(unit.word) + "\"";
    }
  }
  return plainNumber(value);
}

std::string boundText(const ArgumentInfo& argument, double bound) {
  static constexpr auto durations =
      std::to_array<Unit>({{"h", 3'600'000}, {"m", 60'000}, {"s", 1000}, {"ms", 1}});
  static constexpr auto sizes =
      std::to_array<Unit>({{"Ti", 1099511627776.0}, {"Gi", 1073741824.0}, {"Mi", 1048576.0}, {"Ki", 1024.0}});
  if (argument.type == ValueType::Duration) return inUnits(bound, durations);
  if (argument.type == ValueType::Size) return inUnits(bound, sizes);
  return plainNumber(bound);
}

std::string boundsText(const ArgumentInfo& argument) {
  if (argument.minimum && argument.maximum) {
    return " from " + boundText(argument, *argument.minimum) + " to " +
           boundText(argument, *argument.maximum);
  }
  if (argument.minimum) return " of at least " + boundText(argument, *argument.minimum);
  if (argument.maximum) return " of at most " + boundText(argument, *argument.maximum);
  return "";
}

std::string choicesText(const ArgumentInfo& argument) {
  std::string text;
  for (const std::string_view choice : argument.choices) {
    if (!text.empty()) text += choice == argument.choices.back() ? " or " : ", ";
    text += choice;
  }
  return text;
}

std::string typeText(const ArgumentInfo& argument) {
  switch (argument.type) {
    case ValueType::Flag:
      return "nothing, true or false";
    case ValueType::Integer:
      return "a whole number";
    case ValueType::Number:
      return "a number";
    case ValueType::Duration:
      return "a duration such as \"250ms\" or \"30s\"";
    case ValueType::Size:
      return "a size such as \"64Mi\"";
    case ValueType::Text:
      return "a text in double quotes";
    case ValueType::Function:
      return "the name of a function";
    case ValueType::FunctionOrField:
      return "a parameter, a field of one, or the name of a function";
    case ValueType::Queue:
      return "the name of a queue variable";
    case ValueType::NodeList:
      return "names of nodes, such as {uploads, resize}";
    case ValueType::TextList:
      return "texts in double quotes, such as {\"a\", \"b\"}";
    case ValueType::IntegerList:
      return "whole numbers in braces";
    case ValueType::Choice:
      return choicesText(argument);
  }
  return "";
}

/// "merge", "app::merge", "::merge".
bool isQualifiedName(std::string_view text) {
  if (text.starts_with("::")) text.remove_prefix(2);
  while (true) {
    const auto colons = text.find("::");
    if (!isIdentifier(text.substr(0, colons))) return false;
    if (colons == std::string_view::npos) return true;
    text.remove_prefix(colons + 2);
  }
}

/// "request", "request.user.id".
bool isFieldPath(std::string_view text) {
  while (true) {
    const auto dot = text.find('.');
    if (!isIdentifier(text.substr(0, dot))) return false;
    if (dot == std::string_view::npos) return true;
    text.remove_prefix(dot + 1);
  }
}

bool isWithin(const ArgumentInfo& argument, double value) {
  return (!argument.minimum || value >= *argument.minimum) &&
         (!argument.maximum || value <= *argument.maximum);
}

enum class Verdict { Good, WrongType, OutOfBounds };

template <class Parsed>
Verdict verdictOn(const ArgumentInfo& argument, const std::optional<Parsed>& value) {
  if (!value) return Verdict::WrongType;
  return isWithin(argument, static_cast<double>(*value)) ? Verdict::Good : Verdict::OutOfBounds;
}

template <class Check>
Verdict worst(const std::string& value, Check check) {
  const std::vector<std::string> items = parseList(value);
  Verdict result = items.empty() && !value.starts_with('{') ? Verdict::WrongType : Verdict::Good;
  for (const std::string& item : items) {
    const Verdict verdict = check(item);
    if (verdict == Verdict::WrongType) return verdict;
    result = std::max(result, verdict);
  }
  return result;
}

Verdict goodIf(bool condition) {
  return condition ? Verdict::Good : Verdict::WrongType;
}

bool isChoice(const ArgumentInfo& argument, const std::string& value) {
  const std::string word = parseText(value).value_or(value);
  return std::find(argument.choices.begin(), argument.choices.end(), word) != argument.choices.end();
}

Verdict verdict(const ArgumentInfo& argument, const std::string& value) {
  switch (argument.type) {
    case ValueType::Flag:
      return goodIf(parseFlag(value).has_value());
    case ValueType::Integer:
      return verdictOn(argument, parseInteger(value));
    case ValueType::Number:
      return verdictOn(argument, parseNumber(value));
    case ValueType::Duration: {
      const auto duration = parseDuration(value);
      return verdictOn(argument, duration ? std::optional(duration->count()) : std::nullopt);
    }
    case ValueType::Size:
      return verdictOn(argument, parseSize(value));
    case ValueType::Text:
      return goodIf(parseText(value).has_value());
    case ValueType::Function:
    case ValueType::Queue:
      return goodIf(isQualifiedName(value));
    case ValueType::FunctionOrField:
      return goodIf(isQualifiedName(value) || isFieldPath(value));
    case ValueType::NodeList:
      return worst(value, [](const std::string& item) { return goodIf(isQualifiedName(item)); });
    case ValueType::TextList:
      return worst(value, [](const std::string& item) { return goodIf(parseText(item).has_value()); });
    case ValueType::IntegerList:
      return worst(value, [&](const std::string& item) { return verdictOn(argument, parseInteger(item)); });
    case ValueType::Choice:
      return goodIf(isChoice(argument, value));
  }
  return Verdict::WrongType;
}

/// Rules of single arguments that no type expresses.
std::optional<ValueProblem> specialProblem(const ArgumentInfo& argument, const std::string& value) {
  if (argument.key == "name" && !isNodeName(parseText(value).value_or(""))) {
    return ValueProblem{"invalid-name", value + " cannot be the name of a node",
                        "use 1 to 63 lower-case letters, digits and '-', beginning with a letter"};
  }
  if (argument.key == "env") {
    for (const std::string& item : parseList(value)) {
      const std::string text = parseText(item).value_or("");
      if (isIdentifier(text.substr(0, text.find('='))) && text.find('=') != std::string::npos) continue;
      return ValueProblem{"wrong-type", item + " in env sets no variable", "write each as \"KEY=value\""};
    }
  }
  return std::nullopt;
}

}  // namespace

std::string acceptedValues(const ArgumentInfo& argument) {
  return typeText(argument) + boundsText(argument);
}

std::optional<ValueProblem> valueProblem(const ArgumentInfo& argument, const std::string& value) {
  const Verdict found = verdict(argument, value);
  if (found == Verdict::Good) return specialProblem(argument, value);
  const std::string key(argument.key);
  const std::string what = value.empty() ? "no value" : value;
  const std::string remedy = "write " + acceptedValues(argument);
  if (found == Verdict::OutOfBounds) return ValueProblem{"out-of-bounds", key + " cannot be " + what, remedy};
  return ValueProblem{"wrong-type", key + " takes " + typeText(argument) + ", not " + what, remedy};
}

ValueProblem unknownArgument(Kind kind, const std::string& key) {
  const std::string word(info(kind).word);
  std::vector<std::string_view> keys;
  std::string known;
  for (const ArgumentInfo& argument : info(kind).arguments) {
    keys.push_back(argument.key);
    known += (known.empty() ? "" : ", ") + std::string(argument.key);
  }
  const std::string nearest(nearestWord(key, keys));
  const std::string remedy = nearest.empty() ? "a " + word + " takes " + known : "write " + nearest;
  return {"unknown-argument", "a " + word + " has no argument \"" + key + "\"", remedy};
}

Result<void> checkValue(Kind kind, const std::string& key, const std::string& value) {
  const ArgumentInfo* argument = argumentInfo(kind, key);
  const auto problem =
      argument == nullptr ? std::optional(unknownArgument(kind, key)) : valueProblem(*argument, value);
  if (!problem) return {};
  return Error{ErrorKind::InvalidInput, problem->message, "", 0, problem->remedy};
}

std::string sourceValue(Kind kind, const std::string& key, const std::string& input) {
  const ArgumentInfo* argument = argumentInfo(kind, key);
  if (argument == nullptr) return input;
  switch (argument->type) {
    case ValueType::Flag:
      return input == "true" ? "" : input;
    case ValueType::Text:
    case ValueType::Duration:
    case ValueType::Size:
      return parseText(input) ? input : quote(input);
    case ValueType::TextList:
      return worst(input, [](const std::string& item) { return goodIf(parseText(item).has_value()); }) ==
                     Verdict::Good
                 ? input
                 : quote(input);
    default:
      return input;
  }
}

}  // namespace metaparticle::model
