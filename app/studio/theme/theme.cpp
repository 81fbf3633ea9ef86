// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/studio/theme/theme.h"

#include <QFontDatabase>
#include <QGuiApplication>

namespace metaparticle::studio {

namespace {

constexpr int titlePixels = 13;
constexpr int bodyPixels = 11;
constexpr int codePixels = 13;

QColor rgb(const char* hex) {
  return QColor(QLatin1String(hex));
}

// In the order of model::Kind. Neighbours in the palette differ in hue; all have about the same weight.
std::array<KindStyle, 10> lightKinds() {
  return {{{rgb("#2563c9"), rgb("#e6effc")},    // service: blue
           {rgb("#6a4bc4"), rgb("#efeafb")},    // shard: violet
           {rgb("#0a6d7d"), rgb("#dff3f6")},    // scatter: teal
           {rgb("#a15a06"), rgb("#fbeeda")},    // queue: amber
           {rgb("#2f7a3b"), rgb("#e4f4e6")},    // worker: green
           {rgb("#5d6678"), rgb("#eceef3")},    // job: slate
           {rgb("#1b7561"), rgb("#e0f3ee")},    // store: sea green
           {rgb("#b0384f"), rgb("#fbe8ec")},    // lock: rose
           {rgb("#a23a92"), rgb("#f8e8f5")},    // leader: magenta
           {rgb("#7a5638"), rgb("#f4ece4")}}};  // container: brown
}

std::array<KindStyle, 10> darkKinds() {
  return {{{rgb("#7fb0f5"), rgb("#1f3148")},
           {rgb("#b39df0"), rgb("#2f2a49")},
           {rgb("#5cc5d6"), rgb("#173a40")},
           {rgb("#e6ad5c"), rgb("#40321c")},
           {rgb("#7fcb8c"), rgb("#20382a")},
           {rgb("#aeb6c6"), rgb("#313744")},
           {rgb("#66c9b0"), rgb("#1b3a35")},
           {rgb("#f08ba0"), rgb("#43262f")},
           {rgb("#e08fd3"), rgb("#3f2740")},
           {rgb("#cfa985"), rgb("#3a3029")}}};
}

CodeColors lightCode() {
  CodeColors code;
  code.paper = rgb("#ffffff");
  code.text = rgb("#1f2733");
  code.margin = rgb("#f5f6f9");
  code.marginText = rgb("#707a8c");
  code.caretLine = rgb("#eef3fb");
  code.selection = rgb("#c9ddfa");
  code.keyword = rgb("#2a56b5");
  code.attribute = rgb("#8a3f9c");
  code.type = rgb("#0b6e7f");
  code.string = rgb("#2b7034");
  code.number = rgb("#9a5203");
  code.comment = rgb("#667085");
  code.preprocessor = rgb("#7a5638");
  return code;
}

CodeColors darkCode() {
  CodeColors code;
  code.paper = rgb("#1b1f27");
  code.text = rgb("#dde3ee");
  code.margin = rgb("#20252e");
  code.marginText = rgb("#8791a3");
  code.caretLine = rgb("#252c38");
  code.selection = rgb("#2f4a73");
  code.keyword = rgb("#8ab4f8");
  code.attribute = rgb("#d59ae6");
  code.type = rgb("#6ccbdb");
  code.string = rgb("#93cf9c");
  code.number = rgb("#e6b06a");
  code.comment = rgb("#8d97a9");
  code.preprocessor = rgb("#cfa985");
  return code;
}

Theme makeLight() {
  Theme theme;
  theme.window = rgb("#f5f6f9");
  theme.canvas = rgb("#f8f9fc");
  theme.canvasGrid = rgb("#d3d8e3");
  theme.card = rgb("#ffffff");
  theme.border = rgb("#d5dae4");
  theme.text = rgb("#1c2430");
  theme.textMuted = rgb("#5d6779");
  theme.accent = rgb("#2f6fe4");
  theme.accentSoft = rgb("#dfeafd");
  theme.accentText = rgb("#ffffff");
  theme.shadow = QColor(32, 44, 74, 44);
  theme.edgeCall = rgb("#7d879b");
  theme.edgeAsync = rgb("#8f7ad0");
  theme.edgeMessage = rgb("#b97a28");
  theme.edgeAccess = rgb("#3c9480");
  theme.error = rgb("#c9303e");
  theme.warning = rgb("#b86e00");
  theme.note = rgb("#3b74d0");
  theme.ready = rgb("#2f9a4a");
  theme.pending = rgb("#d08a1a");
  theme.stopped = rgb("#97a0b1");
  theme.code = lightCode();
  theme.kinds = lightKinds();
  return theme;
}

Theme makeDark() {
  Theme theme;
  theme.dark = true;
  theme.window = rgb("#20252e");
  theme.canvas = rgb("#171b22");
  theme.canvasGrid = rgb("#2f3642");
  theme.card = rgb("#242a34");
  theme.border = rgb("#3a4250");
  theme.text = rgb("#e6eaf2");
  theme.textMuted = rgb("#a3adbe");
  theme.accent = rgb("#6ea3f7");
  theme.accentSoft = rgb("#263a5a");
  theme.accentText = rgb("#0f1520");
  theme.shadow = QColor(0, 0, 0, 90);
  theme.edgeCall = rgb("#8892a5");
  theme.edgeAsync = rgb("#9d8ae0");
  theme.edgeMessage = rgb("#c9975a");
  theme.edgeAccess = rgb("#5aa997");
  theme.error = rgb("#f2727f");
  theme.warning = rgb("#e8b04f");
  theme.note = rgb("#82b1f7");
  theme.ready = rgb("#5cc878");
  theme.pending = rgb("#e6ad4f");
  theme.stopped = rgb("#7f899b");
  theme.code = darkCode();
  theme.kinds = darkKinds();
  return theme;
}

QFont sized(QFont font, int pixels, QFont::Weight weight) {
  font.setPixelSize(pixels);
  font.setWeight(weight);
  return font;
}

}  // namespace

QPalette Theme::palette() const {
  QPalette result(window);
  const auto set = [&](QPalette::ColorRole role, const QColor& color) { result.setColor(role, color); };
  set(QPalette::Window, window);
  set(QPalette::WindowText, text);
  set(QPalette::Base, card);
  set(QPalette::AlternateBase, window);
  set(QPalette::Text, text);
  set(QPalette::PlaceholderText, textMuted);
  set(QPalette::Button, dark ? card : window);
  set(QPalette::ButtonText, text);
  set(QPalette::ToolTipBase, card);
  set(QPalette::ToolTipText, text);
  set(QPalette::Highlight, accent);
  set(QPalette::HighlightedText, accentText);
  set(QPalette::Link, accent);
  set(QPalette::Mid, border);
  const QColor disabled = stopped;
  result.setColor(QPalette::Disabled, QPalette::WindowText, disabled);
  result.setColor(QPalette::Disabled, QPalette::Text, disabled);
  result.setColor(QPalette::Disabled, QPalette::ButtonText, disabled);
  return result;
}

const Theme& Theme::lightTheme() {
  static const Theme theme = makeLight();
  return theme;
}

const Theme& Theme::darkTheme() {
  static const Theme theme = makeDark();
  return theme;
}

const Theme& Theme::matching(const QPalette& palette) {
  const bool dark =
      palette.color(QPalette::Window).lightness() < palette.color(QPalette::WindowText).lightness();
  return dark ? darkTheme() : lightTheme();
}

QFont titleFont() {
  return sized(QGuiApplication::font(), titlePixels, QFont::DemiBold);
}
QFont bodyFont() {
  return sized(QGuiApplication::font(), bodyPixels, QFont::Normal);
}
QFont codeFont() {
  return sized(QFontDatabase::systemFont(QFontDatabase::FixedFont), codePixels, QFont::Normal);
}

}  // namespace metaparticle::studio
