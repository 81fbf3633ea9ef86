// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/generate_edit.h"

#include "tests/support/generate_annotation.h"

namespace metaparticle::test {

namespace {

using model::Node;
using model::NodeId;

class EditChooser {
 public:
  EditChooser(Random& random, const model::Graph& graph, const std::vector<std::string>& files,
              std::size_t number)
      : random_(random), graph_(graph), files_(files), number_(number) {}

  model::Edit choose() {
    if (graph_.nodes.empty()) return add();
    switch (random_.below(14)) {
      case 0:
      case 1:
      case 2:
      case 3:
        return set();
      case 4:
      case 5:
        return unset();
      case 6:
        return add();
      case 7:
        return model::RemoveNode{anyNode().id, random_.chance(50)};
      case 8:
        return model::RenameNode{anyNode().id, newName()};
      case 9:
      case 10:
        return model::Connect{anyNode().id, anyNode().id};
      case 11:
      case 12:
        return disconnect();
      default:
        return link();
    }
  }

 private:
  const Node& anyNode() { return random_.pick(graph_.nodes); }

  std::string nameIn(const std::string& entity, const std::string& scope) {
    return model::scopeOf(entity) == scope && random_.chance(70) ? model::leafOf(entity) : entity;
  }

  KnownNames knownNames(const std::string& scope) {
    KnownNames names;
    for (const Node& node : graph_.nodes) {
      const std::string name = nameIn(node.entity, scope);
      if (node.kind == model::Kind::Queue) names.queues.push_back(name);
      if (node.kind != model::Kind::Worker && node.kind != model::Kind::Job) names.targets.push_back(name);
    }
    for (const model::Function& function : graph_.functions)
      names.functions.push_back(nameIn(function.name, scope));
    return names;
  }

  std::string newName() {
    static const std::vector<std::string> odd = {"Not A Name", "", "9", "front"};
    if (random_.chance(10)) return random_.pick(odd);
    if (random_.chance(20)) return anyNode().name;
    return "renamed-" + std::to_string(random_.below(1000));
  }

  model::Edit set() {
    static const std::vector<std::string> odd = {"-1", "\"open",        "{",   "1 2", "", "a, b",
                                                 "]]", "no_such_thing", "\"\""};
    const Node& node = anyNode();
    if (random_.chance(4)) return model::SetArgument{node.id, "nonsense", "1"};
    const auto& argument = random_.pick(model::info(node.kind).arguments);
    std::string key(argument.key);
    if (random_.chance(40) && !node.arguments.empty()) key = random_.pick(node.arguments).key;
    if (random_.chance(8)) return model::SetArgument{node.id, key, random_.pick(odd)};
    const auto* known = model::argumentInfo(node.kind, key);
    const std::string value =
        known == nullptr ? "1" : generateValue(random_, *known, knownNames(model::scopeOf(node.entity)));
    return model::SetArgument{node.id, key, value};
  }

  model::Edit unset() {
    const Node& node = anyNode();
    if (node.arguments.empty() || random_.chance(5)) return model::UnsetArgument{node.id, "uses"};
    return model::UnsetArgument{node.id, random_.pick(node.arguments).key};
  }

  model::Edit add() {
    static const std::vector<std::string> scopes = {"",     "app",   "app::detail",
                                                    "shop", "fresh", "fresh::inner"};
    model::AddNode edit;
    edit.kind = random_.pick(model::kinds()).kind;
    edit.name = "added_" + std::to_string(number_);
    edit.scope = random_.pick(scopes);
    edit.file = random_.chance(10) || files_.empty()
                    ? "new" + std::to_string(random_.below(3)) + (random_.chance(50) ? ".hpp" : ".cpp")
                    : random_.pick(files_);
    if (random_.chance(5)) edit.name = "int";
    if (random_.chance(5) && !graph_.nodes.empty()) edit.name = model::leafOf(anyNode().entity);
    return edit;
  }

  model::Edit disconnect() {
    std::vector<const model::Edge*> declared;
    for (const model::Edge& edge : graph_.edges)
      if (edge.declared) declared.push_back(&edge);
    if (!declared.empty() && random_.chance(80)) {
      const model::Edge& edge = *random_.pick(declared);
      return model::Disconnect{edge.id.from, edge.id.to};
    }
    if (!graph_.edges.empty() && random_.chance(80)) {
      const model::Edge& edge = random_.pick(graph_.edges);
      return model::Disconnect{edge.id.from, edge.id.to};
    }
    return model::Disconnect{anyNode().id, anyNode().id};
  }

  model::Edit link() {
    if (graph_.functions.empty()) return model::LinkNode{anyNode().id, "nothing"};
    return model::LinkNode{anyNode().id, random_.pick(graph_.functions).name};
  }

  Random& random_;
  const model::Graph& graph_;
  const std::vector<std::string>& files_;
  std::size_t number_;
};

}  // namespace

model::Edit generateEdit(Random& random, const model::Graph& graph, const std::vector<std::string>& files,
                         std::size_t number) {
  return EditChooser(random, graph, files, number).choose();
}

}  // namespace metaparticle::test
