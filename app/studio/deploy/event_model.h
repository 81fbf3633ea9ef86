// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractTableModel>

#include <deque>
#include <map>
#include <string>
#include <utility>

#include "app/studio/theme/theme.h"
#include "deploy/status.h"

namespace metaparticle::studio {

/// What happened, newest last: phases, and each replica's changes of state. Keeps the last 1,000.
class EventModel : public QAbstractTableModel {
  Q_OBJECT

 public:
  enum Column { Time, Subject, What, Columns };

  using QAbstractTableModel::QAbstractTableModel;

  void setTheme(const Theme& theme);
  void clear();
  void add(const deploy::StatusEvent& event);
  /// The node that a row is about, or "".
  [[nodiscard]] QString node(int row) const { return rows_[static_cast<std::size_t>(row)].node; }

  [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
  [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
  [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
  [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

 private:
  struct Row {
    std::int64_t time = 0;
    QString subject;
    QString what;
    QString node;
    bool bad = false;
  };
  void append(Row row);
  void addReplica(std::int64_t time, const deploy::ReplicaStatus& replica);

  std::deque<Row> rows_;
  std::map<std::pair<std::string, int>, deploy::ReplicaStatus> known_;
  deploy::Phase phase_ = deploy::Phase::Idle;
  QColor bad_;
};

}  // namespace metaparticle::studio
