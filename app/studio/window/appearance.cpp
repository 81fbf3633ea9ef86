// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/studio/window/appearance.h"

#include <QApplication>
#include <QSettings>

#include "app/studio/window/style_sheet.h"

namespace metaparticle::studio {
namespace {

const QString settingsKey = QStringLiteral("appearance/theme");

Appearance::Choice choiceFrom(const QString& word) {
  if (word == QLatin1String("light")) return Appearance::Choice::Light;
  if (word == QLatin1String("dark")) return Appearance::Choice::Dark;
  return Appearance::Choice::System;
}

QString wordFor(Appearance::Choice choice) {
  switch (choice) {
    case Appearance::Choice::Light:
      return QStringLiteral("light");
    case Appearance::Choice::Dark:
      return QStringLiteral("dark");
    case Appearance::Choice::System:
      break;
  }
  return QStringLiteral("system");
}

}  // namespace

Appearance::Appearance(QObject* parent) : QObject(parent), system_(QApplication::palette()) {
  QApplication::setStyle(QStringLiteral("Fusion"));
  useOnce(choiceFrom(QSettings().value(settingsKey).toString()));
}

void Appearance::choose(Choice choice) {
  QSettings().setValue(settingsKey, wordFor(choice));
  useOnce(choice);
}

void Appearance::useOnce(Choice choice) {
  choice_ = choice;
  switch (choice) {
    case Choice::Light:
      theme_ = &Theme::lightTheme();
      break;
    case Choice::Dark:
      theme_ = &Theme::darkTheme();
      break;
    case Choice::System:
      theme_ = &Theme::matching(system_);
      break;
  }
  apply();
}

void Appearance::apply() {
  QApplication::setPalette(theme_->palette());
  qApp->setStyleSheet(styleSheetFor(*theme_));
  emit changed(*theme_);
}

}  // namespace metaparticle::studio
