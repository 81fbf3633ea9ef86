// SPDX-License-Identifier: GPL-3.0-or-later
//
// What edits do to the arguments of annotations.
#include <algorithm>
#include <optional>

#include "model/edit.h"
#include "model/node_index.h"
#include "model/values.h"

namespace metaparticle::model {

namespace {

using Arguments = std::vector<Argument>;

void set(Arguments& arguments, const std::string& key, const std::string& value) {
  const auto found =
      std::find_if(arguments.begin(), arguments.end(), [&](const Argument& a) { return a.key == key; });
  if (found == arguments.end()) {
    arguments.push_back({key, value});
  } else if (normalizedValue(found->value) != normalizedValue(value)) {
    found->value = value;
  }
}

void unset(Arguments& arguments, std::string_view key) {
  std::erase_if(arguments, [&](const Argument& argument) { return argument.key == key; });
}

std::string listOf(const std::vector<std::string>& items) {
  std::string text;
  for (const std::string& item : items) text += (text.empty() ? "" : ", ") + item;
  return "{" + text + "}";
}

/// Takes the items that mean `entity` out of a list argument, and the argument itself with the last one.
void removeItems(Arguments& arguments, const Argument& argument, const NodeIndex& index,
                 const std::string& entity, const std::string& scope) {
  std::vector<std::string> items = parseList(argument.value);
  const auto removed = std::erase_if(items, [&](const std::string& item) {
    const Node* meant = index.named(item, scope);
    return meant != nullptr && meant->entity == entity;
  });
  if (removed == 0) return;
  const std::string key = argument.key;
  if (items.empty()) {
    unset(arguments, key);
  } else {
    set(arguments, key, listOf(items));
  }
}

/// Takes every mention of `entity` as a node out of the arguments.
void removeMentions(Arguments& arguments, const Node& node, const NodeIndex& index,
                    const std::string& entity) {
  const std::string scope = scopeOf(node.entity);
  for (const Argument& argument : node.arguments) {
    const ArgumentInfo* known = argumentInfo(node.kind, argument.key);
    if (known == nullptr) continue;
    if (known->type == ValueType::NodeList) removeItems(arguments, argument, index, entity, scope);
    if (known->type != ValueType::Queue) continue;
    const Node* meant = index.named(argument.value, scope);
    if (meant != nullptr && meant->entity == entity) unset(arguments, argument.key);
  }
}

class Changer {
 public:
  explicit Changer(const Graph& graph) : graph_(graph) {}

  std::vector<ArgumentChange> operator()(const SetArgument& edit) {
    set(of(edit.node), edit.key, edit.value);
    return changed(edit.node);
  }

  std::vector<ArgumentChange> operator()(const UnsetArgument& edit) {
    unset(of(edit.node), edit.key);
    return changed(edit.node);
  }

  std::vector<ArgumentChange> operator()(const RenameNode& edit) {
    const Node& node = *graph_.node(edit.node);
    if (node.name == edit.name) return {};
    Arguments& arguments = of(edit.node);
    if (edit.name == kebabCase(leafOf(node.entity))) {
      unset(arguments, "name");
    } else {
      set(arguments, "name", quote(edit.name));
    }
    return changed(edit.node);
  }

  std::vector<ArgumentChange> operator()(const Connect& edit) {
    const Node& from = *index().byId(edit.from.value);
    const Node& to = *index().byId(edit.to.value);
    const Edge* edge = graph_.edge({edit.from, edit.to});
    if (edge != nullptr && edge->declared) return {};
    if (from.kind == Kind::Queue && to.kind == Kind::Worker) {
      set(of(to.id), "from", index().shortestName(from.entity, scopeOf(to.entity)));
      return changed(to.id);
    }
    const Argument* uses = from.argument("uses");
    std::vector<std::string> items = uses == nullptr ? std::vector<std::string>() : parseList(uses->value);
    items.push_back(index().shortestName(to.entity, scopeOf(from.entity)));
    set(of(from.id), "uses", listOf(items));
    return changed(from.id);
  }

  std::vector<ArgumentChange> operator()(const Disconnect& edit) {
    const Edge& edge = *graph_.edge({edit.from, edit.to});
    const NodeId& owner = edge.kind == EdgeKind::Consume ? edit.to : edit.from;
    const std::string& other =
        index().byId((edge.kind == EdgeKind::Consume ? edit.from : edit.to).value)->entity;
    const Node& node = *index().byId(owner.value);
    if (edge.kind == EdgeKind::Consume) {
      unset(of(owner), "from");
    } else if (const Argument* uses = node.argument("uses")) {
      removeItems(of(owner), *uses, index(), other, scopeOf(node.entity));
    }
    return changed(owner);
  }

  std::vector<ArgumentChange> operator()(const RemoveNode& edit) {
    const std::string& entity = index().byId(edit.node.value)->entity;
    const auto sharesEntity = [&](const Node& node) { return node.entity == entity && node.id != edit.node; };
    if (std::any_of(graph_.nodes.begin(), graph_.nodes.end(), sharesEntity)) return {};
    std::vector<ArgumentChange> changes;
    for (const Node& node : graph_.nodes) {
      if (node.id == edit.node || node.stale || node.readOnly) continue;
      Arguments arguments = node.arguments;
      removeMentions(arguments, node, index(), entity);
      if (arguments != node.arguments) changes.push_back({node.id, std::move(arguments)});
    }
    return changes;
  }

  std::vector<ArgumentChange> operator()(const AddNode&) { return {}; }
  std::vector<ArgumentChange> operator()(const LinkNode&) { return {}; }

 private:
  /// The list that is being changed: a copy of the node's.
  Arguments& of(const NodeId& id) {
    list_ = graph_.node(id)->arguments;
    return list_;
  }

  [[nodiscard]] std::vector<ArgumentChange> changed(const NodeId& id) const {
    if (list_ == graph_.node(id)->arguments) return {};
    return {{id, list_}};
  }

  /// Made when first asked for: most edits change one annotation and need none.
  const NodeIndex& index() {
    if (!index_) index_.emplace(graph_.nodes);
    return *index_;
  }

  const Graph& graph_;
  std::optional<NodeIndex> index_;
  Arguments list_;
};

}  // namespace

Result<std::vector<ArgumentChange>> argumentChanges(const Edit& edit, const Graph& graph) {
  if (auto allowed = checkEdit(edit, graph); !allowed) return allowed.error();
  return std::visit(Changer(graph), edit);
}

}  // namespace metaparticle::model
