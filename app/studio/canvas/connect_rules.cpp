// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/studio/canvas/connect_rules.h"

#include <algorithm>

#include <QCoreApplication>

#include "model/edit.h"

namespace metaparticle::studio {

namespace {

bool connected(const model::Graph& graph, const model::EdgeId& id) {
  const auto before = [](const model::Edge& edge, const model::EdgeId& wanted) { return edge.id < wanted; };
  const auto found = std::lower_bound(graph.edges.begin(), graph.edges.end(), id, before);
  return found != graph.edges.end() && found->id == id;
}

}  // namespace

bool mayStartEdge(const model::Node& from) {
  return from.kind == model::Kind::Queue || model::argumentInfo(from.kind, "uses") != nullptr;
}

QString connectRefusal(const model::Graph& graph, const model::Node& from, const model::Node& to) {
  if (connected(graph, {from.id, to.id}))
    return QCoreApplication::translate("ConnectRules", "%1 is connected to %2 already")
        .arg(QString::fromStdString(from.name), QString::fromStdString(to.name));
  // Only the two ends decide, and a graph of two nodes is applied in microseconds, whatever the project's
  // size.
  model::Graph pair;
  pair.nodes = {from, to};
  for (model::Node& node : pair.nodes) node.uses.clear();
  const auto result = model::apply(model::Connect{from.id, to.id}, pair);
  return result.ok() ? QString() : QString::fromStdString(result.error().message);
}

}  // namespace metaparticle::studio
