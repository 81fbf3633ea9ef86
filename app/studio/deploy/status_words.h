// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QIcon>
#include <QString>

#include <cstdint>

#include "app/studio/theme/theme.h"
#include "deploy/status.h"

namespace metaparticle::studio {

// What the engine tells, in the user's language and the theme's colours.

QString stateWord(deploy::ReplicaState state);
QString phaseWord(deploy::Phase phase);
/// "12 s", "3 min 20 s", "2 h 5 min".
QString durationText(std::int64_t ms);
/// "greeter-0".
QString replicaName(const std::string& workload, int index);

QColor stateColor(deploy::ReplicaState state, const Theme& theme);
QColor phaseColor(deploy::Phase phase, const Theme& theme);
/// A round dot.
QIcon dotIcon(const QColor& color);

/// Something runs or is on its way.
bool isActive(deploy::Phase phase);

}  // namespace metaparticle::studio
