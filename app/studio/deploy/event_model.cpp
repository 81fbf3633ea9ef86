// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/studio/deploy/event_model.h"

#include <QDateTime>
#include <QLocale>

#include "app/studio/deploy/status_words.h"

namespace metaparticle::studio {

namespace {

constexpr std::size_t mostRows = 1000;

}  // namespace

void EventModel::setTheme(const Theme& theme) {
  bad_ = theme.error;
  if (!rows_.empty()) emit dataChanged(index(0, What), index(rowCount() - 1, What), {Qt::ForegroundRole});
}

void EventModel::clear() {
  beginResetModel();
  rows_.clear();
  known_.clear();
  phase_ = deploy::Phase::Idle;
  endResetModel();
}

void EventModel::append(Row row) {
  if (rows_.size() >= mostRows) {
    beginRemoveRows({}, 0, 0);
    rows_.pop_front();
    endRemoveRows();
  }
  const int at = rowCount();
  beginInsertRows({}, at, at);
  rows_.push_back(std::move(row));
  endInsertRows();
}

void EventModel::add(const deploy::StatusEvent& event) {
  if (const auto* replica = std::get_if<deploy::ReplicaEvent>(&event.what)) {
    addReplica(event.time, replica->replica);
    return;
  }
  const auto* phase = std::get_if<deploy::PhaseEvent>(&event.what);
  if (!phase || phase->phase == phase_) return;
  phase_ = phase->phase;
  const bool bad = phase_ == deploy::Phase::Failed;
  append({event.time,
          tr("Application"),
          bad ? QString::fromStdString(phase->message) : phaseWord(phase_),
          {},
          bad});
}

void EventModel::addReplica(std::int64_t time, const deploy::ReplicaStatus& replica) {
  const auto [entry, fresh] = known_.try_emplace({replica.workload, replica.index}, replica);
  if (!fresh) {
    const bool same = entry->second.state == replica.state && entry->second.reason == replica.reason &&
                      entry->second.pid == replica.pid;
    entry->second = replica;
    if (same) return;
  }
  QString what = stateWord(replica.state);
  if (!replica.reason.empty()) what += QStringLiteral(": ") + QString::fromStdString(replica.reason);
  const bool bad =
      replica.state == deploy::ReplicaState::BackOff || replica.state == deploy::ReplicaState::Failed;
  append(
      {time, replicaName(replica.workload, replica.index), what, QString::fromStdString(replica.node), bad});
}

int EventModel::rowCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : static_cast<int>(rows_.size());
}

int EventModel::columnCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : Columns;
}

QVariant EventModel::data(const QModelIndex& index, int role) const {
  if (!index.isValid() || index.row() >= rowCount()) return {};
  const Row& row = rows_[static_cast<std::size_t>(index.row())];
  if (role == Qt::ForegroundRole) return row.bad && index.column() == What ? QVariant(bad_) : QVariant();
  if (role != Qt::DisplayRole && role != Qt::ToolTipRole) return {};
  switch (index.column()) {
    case Time:
      return QDateTime::fromMSecsSinceEpoch(row.time).time().toString(QStringLiteral("HH:mm:ss"));
    case Subject:
      return row.subject;
    default:
      return row.what;
  }
}

QVariant EventModel::headerData(int section, Qt::Orientation orientation, int role) const {
  if (orientation != Qt::Horizontal || role != Qt::DisplayRole) return {};
  switch (section) {
    case Time:
      return tr("Time");
    case Subject:
      return tr("Of");
    default:
      return tr("What happened");
  }
}

}  // namespace metaparticle::studio
