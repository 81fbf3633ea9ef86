// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <Qsci/qsciscintilla.h>

#include <optional>
#include <vector>

#include "app/studio/document/document.h"
#include "app/studio/theme/theme.h"

class QTimer;

namespace metaparticle::studio {

class CompletionPopup;

/// The editor of one file. What is typed goes to the document byte for byte, what the document changes shows
/// here; undo belongs to the document. Offsets are bytes of the file (a byte order mark is kept, but not
/// shown).
class SourceEditor : public QsciScintilla {
  Q_OBJECT

 public:
  SourceEditor(Document& document, std::string file, QWidget* parent = nullptr);
  ~SourceEditor() override;

  [[nodiscard]] const std::string& file() const { return file_; }
  void setFile(std::string file) { file_ = std::move(file); }

  void setTheme(const Theme& theme);
  /// Squiggles under what the findings are about; their texts are shown when the pointer rests there.
  void setFindings(std::vector<model::Finding> findings);
  /// The same for what the compiler said; these move with the text until they are set anew.
  void setBuildFindings(std::vector<model::Finding> findings);
  /// Marks the lines of the current node's declaration; nothing to take the mark away.
  void markNode(std::optional<codegen::Range> range);

  [[nodiscard]] std::size_t caret() const;
  /// Sends caretPlaceChanged for where the caret is now.
  void tellCaretPlace();
  /// Puts the caret there and shows it in the upper third, unless it is in view.
  void goTo(std::size_t offset);
  /// 1-based line and column (in bytes); column 0 goes to the first character that is no space.
  void goToLine(int line, int column);
  /// Shows a change that was made elsewhere: the caret goes there and the bytes light up for a moment.
  void showChange(codegen::Range range);
  /// Shows the list of what fits at the caret, if it is inside an annotation.
  void complete(bool onRequest);

  /// Finds from the selection on, round the end. False when there is none. Selects what was found.
  bool findText(const QString& text, bool forwards, bool caseSensitive);
  /// Marks every place where `text` stands; an empty text marks none. Returns how many there are.
  int markMatches(const QString& text, bool caseSensitive);
  void replaceSelection(const QString& text);
  int replaceAll(const QString& text, const QString& replacement, bool caseSensitive);

 signals:
  /// The user moved the caret (not an edit that was made elsewhere).
  void caretMoved(std::size_t offset);
  /// Line and column for people: both 1-based, the column in characters.
  void caretPlaceChanged(int line, int column);

 protected:
  bool event(QEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;
  void focusOutEvent(QFocusEvent* event) override;
  void contextMenuEvent(QContextMenuEvent* event) override;

 private:
  void load();
  void textModified(int position, int type, const char* text, int length);
  void takeChanges(const TextChanges& changes, const QObject* origin);
  void replaceBytes(std::size_t position, std::size_t removed, const std::string& inserted);
  void updateUi(int updated);
  void colorAnnotations();
  void applyFindings();
  [[nodiscard]] QString findingsAt(int position) const;
  void showTip(int position, int x, int y);
  void insertCompletion(const std::string& text);
  [[nodiscard]] std::string bytes(long begin, long end) const;
  [[nodiscard]] codegen::Range rangeOf(const model::Finding& finding) const;
  [[nodiscard]] std::optional<codegen::Range> search(const QByteArray& text, long from, long to,
                                                     bool caseSensitive) const;
  void fill(int indicator, codegen::Range range, int value = 1);
  void clearIndicator(int indicator);
  void setUpEditing();
  void setUpMarks();

  Document& document_;
  std::string file_;
  std::size_t hidden_ = 0;  ///< bytes at the file's begin that are not shown (a byte order mark)
  bool applying_ = false;   ///< the document's change is being shown: nothing to report
  bool moving_ = false;     ///< the program moves the caret
  long lastCaret_ = -1;
  std::vector<model::Finding> findings_;
  std::vector<model::Finding> buildFindings_;
  std::optional<codegen::Range> node_;
  CompletionPopup* popup_;
  QTimer* flash_;
};

}  // namespace metaparticle::studio
