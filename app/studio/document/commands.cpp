// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/studio/document/commands.h"

#include <QCoreApplication>

namespace metaparticle::studio {

TextCommand::TextCommand(Document& document, TextChanges changes, LayoutChange layout, const QString& text)
    : QUndoCommand(text), document_(document), changes_(std::move(changes)), layout_(std::move(layout)) {}

void TextCommand::redo() {
  document_.applyLayout(layout_);
  document_.applyText(changes_, nullptr);
}

void TextCommand::undo() {
  document_.applyText(inverse(changes_), nullptr);
  document_.applyLayout(inverse(layout_));
}

TypingCommand::TypingCommand(Document& document, TextChange change, bool continues)
    : QUndoCommand(QCoreApplication::translate("metaparticle::studio::TypingCommand", "typing")),
      document_(document),
      changes_{std::move(change)},
      continues_(continues) {}

void TypingCommand::redo() {
  document_.applyText(changes_, document_.origin_);
}

void TypingCommand::undo() {
  document_.applyText(inverse(changes_), nullptr);
}

bool TypingCommand::mergeWith(const QUndoCommand* other) {
  const auto* next = static_cast<const TypingCommand*>(other);
  if (!next->continues_) return false;
  for (const TextChange& change : next->changes_) append(change);
  return true;
}

void TypingCommand::append(const TextChange& change) {
  TextChange& last = changes_.back();
  const bool elsewhere = change.file != last.file;
  if (!elsewhere && change.removed.empty() && change.offset == last.offset + last.inserted.size()) {
    last.inserted += change.inserted;
  } else if (!elsewhere && last.inserted.empty() && change.inserted.empty() &&
             change.offset + change.removed.size() == last.offset) {
    last.offset = change.offset;
    last.removed = change.removed + last.removed;
  } else if (!elsewhere && last.inserted.empty() && change.inserted.empty() && change.offset == last.offset) {
    last.removed += change.removed;
  } else {
    changes_.push_back(change);
  }
}

LayoutCommand::LayoutCommand(Document& document, LayoutChange change, const QString& text)
    : QUndoCommand(text), document_(document), change_(std::move(change)) {}

void LayoutCommand::redo() {
  document_.applyLayout(change_);
}

void LayoutCommand::undo() {
  document_.applyLayout(inverse(change_));
}

}  // namespace metaparticle::studio
