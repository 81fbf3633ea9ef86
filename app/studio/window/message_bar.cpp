// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/studio/window/message_bar.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QToolButton>

#include "app/studio/icons/line_icon.h"

namespace metaparticle::studio {

MessageBar::MessageBar(QWidget* parent)
    : QFrame(parent), icon_(new QLabel(this)), text_(new QLabel(this)), buttons_(new QHBoxLayout) {
  setObjectName("messageBar");
  text_->setObjectName("messageText");
  text_->setWordWrap(true);
  text_->setTextInteractionFlags(Qt::TextSelectableByMouse);
  auto* close = new QToolButton(this);
  close->setObjectName("closeMessage");
  close->setText(QStringLiteral("×"));
  close->setToolTip(tr("Close"));
  close->setAccessibleName(tr("Close the message"));
  close->setAutoRaise(true);
  buttons_->setContentsMargins(0, 0, 0, 0);
  auto* layout = new QHBoxLayout(this);
  layout->setContentsMargins(10, 6, 6, 6);
  layout->addWidget(icon_, 0, Qt::AlignTop);
  layout->addWidget(text_, 1);
  layout->addLayout(buttons_);
  layout->addWidget(close, 0, Qt::AlignTop);
  connect(close, &QToolButton::clicked, this, &QWidget::hide);
  hide();
}

void MessageBar::setTheme(const Theme& theme) {
  theme_ = &theme;
  updateLook();
}

void MessageBar::updateLook() {
  const bool problem = tone_ == Tone::Problem;
  const QColor color = problem ? theme_->error : theme_->note;
  const QString icon = problem ? QStringLiteral("error") : QStringLiteral("note");
  icon_->setPixmap(lineIcon(icon, color, color).pixmap(QSize(20, 20), devicePixelRatioF()));
  setStyleSheet(QStringLiteral("QFrame#messageBar { border-color: %1; }").arg(color.name()));
}

void MessageBar::clearButtons() {
  while (QLayoutItem* item = buttons_->takeAt(0)) {
    item->widget()->hide();
    item->widget()->deleteLater();
    delete item;
  }
}

void MessageBar::show(Tone tone, const QString& text, std::vector<Button> buttons) {
  tone_ = tone;
  text_->setText(text);
  clearButtons();
  for (Button& button : buttons) {
    auto* made = new QPushButton(button.text, this);
    connect(made, &QPushButton::clicked, this, [this, act = std::move(button.act)] {
      hide();
      act();
    });
    buttons_->addWidget(made);
  }
  updateLook();
  QFrame::show();
}

void MessageBar::showError(const model::Error& error, std::vector<Button> buttons) {
  QString text = QString::fromStdString(error.message);
  if (!error.file.empty()) {
    QString place = QString::fromStdString(error.file);
    if (error.line > 0) place += QStringLiteral(":%1").arg(error.line);
    text += QStringLiteral(" (%1)").arg(place);
  }
  if (!error.remedy.empty()) text += QLatin1Char(' ') + QString::fromStdString(error.remedy);
  show(Tone::Problem, text, std::move(buttons));
}

void MessageBar::clearProblem() {
  if (tone_ == Tone::Problem) hide();
}

QString MessageBar::text() const {
  return isHidden() ? QString() : text_->text();
}

}  // namespace metaparticle::studio
