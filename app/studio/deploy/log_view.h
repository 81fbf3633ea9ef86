// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTimer>
#include <QWidget>

#include "app/studio/theme/theme.h"
#include "deploy/status.h"

class QCheckBox;
class QComboBox;
class QLabel;
class QLineEdit;
class QPlainTextEdit;
class QToolButton;

namespace metaparticle::studio {

class LogSearch;

/// What the replicas print: of all nodes or one, with follow and search. Keeps the last 10,000 lines; lines
/// that come together are shown together, so that a flood does not hold up the window.
class LogView : public QWidget {
  Q_OBJECT

 public:
  explicit LogView(QWidget* parent = nullptr);

  void setTheme(const Theme& theme);
  /// The nodes to choose from.
  void setNodes(const QStringList& nodes);
  /// "" for all.
  void setNode(const QString& node);
  [[nodiscard]] QString node() const;
  void append(const deploy::LogEvent& log);
  void clear();

 signals:
  /// Another node was chosen: the view is empty and waits for its lines.
  void nodeChosen(const QString& node);

 protected:
  bool eventFilter(QObject* watched, QEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;

 private:
  void buildToolRow();
  void flush();
  void search(const QString& needle);
  void step(bool forwards);
  void tellCount(bool found);
  void scrolled();

  QComboBox* nodes_;
  QCheckBox* follow_;
  QLineEdit* needle_;
  QLabel* count_;
  QToolButton* previous_;
  QToolButton* next_;
  QPlainTextEdit* text_;
  LogSearch* search_;
  QTimer flushTimer_;
  QTimer searchTimer_;
  QStringList waiting_;
};

}  // namespace metaparticle::studio
