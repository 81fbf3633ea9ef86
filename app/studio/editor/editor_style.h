// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>

#include "app/studio/theme/theme.h"

class QsciScintilla;

namespace metaparticle::studio {

/// The numbers of the indicators (what is drawn over text) and markers (what is drawn in the margin).
struct EditorMarks {
  enum Indicator { annotation = 8, buildError, buildWarning, error, warning, note, changed, match };
  enum Marker { nodeLine = 1, buildWarningLine, warningLine, buildErrorLine, errorLine };
  enum Margin { numbers = 0, problems = 1, node = 2 };
  static constexpr std::array errors{buildError, error};
  static constexpr std::array warnings{buildWarning, warning};
  static constexpr std::array errorLines{buildErrorLine, errorLine};
  static constexpr std::array warningLines{buildWarningLine, warningLine};
};

/// Gives the editor its lexer, once.
void setUpLexer(QsciScintilla& editor);
/// Colours text, margins, indicators and markers.
void applyTheme(QsciScintilla& editor, const Theme& theme);

}  // namespace metaparticle::studio
