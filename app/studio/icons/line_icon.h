// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QIcon>
#include <QString>

#include "app/studio/theme/theme.h"

namespace metaparticle::studio {

/// The icon resources/icons/actions/`name`.svg in this colour, greyed when disabled; sharp at 1x and 2x.
QIcon lineIcon(const QString& name, const QColor& color, const QColor& disabled);
/// In the theme's text colours.
QIcon lineIcon(const QString& name, const Theme& theme);
/// The program's own icon.
QIcon programIcon();

}  // namespace metaparticle::studio
