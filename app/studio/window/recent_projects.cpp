// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/studio/window/recent_projects.h"

#include <QSettings>

namespace metaparticle::studio {
namespace {

const QString settingsKey = QStringLiteral("recent/projects");
constexpr int most = 10;

}  // namespace

QStringList recentProjects() {
  return QSettings().value(settingsKey).toStringList();
}

void addRecentProject(const QString& path) {
  QStringList projects = recentProjects();
  projects.removeAll(path);
  projects.prepend(path);
  QSettings().setValue(settingsKey, QStringList(projects.mid(0, most)));
}

void removeRecentProject(const QString& path) {
  QStringList projects = recentProjects();
  projects.removeAll(path);
  QSettings().setValue(settingsKey, projects);
}

}  // namespace metaparticle::studio
