// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QElapsedTimer>
#include <QTimer>
#include <QWidget>

#include "app/studio/theme/theme.h"
#include "deploy/status.h"

class QLabel;
class QProgressBar;
class QToolButton;

namespace metaparticle::studio {

/// The top of the panel: Deploy, Stop, how it stands, how far it is, and where to reach it.
class RunBar : public QWidget {
  Q_OBJECT

 public:
  explicit RunBar(QWidget* parent = nullptr);

  void setTheme(const Theme& theme);
  /// Whether there is a project that could be deployed.
  void setProjectOpen(bool open);
  void show(const deploy::StatusSnapshot& snapshot);
  void showProgress(const deploy::ProgressEvent& progress);

 signals:
  void deployRequested();
  void stopRequested();

 private:
  void updateButtons();
  void updateText();
  [[nodiscard]] QString phaseText() const;

  QToolButton* deploy_;
  QToolButton* stop_;
  QLabel* dot_;
  QLabel* text_;
  QLabel* links_;
  QProgressBar* progress_;
  Theme theme_;
  deploy::StatusSnapshot snapshot_;
  QString step_;  ///< what the build does now
  QElapsedTimer since_;
  QTimer clock_;
  bool projectOpen_ = false;
};

}  // namespace metaparticle::studio
