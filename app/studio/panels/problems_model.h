// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractTableModel>
#include <QIcon>

#include <vector>

#include "app/studio/theme/theme.h"
#include "model/finding.h"

namespace metaparticle::studio {

/// The findings of the reader and those of the last build, worst first, then by place.
class ProblemsModel : public QAbstractTableModel {
  Q_OBJECT

 public:
  enum Column { Message, Place, Columns };

  using QAbstractTableModel::QAbstractTableModel;

  void setTheme(const Theme& theme);
  /// What the reader says about the texts as they are now.
  void setFindings(const std::vector<model::Finding>& findings);
  /// What the compiler said in the last build.
  void setBuildFindings(const std::vector<model::Finding>& findings);
  [[nodiscard]] const model::Finding& finding(int row) const { return all_[static_cast<std::size_t>(row)]; }
  [[nodiscard]] int count(model::Severity severity) const;

  [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
  [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
  [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
  [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

 private:
  void merge();

  std::vector<model::Finding> read_;
  std::vector<model::Finding> built_;
  std::vector<model::Finding> all_;
  QIcon error_;
  QIcon warning_;
  QIcon note_;
};

}  // namespace metaparticle::studio
