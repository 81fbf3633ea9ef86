// SPDX-License-Identifier: GPL-3.0-or-later
//
// docs/vocabulary.md, written from the kinds table. Hidden: it is for whoever changes the table.
#include <algorithm>
#include <iostream>
#include <string>

#include <CLI/CLI.hpp>

#include "app/cli/command.h"
#include "model/edit.h"
#include "model/kinds.h"
#include "model/value_check.h"

namespace metaparticle::cli {

namespace {

using model::ArgumentInfo;
using model::KindInfo;

constexpr const char* introduction = R"(# The vocabulary

Annotations are standard C++ attributes in the namespace `mp`, at the start of a declaration and after
`template<...>`: `[[mp::kind(key = value, flag)]]`. Arguments may stand in any order, with comments and on several
lines. This page is written by `metaparticle vocabulary` from the table that the reader, the writer, the inspector
and validation use.
)";

/// In a cell of a table a bar would end the cell.
std::string cell(std::string_view text) {
  std::string escaped;
  for (const char c : text) {
    if (c == '|') escaped += '\\';
    escaped += c;
  }
  return escaped;
}

std::string code(std::string_view text) {
  return text.empty() ? std::string() : "`" + std::string(text) + "`";
}

std::string capitalised(std::string text) {
  if (!text.empty() && text[0] >= 'a' && text[0] <= 'z') text[0] = static_cast<char>(text[0] - 'a' + 'A');
  return text;
}

/// Taken by every kind that runs, and described once.
bool isCommon(const ArgumentInfo& argument) {
  const auto kinds = model::kinds();
  return std::all_of(kinds.begin(), kinds.end(), [&](const KindInfo& kind) {
    return !kind.runs || model::argumentInfo(kind.kind, argument.key) != nullptr;
  });
}

std::string defaultText(const ArgumentInfo& argument) {
  if (!argument.group.empty()) return "one of the two is required";
  if (argument.required) return "required";
  return code(argument.defaultValue);
}

void printTableHead() {
  std::cout << "\n| argument | accepts | default | meaning |\n|---|---|---|---|\n";
}

void printRow(const ArgumentInfo& argument) {
  std::cout << "| " << code(argument.key) << " | " << cell(acceptedValues(argument)) << " | "
            << cell(defaultText(argument)) << " | " << cell(argument.help) << " |\n";
}

void printKind(const KindInfo& kind) {
  const std::string entity = kind.entity == model::Entity::Function ? "a function"
                             : kind.templated ? "an `mp::" + std::string(kind.variableType) + "<T>` variable"
                                              : "an `mp::" + std::string(kind.variableType) + "` variable";
  std::cout << "\n## " << capitalised(std::string(kind.word)) << "\n\n"
            << kind.help << ". `mp::" << kind.word << "` stands on " << entity
            << ". A new one begins as\n\n```cpp\n"
            << model::stubFor({kind.kind, "example", "example.cpp", ""}).code << "\n```\n";
  printTableHead();
  for (const ArgumentInfo& argument : kind.arguments) {
    if (!kind.runs || !isCommon(argument)) printRow(argument);
  }
  if (kind.runs) std::cout << "\nand the [common arguments](#common-arguments).\n";
}

void printCommonArguments() {
  std::cout << "\n## Common arguments\n\nOf everything that becomes processes: ";
  std::string words;
  for (const KindInfo& kind : model::kinds()) {
    if (kind.runs) words += (words.empty() ? "" : ", ") + code("mp::" + std::string(kind.word));
  }
  std::cout << words << ".\n";
  printTableHead();
  for (const ArgumentInfo& argument : model::info(model::Kind::Service).arguments) {
    if (isCommon(argument)) printRow(argument);
  }
}

void printVocabulary() {
  std::cout << introduction;
  for (const KindInfo& kind : model::kinds()) printKind(kind);
  printCommonArguments();
}

}  // namespace

void addVocabularyCommand(CLI::App& app) {
  CLI::App* command = app.add_subcommand("vocabulary", "Print the page docs/vocabulary.md");
  command->group("");  // hidden
  command->callback([] { printVocabulary(); });
}

}  // namespace metaparticle::cli
