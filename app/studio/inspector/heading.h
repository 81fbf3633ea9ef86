// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLabel>

#include "app/studio/theme/theme.h"

namespace metaparticle::studio {

/// A small heading between groups of a panel.
inline QLabel* makeHeading(const QString& text, const Theme& theme, QWidget* parent) {
  auto* heading = new QLabel(text, parent);
  heading->setFont(titleFont());
  heading->setContentsMargins(0, theme.spacing, 0, 0);
  return heading;
}

}  // namespace metaparticle::studio
