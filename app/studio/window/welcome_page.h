// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include <functional>

#include "app/studio/theme/theme.h"
#include "app/studio/window/examples.h"
#include "model/error.h"

class QVBoxLayout;

namespace metaparticle::studio {

class MessageBar;

/// What the window shows when no project is open: open one, begin one, or look at an example.
class WelcomePage : public QWidget {
  Q_OBJECT

 public:
  explicit WelcomePage(QWidget* parent = nullptr);
  void setTheme(const Theme& theme);
  /// Reads the list of recent projects again.
  void refresh();
  /// Says why a project could not be opened or made; the next refresh takes it away.
  void showError(const model::Error& error);

 signals:
  void openRequested();
  void newRequested();
  void projectChosen(const QString& path);
  void exampleChosen(const metaparticle::studio::Example& example);

 private:
  QWidget* makeTile(const QString& icon, const QString& title, const QString& text,
                    std::function<void()> act);
  void fill();

  const Theme* theme_ = &Theme::lightTheme();
  QVBoxLayout* outer_;
  MessageBar* message_;
  QWidget* content_ = nullptr;
};

}  // namespace metaparticle::studio
