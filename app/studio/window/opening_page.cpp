// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/studio/window/opening_page.h"

#include <QFileInfo>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QVBoxLayout>

namespace metaparticle::studio {
namespace {

constexpr int barWidth = 360;

}  // namespace

OpeningPage::OpeningPage(QWidget* parent)
    : QWidget(parent), text_(new QLabel(this)), bar_(new QProgressBar(this)) {
  setObjectName("opening");
  bar_->setFixedWidth(barWidth);
  bar_->setTextVisible(false);
  auto* cancel = new QPushButton(tr("Cancel"), this);
  cancel->setObjectName("cancelOpening");
  auto* layout = new QVBoxLayout(this);
  layout->setAlignment(Qt::AlignCenter);
  layout->setSpacing(12);
  layout->addWidget(text_, 0, Qt::AlignCenter);
  layout->addWidget(bar_, 0, Qt::AlignCenter);
  layout->addWidget(cancel, 0, Qt::AlignCenter);
  connect(cancel, &QPushButton::clicked, this, &OpeningPage::cancelled);
}

void OpeningPage::begin(const QString& path) {
  text_->setText(tr("Reading %1 …").arg(QFileInfo(path).fileName()));
  bar_->setRange(0, 0);
}

void OpeningPage::setProgress(int done, int total) {
  bar_->setRange(0, total);
  bar_->setValue(done);
}

}  // namespace metaparticle::studio
