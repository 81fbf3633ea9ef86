// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

#include <vector>

#include "app/studio/inspector/value_editor.h"

class QComboBox;
class QToolButton;
class QVBoxLayout;

namespace metaparticle::studio {

/// A list of names, texts or numbers: a row each, with one more to add. Rows left empty vanish.
class ListEditor : public ValueEditor {
  Q_OBJECT

 public:
  ListEditor(const model::ArgumentInfo& argument, QWidget* parent);

  void show(const std::optional<std::string>& value) override;
  void setGraph(const model::Graph& graph) override;

 private:
  QComboBox* addRow(const QString& text);
  void clearRows();
  void decide();
  [[nodiscard]] QString shown(const std::string& item) const;
  [[nodiscard]] std::string source(const QString& item) const;

  model::ValueType type_;
  QStringList names_;
  std::string value_;
  QVBoxLayout* rowsLayout_;
  std::vector<QWidget*> rows_;
  QToolButton* add_;
};

}  // namespace metaparticle::studio
