// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/studio/inspector/value_line.h"

#include <QKeyEvent>

namespace metaparticle::studio {

bool ValueLine::event(QEvent* event) {
  if (event->type() == QEvent::ShortcutOverride && !isModified()) {
    const auto* key = static_cast<QKeyEvent*>(event);
    if (key->matches(QKeySequence::Undo) || key->matches(QKeySequence::Redo)) {
      event->ignore();
      return false;
    }
  }
  return QLineEdit::event(event);
}

}  // namespace metaparticle::studio
