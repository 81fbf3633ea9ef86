// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/studio/deploy/status_words.h"

#include <QCoreApplication>
#include <QPainter>
#include <QPixmap>

#include <algorithm>

namespace metaparticle::studio {

using deploy::Phase;
using deploy::ReplicaState;

namespace {

class Words {
  Q_DECLARE_TR_FUNCTIONS(metaparticle::studio::StatusWords)
};

}  // namespace

QString stateWord(ReplicaState state) {
  switch (state) {
    case ReplicaState::Pending:
      return Words::tr("pending");
    case ReplicaState::Starting:
      return Words::tr("starting");
    case ReplicaState::Ready:
      return Words::tr("ready");
    case ReplicaState::BackOff:
      return Words::tr("back-off");
    case ReplicaState::Stopping:
      return Words::tr("stopping");
    case ReplicaState::Stopped:
      return Words::tr("stopped");
    case ReplicaState::Failed:
      return Words::tr("failed");
  }
  return {};
}

QString phaseWord(Phase phase) {
  switch (phase) {
    case Phase::Idle:
      return Words::tr("Not running");
    case Phase::Building:
      return Words::tr("Building");
    case Phase::Starting:
      return Words::tr("Starting");
    case Phase::Running:
      return Words::tr("Running");
    case Phase::Degraded:
      return Words::tr("Degraded");
    case Phase::Stopping:
      return Words::tr("Stopping");
    case Phase::Stopped:
      return Words::tr("Stopped");
    case Phase::Failed:
      return Words::tr("Failed");
  }
  return {};
}

QString durationText(std::int64_t ms) {
  const std::int64_t seconds = std::max<std::int64_t>(ms, 0) / 1000;
  if (seconds < 60) return Words::tr("%1 s").arg(seconds);
  if (seconds < 3600) return Words::tr("%1 min %2 s").arg(seconds / 60).arg(seconds % 60);
  return Words::tr("%1 h %2 min").arg(seconds / 3600).arg(seconds / 60 % 60);
}

QString replicaName(const std::string& workload, int index) {
  return QStringLiteral("%1-%2").arg(QString::fromStdString(workload)).arg(index);
}

QColor stateColor(ReplicaState state, const Theme& theme) {
  switch (state) {
    case ReplicaState::Ready:
      return theme.ready;
    case ReplicaState::BackOff:
    case ReplicaState::Failed:
      return theme.error;
    case ReplicaState::Stopped:
      return theme.stopped;
    case ReplicaState::Pending:
    case ReplicaState::Starting:
    case ReplicaState::Stopping:
      break;
  }
  return theme.pending;
}

QColor phaseColor(Phase phase, const Theme& theme) {
  switch (phase) {
    case Phase::Running:
      return theme.ready;
    case Phase::Degraded:
      return theme.warning;
    case Phase::Failed:
      return theme.error;
    case Phase::Idle:
    case Phase::Stopped:
      return theme.stopped;
    case Phase::Building:
    case Phase::Starting:
    case Phase::Stopping:
      break;
  }
  return theme.pending;
}

QIcon dotIcon(const QColor& color) {
  QIcon icon;
  for (const int ratio : {1, 2}) {
    QPixmap pixmap(16 * ratio, 16 * ratio);
    pixmap.setDevicePixelRatio(ratio);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(color);
    painter.drawEllipse(QRectF(4, 4, 8, 8));
    painter.end();
    icon.addPixmap(pixmap);
  }
  return icon;
}

bool isActive(Phase phase) {
  return phase != Phase::Idle && phase != Phase::Stopped && phase != Phase::Failed;
}

}  // namespace metaparticle::studio
