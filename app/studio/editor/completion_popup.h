// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>

#include "app/studio/editor/completion.h"
#include "app/studio/theme/theme.h"

class QLabel;
class QListWidget;

namespace metaparticle::studio {

/// The list of texts that fit at the caret, with one line of help for the chosen one. Takes no focus: the
/// editor hands it the keys it understands.
class CompletionPopup : public QFrame {
  Q_OBJECT

 public:
  explicit CompletionPopup(QWidget* editor);

  void setTheme(const Theme& theme);
  /// Shows the items below `line`, a rectangle in global coordinates, or above it where there is no room.
  void offer(const Completion& completion, const QRect& line);
  [[nodiscard]] const Completion& completion() const { return completion_; }
  /// True when the key was for the list.
  bool handleKey(int key);

 signals:
  void chosen(const metaparticle::studio::CompletionItem& item);

 private:
  void choose();
  void showHelp();

  Completion completion_;
  QListWidget* list_;
  QLabel* help_;
};

}  // namespace metaparticle::studio
