// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/studio/window/style_sheet.h"

#include <QFile>

static void initializeStyle() {
  Q_INIT_RESOURCE(style);
}

namespace metaparticle::studio {

QString styleSheetFor(const Theme& theme) {
  initializeStyle();
  QFile file(QStringLiteral(":/style/studio.qss"));
  if (!file.open(QIODevice::ReadOnly)) qWarning("The style sheet is missing.");
  QString sheet = QString::fromUtf8(file.readAll());
  const std::initializer_list<std::pair<const char*, QColor>> colors = {
      {"@window", theme.window},         {"@canvas", theme.canvas},         {"@card", theme.card},
      {"@border", theme.border},         {"@textMuted", theme.textMuted},   {"@text", theme.text},
      {"@accentSoft", theme.accentSoft}, {"@accentText", theme.accentText}, {"@accent", theme.accent},
      {"@paper", theme.code.paper},      {"@margin", theme.code.margin},    {"@stopped", theme.stopped},
      {"@error", theme.error},           {"@warning", theme.warning},
  };
  for (const auto& [token, color] : colors) sheet.replace(QLatin1String(token), color.name());
  sheet.replace(QLatin1String("@mode"), theme.dark ? QStringLiteral("dark") : QStringLiteral("light"));
  sheet.replace(QLatin1String("@radius"), QStringLiteral("%1px").arg(theme.controlRadius));
  return sheet;
}

}  // namespace metaparticle::studio
