// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <string>
#include <vector>

#include "model/graph.h"

namespace metaparticle::tests {

/// Builds small graphs as a reader would, with every line a file of its own would have.
class GraphBuilder {
 public:
  /// A node on `entity`, with arguments as {"key", "value"}.
  GraphBuilder& node(model::Kind kind, const std::string& entity, std::vector<model::Argument> arguments = {},
                     std::vector<model::Use> uses = {}) {
    model::Node node;
    node.kind = kind;
    node.entity = entity;
    node.signature = signatureOf(kind);
    node.file = "main.cpp";
    node.line = ++line_;
    node.arguments = std::move(arguments);
    node.uses = std::move(uses);
    const int twins = ++twins_[entity];
    node.id.value = twins == 1 ? entity : entity + "#" + std::to_string(twins);
    node.name = model::wireName(entity, node.arguments);
    graph_.nodes.push_back(std::move(node));
    return *this;
  }

  GraphBuilder& function(const std::string& name, std::vector<model::Use> uses = {},
                         const std::string& signature = "void()") {
    graph_.functions.push_back({name, signature, "main.cpp", ++line_, std::move(uses)});
    return *this;
  }

  model::Node& last() { return graph_.nodes.back(); }

  model::Graph build() {
    graph_.edges = model::deriveEdges(graph_.nodes, graph_.functions);
    return graph_;
  }

  static model::Use call(const std::string& target, int line = 0) {
    return use(target, model::EdgeKind::Call, line);
  }
  static model::Use callAsync(const std::string& target) {
    return use(target, model::EdgeKind::CallAsync, 0);
  }
  static model::Use push(const std::string& target) { return use(target, model::EdgeKind::Push, 0); }
  static model::Use access(const std::string& target) { return use(target, model::EdgeKind::Access, 0); }
  static model::Use plain(const std::string& target, int line = 0) { return use(target, std::nullopt, line); }

 private:
  static model::Use use(const std::string& target, std::optional<model::EdgeKind> kind, int line) {
    return {target, kind, {"main.cpp", line == 0 ? 1000 : line, kind ? 3 + static_cast<int>(*kind) : 1}};
  }

  static std::string signatureOf(model::Kind kind) {
    const model::KindInfo& info = model::info(kind);
    if (info.entity == model::Entity::Function) return "std::string(const std::string& request)";
    return "mp::" + std::string(info.variableType) + (info.templated ? "<std::string>" : "");
  }

  model::Graph graph_;
  std::map<std::string, int> twins_;
  int line_ = 0;
};

}  // namespace metaparticle::tests
