// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/studio/window/menus.h"

#include <QActionGroup>
#include <QCoreApplication>
#include <QMainWindow>
#include <QMenu>
#include <QMenuBar>
#include <QToolBar>
#include <QToolButton>

#include "app/studio/window/actions.h"
#include "app/studio/window/appearance.h"
#include "app/studio/window/languages.h"

namespace metaparticle::studio {
namespace {

QString translated(const char* text) {
  return QCoreApplication::translate("metaparticle::studio::Menus", text);
}

void addThemeMenu(QMenu& menu, Appearance& appearance) {
  QMenu* themes = menu.addMenu(translated(QT_TRANSLATE_NOOP("metaparticle::studio::Menus", "&Theme")));
  auto* group = new QActionGroup(themes);
  const std::initializer_list<std::pair<Appearance::Choice, const char*>> choices = {
      {Appearance::Choice::System, QT_TRANSLATE_NOOP("metaparticle::studio::Menus", "As the &system")},
      {Appearance::Choice::Light, QT_TRANSLATE_NOOP("metaparticle::studio::Menus", "&Light")},
      {Appearance::Choice::Dark, QT_TRANSLATE_NOOP("metaparticle::studio::Menus", "&Dark")}};
  for (const auto& [choice, text] : choices) {
    QAction* action = themes->addAction(translated(text));
    action->setCheckable(true);
    action->setChecked(appearance.choice() == choice);
    group->addAction(action);
    QObject::connect(action, &QAction::triggered, &appearance,
                     [&appearance, choice = choice] { appearance.choose(choice); });
  }
}

void addLanguageMenu(QMenu& menu, Languages& languages) {
  QMenu* choices = menu.addMenu(translated(QT_TRANSLATE_NOOP("metaparticle::studio::Menus", "&Language")));
  choices->setObjectName("languages");
  auto* group = new QActionGroup(choices);
  for (const auto& [code, name] : Languages::available()) {
    QAction* action = choices->addAction(name);
    action->setData(code);
    action->setCheckable(true);
    action->setChecked(languages.choice() == code);
    group->addAction(action);
    QObject::connect(action, &QAction::triggered, &languages,
                     [&languages, code = code] { languages.choose(code); });
  }
}

QMenu* addFileMenu(QMenuBar& bar, Actions& actions) {
  QMenu* menu = bar.addMenu(translated(QT_TRANSLATE_NOOP("metaparticle::studio::Menus", "&File")));
  menu->addActions({actions.newProject, actions.open, actions.openFile});
  QMenu* recent = menu->addMenu(translated(QT_TRANSLATE_NOOP("metaparticle::studio::Menus", "Open &recent")));
  menu->addSeparator();
  menu->addActions({actions.save, actions.saveAll});
  menu->addSeparator();
  menu->addActions({actions.closeProject, actions.quit});
  return recent;
}

void addEditMenu(QMenuBar& bar, Actions& actions) {
  QMenu* menu = bar.addMenu(translated(QT_TRANSLATE_NOOP("metaparticle::studio::Menus", "&Edit")));
  menu->addActions({actions.undo, actions.redo});
  menu->addSeparator();
  menu->addActions({actions.cut, actions.copy, actions.paste});
  menu->addSeparator();
  menu->addActions({actions.find, actions.replace, actions.findNext, actions.findPrevious});
}

void addNodeMenu(QMenuBar& bar, Actions& actions) {
  QMenu* menu = bar.addMenu(translated(QT_TRANSLATE_NOOP("metaparticle::studio::Menus", "&Node")));
  menu->addActions({actions.rename, actions.link, actions.showCode});
  menu->addSeparator();
  menu->addActions({actions.remove, actions.removeWithFunction});
  menu->addSeparator();
  menu->addAction(actions.autoLayout);
}

void addViewMenu(QMenuBar& bar, Actions& actions, Appearance& appearance, Languages& languages) {
  QMenu* menu = bar.addMenu(translated(QT_TRANSLATE_NOOP("metaparticle::studio::Menus", "&View")));
  menu->addActions({actions.fit, actions.zoomIn, actions.zoomOut, actions.actualSize});
  menu->addSeparator();
  menu->addActions({actions.palettePanel, actions.codePanel, actions.inspectorPanel, actions.bottomPanel});
  menu->addSeparator();
  addThemeMenu(*menu, appearance);
  addLanguageMenu(*menu, languages);
}

}  // namespace

QMenu* addMenus(QMainWindow& window, Actions& actions, Appearance& appearance, Languages& languages) {
  QMenuBar& bar = *window.menuBar();
  QMenu* recent = addFileMenu(bar, actions);
  addEditMenu(bar, actions);
  addNodeMenu(bar, actions);
  addViewMenu(bar, actions, appearance, languages);
  QMenu* run = bar.addMenu(translated(QT_TRANSLATE_NOOP("metaparticle::studio::Menus", "&Run")));
  run->addActions({actions.deploy, actions.stop});
  QMenu* help = bar.addMenu(translated(QT_TRANSLATE_NOOP("metaparticle::studio::Menus", "&Help")));
  help->addAction(actions.about);
  return recent;
}

void addCommandBar(QMainWindow& window, Actions& actions) {
  auto* bar = new QToolBar(translated(QT_TRANSLATE_NOOP("metaparticle::studio::Menus", "Commands")), &window);
  bar->setObjectName("commandBar");
  bar->setMovable(false);
  bar->setIconSize(QSize(20, 20));
  bar->setContextMenuPolicy(Qt::PreventContextMenu);
  bar->addActions({actions.open, actions.save});
  bar->addSeparator();
  bar->addActions({actions.undo, actions.redo});
  bar->addSeparator();
  bar->addActions({actions.fit, actions.zoomOut, actions.zoomIn, actions.autoLayout});
  auto* space = new QWidget(bar);
  space->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
  bar->addWidget(space);
  bar->addActions({actions.palettePanel, actions.bottomPanel, actions.codePanel, actions.inspectorPanel});
  bar->addSeparator();
  bar->addActions({actions.stop, actions.deploy});
  if (auto* button = qobject_cast<QToolButton*>(bar->widgetForAction(actions.deploy))) {
    button->setObjectName("deployButton");
    button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
  }
  window.addToolBar(Qt::TopToolBarArea, bar);
}

}  // namespace metaparticle::studio
