// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/studio/editor/completion_popup.h"

#include <QLabel>
#include <QListWidget>
#include <QScreen>
#include <QVBoxLayout>

namespace metaparticle::studio {
namespace {

constexpr int shownRows = 8;
constexpr int popupWidth = 340;

}  // namespace

CompletionPopup::CompletionPopup(QWidget* editor)
    : QFrame(editor, Qt::ToolTip | Qt::FramelessWindowHint),
      list_(new QListWidget(this)),
      help_(new QLabel(this)) {
  setObjectName("completionPopup");
  setFocusPolicy(Qt::NoFocus);
  setAttribute(Qt::WA_ShowWithoutActivating);
  list_->setFocusPolicy(Qt::NoFocus);
  list_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  list_->setFrameShape(QFrame::NoFrame);
  help_->setWordWrap(true);
  help_->setMargin(6);
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(1, 1, 1, 1);
  layout->setSpacing(0);
  layout->addWidget(list_);
  layout->addWidget(help_);
  setFixedWidth(popupWidth);
  connect(list_, &QListWidget::currentRowChanged, this, &CompletionPopup::showHelp);
  connect(list_, &QListWidget::itemClicked, this, &CompletionPopup::choose);
}

void CompletionPopup::setTheme(const Theme& theme) {
  list_->setFont(codeFont());
  setStyleSheet(QStringLiteral("#completionPopup { background: %1; border: 1px solid %2; }"
                               "QListWidget { background: %1; color: %3; outline: none; }"
                               "QListWidget::item { padding: 3px 6px; }"
                               "QListWidget::item:selected { background: %4; color: %3; }"
                               "QLabel { color: %5; border-top: 1px solid %2; background: %6; }")
                    .arg(theme.card.name(), theme.border.name(), theme.text.name(), theme.accentSoft.name(),
                         theme.textMuted.name(), theme.window.name()));
}

void CompletionPopup::offer(const Completion& completion, const QRect& line) {
  completion_ = completion;
  list_->clear();
  for (const CompletionItem& item : completion.items) list_->addItem(item.label);
  list_->setCurrentRow(0);
  const int rows = std::min(shownRows, list_->count());
  list_->setFixedHeight(rows * list_->sizeHintForRow(0) + 2);
  showHelp();
  adjustSize();
  QPoint place = line.bottomLeft() + QPoint(0, 2);
  const QRect screen = parentWidget()->screen()->availableGeometry();
  if (place.y() + height() > screen.bottom()) place.setY(line.top() - height() - 2);
  place.setX(std::max(screen.left(), std::min(place.x(), screen.right() - width())));
  move(place);
  show();
}

bool CompletionPopup::handleKey(int key) {
  const int row = list_->currentRow();
  switch (key) {
    case Qt::Key_Down:
      list_->setCurrentRow((row + 1) % list_->count());
      return true;
    case Qt::Key_Up:
      list_->setCurrentRow((row + list_->count() - 1) % list_->count());
      return true;
    case Qt::Key_PageDown:
      list_->setCurrentRow(std::min(row + shownRows, list_->count() - 1));
      return true;
    case Qt::Key_PageUp:
      list_->setCurrentRow(std::max(row - shownRows, 0));
      return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_Tab:
      choose();
      return true;
    case Qt::Key_Escape:
      hide();
      return true;
    default:
      return false;
  }
}

void CompletionPopup::choose() {
  const int row = list_->currentRow();
  hide();
  if (row >= 0) emit chosen(completion_.items[static_cast<std::size_t>(row)]);
}

void CompletionPopup::showHelp() {
  const int row = list_->currentRow();
  const QString help = row >= 0 ? completion_.items[static_cast<std::size_t>(row)].help : QString();
  help_->setText(help);
  help_->setVisible(!help.isEmpty());
  adjustSize();
}

}  // namespace metaparticle::studio
