// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/studio/inspector/list_editor.h"

#include <QComboBox>
#include <QLineEdit>
#include <QToolButton>
#include <QVBoxLayout>

#include "app/studio/inspector/value_line.h"
#include "model/values.h"

namespace metaparticle::studio {

ListEditor::ListEditor(const model::ArgumentInfo& argument, QWidget* parent)
    : ValueEditor(parent), type_(argument.type), rowsLayout_(new QVBoxLayout), add_(new QToolButton(this)) {
  rowsLayout_->setContentsMargins(0, 0, 0, 0);
  rowsLayout_->setSpacing(4);
  add_->setText(tr("+ Add"));
  add_->setObjectName("addItem");
  add_->setAutoRaise(true);
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(4);
  layout->addLayout(rowsLayout_);
  layout->addWidget(add_, 0, Qt::AlignLeft);
  setFocusProxy(add_);
  connect(add_, &QToolButton::clicked, this, [this] {
    QComboBox* row = addRow({});
    row->setFocus();
    if (type_ == model::ValueType::NodeList && row->count() > 0) row->showPopup();
  });
}

QComboBox* ListEditor::addRow(const QString& text) {
  auto* row = new QWidget(this);
  auto* layout = new QHBoxLayout(row);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(2);
  auto* box = new QComboBox(row);
  box->setLineEdit(new ValueLine(box));
  box->setFocusPolicy(Qt::StrongFocus);
  box->setInsertPolicy(QComboBox::NoInsert);
  box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
  if (type_ == model::ValueType::NodeList) {
    box->addItems(names_);
  } else {
    box->setStyleSheet(QStringLiteral("QComboBox::drop-down { width: 0; border: none; }"));
  }
  box->setEditText(text);
  auto* remove = new QToolButton(row);
  remove->setText(QStringLiteral("×"));
  remove->setToolTip(tr("Remove this entry"));
  remove->setAccessibleName(remove->toolTip());
  remove->setAutoRaise(true);
  layout->addWidget(box, 1);
  layout->addWidget(remove);
  rowsLayout_->addWidget(row);
  rows_.push_back(row);
  connect(box, &QComboBox::activated, this, &ListEditor::decide);
  connect(box->lineEdit(), &QLineEdit::editingFinished, this, &ListEditor::decide);
  connect(remove, &QToolButton::clicked, this, [this, row] {
    std::erase(rows_, row);
    row->hide();
    row->deleteLater();
    decide();
  });
  return box;
}

void ListEditor::clearRows() {
  for (QWidget* row : rows_) {
    row->hide();
    row->deleteLater();
  }
  rows_.clear();
}

void ListEditor::show(const std::optional<std::string>& value) {
  const std::string now = value.value_or(std::string());
  if (now == value_) return;
  value_ = now;
  clearRows();
  for (const std::string& item : model::parseList(now)) addRow(shown(item));
}

void ListEditor::setGraph(const model::Graph& graph) {
  if (type_ != model::ValueType::NodeList) return;
  names_.clear();
  for (const model::Node& node : graph.nodes) names_.append(QString::fromStdString(node.entity));
  names_.removeDuplicates();
}

QString ListEditor::shown(const std::string& item) const {
  if (type_ == model::ValueType::TextList) {
    if (const auto text = model::parseText(item)) return QString::fromStdString(*text);
  }
  return QString::fromStdString(item);
}

std::string ListEditor::source(const QString& item) const {
  const std::string text = item.toStdString();
  return type_ == model::ValueType::TextList ? model::quote(text) : text;
}

void ListEditor::decide() {
  std::string items;
  for (const QWidget* row : rows_) {
    const auto* box = row->findChild<QComboBox*>();
    box->lineEdit()->setModified(false);
    const QString text = box->currentText().trimmed();
    if (text.isEmpty()) continue;
    if (!items.empty()) items += ", ";
    items += source(text);
  }
  const std::string now = items.empty() ? items : "{" + items + "}";
  const auto before = model::parseList(value_);
  if (model::parseList(now) == before) return;
  value_ = now;
  emit decided(now.empty() ? std::nullopt : std::optional(now));
}

}  // namespace metaparticle::studio
