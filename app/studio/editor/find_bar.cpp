// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/studio/editor/find_bar.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QToolButton>

#include "app/studio/editor/source_editor.h"

namespace metaparticle::studio {
namespace {

QToolButton* button(QWidget* parent, const QString& text, const QString& tip) {
  auto* made = new QToolButton(parent);
  made->setText(text);
  made->setToolTip(tip);
  made->setAccessibleName(tip);
  made->setAutoRaise(true);
  return made;
}

}  // namespace

FindBar::FindBar(QWidget* parent)
    : QWidget(parent),
      text_(new QLineEdit(this)),
      replacement_(new QLineEdit(this)),
      caseSensitive_(button(this, QStringLiteral("Aa"), tr("Match upper and lower case"))),
      count_(new QLabel(this)),
      replaceRow_(new QWidget(this)) {
  setObjectName("findBar");
  text_->setObjectName("findText");
  text_->setPlaceholderText(tr("Find"));
  text_->setClearButtonEnabled(true);
  replacement_->setObjectName("replaceText");
  replacement_->setPlaceholderText(tr("Replace by"));
  caseSensitive_->setCheckable(true);
  count_->setMinimumWidth(70);

  auto* previous = button(this, QStringLiteral("↑"), tr("Previous match"));
  auto* next = button(this, QStringLiteral("↓"), tr("Next match"));
  auto* close = button(this, QStringLiteral("×"), tr("Close"));
  auto* findRow = new QHBoxLayout;
  for (QWidget* widget :
       std::initializer_list<QWidget*>{text_, caseSensitive_, count_, previous, next, close}) {
    findRow->addWidget(widget);
  }
  findRow->setStretch(0, 1);
  auto* one = button(this, tr("Replace"), tr("Replace this match"));
  auto* every = button(this, tr("Replace all"), tr("Replace every match in this file"));
  auto* replaceLayout = new QHBoxLayout(replaceRow_);
  replaceLayout->setContentsMargins(0, 0, 0, 0);
  replaceLayout->addWidget(replacement_, 1);
  replaceLayout->addWidget(one);
  replaceLayout->addWidget(every);
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(8, 4, 8, 4);
  layout->setSpacing(4);
  layout->addLayout(findRow);
  layout->addWidget(replaceRow_);

  connect(text_, &QLineEdit::textChanged, this, &FindBar::updateMatches);
  connect(caseSensitive_, &QToolButton::toggled, this, &FindBar::updateMatches);
  connect(previous, &QToolButton::clicked, this, &FindBar::findPrevious);
  connect(next, &QToolButton::clicked, this, &FindBar::findNext);
  connect(close, &QToolButton::clicked, this, &QWidget::hide);
  connect(one, &QToolButton::clicked, this, &FindBar::replaceOne);
  connect(every, &QToolButton::clicked, this, &FindBar::replaceEvery);
  hide();
}

void FindBar::setEditor(SourceEditor* editor) {
  if (editor_ && isVisible()) editor_->markMatches({}, true);
  editor_ = editor;
  if (isVisible()) updateMatches();
}

void FindBar::open(bool withReplace) {
  if (!editor_) return;
  replaceRow_->setVisible(withReplace);
  const QString selected = editor_->selectedText();
  if (!selected.isEmpty() && !selected.contains(QLatin1Char('\n'))) text_->setText(selected);
  show();
  text_->setFocus();
  text_->selectAll();
  updateMatches();
}

void FindBar::findNext() {
  find(true);
}
void FindBar::findPrevious() {
  find(false);
}

void FindBar::find(bool forwards) {
  if (!editor_ || text_->text().isEmpty()) return;
  editor_->findText(text_->text(), forwards, caseSensitive_->isChecked());
}

void FindBar::updateMatches() {
  if (!editor_) return;
  const int count = editor_->markMatches(text_->text(), caseSensitive_->isChecked());
  count_->setText(text_->text().isEmpty() ? QString() : tr("%n match(es)", nullptr, count));
}

void FindBar::replaceOne() {
  if (!editor_ || text_->text().isEmpty()) return;
  const Qt::CaseSensitivity sensitivity =
      caseSensitive_->isChecked() ? Qt::CaseSensitive : Qt::CaseInsensitive;
  if (editor_->selectedText().compare(text_->text(), sensitivity) == 0)
    editor_->replaceSelection(replacement_->text());
  findNext();
  updateMatches();
}

void FindBar::replaceEvery() {
  if (!editor_) return;
  editor_->replaceAll(text_->text(), replacement_->text(), caseSensitive_->isChecked());
  updateMatches();
}

void FindBar::keyPressEvent(QKeyEvent* event) {
  switch (event->key()) {
    case Qt::Key_Escape:
      hide();
      break;
    case Qt::Key_Return:
    case Qt::Key_Enter:
      find((event->modifiers() & Qt::ShiftModifier) == 0);
      break;
    default:
      QWidget::keyPressEvent(event);
  }
}

void FindBar::hideEvent(QHideEvent* event) {
  if (editor_) editor_->markMatches({}, true);
  emit closed();
  QWidget::hideEvent(event);
}

}  // namespace metaparticle::studio
