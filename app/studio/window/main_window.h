// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMainWindow>

#include "app/studio/document/document.h"

class QStackedWidget;
class QTimer;

namespace metaparticle::studio {

class Actions;
class Appearance;
class AutoLayout;
class DeployPanel;
class Gestures;
class Languages;
class OpeningPage;
class Problems;
class ProjectFlow;
class SelectionSync;
class StatusLine;
class WelcomePage;
class Workbench;

/// The one window: welcome, or the open project with its panes. Puts the parts together; what they do is in
/// them.
class MainWindow : public QMainWindow {
  Q_OBJECT

 public:
  MainWindow(Document& document, Appearance& appearance, Languages& languages);
  ~MainWindow() override;

  [[nodiscard]] Workbench& workbench() { return *workbench_; }
  [[nodiscard]] Actions& actions() { return *actions_; }
  [[nodiscard]] ProjectFlow& flow() { return *flow_; }
  [[nodiscard]] SelectionSync& selection() { return *selection_; }
  [[nodiscard]] DeployPanel& deployPanel() { return *deployPanel_; }

 protected:
  void closeEvent(QCloseEvent* event) override;

 private:
  void connectDocument();
  void connectFileActions();
  void connectEditActions();
  void connectNodeActions();
  void connectViewActions();
  void connectPanes();
  void connectDeployment();
  void setTheme();
  void showPage(QWidget* page);
  void projectOpened();
  void graphChanged();
  void updateTitle();
  void updateActions();
  void placeInMiddle(model::Kind kind);
  void showContextMenu(const QPoint& globalPosition);
  void restore();

  Document& document_;
  Appearance& appearance_;
  Actions* actions_;
  QStackedWidget* pages_;
  WelcomePage* welcome_;
  OpeningPage* openingPage_;
  Workbench* workbench_;
  ProjectFlow* flow_;
  Gestures* gestures_;
  SelectionSync* selection_;
  Problems* problems_;
  StatusLine* status_;
  DeployPanel* deployPanel_;
  AutoLayout* autoLayout_;
  QTimer* slowOpening_;
  bool firstGraph_ = false;  ///< the project's first graph is still to come
  bool leaving_ = false;
};

}  // namespace metaparticle::studio
