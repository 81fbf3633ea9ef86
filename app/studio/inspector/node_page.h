// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include <vector>

#include "app/studio/theme/theme.h"
#include "model/edit.h"
#include "model/graph.h"

class QLabel;
class QLineEdit;
class QToolButton;
class QVBoxLayout;

namespace metaparticle::studio {

class ArgumentRow;

/// The form of one node.
class NodePage : public QWidget {
  Q_OBJECT

 public:
  NodePage(model::Kind kind, const Theme& theme, QWidget* parent);

  [[nodiscard]] model::Kind kind() const { return kind_; }
  [[nodiscard]] const model::NodeId& node() const { return node_; }
  void show(const model::Node& node, const model::Graph& graph);
  /// Says at the argument, or at the name, why the edit was not made. False when it is not about this node.
  bool showProblem(const model::Edit& edit, const QString& problem);

 signals:
  void editRequested(const metaparticle::model::Edit& edit);
  void linkRequested(const metaparticle::model::NodeId& node);
  void placeActivated(const QString& file, int line);

 private:
  void buildHeader(const Theme& theme, QVBoxLayout& layout);
  void buildRows(const Theme& theme, QVBoxLayout& layout);
  void rename();

  model::Kind kind_;
  model::NodeId node_;
  std::string name_;
  QString file_;
  int line_ = 0;
  QLineEdit* nameEdit_ = nullptr;
  QLabel* nameProblem_ = nullptr;
  QLabel* signature_ = nullptr;
  QLabel* place_ = nullptr;
  QLabel* state_ = nullptr;
  QToolButton* link_ = nullptr;
  std::vector<ArgumentRow*> rows_;
};

}  // namespace metaparticle::studio
