// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/studio/window/deployment.h"

#include "app/studio/canvas/canvas_view.h"
#include "app/studio/deploy/deploy_panel.h"
#include "app/studio/window/actions.h"
#include "app/studio/window/problems.h"
#include "app/studio/window/selection_sync.h"
#include "deploy/plan.h"

namespace metaparticle::studio {
namespace {

bool isActive(deploy::Phase phase) {
  using enum deploy::Phase;
  return phase != Idle && phase != Stopped && phase != Failed;
}

BadgeState stateOf(const deploy::NodeStatus& node) {
  using enum deploy::ReplicaState;
  if (node.worst == Failed) return BadgeState::Failed;
  if (node.desired > 0 && node.ready >= node.desired) return BadgeState::Ready;
  if (node.worst == BackOff) return BadgeState::Degraded;
  if (node.worst == Stopping || node.worst == Stopped) return BadgeState::Stopped;
  return BadgeState::Pending;
}

int restartsOf(const deploy::StatusSnapshot& snapshot, const std::string& node) {
  int restarts = 0;
  for (const deploy::ReplicaStatus& replica : snapshot.replicas) {
    if (replica.node == node) restarts += replica.restarts;
  }
  return restarts;
}

}  // namespace

std::vector<NodeBadge> badgesFor(const deploy::StatusSnapshot& snapshot) {
  std::vector<NodeBadge> badges;
  if (!isActive(snapshot.phase) || snapshot.phase == deploy::Phase::Building) return badges;
  for (const deploy::NodeStatus& node : snapshot.nodes) {
    QString text = Deployment::tr("%1 of %2 ready").arg(node.ready).arg(node.desired);
    if (const int restarts = restartsOf(snapshot, node.node); restarts > 0) {
      text += QStringLiteral(", ") + Deployment::tr("%n restart(s)", nullptr, restarts);
    }
    if (!node.url.empty()) text += QStringLiteral("\n") + QString::fromStdString(node.url);
    badges.push_back({node.node, node.ready, node.desired, stateOf(node), text});
  }
  return badges;
}

Deployment::Deployment(Document& document, DeployPanel& panel, CanvasView& canvas, Problems& problems,
                       SelectionSync& selection, Actions& actions, QObject* parent)
    : QObject(parent),
      document_(document),
      panel_(panel),
      canvas_(canvas),
      problems_(problems),
      selection_(selection),
      actions_(actions) {
  connect(&document_, &Document::opened, this, &Deployment::projectChanged);
  connect(&document_, &Document::closed, this, &Deployment::projectChanged);
  connect(actions_.deploy, &QAction::triggered, this, &Deployment::deploy);
  connect(actions_.stop, &QAction::triggered, &panel_, &DeployPanel::stop);
  connect(&panel_, &DeployPanel::snapshotChanged, this, &Deployment::show);
  connect(&panel_, &DeployPanel::findingsCleared, &problems_, &Problems::clearBuild);
  connect(&panel_, &DeployPanel::findingReported, this, &Deployment::report);
  connect(&panel_, &DeployPanel::nodeActivated, this, [this](const QString& name) {
    if (const model::Node* node = document_.graph()->find(name.toStdString())) selection_.select(node->id);
  });
  connect(&canvas_, &CanvasView::selectionChanged, this, [this] {
    const Selection selected = canvas_.selection();
    const model::Node* node =
        selected.nodes.size() == 1 ? document_.graph()->node(selected.nodes.front()) : nullptr;
    panel_.showLogsOf(node ? QString::fromStdString(node->name) : QString());
  });
  projectChanged();
}

void Deployment::projectChanged() {
  panel_.setProject(document_.isOpen() ? document_.folder().toStdString() : std::string());
  problems_.clearBuild();
  show(panel_.snapshot());
}

void Deployment::report(const model::Finding& finding) {
  problems_.addBuild(finding);
  if (finding.severity == model::Severity::Error) emit failed();
}

/// What runs is stopped only for something that can.
bool Deployment::canReplaceWhatRuns() {
  if (problems_.hasErrorsInText()) {
    emit failed();
    return false;
  }
  const auto plan = deploy::compile(*document_.graph(), document_.name().toStdString());
  if (plan) return true;
  const model::Error& error = plan.error();
  report({model::Severity::Error, "cannot-run", error.message, error.file, error.line, 0, {}});
  return false;
}

void Deployment::deploy() {
  if (!document_.isOpen()) return;
  problems_.clearBuild();
  if (isActive(phase_) && !canReplaceWhatRuns()) return;
  emit begun();
  document_.saveAll([this](bool saved) {
    if (saved) panel_.deploy();
  });
}

void Deployment::show(const deploy::StatusSnapshot& snapshot) {
  canvas_.setNodeStatus(badgesFor(snapshot));
  if (isActive(snapshot.phase) && !isActive(phase_)) emit begun();
  phase_ = snapshot.phase;
  updateActions();
}

void Deployment::updateActions() {
  const bool stopping = phase_ == deploy::Phase::Stopping;
  actions_.stop->setEnabled(isActive(phase_) && !stopping);
  actions_.deploy->setEnabled(document_.isOpen() && !stopping && phase_ != deploy::Phase::Building &&
                              phase_ != deploy::Phase::Starting);
}

}  // namespace metaparticle::studio
