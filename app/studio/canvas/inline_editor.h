// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>

#include <QLineEdit>

#include "app/studio/theme/theme.h"

namespace metaparticle::studio {

/// A line edit on the canvas for one name. Return, Tab and leaving it accept; Escape gives up, and so does an
/// empty text. It destroys itself.
class InlineEditor : public QLineEdit {
  Q_OBJECT

 public:
  InlineEditor(QWidget* canvas, const Theme& theme, const QString& text);

  /// Called once with the trimmed text, unless given up.
  std::function<void(const QString&)> accepted;
  /// Called once at the end, whichever it is.
  std::function<void()> closed;

  /// Puts it on this rectangle of the canvas, with letters to match.
  void place(const QRectF& rect, double zoom);
  void finish(bool accept);

 protected:
  void keyPressEvent(QKeyEvent* event) override;
  void focusOutEvent(QFocusEvent* event) override;
  bool event(QEvent* event) override;

 private:
  bool done_ = false;
};

}  // namespace metaparticle::studio
