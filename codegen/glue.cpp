// SPDX-License-Identifier: GPL-3.0-or-later
#include "codegen/glue.h"

#include <algorithm>
#include <map>
#include <set>

#include "codegen/glue_registration.h"
#include "codegen/glue_text.h"
#include "codegen/wire_types.h"

namespace metaparticle::codegen {

namespace {

bool runs(model::Kind kind) {
  return kind == model::Kind::Service || kind == model::Kind::Scatter;
}

/// A node of a kind that the runtime cannot run.
model::Finding notRun(const model::Node& node) {
  const std::string word(model::info(node.kind).word);
  return {model::Severity::Error,
          "not-run-yet",
          word + " '" + node.name + "' cannot run: this version runs services and scatters",
          node.file,
          node.line,
          0,
          node.id.value};
}

/// Generated files that were written into the project's own folder are none of its sources.
bool isGenerated(const Workspace& workspace, const std::string& file) {
  return workspace.text(file).starts_with(generatedMark);
}

/// A main of the user's own would be a second one beside the generated.
void findMain(const Workspace& workspace, const TypeScope& scope, std::vector<model::Finding>& findings) {
  for (const auto& [file, syntax] : scope.files()) {
    if (isGenerated(workspace, file)) continue;
    for (const DeclarationSyntax& declaration : syntax.declarations) {
      if (declaration.kind != DeclarationKind::Function || declaration.qualifiedName != "main") continue;
      if (!declaration.isDefinition) continue;
      findings.push_back(
          {model::Severity::Error, "own-main",
           "main is generated for this program: remove or rename this one, or leave the file out of "
           "the application's sources",
           file, declaration.line, 0, ""});
    }
  }
}

std::string flattened(std::string path) {
  std::ranges::replace(path, '/', '_');
  std::ranges::replace(path, '.', '_');
  return path;
}

/// "<stem>.glue.cpp" for each file; where two share a stem, "<path>_<extension>.glue.cpp".
std::map<std::string, std::string> glueNames(const std::set<std::string>& files) {
  std::map<std::string, int> stems;
  const auto stemOf = [](const std::string& file) { return std::filesystem::path(file).stem().string(); };
  for (const std::string& file : files) ++stems[stemOf(file)];
  std::map<std::string, std::string> names;
  std::set<std::string> taken;
  for (const std::string& file : files) {
    const std::string base = stems[stemOf(file)] == 1 ? stemOf(file) : flattened(file);
    std::string name = base;
    for (int number = 2; !taken.insert(name).second; ++number) name = base + "_" + std::to_string(number);
    names[file] = name + ".glue.cpp";
  }
  return names;
}

/// Nodes that can run, by the file of their annotation.
std::map<std::string, std::vector<const model::Node*>> nodesByFile(const model::Graph& graph,
                                                                   std::vector<model::Finding>& findings) {
  std::map<std::string, std::vector<const model::Node*>> byFile;
  for (const model::Node& node : graph.nodes) {
    if (runs(node.kind)) {
      byFile[node.file].push_back(&node);
    } else {
      findings.push_back(notRun(node));
    }
  }
  return byFile;
}

bool hasErrors(const std::vector<model::Finding>& findings) {
  return std::ranges::any_of(
      findings, [](const model::Finding& finding) { return finding.severity == model::Severity::Error; });
}

}  // namespace

GlueResult generateGlue(const Workspace& workspace, const std::filesystem::path& folder,
                        const std::string& application) {
  GlueResult result;
  result.findings = workspace.findings();
  const auto graph = workspace.graph();
  const TypeScope scope(workspace);
  findMain(workspace, scope, result.findings);
  const auto nodes = nodesByFile(*graph, result.findings);

  std::set<std::string> annotated;
  for (const auto& [file, unused] : nodes) annotated.insert(file);
  const auto names = glueNames(annotated);
  GlueRegistrar registrar(workspace, scope, result.findings);
  const std::filesystem::path base = std::filesystem::absolute(folder).lexically_normal();
  for (const auto& [file, ofFile] : nodes) {
    WireTypes types(scope);
    std::vector<GlueRegistration> registrations;
    for (const model::Node* node : ofFile) {
      if (auto registration = registrar.add(*node, types)) registrations.push_back(*std::move(registration));
    }
    result.glue.files.push_back({names.at(file), glueText(base, file, types, registrations)});
    result.glue.included.push_back(file);
  }
  result.glue.files.push_back({"metaparticle_main.cpp", mainText(application)});
  for (const std::string& file : workspace.files()) {
    if (isHeader(file) || annotated.contains(file) || isGenerated(workspace, file)) continue;
    result.glue.compiled.push_back(file);
  }
  if (graph->nodes.empty()) {
    result.findings.push_back(
        {model::Severity::Warning, "nothing-to-run",
         "no function is annotated with [[mp::service]] or [[mp::scatter]]: the application has "
         "nothing to run",
         "", 0, 0, ""});
  }
  if (hasErrors(result.findings)) result.glue = {};
  return result;
}

}  // namespace metaparticle::codegen
