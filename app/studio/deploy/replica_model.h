// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractTableModel>
#include <QIcon>

#include <array>
#include <vector>

#include "app/studio/theme/theme.h"
#include "deploy/status.h"

namespace metaparticle::studio {

/// The replicas of an application, in the order of its plan. A change of one replica touches its row alone.
class ReplicaModel : public QAbstractTableModel {
  Q_OBJECT

 public:
  enum Column { Name, State, Since, Restarts, Cpu, Memory, Port, Process, Reason, Columns };

  using QAbstractTableModel::QAbstractTableModel;

  void setTheme(const Theme& theme);
  void clear();
  /// Adds it, or replaces the one with its workload and index.
  void update(const deploy::ReplicaStatus& replica);
  /// The times of Since have gone on.
  void tick();
  [[nodiscard]] const deploy::ReplicaStatus& replica(int row) const {
    return replicas_[static_cast<std::size_t>(row)];
  }

  [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
  [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
  [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
  [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

 private:
  [[nodiscard]] QString text(const deploy::ReplicaStatus& replica, int column) const;

  std::vector<deploy::ReplicaStatus> replicas_;
  std::array<QIcon, 7> dots_;  ///< by deploy::ReplicaState
};

}  // namespace metaparticle::studio
