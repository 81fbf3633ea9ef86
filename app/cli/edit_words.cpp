// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/edit_words.h"

#include <algorithm>
#include <set>

namespace metaparticle::cli {

namespace {

namespace fs = std::filesystem;

constexpr std::size_t mostListed = 12;

template <class Names>
std::string listed(const Names& names) {
  std::string text;
  std::size_t count = 0;
  for (const auto& name : names) {
    if (count++ == mostListed) return text + ", ...";
    text += (text.empty() ? "" : ", ") + std::string(name);
  }
  return text;
}

/// The folder's path seen from the current one, or nothing when the file is outside.
std::string insideOf(const fs::path& folder, const fs::path& file) {
  const fs::path relative =
      fs::absolute(file).lexically_normal().lexically_relative(fs::absolute(folder / "").lexically_normal());
  const std::string text = relative.generic_string();
  return text == "." || text.starts_with("..") ? "" : text;
}

/// A node's id, as no other node is named.
std::string unmistakable(const model::NodeId& node, const std::string& name) {
  return node.value == name ? "::" + node.value : node.value;
}

void failIfSeveral(const model::Graph& graph, const std::string& name, const std::string& folder) {
  std::vector<std::string> ids;
  for (const model::Node& node : graph.nodes) {
    if (node.name == name) ids.push_back(unmistakable(node.id, name));
  }
  if (ids.size() < 2) return;
  fail({model::ErrorKind::InvalidInput, "several nodes are called \"" + name + "\"", folder, 0,
        "choose one of " + listed(ids)});
}

bool isSource(const std::string& file) {
  return file.ends_with(".cpp") || file.ends_with(".cc") || file.ends_with(".cxx");
}

}  // namespace

const model::Node& nodeNamed(const Project& project, const std::string& name) {
  // The graph lives as long as the workspace, which does not change while a command runs.
  const auto graph = project.workspace.graph();
  if (name.starts_with("::")) {
    if (const model::Node* node = graph->node({name.substr(2)})) return *node;
  }
  failIfSeveral(*graph, name, project.folder.string());
  if (const model::Node* node = graph->find(name)) return *node;
  std::vector<std::string> names;
  for (const model::Node& node : graph->nodes) names.push_back(node.name);
  fail({model::ErrorKind::NotFound, "there is no node \"" + name + "\"", project.folder.string(), 0,
        names.empty() ? "the project has no nodes yet; add one with: metaparticle edit add KIND NAME"
                      : "choose one of " + listed(names)});
}

model::Kind kindNamed(const std::string& word) {
  if (const auto kind = model::kindFromWord(word)) return *kind;
  std::vector<std::string_view> words;
  for (const model::KindInfo& kind : model::kinds()) words.push_back(kind.word);
  fail({model::ErrorKind::InvalidInput, "there is no kind \"" + word + "\"", "", 0,
        "choose one of " + listed(words)});
}

std::string functionNamed(const Project& project, const std::string& name) {
  std::set<std::string> matches;
  for (const model::Function& function : project.workspace.graph()->functions) {
    if (function.name == name) return name;
    if (function.name.ends_with("::" + name)) matches.insert(function.name);
  }
  if (matches.size() > 1) {
    fail({model::ErrorKind::InvalidInput, "several functions are called \"" + name + "\"",
          project.folder.string(), 0, "choose one of " + listed(matches)});
  }
  return matches.empty() ? name : *matches.begin();
}

std::string fileInProject(const Project& project, const std::string& file) {
  if (!file.empty()) {
    std::string inside = insideOf(project.folder, file);
    if (project.workspace.contains(file) || inside.empty()) return file;
    return inside;
  }
  const auto graph = project.workspace.graph();
  if (!graph->nodes.empty()) return graph->nodes.front().file;
  const std::vector<std::string> files = project.workspace.files();
  const auto source = std::find_if(files.begin(), files.end(), isSource);
  return source == files.end() ? "main.cpp" : *source;
}

}  // namespace metaparticle::cli
