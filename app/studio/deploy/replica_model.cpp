// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/studio/deploy/replica_model.h"

#include <QLocale>

#include <algorithm>

#include "app/studio/deploy/status_words.h"

namespace metaparticle::studio {

using deploy::ReplicaState;
using deploy::ReplicaStatus;

namespace {

bool isNumber(int column) {
  return column == ReplicaModel::Since || column == ReplicaModel::Restarts || column == ReplicaModel::Cpu ||
         column == ReplicaModel::Memory || column == ReplicaModel::Port || column == ReplicaModel::Process;
}

}  // namespace

void ReplicaModel::setTheme(const Theme& theme) {
  for (std::size_t state = 0; state < dots_.size(); ++state) {
    dots_.at(state) = dotIcon(stateColor(static_cast<ReplicaState>(state), theme));
  }
  if (!replicas_.empty())
    emit dataChanged(index(0, State), index(rowCount() - 1, State), {Qt::DecorationRole});
}

void ReplicaModel::clear() {
  beginResetModel();
  replicas_.clear();
  endResetModel();
}

void ReplicaModel::update(const ReplicaStatus& replica) {
  const auto same = std::find_if(replicas_.begin(), replicas_.end(), [&](const ReplicaStatus& other) {
    return other.index == replica.index && other.workload == replica.workload;
  });
  const int row = static_cast<int>(same - replicas_.begin());
  if (same == replicas_.end()) {
    beginInsertRows({}, row, row);
    replicas_.push_back(replica);
    endInsertRows();
    return;
  }
  *same = replica;
  emit dataChanged(index(row, 0), index(row, Columns - 1));
}

void ReplicaModel::tick() {
  if (!replicas_.empty()) emit dataChanged(index(0, Since), index(rowCount() - 1, Since), {Qt::DisplayRole});
}

int ReplicaModel::rowCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : static_cast<int>(replicas_.size());
}

int ReplicaModel::columnCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : Columns;
}

QString ReplicaModel::text(const ReplicaStatus& replica, int column) const {
  const QLocale locale;
  const bool runs = replica.pid > 0;
  switch (column) {
    case Name:
      return replicaName(replica.workload, replica.index);
    case State:
      return stateWord(replica.state);
    case Since:
      return durationText(deploy::nowMs() - replica.since);
    case Restarts:
      return QString::number(replica.restarts);
    case Cpu:
      return runs ? locale.toString(replica.cpu, 'f', 2) : QString();
    case Memory:
      return runs ? locale.formattedDataSize(static_cast<qint64>(replica.memory), 1) : QString();
    case Port:
      return replica.port > 0 ? QString::number(replica.port) : QString();
    case Process:
      return runs ? QString::number(replica.pid) : QString();
    case Reason:
      return QString::fromStdString(replica.reason);
    default:
      return {};
  }
}

QVariant ReplicaModel::data(const QModelIndex& index, int role) const {
  if (!index.isValid() || index.row() >= rowCount()) return {};
  const ReplicaStatus& status = replica(index.row());
  switch (role) {
    case Qt::DisplayRole:
      return text(status, index.column());
    case Qt::DecorationRole:
      return index.column() == State ? QVariant(dots_.at(static_cast<std::size_t>(status.state)))
                                     : QVariant();
    case Qt::TextAlignmentRole:
      return isNumber(index.column()) ? QVariant(Qt::AlignRight | Qt::AlignVCenter) : QVariant();
    case Qt::ToolTipRole:
      break;
    default:
      return {};
  }
  // Why it is as it is, and what it said last.
  QString tip = text(status, Reason);
  for (const std::string& line : status.lastLines) {
    tip += (tip.isEmpty() ? "" : "\n") + QString::fromStdString(line);
  }
  return tip.isEmpty() ? QVariant() : QVariant(tip);
}

QVariant ReplicaModel::headerData(int section, Qt::Orientation orientation, int role) const {
  if (orientation != Qt::Horizontal) return {};
  if (role == Qt::TextAlignmentRole) {
    return QVariant((isNumber(section) ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
  }
  if (role == Qt::ToolTipRole && section == Cpu) return tr("Processor cores in use");
  if (role == Qt::ToolTipRole && section == Since) return tr("How long it has been in this state");
  if (role != Qt::DisplayRole) return {};
  switch (section) {
    case Name:
      return tr("Replica");
    case State:
      return tr("State");
    case Since:
      return tr("For");
    case Restarts:
      return tr("Restarts");
    case Cpu:
      return tr("CPU");
    case Memory:
      return tr("Memory");
    case Port:
      return tr("Port");
    case Process:
      return tr("Process");
    case Reason:
      return tr("Reason");
    default:
      return {};
  }
}

}  // namespace metaparticle::studio
