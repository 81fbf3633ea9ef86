// SPDX-License-Identifier: GPL-3.0-or-later
// What the editor shows around the text: caret, the current node, changes, matches.
#include <QTimer>
#include <QToolTip>

#include <algorithm>

#include "app/studio/editor/annotation_ranges.h"
#include "app/studio/editor/completion_popup.h"
#include "app/studio/editor/editor_style.h"
#include "app/studio/editor/source_editor.h"

namespace metaparticle::studio {
namespace {

constexpr int flashMs = 1400;
constexpr int dwellMs = 350;

}  // namespace

void SourceEditor::setUpMarks() {
  setMarginType(EditorMarks::numbers, QsciScintilla::NumberMargin);
  setMarginWidth(EditorMarks::numbers, QStringLiteral("00000"));
  setMarginType(EditorMarks::problems, QsciScintilla::SymbolMargin);
  int mask = 0;
  for (const auto& markers : {EditorMarks::errorLines, EditorMarks::warningLines}) {
    for (const int marker : markers) {
      markerDefine(QsciScintilla::Circle, marker);
      mask |= 1 << marker;
    }
  }
  setMarginMarkerMask(EditorMarks::problems, mask);
  setMarginWidth(EditorMarks::problems, 14);
  setMarginType(EditorMarks::node, QsciScintilla::SymbolMargin);
  setMarginMarkerMask(EditorMarks::node, 1 << EditorMarks::nodeLine);
  setMarginWidth(EditorMarks::node, 8);
  markerDefine(QsciScintilla::LeftRectangle, EditorMarks::nodeLine);
  SendScintilla(SCI_SETMARGINLEFT, 0UL, 4L);

  const auto style = [this](int indicator, int look) {
    SendScintilla(SCI_INDICSETSTYLE, static_cast<unsigned long>(indicator), static_cast<long>(look));
  };
  style(EditorMarks::annotation, INDIC_TEXTFORE);
  for (const int indicator : {EditorMarks::buildError, EditorMarks::buildWarning, EditorMarks::error,
                              EditorMarks::warning, EditorMarks::note}) {
    style(indicator, INDIC_SQUIGGLE);
    SendScintilla(SCI_INDICSETUNDER, static_cast<unsigned long>(indicator), 1L);
  }
  for (const int indicator : {EditorMarks::changed, EditorMarks::match}) {
    style(indicator, INDIC_STRAIGHTBOX);
    SendScintilla(SCI_INDICSETUNDER, static_cast<unsigned long>(indicator), 1L);
    SendScintilla(SCI_INDICSETALPHA, static_cast<unsigned long>(indicator), 60L);
    SendScintilla(SCI_INDICSETOUTLINEALPHA, static_cast<unsigned long>(indicator), 110L);
  }
  flash_->setSingleShot(true);
  flash_->setInterval(flashMs);
  connect(flash_, &QTimer::timeout, this, [this] { clearIndicator(EditorMarks::changed); });
  SendScintilla(SCI_SETMOUSEDWELLTIME, static_cast<unsigned long>(dwellMs));
  connect(this, &QsciScintillaBase::SCN_DWELLSTART, this, &SourceEditor::showTip);
  connect(this, &QsciScintillaBase::SCN_DWELLEND, this, [] { QToolTip::hideText(); });
}

void SourceEditor::setTheme(const Theme& theme) {
  applyTheme(*this, theme);
  popup_->setTheme(theme);
}

void SourceEditor::updateUi(int updated) {
  if ((updated & (SC_UPDATE_CONTENT | SC_UPDATE_V_SCROLL)) != 0) colorAnnotations();
  const long caret = SendScintilla(SCI_GETCURRENTPOS);
  if (caret == lastCaret_) return;
  const bool moved = (updated & SC_UPDATE_CONTENT) == 0;
  lastCaret_ = caret;
  tellCaretPlace();
  if (moving_) return;
  if (moved) {
    document_.endTyping();
    popup_->hide();
  }
  emit caretMoved(this->caret());
}

void SourceEditor::tellCaretPlace() {
  const long line = SendScintilla(SCI_LINEFROMPOSITION, static_cast<unsigned long>(lastCaret_));
  const long start = SendScintilla(SCI_POSITIONFROMLINE, static_cast<unsigned long>(line));
  const long column = SendScintilla(SCI_COUNTCHARACTERS, static_cast<unsigned long>(start), lastCaret_);
  emit caretPlaceChanged(static_cast<int>(line) + 1, static_cast<int>(column) + 1);
}

/// Only what is in view, with some lines around it: the cost does not grow with the file.
void SourceEditor::colorAnnotations() {
  constexpr long around = 60;
  const long first = std::max(
      0L, SendScintilla(SCI_DOCLINEFROMVISIBLE, static_cast<unsigned long>(firstVisibleLine())) - around);
  const long last = first + SendScintilla(SCI_LINESONSCREEN) + 2 * around;
  const long begin = SendScintilla(SCI_POSITIONFROMLINE, static_cast<unsigned long>(first));
  const long lineEnd = SendScintilla(SCI_POSITIONFROMLINE, static_cast<unsigned long>(last));
  const long end = lineEnd < 0 ? SendScintilla(SCI_GETLENGTH) : lineEnd;
  SendScintilla(SCI_SETINDICATORCURRENT, static_cast<unsigned long>(EditorMarks::annotation));
  SendScintilla(SCI_INDICATORCLEARRANGE, static_cast<unsigned long>(begin), end - begin);
  for (const codegen::Range& range : annotationRanges(bytes(begin, end))) {
    SendScintilla(SCI_INDICATORFILLRANGE, static_cast<unsigned long>(begin) + range.begin,
                  static_cast<long>(range.size()));
  }
}

void SourceEditor::fill(int indicator, codegen::Range range, int value) {
  if (range.end <= hidden_ || range.empty()) return;
  const std::size_t begin = std::max(range.begin, hidden_) - hidden_;
  SendScintilla(SCI_SETINDICATORCURRENT, static_cast<unsigned long>(indicator));
  SendScintilla(SCI_SETINDICATORVALUE, static_cast<unsigned long>(value));
  SendScintilla(SCI_INDICATORFILLRANGE, static_cast<unsigned long>(begin),
                static_cast<long>(range.end - hidden_ - begin));
}

void SourceEditor::clearIndicator(int indicator) {
  SendScintilla(SCI_SETINDICATORCURRENT, static_cast<unsigned long>(indicator));
  SendScintilla(SCI_INDICATORCLEARRANGE, 0UL, SendScintilla(SCI_GETLENGTH));
}

void SourceEditor::markNode(std::optional<codegen::Range> range) {
  if (range == node_) return;
  node_ = range;
  markerDeleteAll(EditorMarks::nodeLine);
  if (!range || range->end <= hidden_) return;
  const auto lineOf = [this](std::size_t offset) {
    const std::size_t shown = offset < hidden_ ? 0 : offset - hidden_;
    return static_cast<int>(SendScintilla(SCI_LINEFROMPOSITION, static_cast<unsigned long>(shown)));
  };
  const int last = lineOf(range->end - 1);
  for (int line = lineOf(range->begin); line <= last; ++line) markerAdd(line, EditorMarks::nodeLine);
}

std::size_t SourceEditor::caret() const {
  return static_cast<std::size_t>(SendScintilla(SCI_GETCURRENTPOS)) + hidden_;
}

void SourceEditor::goTo(std::size_t offset) {
  const auto position = static_cast<unsigned long>(offset < hidden_ ? 0 : offset - hidden_);
  moving_ = true;
  document_.endTyping();
  SendScintilla(SCI_ENSUREVISIBLEENFORCEPOLICY,
                static_cast<unsigned long>(SendScintilla(SCI_LINEFROMPOSITION, position)));
  const long line = SendScintilla(SCI_VISIBLEFROMDOCLINE,
                                  static_cast<unsigned long>(SendScintilla(SCI_LINEFROMPOSITION, position)));
  const long first = firstVisibleLine();
  const long onScreen = SendScintilla(SCI_LINESONSCREEN);
  if (line < first || line >= first + onScreen - 1) {
    SendScintilla(SCI_SETFIRSTVISIBLELINE, static_cast<unsigned long>(std::max(0L, line - onScreen / 3)));
  }
  SendScintilla(SCI_GOTOPOS, position);
  lastCaret_ = SendScintilla(SCI_GETCURRENTPOS);
  moving_ = false;
  tellCaretPlace();
}

void SourceEditor::goToLine(int line, int column) {
  const auto index = static_cast<unsigned long>(std::max(0, line - 1));
  const long start = SendScintilla(SCI_POSITIONFROMLINE, index);
  if (start < 0) return;
  const long end = SendScintilla(SCI_GETLINEENDPOSITION, index);
  const long place =
      column > 0 ? std::min(end, start + column - 1) : SendScintilla(SCI_GETLINEINDENTPOSITION, index);
  goTo(static_cast<std::size_t>(place) + hidden_);
}

void SourceEditor::showChange(codegen::Range range) {
  goTo(range.begin);
  clearIndicator(EditorMarks::changed);
  fill(EditorMarks::changed, range);
  flash_->start();
}

}  // namespace metaparticle::studio
