// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QScrollArea>

#include <memory>

#include "app/studio/canvas/canvas_types.h"
#include "app/studio/theme/theme.h"
#include "model/edit.h"
#include "model/finding.h"

namespace metaparticle::studio {

class EdgePage;
class NodePage;
class SummaryPage;

/// Shows what is selected, and asks for edits of it.
class Inspector : public QScrollArea {
  Q_OBJECT

 public:
  explicit Inspector(QWidget* parent = nullptr);

  void setTheme(const Theme& theme);
  void setProject(const QString& name, const QString& folder);
  void setGraph(std::shared_ptr<const model::Graph> graph, const std::vector<model::Finding>& findings);
  void setSelection(const Selection& selection);
  /// Says beside the field why an edit was not made. False when the edit is not about what is shown.
  bool showProblem(const model::Edit& edit, const QString& problem);

 signals:
  void editRequested(const metaparticle::model::Edit& edit);
  void linkRequested(const metaparticle::model::NodeId& node);
  void disconnectRequested(const metaparticle::model::EdgeId& edge);
  void placeActivated(const QString& file, int line);

 private:
  void refresh();
  void replacePage(QWidget* page);
  void showNode(const model::Node& node);
  void showEdge(const model::Edge& edge);
  void showSummary();

  const Theme* theme_ = &Theme::lightTheme();
  QString name_;
  QString folder_;
  std::shared_ptr<const model::Graph> graph_ = std::make_shared<const model::Graph>();
  std::vector<model::Finding> findings_;
  Selection selection_;
};

}  // namespace metaparticle::studio
