// SPDX-License-Identifier: GPL-3.0-or-later
// The editors of the value types that are one field. Lists are in list_editor.cpp.
#include <QCheckBox>
#include <QComboBox>
#include <QCompleter>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>

#include "app/studio/inspector/list_editor.h"
#include "app/studio/inspector/value_editor.h"
#include "app/studio/inspector/value_line.h"
#include "model/values.h"

namespace metaparticle::studio {
namespace {

void fillWith(ValueEditor* editor, QWidget* field) {
  auto* layout = new QHBoxLayout(editor);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->addWidget(field);
  editor->setFocusProxy(field);
}

class FlagEditor : public ValueEditor {
 public:
  FlagEditor(const model::ArgumentInfo& argument, QWidget* parent)
      : ValueEditor(parent), box_(new QCheckBox(this)), defaultOn_(argument.defaultValue == "true") {
    fillWith(this, box_);
    connect(box_, &QCheckBox::clicked, this, [this](bool on) {
      if (on == defaultOn_) {
        emit decided(std::nullopt);
      } else {
        emit decided(on ? std::string() : std::string("false"));
      }
    });
  }
  void show(const std::optional<std::string>& value) override {
    box_->setChecked(value ? model::parseFlag(*value).value_or(false) : defaultOn_);
  }

 private:
  QCheckBox* box_;
  bool defaultOn_;
};

/// A line for text, numbers, durations and sizes. Up and Down step whole numbers.
class LineValueEditor : public ValueEditor {
 public:
  LineValueEditor(const model::ArgumentInfo& argument, QWidget* parent)
      : ValueEditor(parent), argument_(argument), line_(new ValueLine(this)) {
    fillWith(this, line_);
    line_->setPlaceholderText(shownDefault(argument));
    line_->installEventFilter(this);
    connect(line_, &QLineEdit::editingFinished, this, &LineValueEditor::decide);
  }

  void show(const std::optional<std::string>& value) override {
    value_ = value;
    if (line_->hasFocus() && line_->isModified()) return;
    line_->setText(shown(value));
    line_->setModified(false);
  }

 protected:
  bool eventFilter(QObject* watched, QEvent* event) override {
    if (event->type() != QEvent::KeyPress) return ValueEditor::eventFilter(watched, event);
    const int key = static_cast<QKeyEvent*>(event)->key();
    if (key == Qt::Key_Escape && line_->text() != shown(value_)) {
      line_->setText(shown(value_));
      line_->setModified(false);
      emit restored();
      return true;
    }
    const bool steps =
        argument_.type == model::ValueType::Integer && (key == Qt::Key_Up || key == Qt::Key_Down);
    if (steps) step(key == Qt::Key_Up ? 1 : -1);
    return steps || ValueEditor::eventFilter(watched, event);
  }

 private:
  [[nodiscard]] bool quoted() const {
    using enum model::ValueType;
    return argument_.type == Text || argument_.type == Duration || argument_.type == Size;
  }

  [[nodiscard]] QString shown(const std::optional<std::string>& value) const {
    if (!value) return {};
    if (quoted()) {
      if (const auto text = model::parseText(*value)) return QString::fromStdString(*text);
    }
    return QString::fromStdString(*value);
  }

  void decide() {
    if (!line_->isModified()) return;
    line_->setModified(false);
    const std::string typed = line_->text().trimmed().toStdString();
    if (line_->text() == shown(value_)) return;
    if (typed.empty()) {
      emit decided(std::nullopt);
    } else {
      emit decided(quoted() ? model::quote(typed) : typed);
    }
  }

  void step(int by) {
    const std::string source =
        line_->text().isEmpty() ? std::string(argument_.defaultValue) : line_->text().toStdString();
    double next = static_cast<double>(model::parseInteger(source).value_or(0)) + by;
    if (argument_.minimum) next = std::max(next, *argument_.minimum);
    if (argument_.maximum) next = std::min(next, *argument_.maximum);
    line_->setText(QString::number(static_cast<qlonglong>(next)));
    line_->setModified(true);
    decide();
  }

  const model::ArgumentInfo& argument_;
  QLineEdit* line_;
  std::optional<std::string> value_;
};

/// One of a few words; the first entry leaves the choice to the default.
class ChoiceEditor : public ValueEditor {
 public:
  ChoiceEditor(const model::ArgumentInfo& argument, QWidget* parent)
      : ValueEditor(parent), box_(new QComboBox(this)) {
    fillWith(this, box_);
    box_->setFocusPolicy(Qt::StrongFocus);
    box_->addItem(ValueEditor::tr("Default (%1)").arg(shownDefault(argument)));
    for (const std::string_view choice : argument.choices) {
      const QString word = QString::fromUtf8(choice.data(), static_cast<qsizetype>(choice.size()));
      box_->addItem(word, word);
    }
    connect(box_, &QComboBox::activated, this, [this](int index) {
      if (index == 0) {
        emit decided(std::nullopt);
      } else {
        emit decided(box_->itemData(index).toString().toStdString());
      }
    });
  }
  void show(const std::optional<std::string>& value) override {
    int index = value ? box_->findData(QString::fromStdString(*value)) : 0;
    if (index < 0) {  // A word that the table does not know: shown as it stands.
      box_->addItem(QString::fromStdString(*value), QString::fromStdString(*value));
      index = box_->count() - 1;
    }
    box_->setCurrentIndex(index);
  }

 private:
  QComboBox* box_;
};

/// The name of a function or a queue: picked from those that there are, or typed.
class NameEditor : public ValueEditor {
 public:
  NameEditor(const model::ArgumentInfo& argument, QWidget* parent)
      : ValueEditor(parent), type_(argument.type), box_(new QComboBox(this)) {
    fillWith(this, box_);
    box_->setLineEdit(new ValueLine(box_));
    box_->setFocusPolicy(Qt::StrongFocus);
    box_->setInsertPolicy(QComboBox::NoInsert);
    box_->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    box_->lineEdit()->setPlaceholderText(argument.required ? ValueEditor::tr("Choose or type a name")
                                                           : shownDefault(argument));
    if (QCompleter* completer = box_->completer()) completer->setFilterMode(Qt::MatchContains);
    connect(box_, &QComboBox::activated, this, &NameEditor::decide);
    connect(box_->lineEdit(), &QLineEdit::editingFinished, this, &NameEditor::decide);
  }

  void show(const std::optional<std::string>& value) override {
    value_ = value.value_or(std::string());
    if (box_->lineEdit()->hasFocus() && box_->lineEdit()->isModified()) return;
    box_->setEditText(QString::fromStdString(value_));
  }

  void setGraph(const model::Graph& graph) override {
    QStringList names;
    if (type_ == model::ValueType::Queue) {
      for (const model::Node& node : graph.nodes) {
        if (node.kind == model::Kind::Queue) names.append(QString::fromStdString(node.entity));
      }
    } else {
      for (const model::Function& function : graph.functions)
        names.append(QString::fromStdString(function.name));
    }
    names.removeDuplicates();
    if (names == names_) return;
    names_ = names;
    const QString text = box_->currentText();
    const QSignalBlocker quiet(box_);
    box_->clear();
    box_->addItems(names);
    box_->setEditText(text);
  }

 private:
  void decide() {
    box_->lineEdit()->setModified(false);
    const std::string typed = box_->currentText().trimmed().toStdString();
    if (typed == value_) return;
    value_ = typed;
    emit decided(typed.empty() ? std::nullopt : std::optional(typed));
  }

  model::ValueType type_;
  QComboBox* box_;
  QStringList names_;
  std::string value_;
};

}  // namespace

ValueEditor* makeValueEditor(const model::ArgumentInfo& argument, QWidget* parent) {
  switch (argument.type) {
    case model::ValueType::Flag:
      return new FlagEditor(argument, parent);
    case model::ValueType::Choice:
      return new ChoiceEditor(argument, parent);
    case model::ValueType::Function:
    case model::ValueType::FunctionOrField:
    case model::ValueType::Queue:
      return new NameEditor(argument, parent);
    case model::ValueType::NodeList:
    case model::ValueType::TextList:
    case model::ValueType::IntegerList:
      return new ListEditor(argument, parent);
    default:
      return new LineValueEditor(argument, parent);
  }
}

}  // namespace metaparticle::studio
