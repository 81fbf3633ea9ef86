// SPDX-License-Identifier: GPL-3.0-or-later
// Finding and replacing, in bytes: what is found is found also in text that is no UTF-8.
#include "app/studio/editor/editor_style.h"
#include "app/studio/editor/source_editor.h"

namespace metaparticle::studio {
namespace {

constexpr int mostMatches = 10000;

}  // namespace

std::optional<codegen::Range> SourceEditor::search(const QByteArray& text, long from, long to,
                                                   bool caseSensitive) const {
  if (text.isEmpty()) return std::nullopt;
  SendScintilla(SCI_SETSEARCHFLAGS, static_cast<unsigned long>(caseSensitive ? SCFIND_MATCHCASE : 0));
  SendScintilla(SCI_SETTARGETRANGE, static_cast<unsigned long>(from), to);
  const long found =
      SendScintilla(SCI_SEARCHINTARGET, static_cast<unsigned long>(text.size()), text.constData());
  if (found < 0) return std::nullopt;
  return codegen::Range{static_cast<std::size_t>(found),
                        static_cast<std::size_t>(SendScintilla(SCI_GETTARGETEND))};
}

bool SourceEditor::findText(const QString& text, bool forwards, bool caseSensitive) {
  const QByteArray wanted = text.toUtf8();
  const long length = SendScintilla(SCI_GETLENGTH);
  const long begin = SendScintilla(SCI_GETSELECTIONSTART);
  const long end = SendScintilla(SCI_GETSELECTIONEND);
  auto found =
      forwards ? search(wanted, end, length, caseSensitive) : search(wanted, begin, 0, caseSensitive);
  if (!found)
    found = forwards ? search(wanted, 0, length, caseSensitive) : search(wanted, length, 0, caseSensitive);
  if (!found) return false;
  goTo(found->begin + hidden_);
  SendScintilla(SCI_SETSEL, static_cast<unsigned long>(found->begin), static_cast<long>(found->end));
  return true;
}

int SourceEditor::markMatches(const QString& text, bool caseSensitive) {
  clearIndicator(EditorMarks::match);
  const QByteArray wanted = text.toUtf8();
  const long length = SendScintilla(SCI_GETLENGTH);
  int count = 0;
  for (long from = 0; count < mostMatches;) {
    const auto found = search(wanted, from, length, caseSensitive);
    if (!found || found->empty()) break;
    fill(EditorMarks::match, {found->begin + hidden_, found->end + hidden_});
    from = static_cast<long>(found->end);
    ++count;
  }
  return count;
}

void SourceEditor::replaceSelection(const QString& text) {
  const Document::UserAction action(document_);
  const QByteArray replacement = text.toUtf8();
  SendScintilla(SCI_TARGETFROMSELECTION);
  SendScintilla(SCI_REPLACETARGET, static_cast<unsigned long>(replacement.size()), replacement.constData());
  SendScintilla(SCI_GOTOPOS, static_cast<unsigned long>(SendScintilla(SCI_GETTARGETEND)));
}

int SourceEditor::replaceAll(const QString& text, const QString& replacement, bool caseSensitive) {
  const Document::UserAction action(document_);
  const QByteArray wanted = text.toUtf8();
  const QByteArray with = replacement.toUtf8();
  int count = 0;
  for (long from = 0;;) {
    const auto found = search(wanted, from, SendScintilla(SCI_GETLENGTH), caseSensitive);
    if (!found || found->empty()) break;
    SendScintilla(SCI_REPLACETARGET, static_cast<unsigned long>(with.size()), with.constData());
    from = SendScintilla(SCI_GETTARGETEND);
    ++count;
  }
  return count;
}

}  // namespace metaparticle::studio
