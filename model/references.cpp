// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/references.h"

#include <algorithm>

#include "model/values.h"

namespace metaparticle::model {

namespace {

std::string quoted(std::string_view name) {
  return "\"" + std::string(name) + "\"";
}

std::string withDashes(std::string key) {
  std::replace(key.begin(), key.end(), '_', '-');
  return key;
}

ReferenceProblem dangling(const Argument& argument, std::string_view item, std::string_view wanted,
                          std::string remedy) {
  return {"dangling-" + withDashes(argument.key),
          quoted(item) + " in " + argument.key + " names no " + std::string(wanted), std::move(remedy)};
}

}  // namespace

References::References(const Graph& graph) : nodes_(graph.nodes) {
  functions_.reserve(graph.functions.size() + graph.nodes.size());
  for (const Function& function : graph.functions) functions_.insert(function.name);
  for (const Node& node : graph.nodes) {
    if (info(node.kind).entity == Entity::Function) functions_.insert(node.entity);
  }
}

std::optional<std::string> References::function(std::string_view name, std::string_view scope) const {
  return resolveName(name, scope,
                     [&](const std::string& candidate) { return functions_.contains(candidate); });
}

std::vector<ReferenceProblem> References::problems(const Node& node, const Argument& argument) const {
  const ArgumentInfo* known = argumentInfo(node.kind, argument.key);
  if (known == nullptr) return {};
  std::optional<ReferenceProblem> problem;
  if (known->type == ValueType::NodeList) {
    std::vector<ReferenceProblem> found;
    for (const std::string& item : parseList(argument.value)) checkItem(node, item, found);
    return found;
  }
  if (known->type == ValueType::Queue) problem = queueProblem(node, argument);
  if (known->type == ValueType::Function) problem = gatherProblem(node, argument);
  if (known->type == ValueType::FunctionOrField) problem = keyProblem(node, argument);
  if (!problem) return {};
  return {*problem};
}

void References::checkItem(const Node& node, const std::string& item,
                           std::vector<ReferenceProblem>& problems) const {
  const Node* target = nodes_.named(item, scopeOf(node.entity));
  if (target == nullptr) {
    problems.push_back(dangling({"uses", item}, item, "node of this project",
                                "write the name of an annotated function or variable"));
  } else if (const std::string_view why = whyNoTarget(target->kind); !why.empty()) {
    problems.push_back({"wrong-target", quoted(item) + " in uses cannot be used: " + std::string(why),
                        "take it out of uses"});
  }
}

std::optional<ReferenceProblem> References::queueProblem(const Node& node, const Argument& argument) const {
  const Node* target = nodes_.named(argument.value, scopeOf(node.entity));
  if (target == nullptr) {
    return dangling(argument, argument.value, "queue of this project",
                    "write the name of a variable with [[mp::queue]]");
  }
  if (target->kind == Kind::Queue) return std::nullopt;
  return ReferenceProblem{"wrong-target",
                          quoted(argument.value) + " in " + argument.key + " is a " +
                              std::string(info(target->kind).word) + ", not a queue",
                          "write the name of a variable with [[mp::queue]]"};
}

std::optional<ReferenceProblem> References::gatherProblem(const Node& node, const Argument& argument) const {
  if (function(argument.value, scopeOf(node.entity))) return std::nullopt;
  return dangling(argument, argument.value, "function of this project",
                  "write a function that takes a std::vector of the leaves' answers");
}

std::optional<ReferenceProblem> References::keyProblem(const Node& node, const Argument& argument) const {
  const std::string_view path = argument.value;
  const std::string_view first = path.substr(0, path.find('.'));
  const std::vector<std::string> parameters = parameterNames(node.signature);
  if (std::find(parameters.begin(), parameters.end(), first) != parameters.end()) return std::nullopt;
  if (first.size() == path.size() && function(path, scopeOf(node.entity))) return std::nullopt;
  return dangling(
      argument, path, "parameter and no function",
      "write a parameter (request), a field of one (request.user), or a function that takes the parameter");
}

std::string_view whyNoTarget(Kind kind) {
  switch (kind) {
    case Kind::Worker:
      return "a worker takes its messages from a queue";
    case Kind::Job:
      return "a job starts by itself";
    case Kind::Leader:
      return "a leader runs by itself";
    default:
      return "";
  }
}

namespace {

/// The text between the last pair of parentheses: the parameters.
std::string_view parameterList(std::string_view signature) {
  const auto close = signature.rfind(')');
  if (close == std::string_view::npos) return {};
  int depth = 0;
  for (std::size_t i = close + 1; i-- > 0;) {
    if (signature[i] == ')') ++depth;
    if (signature[i] == '(' && --depth == 0) return signature.substr(i + 1, close - i - 1);
  }
  return {};
}

std::vector<std::string_view> splitParameters(std::string_view list) {
  std::vector<std::string_view> parameters;
  std::size_t begin = 0;
  int depth = 0;
  for (std::size_t i = 0; i < list.size(); ++i) {
    const char c = list[i];
    if (c == '(' || c == '[' || c == '{' || c == '<') ++depth;
    if (c == ')' || c == ']' || c == '}' || c == '>') --depth;
    if (c == ',' && depth == 0) {
      parameters.push_back(list.substr(begin, i - begin));
      begin = i + 1;
    }
  }
  const std::string_view last = list.substr(begin);
  if (!parameters.empty() || last.find_first_not_of(' ') != std::string_view::npos)
    parameters.push_back(last);
  return parameters;
}

std::string_view trimmed(std::string_view text) {
  const auto first = text.find_first_not_of(' ');
  return first == std::string_view::npos ? std::string_view{}
                                         : text.substr(first, text.find_last_not_of(' ') - first + 1);
}

std::string parameterName(std::string_view parameter) {
  parameter = trimmed(parameter.substr(0, parameter.find_first_of("=[")));
  const auto isPart = [](char c) {
    return c == '_' || (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  };
  std::size_t begin = parameter.size();
  while (begin > 0 && isPart(parameter[begin - 1])) --begin;
  const std::string_view name = parameter.substr(begin);
  const std::string_view type = trimmed(parameter.substr(0, begin));
  const bool onlyQualified = type.empty() || type == "const" || type == "volatile" || type.ends_with("::");
  return onlyQualified || !isIdentifier(name) ? std::string() : std::string(name);
}

}  // namespace

std::vector<std::string> parameterNames(std::string_view signature) {
  std::vector<std::string> names;
  for (const std::string_view parameter : splitParameters(parameterList(signature))) {
    names.push_back(parameterName(parameter));
  }
  return names;
}

}  // namespace metaparticle::model
