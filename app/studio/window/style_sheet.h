// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include "app/studio/theme/theme.h"

namespace metaparticle::studio {

/// How Qt's own widgets look in this theme, on top of the Fusion style.
QString styleSheetFor(const Theme& theme);

}  // namespace metaparticle::studio
