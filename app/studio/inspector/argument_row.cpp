// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/studio/inspector/argument_row.h"

#include <QGridLayout>
#include <QLabel>
#include <QToolButton>

#include "app/studio/icons/line_icon.h"
#include "app/studio/kind_texts/kind_texts.h"
#include "model/validation.h"

namespace metaparticle::studio {
namespace {

constexpr int labelWidth = 96;

QString bounds(const model::ArgumentInfo& argument) {
  const bool counts = argument.type == model::ValueType::Integer ||
                      argument.type == model::ValueType::Number ||
                      argument.type == model::ValueType::IntegerList;
  if (!counts || !argument.minimum || !argument.maximum) return {};
  return ArgumentRow::tr("From %1 to %2.")
      .arg(*argument.minimum, 0, 'g', 12)
      .arg(*argument.maximum, 0, 'g', 12);
}

QString tipFor(const model::ArgumentInfo& argument) {
  QStringList lines{argumentHelp(argument)};
  if (const QString range = bounds(argument); !range.isEmpty()) lines.append(range);
  if (!argument.defaultValue.empty())
    lines.append(ArgumentRow::tr("Default: %1").arg(shownDefault(argument)));
  return lines.join(QLatin1Char('\n'));
}

}  // namespace

ArgumentRow::ArgumentRow(model::Kind kind, const model::ArgumentInfo& argument, const Theme& theme,
                         QWidget* parent)
    : QWidget(parent),
      kind_(kind),
      argument_(argument),
      label_(new QLabel(QString::fromUtf8(argument.key.data(), static_cast<qsizetype>(argument.key.size())),
                        this)),
      editor_(makeValueEditor(argument, this)),
      reset_(new QToolButton(this)),
      problem_(new QLabel(this)) {
  setObjectName(QStringLiteral("argument:") + label_->text());
  setToolTip(tipFor(argument));
  editor_->setAccessibleName(label_->text());
  label_->setFixedWidth(labelWidth);
  label_->setBuddy(editor_);
  reset_->setIcon(lineIcon(QStringLiteral("reset"), theme.textMuted, theme.stopped));
  reset_->setToolTip(tr("Back to the default"));
  reset_->setAccessibleName(tr("Back to the default of %1").arg(label_->text()));
  reset_->setAutoRaise(true);
  reset_->setIconSize(QSize(14, 14));
  QSizePolicy keepRoom = reset_->sizePolicy();
  keepRoom.setRetainSizeWhenHidden(true);
  reset_->setSizePolicy(keepRoom);
  problem_->setObjectName("problem");
  problem_->setWordWrap(true);
  problem_->setStyleSheet(QStringLiteral("color: %1;").arg(theme.error.name()));
  problem_->hide();

  auto* layout = new QGridLayout(this);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setHorizontalSpacing(6);
  layout->setVerticalSpacing(2);
  layout->addWidget(label_, 0, 0, Qt::AlignTop);
  layout->addWidget(editor_, 0, 1);
  layout->addWidget(reset_, 0, 2, Qt::AlignTop);
  layout->addWidget(problem_, 1, 1, 1, 2);
  layout->setColumnStretch(1, 1);
  label_->setMinimumHeight(26);

  connect(editor_, &ValueEditor::decided, this, &ArgumentRow::take);
  connect(editor_, &ValueEditor::restored, this, [this] { setProblem({}); });
  connect(reset_, &QToolButton::clicked, this, [this] { take(std::nullopt); });
}

void ArgumentRow::show(const model::Node& node, const model::Graph& graph) {
  const model::Argument* argument = node.argument(argument_.key);
  const auto value = argument ? std::optional(argument->value) : std::nullopt;
  if (value != value_) setProblem({});
  value_ = value;
  editor_->setGraph(graph);
  editor_->show(value_);
  const bool editable = !node.readOnly && !node.stale;
  editor_->setEnabled(editable);
  reset_->setVisible(editable && value_.has_value());
  QFont font = label_->font();
  font.setBold(value_.has_value());
  label_->setFont(font);
}

void ArgumentRow::take(const std::optional<std::string>& value) {
  setProblem({});
  if (!value) {
    if (value_) emit unset(key());
    return;
  }
  if (const auto checked = model::checkValue(kind_, key(), *value); !checked) {
    const model::Error& error = checked.error();
    const std::string remedy = error.remedy.empty() ? std::string() : ": " + error.remedy;
    setProblem(QString::fromStdString(error.message + remedy));
    return;
  }
  emit set(key(), *value);
}

void ArgumentRow::setProblem(const QString& problem) {
  problem_->setText(problem);
  problem_->setVisible(!problem.isEmpty());
}

QString ArgumentRow::problem() const {
  return problem_->text();
}

}  // namespace metaparticle::studio
