// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/studio/panels/problems_view.h"

#include <QHeaderView>
#include <QLabel>
#include <QStackedLayout>
#include <QTreeView>

namespace metaparticle::studio {
namespace {

constexpr int placeWidth = 220;

}  // namespace

ProblemsView::ProblemsView(QWidget* parent)
    : QWidget(parent),
      model_(new ProblemsModel(this)),
      list_(new QTreeView(this)),
      stack_(new QStackedLayout(this)) {
  setObjectName("problems");
  list_->setObjectName("problemList");
  list_->setModel(model_);
  list_->setRootIsDecorated(false);
  list_->setUniformRowHeights(true);
  list_->setFrameShape(QFrame::NoFrame);
  list_->setHeaderHidden(true);
  list_->setAllColumnsShowFocus(true);
  list_->setAccessibleName(tr("Problems"));
  list_->header()->setStretchLastSection(false);
  list_->header()->setSectionResizeMode(ProblemsModel::Message, QHeaderView::Stretch);
  list_->header()->setSectionResizeMode(ProblemsModel::Place, QHeaderView::Fixed);
  list_->header()->resizeSection(ProblemsModel::Place, placeWidth);
  auto* none = new QLabel(tr("No problems."), this);
  none->setAlignment(Qt::AlignCenter);
  none->setEnabled(false);
  stack_->addWidget(none);
  stack_->addWidget(list_);
  connect(list_, &QTreeView::activated, this,
          [this](const QModelIndex& index) { emit activated(model_->finding(index.row())); });
  connect(list_, &QTreeView::clicked, this,
          [this](const QModelIndex& index) { emit activated(model_->finding(index.row())); });
  connect(model_, &QAbstractItemModel::modelReset, this, &ProblemsView::update);
}

void ProblemsView::setTheme(const Theme& theme) {
  model_->setTheme(theme);
}

void ProblemsView::update() {
  stack_->setCurrentIndex(model_->rowCount() > 0 ? 1 : 0);
  emit countsChanged();
}

}  // namespace metaparticle::studio
