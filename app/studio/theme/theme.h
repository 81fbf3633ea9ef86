// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>

#include <QColor>
#include <QFont>
#include <QPalette>

#include "model/kinds.h"

namespace metaparticle::studio {

/// The two colours of a kind: one to write and draw with, one to lay behind it. Text and glyphs in `accent`
/// have a contrast of at least 4.5:1 on `soft` and on Theme::card.
struct KindStyle {
  QColor accent;
  QColor soft;
};

/// Colours for the code editor.
struct CodeColors {
  QColor paper;
  QColor text;
  QColor margin;
  QColor marginText;
  QColor caretLine;
  QColor selection;
  QColor keyword;
  QColor attribute;  ///< `[[mp::...]]`
  QColor type;
  QColor string;
  QColor number;
  QColor comment;
  QColor preprocessor;
};

/// The tokens that every panel takes its look from. A value: two of them exist, lightTheme() and darkTheme().
struct Theme {
  bool dark = false;

  QColor window;      ///< panels
  QColor canvas;      ///< behind the graph
  QColor canvasGrid;  ///< the dots of the grid
  QColor card;        ///< nodes, popups, fields
  QColor border;      ///< hairlines around cards and fields
  QColor text;
  QColor textMuted;   ///< secondary text, still readable (4.5:1)
  QColor accent;      ///< selection, focus, primary buttons
  QColor accentSoft;  ///< behind selected things
  QColor accentText;  ///< text on `accent`
  QColor shadow;      ///< with alpha

  QColor edgeCall;
  QColor edgeAsync;
  QColor edgeMessage;  ///< push and consume
  QColor edgeAccess;

  QColor error;
  QColor warning;
  QColor note;
  QColor ready;    ///< running as wanted
  QColor pending;  ///< on its way
  QColor stopped;  ///< at rest

  CodeColors code;
  std::array<KindStyle, 10> kinds;  ///< by model::Kind

  int cardRadius = 10;    ///< px at 100 %
  int controlRadius = 6;  ///< px
  int spacing = 8;        ///< px between things that belong together

  [[nodiscard]] const KindStyle& kind(model::Kind kind) const {
    return kinds[static_cast<std::size_t>(kind)];
  }
  /// For QApplication::setPalette with the Fusion style.
  [[nodiscard]] QPalette palette() const;

  static const Theme& lightTheme();
  static const Theme& darkTheme();
  /// The theme that goes with a palette: dark when its window is darker than its text.
  static const Theme& matching(const QPalette& palette);
};

/// Fonts are made from the application's, with sizes in px at 100 % so that cards keep their shape.
QFont titleFont();
QFont bodyFont();
QFont codeFont();

}  // namespace metaparticle::studio
