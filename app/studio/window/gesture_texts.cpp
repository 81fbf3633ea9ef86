// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/studio/kind_texts/kind_texts.h"
#include "app/studio/window/gestures.h"

namespace metaparticle::studio {
namespace {

/// One overload an edit.
struct Describer {
  const model::Graph& graph;

  [[nodiscard]] QString name(const model::NodeId& id) const {
    const model::Node* node = graph.node(id);
    return QString::fromStdString(node ? node->name : id.value);
  }
  QString operator()(const model::SetArgument& edit) const {
    return Gestures::tr("set %1 of %2").arg(QString::fromStdString(edit.key), name(edit.node));
  }
  QString operator()(const model::UnsetArgument& edit) const {
    return Gestures::tr("reset %1 of %2").arg(QString::fromStdString(edit.key), name(edit.node));
  }
  QString operator()(const model::AddNode& edit) const {
    return Gestures::tr("add %1 %2").arg(kindTitle(edit.kind), QString::fromStdString(edit.name));
  }
  QString operator()(const model::RemoveNode& edit) const {
    return Gestures::tr("delete %1").arg(name(edit.node));
  }
  QString operator()(const model::RenameNode& edit) const {
    return Gestures::tr("rename %1 to %2").arg(name(edit.node), QString::fromStdString(edit.name));
  }
  QString operator()(const model::Connect& edit) const {
    return Gestures::tr("connect %1 to %2").arg(name(edit.from), name(edit.to));
  }
  QString operator()(const model::Disconnect& edit) const {
    return Gestures::tr("disconnect %1 from %2").arg(name(edit.from), name(edit.to));
  }
  QString operator()(const model::LinkNode& edit) const {
    return Gestures::tr("link %1 to %2").arg(name(edit.node), QString::fromStdString(edit.function));
  }
};

}  // namespace

QString describeForUser(const model::Edit& edit, const model::Graph& graph) {
  return std::visit(Describer{graph}, edit);
}

}  // namespace metaparticle::studio
