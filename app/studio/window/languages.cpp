// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/studio/window/languages.h"

#include <QCoreApplication>
#include <QLibraryInfo>
#include <QLocale>
#include <QSettings>

// Outside the namespace, as Q_INIT_RESOURCE demands.
static void initializeTranslations() {
  Q_INIT_RESOURCE(i18n);
}

namespace metaparticle::studio {
namespace {

const QString settingsKey = QStringLiteral("appearance/language");

}  // namespace

Languages::Languages(QObject* parent) : QObject(parent), choice_(QSettings().value(settingsKey).toString()) {
  install();
}

Languages::~Languages() = default;

std::vector<Languages::Language> Languages::available() {
  return {{QString(), tr("As the system")},
          {QStringLiteral("en"), QStringLiteral("English")},
          {QStringLiteral("de"), QStringLiteral("Deutsch")}};
}

void Languages::choose(const QString& code) {
  QSettings().setValue(settingsKey, code);
  useOnce(code);
}

void Languages::useOnce(const QString& code) {
  if (code == choice_) return;
  choice_ = code;
  install();
  emit changed();
}

void Languages::install() {
  translators_.clear();  // A translator that is destroyed uninstalls itself.
  const QLocale locale = choice_.isEmpty() ? QLocale::system() : QLocale(choice_);
  QLocale::setDefault(locale);
  initializeTranslations();
  const QString ours = QStringLiteral(":/i18n");
  if (locale.language() != QLocale::German) {  // The sources are in English; only plurals need a translator.
    add(QStringLiteral("metaparticle_en"), ours);
    return;
  }
  const QString system = QLibraryInfo::path(QLibraryInfo::TranslationsPath);
  add(QStringLiteral("qtbase_de"), system);
  add(QStringLiteral("qscintilla_de"), system);
  add(QStringLiteral("metaparticle_de"), ours);
}

void Languages::add(const QString& file, const QString& folder) {
  auto translator = std::make_unique<QTranslator>();
  if (!translator->load(file, folder)) return;  // Qt's own may not be installed: its texts stay English then.
  QCoreApplication::installTranslator(translator.get());
  translators_.push_back(std::move(translator));
}

}  // namespace metaparticle::studio
