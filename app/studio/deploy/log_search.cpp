// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/studio/deploy/log_search.h"

#include <QPlainTextEdit>
#include <QTextBlock>

namespace metaparticle::studio {

LogSearch::LogSearch(QPlainTextEdit* text) : QSyntaxHighlighter(text->document()), text_(text) {}

void LogSearch::setTheme(const Theme& theme) {
  head_.setForeground(theme.textMuted);
  match_.setBackground(theme.warning);
  match_.setForeground(theme.dark ? theme.window : theme.card);
  rehighlight();
}

void LogSearch::setNeedle(const QString& needle) {
  if (needle_ == needle) return;
  needle_ = needle;
  rehighlight();
}

void LogSearch::highlightBlock(const QString& line) {
  // "12:00:00 greeter-0  text": the head ends at the first two spaces.
  const qsizetype head = line.indexOf(QLatin1String("  "));
  if (head > 0) setFormat(0, static_cast<int>(head), head_);
  if (needle_.isEmpty()) return;
  const int length = static_cast<int>(needle_.size());
  for (qsizetype at = 0; (at = line.indexOf(needle_, at, Qt::CaseInsensitive)) >= 0; at += length) {
    setFormat(static_cast<int>(at), length, match_);
  }
}

bool LogSearch::find(bool forwards) {
  if (needle_.isEmpty()) return false;
  const QTextDocument::FindFlags flags = forwards ? QTextDocument::FindFlags() : QTextDocument::FindBackward;
  QTextCursor found = text_->document()->find(needle_, text_->textCursor(), flags);
  if (found.isNull()) {
    QTextCursor end(text_->document());
    if (!forwards) end.movePosition(QTextCursor::End);
    found = text_->document()->find(needle_, end, flags);
  }
  if (found.isNull()) return false;
  text_->setTextCursor(found);
  return true;
}

int LogSearch::count() const {
  if (needle_.isEmpty()) return 0;
  int places = 0;
  for (QTextBlock block = text_->document()->begin(); block.isValid(); block = block.next()) {
    places += static_cast<int>(block.text().count(needle_, Qt::CaseInsensitive));
  }
  return places;
}

}  // namespace metaparticle::studio
