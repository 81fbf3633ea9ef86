// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

namespace metaparticle::studio {

// The projects that were opened last, newest first, kept in the settings.

QStringList recentProjects();
void addRecentProject(const QString& path);
void removeRecentProject(const QString& path);

}  // namespace metaparticle::studio
