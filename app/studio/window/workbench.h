// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include "app/studio/document/document.h"
#include "app/studio/theme/theme.h"

class QSplitter;
class QTabWidget;

namespace metaparticle::studio {

class Actions;
class CanvasView;
class EditorTabs;
class FileList;
class Inspector;
class MessageBar;
class Palette;
class ProblemsView;

/// The panes of an open project and how they are arranged: palette and files, canvas, code, inspector, and
/// below them problems and deployment.
class Workbench : public QWidget {
  Q_OBJECT

 public:
  Workbench(Document& document, QWidget* parent);

  Palette* palette = nullptr;
  FileList* files = nullptr;
  CanvasView* canvas = nullptr;
  EditorTabs* editors = nullptr;
  Inspector* inspector = nullptr;
  ProblemsView* problems = nullptr;
  MessageBar* messages = nullptr;
  QTabWidget* bottom = nullptr;

  void setTheme(const Theme& theme);
  /// Lets the actions show and hide the panes.
  void connectPanels(const Actions& actions);
  /// Makes the bottom panel at least this high, for what needs the room. It can be made smaller again by
  /// hand.
  void raiseBottom(int height);
  void saveState() const;
  void restoreState();

 private:
  QWidget* makeSide(Document& document);
  QWidget* makeCanvasSide();

  QSplitter* columns_;
  QSplitter* rows_;
  QSplitter* side_ = nullptr;
};

}  // namespace metaparticle::studio
