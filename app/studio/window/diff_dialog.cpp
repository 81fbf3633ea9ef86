// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/studio/window/diff_dialog.h"

#include <QDialogButtonBox>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSyntaxHighlighter>
#include <QVBoxLayout>

namespace metaparticle::studio {
namespace {

class DiffHighlighter : public QSyntaxHighlighter {
 public:
  DiffHighlighter(QTextDocument* document, const Theme& theme)
      : QSyntaxHighlighter(document), theme_(theme) {}

 protected:
  void highlightBlock(const QString& text) override {
    if (text.startsWith(QLatin1String("+++")) || text.startsWith(QLatin1String("---"))) {
      setFormat(0, static_cast<int>(text.size()), theme_.textMuted);
    } else if (text.startsWith(QLatin1Char('@'))) {
      setFormat(0, static_cast<int>(text.size()), theme_.note);
    } else if (text.startsWith(QLatin1Char('+'))) {
      setFormat(0, static_cast<int>(text.size()), theme_.code.string);
    } else if (text.startsWith(QLatin1Char('-'))) {
      setFormat(0, static_cast<int>(text.size()), theme_.error);
    }
  }

 private:
  const Theme& theme_;
};

}  // namespace

DiffDialog::DiffDialog(const QString& file, const QString& diff, const Theme& theme, QWidget* parent)
    : QDialog(parent) {
  setObjectName("diffDialog");
  setWindowTitle(tr("%1 was changed elsewhere").arg(file));
  resize(760, 520);
  auto* text = new QLabel(
      tr("Another program has written %1, and you have changes here that are not saved. Lines with "
         "− are on the disk, lines with + are yours.")
          .arg(file),
      this);
  text->setWordWrap(true);
  auto* view = new QPlainTextEdit(diff, this);
  view->setObjectName("diff");
  view->setReadOnly(true);
  view->setFont(codeFont());
  view->setLineWrapMode(QPlainTextEdit::NoWrap);
  new DiffHighlighter(view->document(), theme);
  auto* buttons = new QDialogButtonBox(this);
  auto* keep = buttons->addButton(tr("Keep mine"), QDialogButtonBox::AcceptRole);
  keep->setObjectName("keepMine");
  keep->setToolTip(tr("Your text stays; saving it replaces what is on the disk"));
  auto* take = buttons->addButton(tr("Take theirs"), QDialogButtonBox::DestructiveRole);
  take->setObjectName("takeTheirs");
  take->setToolTip(tr("The text from the disk comes in; undo brings yours back"));
  auto* layout = new QVBoxLayout(this);
  layout->addWidget(text);
  layout->addWidget(view, 1);
  layout->addWidget(buttons);
  connect(keep, &QPushButton::clicked, this, [this] {
    emit keepMine();
    accept();
  });
  connect(take, &QPushButton::clicked, this, [this] {
    emit takeTheirs();
    accept();
  });
  connect(this, &QDialog::rejected, this, &DiffDialog::keepMine);
}

}  // namespace metaparticle::studio
