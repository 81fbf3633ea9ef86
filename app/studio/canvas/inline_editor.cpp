// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/studio/canvas/inline_editor.h"

#include <algorithm>
#include <utility>

#include <QFocusEvent>
#include <QKeyEvent>

namespace metaparticle::studio {

InlineEditor::InlineEditor(QWidget* canvas, const Theme& theme, const QString& text)
    : QLineEdit(text, canvas) {
  setObjectName(QStringLiteral("canvasNameEditor"));
  setAccessibleName(tr("Name of the node"));
  setFrame(false);
  setStyleSheet(
      QStringLiteral("QLineEdit { background: %1; color: %2; border: 2px solid %3; border-radius: %4px; "
                     "padding: 0 3px; selection-background-color: %3; selection-color: %5; }")
          .arg(theme.card.name(), theme.text.name(), theme.accent.name())
          .arg(theme.controlRadius)
          .arg(theme.accentText.name()));
  setMaxLength(63);
  selectAll();
}

void InlineEditor::place(const QRectF& rect, double zoom) {
  QFont font = titleFont();
  font.setPixelSize(std::clamp(qRound(font.pixelSize() * zoom), 11, 40));
  setFont(font);
  const int height = std::max(static_cast<int>(rect.height()), font.pixelSize() + 12);
  const int width = std::max(static_cast<int>(rect.width()), 140);
  setGeometry(static_cast<int>(rect.left()), static_cast<int>(rect.center().y()) - height / 2, width, height);
}

void InlineEditor::finish(bool accept) {
  if (std::exchange(done_, true)) return;
  const QString name = text().trimmed();
  // Hiding what has the focus would pass it on as Tab does, and Tab walks to the next node.
  if (hasFocus()) parentWidget()->setFocus(Qt::OtherFocusReason);
  hide();
  deleteLater();
  if (closed) closed();
  if (accept && accepted && !name.isEmpty()) accepted(name);
}

bool InlineEditor::event(QEvent* event) {
  // Tab would walk to another widget before keyPressEvent sees it.
  if (event->type() == QEvent::KeyPress && static_cast<QKeyEvent*>(event)->key() == Qt::Key_Tab) {
    finish(true);
    return true;
  }
  return QLineEdit::event(event);
}

void InlineEditor::keyPressEvent(QKeyEvent* event) {
  switch (event->key()) {
    case Qt::Key_Escape:
      finish(false);
      return;
    case Qt::Key_Return:
    case Qt::Key_Enter:
      finish(true);
      return;
    default:
      QLineEdit::keyPressEvent(event);
  }
}

void InlineEditor::focusOutEvent(QFocusEvent* event) {
  QLineEdit::focusOutEvent(event);
  if (event->reason() != Qt::PopupFocusReason && event->reason() != Qt::ActiveWindowFocusReason) finish(true);
}

}  // namespace metaparticle::studio
