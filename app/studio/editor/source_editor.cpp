// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/studio/editor/source_editor.h"

#include <Qsci/qscicommandset.h>

#include <QKeyEvent>
#include <QMenu>
#include <QTimer>

#include "app/studio/editor/completion_popup.h"
#include "app/studio/editor/editor_style.h"

namespace metaparticle::studio {
namespace {

constexpr std::string_view byteOrderMark = "\xEF\xBB\xBF";
constexpr int indentColumns = 2;

std::size_t hiddenBytes(const std::string& text) {
  return text.starts_with(byteOrderMark) ? byteOrderMark.size() : 0;
}

QsciScintilla::EolMode lineEnds(const std::string& text) {
  const std::size_t first = text.find('\n');
  return first != std::string::npos && first > 0 && text[first - 1] == '\r' ? QsciScintilla::EolWindows
                                                                            : QsciScintilla::EolUnix;
}

bool indentsWithTabs(const std::string& text) {
  return text.find("\n\t") != std::string::npos && text.find("\n  ") == std::string::npos;
}

}  // namespace

SourceEditor::SourceEditor(Document& document, std::string file, QWidget* parent)
    : QsciScintilla(parent),
      document_(document),
      file_(std::move(file)),
      popup_(new CompletionPopup(this)),
      flash_(new QTimer(this)) {
  setUpEditing();
  setUpMarks();
  load();
  connect(this, &QsciScintillaBase::SCN_MODIFIED, this,
          [this](int position, int type, const char* text, int length) {
            textModified(position, type, text, length);
          });
  connect(this, &QsciScintillaBase::SCN_UPDATEUI, this, &SourceEditor::updateUi);
  connect(&document_, &Document::textChanged, this, &SourceEditor::takeChanges);
  connect(popup_, &CompletionPopup::chosen, this,
          [this](const CompletionItem& item) { insertCompletion(item.insert); });
}

SourceEditor::~SourceEditor() = default;

void SourceEditor::setUpEditing() {
  setUtf8(true);
  SendScintilla(SCI_SETUNDOCOLLECTION, 0UL);
  SendScintilla(SCI_EMPTYUNDOBUFFER);
  for (const auto command : {QsciCommand::Undo, QsciCommand::Redo}) {
    QsciCommand* found = standardCommands()->find(command);
    found->setKey(0);
    found->setAlternateKey(0);
  }
  setUpLexer(*this);
  setTabWidth(indentColumns);
  setIndentationWidth(indentColumns);
  setAutoIndent(true);
  setBackspaceUnindents(true);
  setTabIndents(true);
  setIndentationGuides(true);
  setBraceMatching(QsciScintilla::SloppyBraceMatch);
  setFrameShape(QFrame::NoFrame);
  setScrollWidth(1);
  setScrollWidthTracking(true);
  SendScintilla(SCI_SETEXTRAASCENT, 2UL);
  SendScintilla(SCI_SETEXTRADESCENT, 2UL);
  SendScintilla(SCI_SETENDATLASTLINE, 0UL);
}

void SourceEditor::load() {
  const std::string& text = document_.text(file_);
  hidden_ = hiddenBytes(text);
  applying_ = true;
  setEolMode(lineEnds(text));
  setIndentationsUseTabs(indentsWithTabs(text));
  SendScintilla(SCI_CLEARALL);
  SendScintilla(SCI_ADDTEXT, static_cast<unsigned long>(text.size() - hidden_), text.data() + hidden_);
  SendScintilla(SCI_GOTOPOS, 0UL);
  applying_ = false;
}

void SourceEditor::textModified(int position, int type, const char* text, int length) {
  const bool inserted = (type & SC_MOD_INSERTTEXT) != 0;
  const bool deleted = (type & SC_MOD_DELETETEXT) != 0;
  if (applying_ || (!inserted && !deleted)) return;
  const std::size_t offset = static_cast<std::size_t>(position) + hidden_;
  const std::size_t size = static_cast<std::size_t>(length);
  const bool taken = inserted ? document_.type(file_, offset, 0, std::string_view(text, size), this)
                              : document_.type(file_, offset, size, {}, this);
  if (!taken) qCritical("An edit of %s could not be taken over from its editor.", file_.c_str());
}

void SourceEditor::takeChanges(const TextChanges& changes, const QObject* origin) {
  if (origin == this) return;
  const std::string& text = document_.text(file_);
  for (const TextChange& change : changes) {
    if (change.file != file_) continue;
    if (change.offset < hidden_ || hiddenBytes(text) != hidden_) {
      load();
      return;
    }
    replaceBytes(change.offset - hidden_, change.removed.size(), change.inserted);
  }
}

void SourceEditor::replaceBytes(std::size_t position, std::size_t removed, const std::string& inserted) {
  popup_->hide();
  applying_ = true;
  SendScintilla(SCI_SETTARGETRANGE, static_cast<unsigned long>(position),
                static_cast<long>(position + removed));
  SendScintilla(SCI_REPLACETARGET, static_cast<unsigned long>(inserted.size()), inserted.data());
  applying_ = false;
}

bool SourceEditor::event(QEvent* event) {
  const Document::UserAction action(document_);
  return QsciScintilla::event(event);
}

void SourceEditor::keyPressEvent(QKeyEvent* event) {
  if (popup_->isVisible() && event->modifiers() == Qt::NoModifier && popup_->handleKey(event->key())) return;
  if (event->key() == Qt::Key_Space && event->modifiers() == Qt::ControlModifier) {
    complete(true);
    return;
  }
  QsciScintilla::keyPressEvent(event);
  const QString typed = event->text();
  const bool word =
      !typed.isEmpty() && (typed[0].isLetterOrNumber() || QStringLiteral("_(,=:").contains(typed[0]));
  const bool shrinks = event->key() == Qt::Key_Backspace && popup_->isVisible();
  if (word || shrinks) {
    complete(false);
  } else if (event->key() != Qt::Key_Shift) {
    popup_->hide();
  }
}

void SourceEditor::focusOutEvent(QFocusEvent* event) {
  popup_->hide();
  QsciScintilla::focusOutEvent(event);
}

void SourceEditor::contextMenuEvent(QContextMenuEvent* event) {
  auto* menu = new QMenu(this);
  menu->setAttribute(Qt::WA_DeleteOnClose);
  const auto add = [this, menu](const QString& text, QKeySequence::StandardKey key, bool enabled, auto act) {
    QAction* action = menu->addAction(text, this, [this, act] {
      const Document::UserAction one(document_);
      act();
    });
    action->setShortcut(key);
    action->setEnabled(enabled);
  };
  add(tr("Cu&t"), QKeySequence::Cut, hasSelectedText(), [this] { cut(); });
  add(tr("&Copy"), QKeySequence::Copy, hasSelectedText(), [this] { copy(); });
  add(tr("&Paste"), QKeySequence::Paste, true, [this] { paste(); });
  menu->addSeparator();
  add(tr("Select &All"), QKeySequence::SelectAll, true, [this] { selectAll(); });
  menu->popup(event->globalPos());
}

void SourceEditor::complete(bool onRequest) {
  constexpr long enough = 4000;
  const long position = SendScintilla(SCI_GETCURRENTPOS);
  const std::string before = bytes(std::max(0L, position - enough), position);
  const auto completion = completionAt(before, *document_.graph());
  const bool exact =
      completion && completion->items.size() == 1 && completion->items[0].insert.size() == completion->prefix;
  if (!completion || (exact && !onRequest)) {
    popup_->hide();
    return;
  }
  const long start = position - static_cast<long>(completion->prefix);
  const QPoint corner(static_cast<int>(SendScintilla(SCI_POINTXFROMPOSITION, 0UL, start)),
                      static_cast<int>(SendScintilla(SCI_POINTYFROMPOSITION, 0UL, start)));
  const int height = static_cast<int>(SendScintilla(SCI_TEXTHEIGHT, 0UL));
  popup_->offer(*completion, QRect(viewport()->mapToGlobal(corner), QSize(1, height)));
}

void SourceEditor::insertCompletion(const std::string& text) {
  const Document::UserAction action(document_);
  const long position = SendScintilla(SCI_GETCURRENTPOS);
  const long start = position - static_cast<long>(popup_->completion().prefix);
  SendScintilla(SCI_SETTARGETRANGE, static_cast<unsigned long>(start), position);
  SendScintilla(SCI_REPLACETARGET, static_cast<unsigned long>(text.size()), text.data());
  SendScintilla(SCI_GOTOPOS, static_cast<unsigned long>(start + static_cast<long>(text.size())));
  if (text.ends_with("= ")) complete(false);
}

std::string SourceEditor::bytes(long begin, long end) const {
  std::string text(static_cast<std::size_t>(end - begin) + 1, '\0');
  SendScintilla(SCI_GETTEXTRANGE, begin, end, text.data());
  text.pop_back();
  return text;
}

}  // namespace metaparticle::studio
