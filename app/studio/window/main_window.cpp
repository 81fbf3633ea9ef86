// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/studio/window/main_window.h"

#include <QCloseEvent>
#include <QPushButton>
#include <QScreen>
#include <QSettings>
#include <QStackedWidget>
#include <QStatusBar>
#include <QTimer>

#include "app/studio/canvas/auto_layout.h"
#include "app/studio/canvas/canvas_view.h"
#include "app/studio/deploy/deploy_panel.h"
#include "app/studio/editor/editor_tabs.h"
#include "app/studio/icons/line_icon.h"
#include "app/studio/inspector/inspector.h"
#include "app/studio/panels/file_list.h"
#include "app/studio/panels/palette.h"
#include "app/studio/panels/problems_view.h"
#include "app/studio/window/actions.h"
#include "app/studio/window/appearance.h"
#include "app/studio/window/deployment.h"
#include "app/studio/window/external_changes.h"
#include "app/studio/window/gestures.h"
#include "app/studio/window/languages.h"
#include "app/studio/window/menus.h"
#include "app/studio/window/message_bar.h"
#include "app/studio/window/opening_page.h"
#include "app/studio/window/problems.h"
#include "app/studio/window/project_flow.h"
#include "app/studio/window/selection_sync.h"
#include "app/studio/window/status_line.h"
#include "app/studio/window/welcome_page.h"
#include "app/studio/window/workbench.h"

namespace metaparticle::studio {
namespace {

/// Opening that takes longer shows how far it is.
constexpr int slowMs = 200;
constexpr QSize firstSize(1480, 920);
const QString geometryKey = QStringLiteral("window/geometry");

}  // namespace

MainWindow::MainWindow(Document& document, Appearance& appearance, Languages& languages)
    : document_(document),
      appearance_(appearance),
      actions_(new Actions(this)),
      pages_(new QStackedWidget(this)),
      welcome_(new WelcomePage(pages_)),
      openingPage_(new OpeningPage(pages_)),
      workbench_(new Workbench(document, pages_)),
      flow_(new ProjectFlow(document, this)),
      gestures_(new Gestures(document, *workbench_->canvas, *workbench_->inspector, *workbench_->editors,
                             *workbench_->messages, this)),
      selection_(new SelectionSync(document, *workbench_->canvas, *workbench_->inspector,
                                   *workbench_->editors, this)),
      problems_(new Problems(document, *workbench_, this)),
      status_(new StatusLine(document, *statusBar(), this)),
      deployPanel_(new DeployPanel({}, workbench_->bottom)),
      autoLayout_(new AutoLayout(this)),
      slowOpening_(new QTimer(this)) {
  setObjectName("mainWindow");
  setWindowIcon(programIcon());
  setCentralWidget(pages_);
  for (QWidget* page : std::initializer_list<QWidget*>{welcome_, openingPage_, workbench_})
    pages_->addWidget(page);
  QMenu* recent = addMenus(*this, *actions_, appearance, languages);
  addCommandBar(*this, *actions_);
  flow_->connectRecent(*recent);
  auto* external = new ExternalChanges(document, *workbench_->messages, this);
  connect(&appearance_, &Appearance::changed, external, &ExternalChanges::setTheme);
  external->setTheme(appearance.theme());

  slowOpening_->setSingleShot(true);
  slowOpening_->setInterval(slowMs);
  connectDocument();
  connectPanes();
  connectFileActions();
  connectEditActions();
  connectNodeActions();
  connectViewActions();
  connectDeployment();
  connect(&appearance_, &Appearance::changed, this, &MainWindow::setTheme);
  setTheme();
  restore();
  if (document_.isOpen()) {
    projectOpened();
    graphChanged();
  }
  updateTitle();
  updateActions();
}

MainWindow::~MainWindow() = default;

void MainWindow::restore() {
  resize(firstSize.boundedTo(screen()->availableSize()));
  restoreGeometry(QSettings().value(geometryKey).toByteArray());
  workbench_->restoreState();
  workbench_->connectPanels(*actions_);
}

void MainWindow::setTheme() {
  const Theme& theme = appearance_.theme();
  actions_->setTheme(theme);
  welcome_->setTheme(theme);
  workbench_->setTheme(theme);
}

void MainWindow::connectDocument() {
  connect(slowOpening_, &QTimer::timeout, this, [this] {
    openingPage_->begin(document_.path());
    showPage(openingPage_);
  });
  connect(&document_, &Document::openBegan, this, [this] { slowOpening_->start(); });
  connect(&document_, &Document::openProgress, openingPage_, &OpeningPage::setProgress);
  connect(openingPage_, &OpeningPage::cancelled, &document_, &Document::cancelOpening);
  connect(&document_, &Document::opened, this, &MainWindow::projectOpened);
  connect(&document_, &Document::openFailed, this, [this](const model::Error& error) {
    slowOpening_->stop();
    showPage(welcome_);
    if (error.kind != model::ErrorKind::Cancelled) welcome_->showError(error);
  });
  connect(&document_, &Document::closed, this, [this] {
    workbench_->messages->hide();
    // Another project may be on its way: then there is nothing to welcome.
    QTimer::singleShot(0, this, [this] {
      if (!document_.isOpen() && !document_.isOpening()) showPage(welcome_);
      updateActions();
    });
  });
  connect(&document_, &Document::graphChanged, this, &MainWindow::graphChanged);
  connect(&document_, &Document::layoutChanged, this,
          [this] { workbench_->canvas->setLayout(document_.layout()); });
  connect(&document_, &Document::modifiedChanged, this, &MainWindow::updateTitle);
  connect(&document_, &Document::saveFailed, this,
          [this](const model::Error& error) { workbench_->messages->showError(error); });
  connect(&document_, &Document::reloaded, this, [this](const std::string& file) {
    constexpr int shownMs = 4000;
    statusBar()->showMessage(tr("%1 was changed elsewhere and read again").arg(QString::fromStdString(file)),
                             shownMs);
  });
}

void MainWindow::connectPanes() {
  connect(workbench_->palette, &Palette::placeRequested, this, &MainWindow::placeInMiddle);
  connect(workbench_->files, &FileList::fileActivated, this, [this](const std::string& file) {
    if (workbench_->editors->openFile(file)) workbench_->editors->setFocus();
  });
  connect(workbench_->editors, &EditorTabs::currentFileChanged, this, [this](const std::string& file) {
    workbench_->files->setCurrentFile(file);
    status_->setFile(file);
    updateActions();
  });
  connect(workbench_->editors, &EditorTabs::caretPlaceChanged, status_, &StatusLine::setCaret);
  connect(workbench_->inspector, &Inspector::placeActivated, this, [this](const QString& file, int line) {
    workbench_->editors->goToLine(file.toStdString(), line, 0);
    workbench_->editors->setFocus();
  });
  connect(workbench_->problems, &ProblemsView::activated, this, [this](const model::Finding& finding) {
    if (!finding.node.empty()) selection_->select({finding.node});
    if (!finding.file.empty()) workbench_->editors->goToLine(finding.file, finding.line, finding.column);
  });
  connect(workbench_->canvas, &CanvasView::selectionChanged, this, &MainWindow::updateActions);
  connect(workbench_->canvas, &CanvasView::contextMenuRequested, this,
          [this](const CanvasTarget&, const QPoint& place) { showContextMenu(place); });
  connect(autoLayout_, &AutoLayout::finished, this, [this](const auto& positions) {
    document_.moveNodes(positions, tr("automatic arrangement"));
    workbench_->canvas->fitAll();
  });
  connect(flow_, &ProjectFlow::failed, this, [this](const model::Error& error) {
    if (document_.isOpen()) {
      workbench_->messages->showError(error);
    } else {
      welcome_->showError(error);
    }
  });
  connect(welcome_, &WelcomePage::openRequested, flow_, &ProjectFlow::chooseAndOpen);
  connect(welcome_, &WelcomePage::newRequested, flow_, &ProjectFlow::chooseAndCreate);
  connect(welcome_, &WelcomePage::projectChosen, flow_, &ProjectFlow::open);
  connect(welcome_, &WelcomePage::exampleChosen, flow_, &ProjectFlow::openExample);
}

void MainWindow::connectDeployment() {
  deployPanel_->setObjectName("deployPanel");
  workbench_->bottom->addTab(deployPanel_, tr("Deployment"));
  flow_->setRunning([this] { return deployPanel_->ownsRunning(); });
  auto* deployment =
      new Deployment(document_, *deployPanel_, *workbench_->canvas, *problems_, *selection_, *actions_, this);
  connect(deployment, &Deployment::begun, this, [this] {
    constexpr int roomForReplicasAndLogs = 260;
    actions_->bottomPanel->setChecked(true);
    workbench_->bottom->setCurrentWidget(deployPanel_);
    workbench_->raiseBottom(roomForReplicasAndLogs);
  });
  connect(deployment, &Deployment::failed, this,
          [this] { workbench_->bottom->setCurrentWidget(workbench_->problems); });
}

void MainWindow::showPage(QWidget* page) {
  if (page == welcome_) welcome_->refresh();
  pages_->setCurrentWidget(page);
}

void MainWindow::projectOpened() {
  slowOpening_->stop();
  showPage(workbench_);
  workbench_->inspector->setProject(document_.name(), document_.folder());
  firstGraph_ = true;
  updateTitle();
  updateActions();
}

void MainWindow::graphChanged() {
  const auto graph = document_.graph();
  CanvasView& canvas = *workbench_->canvas;
  canvas.setGraph(graph);
  if (firstGraph_) canvas.setLayout(document_.layout());
  problems_->update();
  if (!firstGraph_ || !document_.isOpen()) return;
  firstGraph_ = false;
  const auto files = document_.files();
  const std::string first = !graph->nodes.empty() ? graph->nodes.front().file
                            : files.empty()       ? ""
                                                  : files.front();
  if (!first.empty() && workbench_->editors->currentFile().empty()) workbench_->editors->openFile(first);
  QTimer::singleShot(0, &canvas, &CanvasView::fitAll);
}

void MainWindow::updateTitle() {
  const bool open = document_.isOpen();
  setWindowModified(open && document_.isModified());
  setWindowTitle(open ? document_.name() + QStringLiteral("[*] — ") + tr("Metaparticle Studio")
                      : tr("Metaparticle Studio"));
  actions_->save->setEnabled(open && document_.isModified());
  actions_->saveAll->setEnabled(open && document_.isModified());
}

void MainWindow::closeEvent(QCloseEvent* event) {
  if (!leaving_ && (document_.isModified() || deployPanel_->ownsRunning())) {
    event->ignore();
    flow_->whenFree([this] {
      leaving_ = true;
      close();
    });
    return;
  }
  QSettings().setValue(geometryKey, saveGeometry());
  workbench_->saveState();
  QMainWindow::closeEvent(event);
}

}  // namespace metaparticle::studio
