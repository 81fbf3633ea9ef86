// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/studio/window/workbench.h"

#include <QLabel>
#include <QSettings>
#include <QSplitter>
#include <QTabWidget>
#include <QVBoxLayout>

#include "app/studio/canvas/canvas_view.h"
#include "app/studio/editor/editor_tabs.h"
#include "app/studio/inspector/inspector.h"
#include "app/studio/panels/file_list.h"
#include "app/studio/panels/palette.h"
#include "app/studio/panels/problems_view.h"
#include "app/studio/window/actions.h"
#include "app/studio/window/message_bar.h"

namespace metaparticle::studio {
namespace {

QWidget* titled(const QString& title, QWidget* content, QWidget* parent) {
  auto* pane = new QWidget(parent);
  auto* layout = new QVBoxLayout(pane);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(0);
  auto* label = new QLabel(title, pane);
  label->setObjectName("panelTitle");
  layout->addWidget(label);
  layout->addWidget(content, 1);
  return pane;
}

const QString columnsKey = QStringLiteral("window/columns");
const QString rowsKey = QStringLiteral("window/rows");
const QString sideKey = QStringLiteral("window/side");

}  // namespace

Workbench::Workbench(Document& document, QWidget* parent)
    : QWidget(parent),
      columns_(new QSplitter(Qt::Horizontal, this)),
      rows_(new QSplitter(Qt::Vertical, this)) {
  editors = new EditorTabs(document, columns_);
  inspector = new Inspector(columns_);
  columns_->addWidget(makeSide(document));
  columns_->addWidget(makeCanvasSide());
  columns_->addWidget(editors);
  columns_->addWidget(inspector);
  columns_->setChildrenCollapsible(false);
  columns_->setStretchFactor(1, 3);
  columns_->setStretchFactor(2, 2);
  columns_->setSizes({200, 430, 510, 300});
  inspector->setMinimumWidth(280);

  bottom = new QTabWidget(rows_);
  bottom->setObjectName("bottom");
  bottom->setDocumentMode(true);
  problems = new ProblemsView(bottom);
  bottom->addTab(problems, tr("Problems"));
  rows_->addWidget(columns_);
  rows_->addWidget(bottom);
  rows_->setChildrenCollapsible(false);
  rows_->setStretchFactor(0, 1);
  bottom->setMinimumHeight(110);
  rows_->setSizes({740, 150});
  connect(problems, &ProblemsView::countsChanged, this, [this] {
    const int count = problems->problems().rowCount();
    const int index = bottom->indexOf(problems);
    bottom->setTabText(index, count > 0 ? tr("Problems (%1)").arg(count) : tr("Problems"));
  });

  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->addWidget(rows_);
}

QWidget* Workbench::makeSide(Document& document) {
  side_ = new QSplitter(Qt::Vertical, columns_);
  palette = new Palette(side_);
  files = new FileList(document, side_);
  side_->addWidget(titled(tr("Palette"), palette, side_));
  side_->addWidget(titled(tr("Files"), files, side_));
  side_->setChildrenCollapsible(false);
  side_->setStretchFactor(0, 3);
  side_->setStretchFactor(1, 1);
  side_->setSizes({600, 120});
  side_->setMinimumWidth(170);
  return side_;
}

QWidget* Workbench::makeCanvasSide() {
  auto* pane = new QWidget(columns_);
  canvas = new CanvasView(pane);
  canvas->setObjectName("canvas");
  messages = new MessageBar(pane);
  auto* layout = new QVBoxLayout(pane);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(0);
  layout->addWidget(messages);
  layout->addWidget(canvas, 1);
  pane->setMinimumWidth(240);
  return pane;
}

void Workbench::setTheme(const Theme& theme) {
  palette->setTheme(theme);
  files->setTheme(theme);
  canvas->setTheme(theme);
  editors->setTheme(theme);
  inspector->setTheme(theme);
  problems->setTheme(theme);
  messages->setTheme(theme);
}

void Workbench::connectPanels(const Actions& actions) {
  const std::initializer_list<std::pair<QAction*, QWidget*>> panels = {{actions.palettePanel, side_},
                                                                       {actions.codePanel, editors},
                                                                       {actions.inspectorPanel, inspector},
                                                                       {actions.bottomPanel, bottom}};
  for (const auto& [action, panel] : panels) {
    connect(action, &QAction::toggled, panel, &QWidget::setVisible);
    action->setChecked(QSettings().value(QStringLiteral("window/") + action->objectName(), true).toBool());
    panel->setVisible(action->isChecked());
    connect(action, &QAction::toggled, this, [action = action](bool on) {
      QSettings().setValue(QStringLiteral("window/") + action->objectName(), on);
    });
  }
}

void Workbench::raiseBottom(int height) {
  QList<int> sizes = rows_->sizes();
  if (sizes[1] >= height) return;
  sizes[0] -= height - sizes[1];
  sizes[1] = height;
  rows_->setSizes(sizes);
}

void Workbench::saveState() const {
  QSettings settings;
  settings.setValue(columnsKey, columns_->saveState());
  settings.setValue(rowsKey, rows_->saveState());
  settings.setValue(sideKey, side_->saveState());
}

void Workbench::restoreState() {
  const QSettings settings;
  columns_->restoreState(settings.value(columnsKey).toByteArray());
  rows_->restoreState(settings.value(rowsKey).toByteArray());
  side_->restoreState(settings.value(sideKey).toByteArray());
}

}  // namespace metaparticle::studio
