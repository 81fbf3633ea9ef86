// SPDX-License-Identifier: GPL-3.0-or-later
// Squiggles and margin marks: what the reader says of the text as it is, and what the compiler said of the
// text that was built.
#include <QToolTip>

#include <algorithm>

#include "app/studio/editor/completion.h"
#include "app/studio/editor/editor_style.h"
#include "app/studio/editor/source_editor.h"

namespace metaparticle::studio {
namespace {

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

int buildIndicatorOf(model::Severity severity) {
  return severity == model::Severity::Error ? EditorMarks::buildError : EditorMarks::buildWarning;
}

}  // namespace

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

void SourceEditor::setBuildFindings(std::vector<model::Finding> findings) {
  if (findings == buildFindings_) return;
  buildFindings_ = std::move(findings);
  if (buildFindings_.size() > mostSquiggles) buildFindings_.resize(mostSquiggles);
  clearIndicator(EditorMarks::buildError);
  clearIndicator(EditorMarks::buildWarning);
  markerDeleteAll(EditorMarks::buildErrorLine);
  markerDeleteAll(EditorMarks::buildWarningLine);
  // Filled once: Scintilla moves them with the text. Each run's value tells its finding.
  for (std::size_t index = 0; index < buildFindings_.size(); ++index) {
    const model::Finding& finding = buildFindings_[index];
    if (finding.line <= 0 || finding.severity == model::Severity::Note) continue;
    fill(buildIndicatorOf(finding.severity), rangeOf(finding), static_cast<int>(index) + 1);
    const bool error = finding.severity == model::Severity::Error;
    markerAdd(finding.line - 1, error ? EditorMarks::buildErrorLine : EditorMarks::buildWarningLine);
  }
}

QString SourceEditor::findingsAt(int position) const {
  QStringList texts;
  const auto add = [&texts](const model::Finding& finding) {
    const QString text = QString::fromStdString(finding.message);
    if (!texts.contains(text)) texts.append(text);
  };
  const std::size_t offset = static_cast<std::size_t>(position) + hidden_;
  for (const model::Finding& finding : findings_) {
    if (finding.line <= 0) continue;
    const codegen::Range range = rangeOf(finding);
    if (offset >= range.begin && offset <= range.end) add(finding);
  }
  for (const int indicator : {EditorMarks::buildError, EditorMarks::buildWarning}) {
    const long value = SendScintilla(SCI_INDICATORVALUEAT, static_cast<unsigned long>(indicator),
                                     static_cast<long>(position));
    if (value > 0 && static_cast<std::size_t>(value) <= buildFindings_.size())
      add(buildFindings_[static_cast<std::size_t>(value) - 1]);
  }
  return texts.join(QLatin1Char('\n'));
}

void SourceEditor::showTip(int position, int x, int y) {
  if (position < 0) return;
  QString text = findingsAt(position);
  if (text.isEmpty()) {
    constexpr long enough = 3000;
    const long begin = std::max(0L, position - enough);
    const long end = std::min(SendScintilla(SCI_GETLENGTH), position + 100L);
    text = helpAt(bytes(begin, end), static_cast<std::size_t>(position - begin));
  }
  if (!text.isEmpty()) QToolTip::showText(viewport()->mapToGlobal(QPoint(x, y + 12)), text, this);
}

}  // namespace metaparticle::studio
