// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/studio/inspector/edge_page.h"

#include <QLabel>
#include <QListWidget>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

#include "app/studio/inspector/heading.h"

namespace metaparticle::studio {
namespace {

QString kindText(model::EdgeKind kind) {
  switch (kind) {
    case model::EdgeKind::Call:
      return EdgePage::tr("Call: the caller waits for the answer");
    case model::EdgeKind::CallAsync:
      return EdgePage::tr("Asynchronous call: the caller goes on and takes the answer later");
    case model::EdgeKind::Push:
      return EdgePage::tr("Push: the function puts messages into the queue");
    case model::EdgeKind::Consume:
      return EdgePage::tr("Consume: the queue feeds the worker");
    case model::EdgeKind::Access:
      return EdgePage::tr("Access: the function uses what is shared");
  }
  return {};
}

QString nameOf(const model::NodeId& id, const model::Graph& graph) {
  const model::Node* node = graph.node(id);
  return QString::fromStdString(node ? node->name : id.value);
}

}  // namespace

EdgePage::EdgePage(const Theme& theme, QWidget* parent)
    : QWidget(parent),
      title_(new QLabel(this)),
      kind_(new QLabel(this)),
      state_(new QLabel(this)),
      sites_(new QListWidget(this)),
      sitesTitle_(makeHeading(tr("Where the code makes it"), theme, this)),
      remove_(new QPushButton(tr("Remove the declared edge"), this)),
      problem_(new QLabel(this)) {
  title_->setFont(titleFont());
  title_->setWordWrap(true);
  kind_->setWordWrap(true);
  state_->setWordWrap(true);
  state_->setStyleSheet(QStringLiteral("color: %1;").arg(theme.textMuted.name()));
  sites_->setObjectName("sites");
  problem_->setWordWrap(true);
  problem_->setStyleSheet(QStringLiteral("color: %1;").arg(theme.error.name()));
  problem_->hide();
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(14, 12, 14, 14);
  layout->setSpacing(theme.spacing);
  for (QWidget* widget :
       std::initializer_list<QWidget*>{title_, kind_, state_, sitesTitle_, sites_, problem_, remove_}) {
    layout->addWidget(widget);
  }
  layout->addStretch(1);
  connect(sites_, &QListWidget::itemActivated, this, [this](const QListWidgetItem* item) {
    emit placeActivated(item->data(Qt::UserRole).toString(), item->data(Qt::UserRole + 1).toInt());
  });
  connect(sites_, &QListWidget::itemClicked, sites_, &QListWidget::itemActivated);
  connect(remove_, &QPushButton::clicked, this, [this] { emit disconnectRequested(edge_); });
}

void EdgePage::show(const model::Edge& edge, const model::Graph& graph) {
  edge_ = edge.id;
  problem_->hide();
  title_->setText(nameOf(edge.id.from, graph) + QStringLiteral("  →  ") + nameOf(edge.id.to, graph));
  kind_->setText(kindText(edge.kind));
  if (edge.declared && edge.used) {
    state_->setText(tr("Written in an annotation, and made by the code."));
  } else if (edge.declared) {
    state_->setText(tr("Only written in an annotation so far: no code makes it yet."));
  } else {
    state_->setText(tr("Made by the code."));
  }
  sites_->clear();
  for (const model::Site& site : edge.sites) {
    const QString file = QString::fromStdString(site.file);
    auto* item = new QListWidgetItem(QStringLiteral("%1:%2").arg(file).arg(site.line), sites_);
    item->setData(Qt::UserRole, file);
    item->setData(Qt::UserRole + 1, site.line);
  }
  constexpr int shownAtOnce = 8;
  const int rows = std::min(sites_->count(), shownAtOnce);
  sites_->setFixedHeight(rows * std::max(sites_->sizeHintForRow(0), 1) + 2 * sites_->frameWidth() + 2);
  sites_->setVisible(!edge.sites.empty());
  sitesTitle_->setVisible(!edge.sites.empty());
  remove_->setVisible(edge.declared);
}

void EdgePage::setProblem(const QString& problem) {
  problem_->setText(problem);
  problem_->setVisible(!problem.isEmpty());
}

}  // namespace metaparticle::studio
