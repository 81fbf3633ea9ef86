// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/studio/window/actions.h"

#include <QWidget>

#include "app/studio/icons/line_icon.h"

namespace metaparticle::studio {

Actions::Actions(QWidget* window) : QObject(window), window_(window) {
  addFileActions();
  addEditActions();
  addNodeActions();
  addViewActions();
  addRunActions();
}

QAction* Actions::add(const char* name, const QString& text, const QKeySequence& shortcut,
                      const QString& icon) {
  auto* action = new QAction(text, this);
  action->setObjectName(name);
  action->setShortcut(shortcut);
  QString tip = text;
  tip.remove(QLatin1Char('&')).remove(QStringLiteral("…"));
  if (!shortcut.isEmpty()) tip += QStringLiteral(" (%1)").arg(shortcut.toString(QKeySequence::NativeText));
  action->setToolTip(tip);
  if (!icon.isEmpty()) icons_.emplace_back(action, icon);
  window_->addAction(action);
  return action;
}

void Actions::addFileActions() {
  newProject = add("newProject", tr("&New project…"), QKeySequence::New, QStringLiteral("new"));
  open = add("open", tr("&Open project…"), QKeySequence::Open, QStringLiteral("open"));
  openFile = add("openFile", tr("Open a single &file…"), {});
  closeProject = add("closeProject", tr("&Close project"), {});
  save = add("save", tr("&Save"), QKeySequence::Save, QStringLiteral("save"));
  saveAll = add("saveAll", tr("Save a&ll"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_S));
  quit = add("quit", tr("&Quit"), QKeySequence(Qt::CTRL | Qt::Key_Q));
}

void Actions::addEditActions() {
  undo = add("undo", tr("&Undo"), QKeySequence::Undo, QStringLiteral("undo"));
  redo = add("redo", tr("&Redo"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_Z), QStringLiteral("redo"));
  redo->setShortcuts({QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_Z), QKeySequence(Qt::CTRL | Qt::Key_Y)});
  cut = add("cut", tr("Cu&t"), {});
  copy = add("copy", tr("&Copy"), {});
  paste = add("paste", tr("&Paste"), {});
  find = add("find", tr("&Find…"), QKeySequence::Find, QStringLiteral("find"));
  replace = add("replace", tr("Rep&lace…"), QKeySequence(Qt::CTRL | Qt::Key_H));
  findNext = add("findNext", tr("Find &next"), QKeySequence(Qt::Key_F3));
  findPrevious = add("findPrevious", tr("Find pre&vious"), QKeySequence(Qt::SHIFT | Qt::Key_F3));
}

void Actions::addNodeActions() {
  rename = add("rename", tr("&Rename"), QKeySequence(Qt::Key_F2), QStringLiteral("rename"));
  link = add("link", tr("&Link to a function…"), {}, QStringLiteral("link"));
  // The canvas knows the Delete key itself; in the editor it belongs to the text.
  remove = add("remove", tr("&Delete from the graph"), {}, QStringLiteral("delete"));
  removeWithFunction = add("removeWithFunction", tr("Delete with its &function"), {});
  showCode = add("showCode", tr("Show the &code"), QKeySequence(Qt::Key_F12), QStringLiteral("code"));
  autoLayout = add("autoLayout", tr("&Arrange automatically"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_L),
                   QStringLiteral("layout"));
}

void Actions::addViewActions() {
  fit = add("fit", tr("&Fit everything"), QKeySequence(Qt::CTRL | Qt::Key_0), QStringLiteral("fit"));
  zoomIn = add("zoomIn", tr("Zoom &in"), QKeySequence(Qt::CTRL | Qt::Key_Plus), QStringLiteral("zoom-in"));
  zoomIn->setShortcuts({QKeySequence(Qt::CTRL | Qt::Key_Plus), QKeySequence(Qt::CTRL | Qt::Key_Equal)});
  zoomOut =
      add("zoomOut", tr("Zoom &out"), QKeySequence(Qt::CTRL | Qt::Key_Minus), QStringLiteral("zoom-out"));
  actualSize = add("actualSize", tr("Actual &size"), QKeySequence(Qt::CTRL | Qt::Key_1));
  const auto panel = [this](const char* name, const QString& text, int key, const QString& icon) {
    QAction* action = add(name, text, QKeySequence(Qt::ALT | static_cast<Qt::Key>(key)), icon);
    action->setCheckable(true);
    action->setChecked(true);
    return action;
  };
  palettePanel = panel("palettePanel", tr("&Palette and files"), Qt::Key_1, QStringLiteral("panel-left"));
  codePanel = panel("codePanel", tr("&Code"), Qt::Key_2, QStringLiteral("code"));
  inspectorPanel = panel("inspectorPanel", tr("&Inspector"), Qt::Key_3, QStringLiteral("panel-right"));
  bottomPanel =
      panel("bottomPanel", tr("P&roblems and deployment"), Qt::Key_4, QStringLiteral("panel-bottom"));
}

void Actions::addRunActions() {
  deploy = add("deploy", tr("&Deploy"), QKeySequence(Qt::Key_F5));
  stop = add("stop", tr("&Stop"), QKeySequence(Qt::SHIFT | Qt::Key_F5), QStringLiteral("stop"));
  about = add("about", tr("&About Metaparticle Studio"), {});
}

void Actions::setTheme(const Theme& theme) {
  for (const auto& [action, icon] : icons_) action->setIcon(lineIcon(icon, theme));
  deploy->setIcon(lineIcon(QStringLiteral("deploy"), theme.accentText, theme.stopped));
}

}  // namespace metaparticle::studio
