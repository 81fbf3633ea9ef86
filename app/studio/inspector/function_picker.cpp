// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/studio/inspector/function_picker.h"

#include <QCoreApplication>
#include <QDialogButtonBox>
#include <QKeyEvent>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QVBoxLayout>

#include "app/studio/inspector/declaration_text.h"

namespace metaparticle::studio {

FunctionPicker::FunctionPicker(const std::vector<model::Function>& functions, const QString& title,
                               QWidget* parent)
    : QDialog(parent), text_(new QLineEdit(this)), list_(new QListWidget(this)) {
  setObjectName("functionPicker");
  setWindowTitle(title);
  resize(460, 360);
  text_->setObjectName("filter");
  text_->setPlaceholderText(tr("Filter by name or signature"));
  text_->setClearButtonEnabled(true);
  text_->installEventFilter(this);
  list_->setUniformItemSizes(true);
  for (const model::Function& function : functions) {
    const QString name = QString::fromStdString(function.name);
    auto* item = new QListWidgetItem(declarationText(function.name, function.signature), list_);
    item->setData(Qt::UserRole, name);
    item->setToolTip(QStringLiteral("%1:%2").arg(QString::fromStdString(function.file)).arg(function.line));
  }
  auto* buttons = new QDialogButtonBox(this);
  link_ = buttons->addButton(tr("Link"), QDialogButtonBox::AcceptRole);
  buttons->addButton(QDialogButtonBox::Cancel);
  auto* layout = new QVBoxLayout(this);
  layout->addWidget(text_);
  layout->addWidget(list_, 1);
  layout->addWidget(buttons);
  connect(text_, &QLineEdit::textChanged, this, &FunctionPicker::filter);
  connect(list_, &QListWidget::itemActivated, this, &FunctionPicker::accept);
  connect(buttons, &QDialogButtonBox::accepted, this, &FunctionPicker::accept);
  connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
  filter({});
}

void FunctionPicker::filter(const QString& text) {
  int first = -1;
  for (int row = 0; row < list_->count(); ++row) {
    const bool matches = list_->item(row)->text().contains(text.trimmed(), Qt::CaseInsensitive);
    list_->item(row)->setHidden(!matches);
    if (matches && first < 0) first = row;
  }
  list_->setCurrentRow(first);
  link_->setEnabled(first >= 0);
}

void FunctionPicker::accept() {
  const QListWidgetItem* item = list_->currentItem();
  if (!item || item->isHidden()) return;
  emit picked(item->data(Qt::UserRole).toString());
  QDialog::accept();
}

/// The arrows walk the list while the filter has the focus.
bool FunctionPicker::eventFilter(QObject* watched, QEvent* event) {
  if (watched == text_ && event->type() == QEvent::KeyPress) {
    const int key = static_cast<QKeyEvent*>(event)->key();
    if (key == Qt::Key_Up || key == Qt::Key_Down || key == Qt::Key_PageUp || key == Qt::Key_PageDown) {
      QCoreApplication::sendEvent(list_, event);
      return true;
    }
  }
  return QDialog::eventFilter(watched, event);
}

}  // namespace metaparticle::studio
