// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QTimer>

#include "app/studio/document/document.h"

class QLabel;
class QStatusBar;

namespace metaparticle::studio {

/// What the status bar shows: the file and caret, how large the graph is, and whether it is up to date.
class StatusLine : public QObject {
  Q_OBJECT

 public:
  StatusLine(Document& document, QStatusBar& bar, QObject* parent);
  void setFile(const std::string& file);
  void setCaret(int line, int column);

 private:
  void update();

  Document& document_;
  QLabel* file_;
  QLabel* caret_;
  QLabel* graph_;
  QLabel* reading_;
  QTimer slow_;  ///< reading that is over at once is not worth a word
};

}  // namespace metaparticle::studio
