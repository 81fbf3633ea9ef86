// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/studio/panels/problems_model.h"

#include <algorithm>
#include <tuple>

#include "app/studio/icons/line_icon.h"

namespace metaparticle::studio {

void ProblemsModel::setTheme(const Theme& theme) {
  error_ = lineIcon(QStringLiteral("error"), theme.error, theme.stopped);
  warning_ = lineIcon(QStringLiteral("warning"), theme.warning, theme.stopped);
  note_ = lineIcon(QStringLiteral("note"), theme.note, theme.stopped);
  if (!all_.empty())
    emit dataChanged(index(0, Message), index(rowCount() - 1, Message), {Qt::DecorationRole});
}

void ProblemsModel::setFindings(const std::vector<model::Finding>& findings) {
  if (findings == read_) return;
  read_ = findings;
  merge();
}

void ProblemsModel::setBuildFindings(const std::vector<model::Finding>& findings) {
  if (findings == built_) return;
  built_ = findings;
  merge();
}

void ProblemsModel::merge() {
  beginResetModel();
  all_ = read_;
  all_.insert(all_.end(), built_.begin(), built_.end());
  std::ranges::stable_sort(all_, {}, [](const model::Finding& finding) {
    return std::tie(finding.severity, finding.file, finding.line, finding.column);
  });
  all_.erase(std::unique(all_.begin(), all_.end()), all_.end());
  endResetModel();
}

int ProblemsModel::count(model::Severity severity) const {
  return static_cast<int>(std::ranges::count(all_, severity, &model::Finding::severity));
}

int ProblemsModel::rowCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : static_cast<int>(all_.size());
}

int ProblemsModel::columnCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : Columns;
}

QVariant ProblemsModel::data(const QModelIndex& index, int role) const {
  const model::Finding& finding = all_[static_cast<std::size_t>(index.row())];
  const QString message = QString::fromStdString(finding.message);
  if (role == Qt::ToolTipRole) return message;
  if (index.column() == Place) {
    if (role != Qt::DisplayRole || finding.file.empty()) return {};
    const QString file = QString::fromStdString(finding.file);
    return finding.line > 0 ? QStringLiteral("%1:%2").arg(file).arg(finding.line) : file;
  }
  if (role == Qt::DisplayRole) return message;
  if (role == Qt::AccessibleTextRole) {
    const QString what = finding.severity == model::Severity::Error     ? tr("Error")
                         : finding.severity == model::Severity::Warning ? tr("Warning")
                                                                        : tr("Note");
    return what + QStringLiteral(": ") + message;
  }
  if (role != Qt::DecorationRole) return {};
  switch (finding.severity) {
    case model::Severity::Error:
      return error_;
    case model::Severity::Warning:
      return warning_;
    case model::Severity::Note:
      return note_;
  }
  return {};
}

QVariant ProblemsModel::headerData(int section, Qt::Orientation orientation, int role) const {
  if (role != Qt::DisplayRole || orientation != Qt::Horizontal) return {};
  return section == Message ? tr("Problem") : tr("Place");
}

}  // namespace metaparticle::studio
