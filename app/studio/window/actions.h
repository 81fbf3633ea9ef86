// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAction>
#include <QObject>

#include "app/studio/theme/theme.h"

namespace metaparticle::studio {

/// Everything the user can ask for, with its text, shortcut and icon. Menus and the command bar show them;
/// who carries them out connects to them.
class Actions : public QObject {
  Q_OBJECT

 public:
  explicit Actions(QWidget* window);
  void setTheme(const Theme& theme);

  QAction* newProject;
  QAction* open;
  QAction* openFile;
  QAction* closeProject;
  QAction* save;
  QAction* saveAll;
  QAction* quit;

  QAction* undo;
  QAction* redo;
  QAction* cut;
  QAction* copy;
  QAction* paste;
  QAction* find;
  QAction* replace;
  QAction* findNext;
  QAction* findPrevious;

  QAction* rename;
  QAction* link;
  QAction* remove;
  QAction* removeWithFunction;
  QAction* showCode;
  QAction* autoLayout;

  QAction* fit;
  QAction* zoomIn;
  QAction* zoomOut;
  QAction* actualSize;
  QAction* palettePanel;
  QAction* codePanel;
  QAction* inspectorPanel;
  QAction* bottomPanel;

  QAction* deploy;
  QAction* stop;
  QAction* about;

 private:
  QAction* add(const char* name, const QString& text, const QKeySequence& shortcut, const QString& icon = {});
  void addFileActions();
  void addEditActions();
  void addNodeActions();
  void addViewActions();
  void addRunActions();

  QWidget* window_;
  std::vector<std::pair<QAction*, QString>> icons_;
};

}  // namespace metaparticle::studio
