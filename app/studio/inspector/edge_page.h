// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include "app/studio/theme/theme.h"
#include "model/graph.h"

class QLabel;
class QListWidget;
class QPushButton;

namespace metaparticle::studio {

/// What an edge is and which lines of code make it.
class EdgePage : public QWidget {
  Q_OBJECT

 public:
  EdgePage(const Theme& theme, QWidget* parent);
  void show(const model::Edge& edge, const model::Graph& graph);
  void setProblem(const QString& problem);

 signals:
  void placeActivated(const QString& file, int line);
  void disconnectRequested(const metaparticle::model::EdgeId& edge);

 private:
  model::EdgeId edge_;
  QLabel* title_;
  QLabel* kind_;
  QLabel* state_;
  QListWidget* sites_;
  QLabel* sitesTitle_;
  QPushButton* remove_;
  QLabel* problem_;
};

}  // namespace metaparticle::studio
