// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include "app/studio/inspector/value_editor.h"
#include "app/studio/theme/theme.h"

class QLabel;
class QToolButton;

namespace metaparticle::studio {

/// One argument in the form: its key, its editor, a button that takes it back to the default, and below it
/// why the last value was not taken.
class ArgumentRow : public QWidget {
  Q_OBJECT

 public:
  ArgumentRow(model::Kind kind, const model::ArgumentInfo& argument, const Theme& theme, QWidget* parent);

  [[nodiscard]] std::string key() const { return std::string(argument_.key); }
  void show(const model::Node& node, const model::Graph& graph);
  /// Says why a value was refused; the next value takes it away.
  void setProblem(const QString& problem);
  [[nodiscard]] QString problem() const;
  [[nodiscard]] ValueEditor* editor() const { return editor_; }

 signals:
  /// A value that the table accepts.
  void set(const std::string& key, const std::string& value);
  void unset(const std::string& key);

 private:
  void take(const std::optional<std::string>& value);

  model::Kind kind_;
  const model::ArgumentInfo& argument_;
  std::optional<std::string> value_;
  QLabel* label_;
  ValueEditor* editor_;
  QToolButton* reset_;
  QLabel* problem_;
};

}  // namespace metaparticle::studio
