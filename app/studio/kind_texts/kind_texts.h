// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include "model/kinds.h"

namespace metaparticle::studio {

// What the kinds table says to the user, in the language of the program. The table itself knows no Qt: its
// texts are listed for the translators in kind_texts.cpp, and a test holds the two together.

QString kindTitle(model::Kind kind);
/// Where there is little room: "Scatter" for "Scatter/gather".
QString kindShortTitle(model::Kind kind);
QString kindBrief(model::Kind kind);
QString kindHelp(model::Kind kind);
QString argumentHelp(const model::ArgumentInfo& argument);

/// True for a text that the list holds, for the test.
bool isListedKindText(std::string_view text);

}  // namespace metaparticle::studio
