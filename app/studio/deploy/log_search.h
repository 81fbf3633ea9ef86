// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSyntaxHighlighter>
#include <QTextCharFormat>

#include "app/studio/theme/theme.h"

class QPlainTextEdit;

namespace metaparticle::studio {

/// Paints the head of each log line softly and marks what is searched for; finds the next place.
class LogSearch : public QSyntaxHighlighter {
  Q_OBJECT

 public:
  explicit LogSearch(QPlainTextEdit* text);

  void setTheme(const Theme& theme);
  void setNeedle(const QString& needle);
  [[nodiscard]] const QString& needle() const { return needle_; }
  /// Selects the next (or previous) place from the cursor on, from the other end after the last one. False
  /// when there is none.
  bool find(bool forwards);
  /// How many places there are.
  [[nodiscard]] int count() const;

 protected:
  void highlightBlock(const QString& line) override;

 private:
  QPlainTextEdit* text_;
  QString needle_;
  QTextCharFormat head_;
  QTextCharFormat match_;
};

}  // namespace metaparticle::studio
