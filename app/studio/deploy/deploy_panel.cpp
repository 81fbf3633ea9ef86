// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/studio/deploy/deploy_panel.h"

#include <algorithm>

#include <QEvent>
#include <QHeaderView>
#include <QSplitter>
#include <QTabWidget>
#include <QTimer>
#include <QTreeView>
#include <QVBoxLayout>

#include "app/studio/deploy/event_model.h"
#include "app/studio/deploy/log_view.h"
#include "app/studio/deploy/replica_model.h"
#include "app/studio/deploy/run_bar.h"
#include "app/studio/deploy/status_words.h"
#include "app/studio/theme/theme.h"

namespace metaparticle::studio {

namespace {

constexpr int shownLogLines = 1000;
/// Replicas that change together are shown together.
constexpr int showMs = 30;

QTreeView* listOf(QAbstractItemModel* model, const QString& name, const QString& accessibleName,
                  QWidget* parent) {
  auto* view = new QTreeView(parent);
  view->setObjectName(name);
  view->setAccessibleName(accessibleName);
  view->setModel(model);
  view->setRootIsDecorated(false);
  view->setUniformRowHeights(true);
  view->setAllColumnsShowFocus(true);
  view->setFrameShape(QFrame::NoFrame);
  view->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
  return view;
}

void setWidths(QTreeView* view, std::initializer_list<int> charactersPerColumn) {
  const int one = view->fontMetrics().averageCharWidth();
  int column = 0;
  for (const int characters : charactersPerColumn) {
    // A heading may be longer than what stands below it, in another language.
    view->header()->resizeSection(column,
                                  std::max(characters * one, view->header()->sectionSizeHint(column)));
    ++column;
  }
}

}  // namespace

class DeployPanel::Impl {
 public:
  Impl(DeployPanel* panel, deploy::LocalEngine::Options options);

  void setTheme();
  void take(const deploy::StatusEvent& event);
  void ended();
  void startOver();
  void showSoon();
  void show();

  DeployPanel* panel;
  deploy::LocalEngine engine;
  std::filesystem::path folder;
  ReplicaModel* replicas;
  EventModel* events;
  RunBar* bar;
  LogView* logs;
  QTreeView* replicaView;
  QTreeView* eventView;
  QTimer showTimer;
  QTimer clock;
  deploy::Phase phase = deploy::Phase::Idle;
  bool deployAgain = false;
};

DeployPanel::Impl::Impl(DeployPanel* owner, deploy::LocalEngine::Options options)
    : panel(owner),
      engine(std::move(options)),
      replicas(new ReplicaModel(owner)),
      events(new EventModel(owner)),
      bar(new RunBar(owner)),
      logs(new LogView(owner)),
      replicaView(listOf(replicas, QStringLiteral("replicas"), DeployPanel::tr("Replicas"), owner)),
      eventView(listOf(events, QStringLiteral("events"), DeployPanel::tr("Events"), owner)) {
  setWidths(replicaView, {20, 13, 11, 10, 7, 10, 8, 9});
  setWidths(eventView, {11, 22});
  auto* tabs = new QTabWidget(panel);
  tabs->addTab(logs, DeployPanel::tr("Logs"));
  tabs->addTab(eventView, DeployPanel::tr("Events"));
  auto* splitter = new QSplitter(Qt::Horizontal, panel);
  splitter->addWidget(replicaView);
  splitter->addWidget(tabs);
  splitter->setChildrenCollapsible(false);
  splitter->setStretchFactor(0, 3);
  splitter->setStretchFactor(1, 2);
  splitter->setSizes({600, 400});
  auto* layout = new QVBoxLayout(panel);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(0);
  layout->addWidget(bar);
  layout->addWidget(splitter, 1);
  showTimer.setSingleShot(true);
  showTimer.setInterval(showMs);
  clock.start(1000);
  setTheme();
}

void DeployPanel::Impl::setTheme() {
  const Theme& theme = Theme::matching(panel->palette());
  replicas->setTheme(theme);
  events->setTheme(theme);
  bar->setTheme(theme);
  logs->setTheme(theme);
}

void DeployPanel::Impl::take(const deploy::StatusEvent& event) {
  if (const auto* log = std::get_if<deploy::LogEvent>(&event.what)) {
    logs->append(*log);
    return;
  }
  events->add(event);
  if (const auto* progress = std::get_if<deploy::ProgressEvent>(&event.what)) {
    bar->showProgress(*progress);
    return;
  }
  if (const auto* finding = std::get_if<deploy::FindingEvent>(&event.what)) {
    emit panel->findingReported(finding->finding);
    return;
  }
  if (const auto* replica = std::get_if<deploy::ReplicaEvent>(&event.what))
    replicas->update(replica->replica);
  const auto* change = std::get_if<deploy::PhaseEvent>(&event.what);
  if (change && change->phase != phase) {
    phase = change->phase;
    show();  // buttons follow at once
  } else {
    showSoon();
  }
}

void DeployPanel::Impl::showSoon() {
  if (!showTimer.isActive()) showTimer.start();
}

void DeployPanel::Impl::show() {
  showTimer.stop();
  const deploy::StatusSnapshot& snapshot = engine.snapshot();
  bar->show(snapshot);
  QStringList nodes;
  for (const deploy::NodeStatus& node : snapshot.nodes) nodes << QString::fromStdString(node.node);
  if (!nodes.isEmpty()) logs->setNodes(nodes);
  emit panel->snapshotChanged(snapshot);
}

void DeployPanel::Impl::startOver() {
  engine.leave();
  replicas->clear();
  events->clear();
  logs->clear();
  phase = deploy::Phase::Idle;
  emit panel->findingsCleared();
  engine.requestLogs(logs->node().toStdString(), shownLogLines, true);
}

void DeployPanel::Impl::ended() {
  show();
  if (std::exchange(deployAgain, false)) panel->deploy();
}

DeployPanel::DeployPanel(deploy::LocalEngine::Options options, QWidget* parent)
    : QWidget(parent), impl_(std::make_unique<Impl>(this, std::move(options))) {
  connect(&impl_->engine, &deploy::Engine::event, this,
          [this](const deploy::StatusEvent& event) { impl_->take(event); });
  connect(&impl_->engine, &deploy::LocalEngine::ended, this, [this] { impl_->ended(); });
  connect(&impl_->showTimer, &QTimer::timeout, this, [this] { impl_->show(); });
  connect(&impl_->clock, &QTimer::timeout, this, [this] {
    if (isVisible() && isActive(impl_->phase)) impl_->replicas->tick();
  });
  connect(impl_->bar, &RunBar::deployRequested, this, &DeployPanel::deploy);
  connect(impl_->bar, &RunBar::stopRequested, this, &DeployPanel::stop);
  connect(impl_->logs, &LogView::nodeChosen, this, [this](const QString& node) {
    impl_->engine.requestLogs(node.toStdString(), shownLogLines, true);
  });
  connect(impl_->replicaView, &QTreeView::clicked, this, [this](const QModelIndex& index) {
    emit nodeActivated(QString::fromStdString(impl_->replicas->replica(index.row()).node));
  });
  connect(impl_->eventView, &QTreeView::clicked, this, [this](const QModelIndex& index) {
    const QString node = impl_->events->node(index.row());
    if (!node.isEmpty()) emit nodeActivated(node);
  });
  connect(impl_->events, &QAbstractItemModel::rowsInserted, impl_->eventView, &QTreeView::scrollToBottom);
}

DeployPanel::~DeployPanel() = default;

void DeployPanel::setProject(const std::filesystem::path& folder) {
  if (folder == impl_->folder) return;
  impl_->folder = folder;
  impl_->deployAgain = false;
  impl_->bar->setProjectOpen(!folder.empty());
  impl_->logs->setNodes({});
  impl_->startOver();
  if (!folder.empty()) impl_->engine.attach(folder);
  impl_->show();
}

const std::filesystem::path& DeployPanel::project() const {
  return impl_->folder;
}

void DeployPanel::deploy() {
  if (impl_->folder.empty()) return;
  if (isActive(impl_->engine.snapshot().phase)) {
    impl_->deployAgain = true;
    impl_->engine.stop();
    return;
  }
  impl_->startOver();
  impl_->engine.deploy(impl_->folder);
}

void DeployPanel::stop() {
  impl_->deployAgain = false;
  impl_->engine.stop();
}

void DeployPanel::showLogsOf(const QString& node) {
  impl_->logs->setNode(node);
}

const deploy::StatusSnapshot& DeployPanel::snapshot() const {
  return impl_->engine.snapshot();
}

bool DeployPanel::ownsRunning() const {
  return impl_->engine.startedHere() && isActive(impl_->engine.snapshot().phase);
}

void DeployPanel::changeEvent(QEvent* event) {
  if (event->type() == QEvent::PaletteChange && impl_) impl_->setTheme();
  QWidget::changeEvent(event);
}

}  // namespace metaparticle::studio
