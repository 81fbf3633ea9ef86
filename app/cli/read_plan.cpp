// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/read_plan.h"

#include <optional>

#include "codegen/project_files.h"
#include "codegen/workspace.h"
#include "model/project_file.h"

namespace metaparticle::cli {

namespace {

/// A JSON value for a parameter of this C++ type.
std::string exampleValue(const std::string& type) {
  const auto has = [&](const char* word) { return type.find(word) != std::string::npos; };
  if (has("vector") || has("array") || has("set")) return "[]";
  if (has("map")) return "{}";
  if (has("string")) return "\"text\"";
  if (has("bool")) return "true";
  for (const char* number : {"int", "float", "double", "long", "short", "unsigned", "size_t"}) {
    if (type == number || has((std::string(number) + "_t").c_str()) || type.starts_with(number)) return "1";
  }
  return "{}";
}

std::string exampleArguments(const codegen::Workspace& workspace, const std::string& node) {
  const model::Node* found = workspace.graph()->find(node);
  if (!found) return "";
  const auto located = workspace.locate(found->id);
  if (!located) return "";
  std::string arguments;
  for (const codegen::ParameterSyntax& parameter : located->declaration.parameters) {
    const std::string type = parameter.type.starts_with("const ") ? parameter.type.substr(6) : parameter.type;
    arguments += (arguments.empty() ? "" : ",") + exampleValue(type);
  }
  return arguments;
}

}  // namespace

deploy::Planned readPlan(const std::filesystem::path& folder) {
  const auto project = model::loadProjectFile(folder);
  if (!project) return {project.error(), {}};
  const auto workspace = codegen::openProject(folder, *project);
  if (!workspace) return {workspace.error(), {}};
  return {deploy::compile(*workspace->graph(), project->name), workspace->findings()};
}

std::string exampleRequest(const std::filesystem::path& folder, const std::string& node,
                           const std::string& url) {
  std::string arguments = "{}";
  if (const auto project = model::loadProjectFile(folder)) {
    if (const auto workspace = codegen::openProject(folder, *project))
      arguments = exampleArguments(*workspace, node);
  }
  return "curl -s -d '{\"jsonrpc\":\"2.0\",\"method\":\"" + node + "\",\"params\":[" + arguments +
         "],\"id\":1}' " + url + "/";
}

}  // namespace metaparticle::cli
