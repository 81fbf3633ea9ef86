// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/studio/inspector/inspector.h"

#include "app/studio/inspector/edge_page.h"
#include "app/studio/inspector/node_page.h"
#include "app/studio/inspector/summary_page.h"

namespace metaparticle::studio {

Inspector::Inspector(QWidget* parent) : QScrollArea(parent) {
  setObjectName("inspector");
  setWidgetResizable(true);
  setFrameShape(QFrame::NoFrame);
  setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
}

void Inspector::setTheme(const Theme& theme) {
  theme_ = &theme;
  replacePage(new QWidget(this));  // The pages are made in the colours of a theme: make them anew.
  refresh();
}

/// The page may be in the middle of sending a signal: it goes when it is done.
void Inspector::replacePage(QWidget* page) {
  if (QWidget* former = takeWidget()) {
    former->hide();
    former->deleteLater();
  }
  setWidget(page);
}

void Inspector::setProject(const QString& name, const QString& folder) {
  name_ = name;
  folder_ = folder;
  refresh();
}

void Inspector::setGraph(std::shared_ptr<const model::Graph> graph,
                         const std::vector<model::Finding>& findings) {
  graph_ = std::move(graph);
  findings_ = findings;
  refresh();
}

void Inspector::setSelection(const Selection& selection) {
  if (selection == selection_) return;
  selection_ = selection;
  refresh();
}

void Inspector::refresh() {
  if (selection_.nodes.size() == 1 && selection_.edges.empty()) {
    if (const model::Node* node = graph_->node(selection_.nodes.front())) {
      showNode(*node);
      return;
    }
  }
  if (selection_.edges.size() == 1 && selection_.nodes.empty()) {
    if (const model::Edge* edge = graph_->edge(selection_.edges.front())) {
      showEdge(*edge);
      return;
    }
  }
  showSummary();
}

void Inspector::showNode(const model::Node& node) {
  auto* shown = qobject_cast<NodePage*>(widget());
  if (!shown || shown->kind() != node.kind) {
    shown = new NodePage(node.kind, *theme_, nullptr);
    connect(shown, &NodePage::editRequested, this, &Inspector::editRequested);
    connect(shown, &NodePage::linkRequested, this, &Inspector::linkRequested);
    connect(shown, &NodePage::placeActivated, this, &Inspector::placeActivated);
    replacePage(shown);
  }
  shown->show(node, *graph_);
}

void Inspector::showEdge(const model::Edge& edge) {
  auto* shown = qobject_cast<EdgePage*>(widget());
  if (!shown) {
    shown = new EdgePage(*theme_, nullptr);
    connect(shown, &EdgePage::placeActivated, this, &Inspector::placeActivated);
    connect(shown, &EdgePage::disconnectRequested, this, &Inspector::disconnectRequested);
    replacePage(shown);
  }
  shown->show(edge, *graph_);
}

void Inspector::showSummary() {
  auto* shown = qobject_cast<SummaryPage*>(widget());
  if (!shown) {
    shown = new SummaryPage(*theme_, nullptr);
    replacePage(shown);
  }
  if (selection_.nodes.size() + selection_.edges.size() > 1) {
    shown->showSelection(selection_.nodes.size(), selection_.edges.size());
  } else {
    shown->show(name_, folder_, *graph_, findings_);
  }
}

bool Inspector::showProblem(const model::Edit& edit, const QString& problem) {
  if (auto* node = qobject_cast<NodePage*>(widget())) return node->showProblem(edit, problem);
  if (auto* edge = qobject_cast<EdgePage*>(widget())) {
    if (!std::holds_alternative<model::Disconnect>(edit)) return false;
    edge->setProblem(problem);
    return true;
  }
  return false;
}

}  // namespace metaparticle::studio
