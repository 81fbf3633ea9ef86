// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLabel;
class QProgressBar;

namespace metaparticle::studio {

/// What the window shows while a project is being read: how far it is, and a way to stop it.
class OpeningPage : public QWidget {
  Q_OBJECT

 public:
  explicit OpeningPage(QWidget* parent = nullptr);
  void begin(const QString& path);
  void setProgress(int done, int total);

 signals:
  void cancelled();

 private:
  QLabel* text_;
  QProgressBar* bar_;
};

}  // namespace metaparticle::studio
