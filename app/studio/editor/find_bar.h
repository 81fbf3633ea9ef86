// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLabel;
class QLineEdit;
class QToolButton;

namespace metaparticle::studio {

class SourceEditor;

/// Find and replace below the editor. Return finds the next one, Shift+Return the one before, Escape closes.
class FindBar : public QWidget {
  Q_OBJECT

 public:
  explicit FindBar(QWidget* parent = nullptr);

  void setEditor(SourceEditor* editor);
  /// Shows the bar with the selected text in it.
  void open(bool withReplace);
  void findNext();
  void findPrevious();

 signals:
  void closed();

 protected:
  void keyPressEvent(QKeyEvent* event) override;
  void hideEvent(QHideEvent* event) override;

 private:
  void find(bool forwards);
  void updateMatches();
  void replaceOne();
  void replaceEvery();

  SourceEditor* editor_ = nullptr;
  QLineEdit* text_;
  QLineEdit* replacement_;
  QToolButton* caseSensitive_;
  QLabel* count_;
  QWidget* replaceRow_;
};

}  // namespace metaparticle::studio
