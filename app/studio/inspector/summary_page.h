// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include "app/studio/theme/theme.h"
#include "model/finding.h"
#include "model/graph.h"

class QGridLayout;
class QLabel;

namespace metaparticle::studio {

/// The project in figures, for when nothing (or more than one thing) is selected.
class SummaryPage : public QWidget {
  Q_OBJECT

 public:
  SummaryPage(const Theme& theme, QWidget* parent);
  void show(const QString& name, const QString& folder, const model::Graph& graph,
            const std::vector<model::Finding>& findings);
  void showSelection(std::size_t nodes, std::size_t edges);

 private:
  void clearRows();
  void addRow(const QIcon& icon, const QString& text, const QString& figure);

  const Theme& theme_;
  QLabel* title_;
  QLabel* subtitle_;
  QGridLayout* rows_;
};

}  // namespace metaparticle::studio
