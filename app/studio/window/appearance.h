// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QPalette>

#include "app/studio/theme/theme.h"

namespace metaparticle::studio {

/// Light or dark, as the user chose or as the desktop is; gives the application its palette and style sheet.
class Appearance : public QObject {
  Q_OBJECT

 public:
  enum class Choice { System, Light, Dark };

  /// Takes the choice from the settings and the system's palette from the application: make it before
  /// anything else changes that.
  explicit Appearance(QObject* parent = nullptr);

  [[nodiscard]] const Theme& theme() const { return *theme_; }
  [[nodiscard]] Choice choice() const { return choice_; }
  /// Keeps the choice in the settings.
  void choose(Choice choice);
  /// For this run only.
  void useOnce(Choice choice);

 signals:
  void changed(const metaparticle::studio::Theme& theme);

 private:
  void apply();

  QPalette system_;
  Choice choice_ = Choice::System;
  const Theme* theme_ = &Theme::lightTheme();
};

}  // namespace metaparticle::studio
