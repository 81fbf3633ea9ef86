// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/studio/deploy/run_bar.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QProgressBar>
#include <QToolButton>
#include <QVBoxLayout>

#include "app/studio/deploy/status_words.h"
#include "app/studio/icons/line_icon.h"

namespace metaparticle::studio {

using deploy::Phase;

namespace {

constexpr int progressHeight = 4;

bool isOnItsWay(Phase phase) {
  return phase == Phase::Building || phase == Phase::Starting || phase == Phase::Stopping;
}

int readyReplicas(const deploy::StatusSnapshot& snapshot) {
  int ready = 0;
  for (const auto& replica : snapshot.replicas) ready += replica.state == deploy::ReplicaState::Ready ? 1 : 0;
  return ready;
}

QString linksOf(const deploy::StatusSnapshot& snapshot) {
  QStringList links;
  for (const auto& node : snapshot.nodes) {
    if (node.url.empty()) continue;
    const QString url = QString::fromStdString(node.url).toHtmlEscaped();
    links << QStringLiteral("%1: <a href=\"%2\">%2</a>")
                 .arg(QString::fromStdString(node.node).toHtmlEscaped(), url);
  }
  return links.join(QStringLiteral("&nbsp;&nbsp; "));
}

}  // namespace

RunBar::RunBar(QWidget* parent)
    : QWidget(parent),
      deploy_(new QToolButton(this)),
      stop_(new QToolButton(this)),
      dot_(new QLabel(this)),
      text_(new QLabel(this)),
      links_(new QLabel(this)),
      progress_(new QProgressBar(this)) {
  deploy_->setObjectName("panelDeploy");
  stop_->setObjectName("panelStop");
  stop_->setText(tr("Stop"));
  stop_->setToolTip(tr("Finish the requests in flight and end every replica"));
  for (QToolButton* button : {deploy_, stop_}) button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
  text_->setObjectName("deployState");
  text_->setTextInteractionFlags(Qt::TextSelectableByMouse);
  text_->setMinimumWidth(0);
  text_->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
  links_->setObjectName("deployLinks");
  links_->setTextFormat(Qt::RichText);
  links_->setTextInteractionFlags(Qt::TextBrowserInteraction);
  links_->setOpenExternalLinks(true);
  progress_->setObjectName("deployProgress");
  progress_->setTextVisible(false);
  progress_->setAccessibleName(tr("Progress"));
  progress_->setFixedHeight(progressHeight);
  // Nothing below it moves when it comes and goes.
  QSizePolicy steady = progress_->sizePolicy();
  steady.setRetainSizeWhenHidden(true);
  progress_->setSizePolicy(steady);
  setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
  auto* row = new QHBoxLayout;
  row->setContentsMargins(8, 4, 8, 4);
  row->addWidget(deploy_);
  row->addWidget(stop_);
  row->addSpacing(4);
  row->addWidget(dot_);
  row->addWidget(text_, 1);
  row->addWidget(links_);
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(0);
  layout->addLayout(row);
  layout->addWidget(progress_);
  connect(deploy_, &QToolButton::clicked, this, &RunBar::deployRequested);
  connect(stop_, &QToolButton::clicked, this, &RunBar::stopRequested);
  connect(&clock_, &QTimer::timeout, this, &RunBar::updateText);
  clock_.setInterval(1000);
  show(snapshot_);
}

void RunBar::setTheme(const Theme& theme) {
  theme_ = theme;
  deploy_->setIcon(lineIcon(QStringLiteral("deploy"), theme));
  stop_->setIcon(lineIcon(QStringLiteral("stop"), theme));
  show(snapshot_);
}

void RunBar::setProjectOpen(bool open) {
  projectOpen_ = open;
  updateButtons();
}

void RunBar::show(const deploy::StatusSnapshot& snapshot) {
  if (snapshot.phase != snapshot_.phase || !since_.isValid()) {
    since_.start();
    step_.clear();
    progress_->setRange(0, 0);
  }
  snapshot_ = snapshot;
  if (snapshot.phase == Phase::Starting && !snapshot.replicas.empty()) {
    progress_->setRange(0, static_cast<int>(snapshot.replicas.size()));
    progress_->setValue(readyReplicas(snapshot));
  }
  progress_->setVisible(isOnItsWay(snapshot.phase));
  links_->setText(isActive(snapshot.phase) ? linksOf(snapshot) : QString());
  dot_->setPixmap(dotIcon(phaseColor(snapshot.phase, theme_)).pixmap(16, 16));
  if (isActive(snapshot.phase)) {
    clock_.start();
  } else {
    clock_.stop();
  }
  updateButtons();
  updateText();
}

void RunBar::showProgress(const deploy::ProgressEvent& progress) {
  if (snapshot_.phase != Phase::Building) return;
  progress_->setRange(0, progress.total);
  progress_->setValue(progress.step);
  step_ = progress.total > 0 ? tr("%1 of %2: %3")
                                   .arg(progress.step)
                                   .arg(progress.total)
                                   .arg(QString::fromStdString(progress.message))
                             : QString::fromStdString(progress.message);
  updateText();
}

void RunBar::updateButtons() {
  const bool runs = isActive(snapshot_.phase);
  const bool runsAsWanted = snapshot_.phase == Phase::Running || snapshot_.phase == Phase::Degraded;
  deploy_->setText(runs ? tr("Deploy again") : tr("Deploy"));
  deploy_->setToolTip(runs ? tr("Stop the application, build it and start it as it is now")
                           : tr("Build the program and start every replica on this machine"));
  deploy_->setEnabled(projectOpen_ && (!runs || runsAsWanted));
  stop_->setEnabled(runs && snapshot_.phase != Phase::Stopping);
}

QString RunBar::phaseText() const {
  const int all = static_cast<int>(snapshot_.replicas.size());
  switch (snapshot_.phase) {
    case Phase::Starting:
    case Phase::Running:
    case Phase::Degraded:
      return all == 0 ? phaseWord(snapshot_.phase)
                      : tr("%1: %2 of %3 processes are ready")
                            .arg(phaseWord(snapshot_.phase))
                            .arg(readyReplicas(snapshot_))
                            .arg(all);
    case Phase::Building:
      return step_.isEmpty() ? phaseWord(snapshot_.phase)
                             : phaseWord(snapshot_.phase) + QLatin1String(", ") + step_;
    case Phase::Stopping:
      return tr("Stopping: requests in flight finish");
    case Phase::Failed:
      return phaseWord(snapshot_.phase) + QLatin1String(": ") + QString::fromStdString(snapshot_.message);
    case Phase::Idle:
    case Phase::Stopped:
      break;
  }
  return phaseWord(snapshot_.phase);
}

void RunBar::updateText() {
  QString text = phaseText();
  text_->setToolTip(text);
  if (isActive(snapshot_.phase)) text += QStringLiteral("  (%1)").arg(durationText(since_.elapsed()));
  text_->setText(text);
}

}  // namespace metaparticle::studio
