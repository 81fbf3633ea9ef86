// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/studio/inspector/summary_page.h"

#include <QGridLayout>
#include <QIcon>
#include <QLabel>
#include <QLocale>
#include <QVBoxLayout>

#include <algorithm>

#include "app/studio/icons/line_icon.h"
#include "app/studio/kind_texts/kind_texts.h"
#include "app/studio/theme/kind_glyphs.h"
#include "model/validation.h"

namespace metaparticle::studio {

SummaryPage::SummaryPage(const Theme& theme, QWidget* parent)
    : QWidget(parent),
      theme_(theme),
      title_(new QLabel(this)),
      subtitle_(new QLabel(this)),
      rows_(new QGridLayout) {
  title_->setFont(titleFont());
  title_->setWordWrap(true);
  subtitle_->setWordWrap(true);
  subtitle_->setStyleSheet(QStringLiteral("color: %1;").arg(theme.textMuted.name()));
  rows_->setVerticalSpacing(6);
  rows_->setHorizontalSpacing(8);
  rows_->setColumnStretch(1, 1);
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(14, 12, 14, 14);
  layout->setSpacing(theme.spacing);
  layout->addWidget(title_);
  layout->addWidget(subtitle_);
  layout->addSpacing(theme.spacing);
  layout->addLayout(rows_);
  layout->addStretch(1);
}

void SummaryPage::clearRows() {
  while (QLayoutItem* item = rows_->takeAt(0)) {
    if (item->widget()) item->widget()->deleteLater();
    delete item;
  }
}

void SummaryPage::addRow(const QIcon& icon, const QString& text, const QString& figure) {
  const int row = rows_->rowCount();
  auto* picture = new QLabel(this);
  picture->setPixmap(icon.pixmap(QSize(20, 20), devicePixelRatioF()));
  rows_->addWidget(picture, row, 0);
  rows_->addWidget(new QLabel(text, this), row, 1);
  rows_->addWidget(new QLabel(figure, this), row, 2, Qt::AlignRight);
}

void SummaryPage::show(const QString& name, const QString& folder, const model::Graph& graph,
                       const std::vector<model::Finding>& findings) {
  title_->setText(name);
  subtitle_->setText(folder);
  clearRows();
  const QLocale locale;
  for (const model::KindInfo& kind : model::kinds()) {
    const auto count = std::ranges::count(graph.nodes, kind.kind, &model::Node::kind);
    if (count > 0)
      addRow(kindIcon(kind.kind, theme_), kindTitle(kind.kind),
             locale.toString(static_cast<qlonglong>(count)));
  }
  if (!graph.edges.empty()) {
    addRow(lineIcon(QStringLiteral("layout"), theme_), tr("Edges"),
           locale.toString(static_cast<qlonglong>(graph.edges.size())));
  }
  for (const auto& [node, port] : model::exposedPorts(graph)) {
    const model::Node* exposed = graph.node(node);
    addRow(lineIcon(QStringLiteral("deploy"), theme_),
           exposed ? QString::fromStdString(exposed->name) : QString(), tr("port %1").arg(port));
  }
  const auto problems = std::ranges::count_if(
      findings, [](const model::Finding& finding) { return finding.severity != model::Severity::Note; });
  if (problems > 0) {
    addRow(lineIcon(QStringLiteral("warning"), theme_.warning, theme_.stopped), tr("Problems"),
           locale.toString(static_cast<qlonglong>(problems)));
  }
}

void SummaryPage::showSelection(std::size_t nodes, std::size_t edges) {
  clearRows();
  title_->setText(tr("%n thing(s) selected", nullptr, static_cast<int>(nodes + edges)));
  subtitle_->setText(tr("%n node(s)", nullptr, static_cast<int>(nodes)) + QStringLiteral(", ") +
                     tr("%n edge(s)", nullptr, static_cast<int>(edges)));
}

}  // namespace metaparticle::studio
