// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QUndoCommand>

#include "app/studio/document/document.h"

namespace metaparticle::studio {

/// Text changes over several files and what moves with them, as one step.
class TextCommand : public QUndoCommand {
 public:
  TextCommand(Document& document, TextChanges changes, LayoutChange layout, const QString& text);
  void redo() override;
  void undo() override;

 private:
  Document& document_;
  TextChanges changes_;
  LayoutChange layout_;
};

/// Typing in one editor; grows while the typing goes on.
class TypingCommand : public QUndoCommand {
 public:
  /// `continues`: this belongs to the typing before it.
  TypingCommand(Document& document, TextChange change, bool continues);
  void redo() override;
  void undo() override;
  [[nodiscard]] int id() const override { return 1; }
  bool mergeWith(const QUndoCommand* other) override;

 private:
  void append(const TextChange& change);

  Document& document_;
  TextChanges changes_;
  bool continues_;
};

/// Things moved on the canvas.
class LayoutCommand : public QUndoCommand {
 public:
  LayoutCommand(Document& document, LayoutChange change, const QString& text);
  void redo() override;
  void undo() override;

 private:
  Document& document_;
  LayoutChange change_;
};

}  // namespace metaparticle::studio
