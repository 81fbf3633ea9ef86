// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/studio/editor/editor_style.h"

#include <Qsci/qscilexercpp.h>
#include <Qsci/qsciscintilla.h>

#include <QFontInfo>

namespace metaparticle::studio {
namespace {

using Lexer = QsciLexerCPP;
using Base = QsciScintillaBase;

/// The C++ lexer with words of the standard library that matter here as types.
class CodeLexer : public QsciLexerCPP {
 public:
  using QsciLexerCPP::QsciLexerCPP;
  [[nodiscard]] const char* keywords(int set) const override {
    if (set == 1) {
      return "alignas alignof and asm auto bool break case catch char char8_t char16_t char32_t class "
             "concept const "
             "consteval constexpr constinit const_cast continue co_await co_return co_yield decltype default "
             "delete do "
             "double dynamic_cast else enum explicit export extern false float for friend goto if inline int "
             "long "
             "mutable namespace new noexcept not nullptr operator or private protected public register "
             "reinterpret_cast requires return short signed sizeof static static_assert static_cast struct "
             "switch "
             "template this thread_local throw true try typedef typeid typename union unsigned using virtual "
             "void "
             "volatile wchar_t while";
    }
    if (set == 2) {
      return "Queue Store Lock Container array deque int8_t int16_t int32_t int64_t map mt19937 optional "
             "pair set "
             "size_t span string string_view tuple uint8_t uint16_t uint32_t uint64_t unordered_map "
             "unordered_set "
             "variant vector";
    }
    return QsciLexerCPP::keywords(set);
  }
};

/// QScintilla knows points only.
QFont editorFont() {
  QFont font = codeFont();
  font.setPointSizeF(QFontInfo(font).pointSizeF());
  return font;
}

void color(Lexer& lexer, const QColor& color, std::initializer_list<int> styles) {
  for (const int style : styles) lexer.setColor(color, style);
}

void applyLexerColors(Lexer& lexer, const CodeColors& code) {
  lexer.setDefaultColor(code.text);
  lexer.setDefaultPaper(code.paper);
  lexer.setColor(code.text, -1);
  lexer.setPaper(code.paper, -1);
  lexer.setFont(editorFont(), -1);
  color(lexer, code.comment,
        {Lexer::Comment, Lexer::CommentLine, Lexer::CommentDoc, Lexer::CommentLineDoc,
         Lexer::CommentDocKeyword, Lexer::CommentDocKeywordError, Lexer::PreProcessorComment,
         Lexer::PreProcessorCommentLineDoc, Lexer::InactiveComment, Lexer::InactiveCommentLine});
  color(lexer, code.keyword, {Lexer::Keyword});
  color(lexer, code.type, {Lexer::KeywordSet2, Lexer::GlobalClass});
  color(lexer, code.string,
        {Lexer::DoubleQuotedString, Lexer::SingleQuotedString, Lexer::RawString, Lexer::VerbatimString,
         Lexer::TripleQuotedVerbatimString, Lexer::HashQuotedString});
  color(lexer, code.number, {Lexer::Number, Lexer::UserLiteral});
  color(lexer, code.preprocessor, {Lexer::PreProcessor});
}

void applyIndicatorColors(QsciScintilla& editor, const Theme& theme) {
  const auto foreground = [&editor](int indicator, const QColor& color) {
    editor.SendScintilla(Base::SCI_INDICSETFORE, static_cast<unsigned long>(indicator), color);
  };
  foreground(EditorMarks::annotation, theme.code.attribute);
  for (const int indicator : EditorMarks::errors) foreground(indicator, theme.error);
  for (const int indicator : EditorMarks::warnings) foreground(indicator, theme.warning);
  foreground(EditorMarks::note, theme.note);
  foreground(EditorMarks::changed, theme.accent);
  foreground(EditorMarks::match, theme.warning);
  editor.setMarkerBackgroundColor(theme.accent, EditorMarks::nodeLine);
  editor.setMarkerForegroundColor(theme.accent, EditorMarks::nodeLine);
  const auto mark = [&editor](int marker, const QColor& color) {
    editor.setMarkerBackgroundColor(color, marker);
    editor.setMarkerForegroundColor(color, marker);
  };
  for (const int marker : EditorMarks::errorLines) mark(marker, theme.error);
  for (const int marker : EditorMarks::warningLines) mark(marker, theme.warning);
}

}  // namespace

void setUpLexer(QsciScintilla& editor) {
  auto* lexer = new CodeLexer(&editor);
  lexer->setFoldAtElse(false);
  lexer->setFoldPreprocessor(false);
  editor.setLexer(lexer);
}

void applyTheme(QsciScintilla& editor, const Theme& theme) {
  const CodeColors& code = theme.code;
  if (auto* lexer = qobject_cast<QsciLexerCPP*>(editor.lexer())) applyLexerColors(*lexer, code);
  editor.setPaper(code.paper);
  editor.setColor(code.text);
  editor.setCaretForegroundColor(code.text);
  editor.setCaretLineVisible(true);
  editor.SendScintilla(QsciScintillaBase::SCI_SETCARETLINEVISIBLEALWAYS, 1UL);
  editor.setCaretLineBackgroundColor(code.caretLine);
  editor.setSelectionBackgroundColor(code.selection);
  editor.resetSelectionForegroundColor();
  editor.setMarginsBackgroundColor(code.margin);
  editor.setMarginsForegroundColor(code.marginText);
  editor.setMarginsFont(editorFont());
  editor.setMarginBackgroundColor(EditorMarks::problems, code.margin);
  editor.setMarginBackgroundColor(EditorMarks::node, code.paper);
  editor.setMatchedBraceBackgroundColor(code.selection);
  editor.setMatchedBraceForegroundColor(code.text);
  editor.setUnmatchedBraceForegroundColor(theme.error);
  editor.setUnmatchedBraceBackgroundColor(code.paper);
  editor.setIndentationGuidesBackgroundColor(code.paper);
  editor.setIndentationGuidesForegroundColor(theme.border);
  applyIndicatorColors(editor, theme);
}

}  // namespace metaparticle::studio
