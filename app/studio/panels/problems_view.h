// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include "app/studio/panels/problems_model.h"

class QStackedLayout;
class QTreeView;

namespace metaparticle::studio {

/// The list of problems; activating one asks to jump to it.
class ProblemsView : public QWidget {
  Q_OBJECT

 public:
  explicit ProblemsView(QWidget* parent = nullptr);
  void setTheme(const Theme& theme);
  [[nodiscard]] ProblemsModel& problems() { return *model_; }

 signals:
  void activated(const metaparticle::model::Finding& finding);
  void countsChanged();

 private:
  void update();

  ProblemsModel* model_;
  QTreeView* list_;
  QStackedLayout* stack_;
};

}  // namespace metaparticle::studio
