// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/studio/inspector/node_page.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

#include "app/studio/icons/line_icon.h"
#include "app/studio/inspector/argument_row.h"
#include "app/studio/inspector/declaration_text.h"
#include "app/studio/inspector/heading.h"
#include "app/studio/inspector/value_line.h"
#include "app/studio/kind_texts/kind_texts.h"
#include "app/studio/theme/kind_glyphs.h"
#include "model/values.h"

namespace metaparticle::studio {
namespace {

/// Arguments that every kind that runs takes come below those that make the kind what it is.
bool isCommon(std::string_view key) {
  static constexpr std::array common = {"port", "env", "secret", "cpu", "memory", "timeout", "auth", "uses"};
  return std::ranges::find(common, key) != common.end();
}

}  // namespace

NodePage::NodePage(model::Kind kind, const Theme& theme, QWidget* parent) : QWidget(parent), kind_(kind) {
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(14, 12, 14, 14);
  layout->setSpacing(theme.spacing);
  buildHeader(theme, *layout);
  buildRows(theme, *layout);
  layout->addStretch(1);
}

void NodePage::buildHeader(const Theme& theme, QVBoxLayout& layout) {
  auto* icon = new QLabel(this);
  icon->setPixmap(kindIcon(kind_, theme).pixmap(QSize(32, 32), devicePixelRatioF()));
  nameEdit_ = new ValueLine(this);
  nameEdit_->setObjectName("nodeName");
  nameEdit_->setAccessibleName(tr("Name"));
  auto* title = new QLabel(kindTitle(kind_), this);
  title->setStyleSheet(QStringLiteral("color: %1;").arg(theme.kind(kind_).accent.name()));
  title->setToolTip(kindHelp(kind_));
  title->setIndent(5);  // In line with the text in the field above.
  auto* names = new QVBoxLayout;
  names->setSpacing(1);
  names->addWidget(nameEdit_);
  auto* top = new QHBoxLayout;
  top->setSpacing(10);
  top->addWidget(icon, 0, Qt::AlignTop);
  top->addLayout(names, 1);
  names->addWidget(title);
  layout.addLayout(top);

  nameProblem_ = new QLabel(this);
  nameProblem_->setObjectName("nameProblem");
  nameProblem_->setWordWrap(true);
  nameProblem_->setStyleSheet(QStringLiteral("color: %1;").arg(theme.error.name()));
  nameProblem_->hide();
  layout.addWidget(nameProblem_);

  signature_ = new QLabel(this);
  signature_->setWordWrap(true);
  signature_->setFont(codeFont());
  signature_->setTextInteractionFlags(Qt::TextSelectableByMouse);
  place_ = new QLabel(this);
  place_->setObjectName("place");
  place_->setTextInteractionFlags(Qt::LinksAccessibleByMouse | Qt::LinksAccessibleByKeyboard);
  link_ = new QToolButton(this);
  link_->setObjectName("linkFunction");
  link_->setIcon(lineIcon(QStringLiteral("link"), theme));
  link_->setText(tr("Link…"));
  link_->setToolTip(tr("Move the annotation to another function of the project"));
  link_->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
  auto* placeRow = new QHBoxLayout;
  placeRow->addWidget(place_, 1);
  placeRow->addWidget(link_);
  state_ = new QLabel(this);
  state_->setWordWrap(true);
  state_->setStyleSheet(QStringLiteral("color: %1;").arg(theme.warning.name()));
  layout.addWidget(signature_);
  layout.addLayout(placeRow);
  layout.addWidget(state_);

  connect(nameEdit_, &QLineEdit::editingFinished, this, &NodePage::rename);
  connect(link_, &QToolButton::clicked, this, [this] { emit linkRequested(node_); });
  connect(place_, &QLabel::linkActivated, this, [this] { emit placeActivated(file_, line_); });
}

void NodePage::buildRows(const Theme& theme, QVBoxLayout& layout) {
  bool commonBegun = false;
  layout.addWidget(makeHeading(tr("Properties"), theme, this));
  std::vector<const model::ArgumentInfo*> ordered;
  for (const model::ArgumentInfo& argument : model::info(kind_).arguments) ordered.push_back(&argument);
  std::stable_partition(ordered.begin(), ordered.end(),
                        [](const auto* argument) { return !isCommon(argument->key); });
  for (const model::ArgumentInfo* argument : ordered) {
    if (argument->key == "name") continue;  // It stands in the header.
    if (isCommon(argument->key) && !commonBegun) {
      commonBegun = true;
      layout.addWidget(makeHeading(tr("Where it runs"), theme, this));
    }
    auto* row = new ArgumentRow(kind_, *argument, theme, this);
    connect(row, &ArgumentRow::set, this, [this](const std::string& key, const std::string& value) {
      emit editRequested(model::SetArgument{node_, key, value});
    });
    connect(row, &ArgumentRow::unset, this, [this](const std::string& key) {
      emit editRequested(model::UnsetArgument{node_, key});
    });
    layout.addWidget(row);
    rows_.push_back(row);
  }
}

void NodePage::show(const model::Node& node, const model::Graph& graph) {
  const bool another = node.id != node_;
  node_ = node.id;
  if (another || node.name != name_) {
    nameProblem_->hide();
    nameEdit_->setText(QString::fromStdString(node.name));
    nameEdit_->setModified(false);
  }
  name_ = node.name;
  file_ = QString::fromStdString(node.file);
  line_ = node.line;
  signature_->setText(declarationText(node.entity, node.signature));
  place_->setText(QStringLiteral("<a href=\"place\">%1:%2</a>").arg(file_.toHtmlEscaped()).arg(line_));
  const bool editable = !node.readOnly && !node.stale;
  nameEdit_->setReadOnly(!editable);
  link_->setVisible(model::info(kind_).entity == model::Entity::Function);
  link_->setEnabled(editable);
  if (node.readOnly) {
    state_->setText(
        tr("This annotation comes from a macro or stands under #if: it can only be changed in the code."));
  } else if (node.stale) {
    state_->setText(tr("The code here does not parse at the moment; this is how it last did."));
  }
  state_->setVisible(!editable);
  for (ArgumentRow* row : rows_) {
    if (another) row->setProblem({});
    row->show(node, graph);
  }
}

void NodePage::rename() {
  if (!nameEdit_->isModified()) return;
  nameEdit_->setModified(false);
  nameProblem_->hide();
  const QString typed = nameEdit_->text().trimmed();
  if (typed.toStdString() == name_) return;
  if (typed.isEmpty()) {
    nameEdit_->setText(QString::fromStdString(name_));
    return;
  }
  emit editRequested(model::RenameNode{node_, typed.toStdString()});
}

bool NodePage::showProblem(const model::Edit& edit, const QString& problem) {
  const auto* set = std::get_if<model::SetArgument>(&edit);
  const auto* unset = std::get_if<model::UnsetArgument>(&edit);
  const auto* renamed = std::get_if<model::RenameNode>(&edit);
  if (renamed && renamed->node == node_) {
    nameProblem_->setText(problem);
    nameProblem_->show();
    return true;
  }
  if ((!set || set->node != node_) && (!unset || unset->node != node_)) return false;
  const std::string& key = set ? set->key : unset->key;
  const auto row = std::ranges::find_if(rows_, [&key](const ArgumentRow* one) { return one->key() == key; });
  if (row == rows_.end()) return false;
  (*row)->setProblem(problem);
  return true;
}

}  // namespace metaparticle::studio
