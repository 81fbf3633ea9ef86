// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/studio/theme/theme.h"

class QsciScintilla;

namespace metaparticle::studio {

/// The numbers of the indicators (what is drawn over text) and markers (what is drawn in the margin).
struct EditorMarks {
  enum Indicator { annotation = 8, error, warning, note, changed, match };
  enum Marker { nodeLine = 1, errorLine, warningLine };
  enum Margin { numbers = 0, problems = 1, node = 2 };
};

/// Gives the editor its lexer, once.
void setUpLexer(QsciScintilla& editor);
/// Colours text, margins, indicators and markers.
void applyTheme(QsciScintilla& editor, const Theme& theme);

}  // namespace metaparticle::studio
