// SPDX-License-Identifier: GPL-3.0-or-later
// What the editor shows around the text: caret, findings, the current node, changes, matches.
#include <QTimer>
#include <QToolTip>

#include <algorithm>

#include "app/studio/editor/annotation_ranges.h"
#include "app/studio/editor/completion.h"
#include "app/studio/editor/completion_popup.h"
#include "app/studio/editor/editor_style.h"
#include "app/studio/editor/source_editor.h"

namespace metaparticle::studio {
namespace {

constexpr int flashMs = 1400;
constexpr int dwellMs = 350;
constexpr std::size_t mostSquiggles = 2000;

int indicatorOf(model::Severity severity) {
  switch (severity) {
    case model::Severity::Error:
      return EditorMarks::error;
    case model::Severity::Warning:
      return EditorMarks::warning;
    case model::Severity::Note:
      return EditorMarks::note;
  }
  return EditorMarks::note;
}

}  // namespace

void SourceEditor::setUpMarks() {
  setMarginType(EditorMarks::numbers, QsciScintilla::NumberMargin);
  setMarginWidth(EditorMarks::numbers, QStringLiteral("00000"));
  setMarginType(EditorMarks::problems, QsciScintilla::SymbolMargin);
  setMarginMarkerMask(EditorMarks::problems, (1 << EditorMarks::errorLine) | (1 << EditorMarks::warningLine));
  setMarginWidth(EditorMarks::problems, 14);
  setMarginType(EditorMarks::node, QsciScintilla::SymbolMargin);
  setMarginMarkerMask(EditorMarks::node, 1 << EditorMarks::nodeLine);
  setMarginWidth(EditorMarks::node, 8);
  markerDefine(QsciScintilla::LeftRectangle, EditorMarks::nodeLine);
  markerDefine(QsciScintilla::Circle, EditorMarks::errorLine);
  markerDefine(QsciScintilla::Circle, EditorMarks::warningLine);
  SendScintilla(SCI_SETMARGINLEFT, 0UL, 4L);

  const auto style = [this](int indicator, int look) {
    SendScintilla(SCI_INDICSETSTYLE, static_cast<unsigned long>(indicator), static_cast<long>(look));
  };
  style(EditorMarks::annotation, INDIC_TEXTFORE);
  for (const int indicator : {EditorMarks::error, EditorMarks::warning, EditorMarks::note}) {
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

void SourceEditor::fill(int indicator, codegen::Range range) {
  if (range.end <= hidden_ || range.empty()) return;
  const std::size_t begin = std::max(range.begin, hidden_) - hidden_;
  SendScintilla(SCI_SETINDICATORCURRENT, static_cast<unsigned long>(indicator));
  SendScintilla(SCI_INDICATORFILLRANGE, static_cast<unsigned long>(begin),
                static_cast<long>(range.end - hidden_ - begin));
}

void SourceEditor::clearIndicator(int indicator) {
  SendScintilla(SCI_SETINDICATORCURRENT, static_cast<unsigned long>(indicator));
  SendScintilla(SCI_INDICATORCLEARRANGE, 0UL, SendScintilla(SCI_GETLENGTH));
}

void SourceEditor::setFindings(std::vector<model::Finding> findings) {
  if (findings == findings_ && findings.empty()) return;
  findings_ = std::move(findings);
  if (findings_.size() > mostSquiggles) findings_.resize(mostSquiggles);
  applyFindings();
}

void SourceEditor::applyFindings() {
  for (const int indicator : {EditorMarks::error, EditorMarks::warning, EditorMarks::note})
    clearIndicator(indicator);
  markerDeleteAll(EditorMarks::errorLine);
  markerDeleteAll(EditorMarks::warningLine);
  for (const model::Finding& finding : findings_) {
    if (finding.line <= 0) continue;
    fill(indicatorOf(finding.severity), rangeOf(finding));
    if (finding.severity == model::Severity::Note) continue;
    const bool error = finding.severity == model::Severity::Error;
    markerAdd(finding.line - 1, error ? EditorMarks::errorLine : EditorMarks::warningLine);
  }
}

/// From the finding's column to the end of the word there; without a column the line's text.
codegen::Range SourceEditor::rangeOf(const model::Finding& finding) const {
  const auto line = static_cast<unsigned long>(finding.line - 1);
  const long start = SendScintilla(SCI_POSITIONFROMLINE, line);
  if (start < 0) return {};
  const long textStart = SendScintilla(SCI_GETLINEINDENTPOSITION, line);
  const long end = SendScintilla(SCI_GETLINEENDPOSITION, line);
  long from = textStart;
  long to = end;
  if (finding.column > 0 && start + finding.column - 1 < end) {
    from = start + finding.column - 1;
    to = std::max(from + 1, SendScintilla(SCI_WORDENDPOSITION, static_cast<unsigned long>(from), 1L));
  }
  return {static_cast<std::size_t>(from) + hidden_, static_cast<std::size_t>(to) + hidden_};
}

void SourceEditor::showTip(int position, int x, int y) {
  if (position < 0) return;
  QString text;
  const std::size_t offset = static_cast<std::size_t>(position) + hidden_;
  for (const model::Finding& finding : findings_) {
    if (finding.line <= 0) continue;
    const codegen::Range range = rangeOf(finding);
    if (offset < range.begin || offset > range.end) continue;
    if (!text.isEmpty()) text += QLatin1Char('\n');
    text += QString::fromStdString(finding.message);
  }
  if (text.isEmpty()) {
    constexpr long enough = 3000;
    const long begin = std::max(0L, position - enough);
    const long end = std::min(SendScintilla(SCI_GETLENGTH), position + 100L);
    text = helpAt(bytes(begin, end), static_cast<std::size_t>(position - begin));
  }
  if (!text.isEmpty()) QToolTip::showText(viewport()->mapToGlobal(QPoint(x, y + 12)), text, this);
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
