// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <array>

#include "model/edit.h"

namespace metaparticle::model {

namespace {

bool isHeader(const std::string& file) {
  static constexpr auto endings = std::to_array<std::string_view>({".h", ".hh", ".hpp", ".hxx"});
  return std::any_of(endings.begin(), endings.end(),
                     [&](std::string_view ending) { return file.ends_with(ending); });
}

std::string inScope(const AddNode& edit, const std::string& name) {
  return edit.scope.empty() ? name : edit.scope + "::" + name;
}

std::string annotation(Kind kind, const std::vector<Argument>& arguments) {
  std::string list;
  for (const Argument& argument : arguments) {
    list +=
        (list.empty() ? "" : ", ") + argument.key + (argument.value.empty() ? "" : " = " + argument.value);
  }
  return "[[mp::" + std::string(info(kind).word) + (list.empty() ? "" : "(" + list + ")") + "]]\n";
}

std::string gatherName(const AddNode& edit) {
  return edit.name + "_gather";
}

/// The required arguments; of a group of alternatives the first. A worker's queue cannot be guessed.
std::vector<Argument> requiredArguments(const AddNode& edit) {
  std::vector<Argument> arguments;
  std::string_view group;
  for (const ArgumentInfo& argument : info(edit.kind).arguments) {
    if (!argument.required || argument.type == ValueType::Queue) continue;
    if (!argument.group.empty() && argument.group == group) continue;
    group = argument.group;
    std::string value(argument.defaultValue);
    if (argument.type == ValueType::Function) value = gatherName(edit);
    if (argument.type == ValueType::FunctionOrField) value = "request";
    arguments.push_back({std::string(argument.key), value});
  }
  return arguments;
}

Function gatherOf(const AddNode& edit) {
  return {inScope(edit, gatherName(edit)), "std::string(const std::vector<std::string>& parts)", edit.file,
          0};
}

std::string gatherCode(const AddNode& edit, const std::string& inlineWord) {
  return inlineWord + "std::string " + gatherName(edit) +
         "(const std::vector<std::string>& parts) {\n"
         "  std::string merged;\n"
         "  for (const std::string& part : parts) merged += part;\n"
         "  return merged;\n"
         "}\n\n";
}

/// The signature and the code of the function, without its annotation.
std::pair<std::string, std::string> functionStub(const AddNode& edit, const std::string& inlineWord) {
  switch (edit.kind) {
    case Kind::Worker:
      return {
          "void(const std::string& message)",
          inlineWord + "void " + edit.name + "(const std::string& message) { static_cast<void>(message); }"};
    case Kind::Job:
    case Kind::Leader:
      return {"void()", inlineWord + "void " + edit.name + "() {}"};
    default:
      return {"std::string(const std::string& request)",
              inlineWord + "std::string " + edit.name + "(const std::string& request) { return request; }"};
  }
}

}  // namespace

Stub stubFor(const AddNode& edit) {
  Stub stub;
  stub.arguments = requiredArguments(edit);
  const KindInfo& kind = info(edit.kind);
  const std::string head = annotation(edit.kind, stub.arguments);
  if (kind.entity == Entity::Variable) {
    stub.signature = "mp::" + std::string(kind.variableType) + (kind.templated ? "<std::string>" : "");
    stub.code = head + "inline " + stub.signature + " " + edit.name + ";";
    return stub;
  }
  const std::string inlineWord = isHeader(edit.file) ? "inline " : "";
  if (edit.kind == Kind::Scatter) {
    stub.functions = {gatherOf(edit)};
    stub.code = gatherCode(edit, inlineWord);
  }
  const auto [signature, code] = functionStub(edit, inlineWord);
  stub.signature = signature;
  stub.code += head + code;
  return stub;
}

}  // namespace metaparticle::model
