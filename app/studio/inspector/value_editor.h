// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include <memory>
#include <optional>
#include <string>

#include "model/graph.h"
#include "model/kinds.h"

namespace metaparticle::studio {

/// Edits one argument's value. Values are source text, as the graph keeps them; nothing stands for an
/// argument that is not written. One editor a model::ValueType, made by makeValueEditor.
class ValueEditor : public QWidget {
  Q_OBJECT

 public:
  using QWidget::QWidget;

  /// Shows this value. Leaves alone what the user is typing at the moment.
  virtual void show(const std::optional<std::string>& value) = 0;
  /// What names may be chosen from.
  virtual void setGraph(const model::Graph&) {}

 signals:
  /// The user has decided: source text ("" for a flag), or nothing to leave the argument to its default.
  void decided(const std::optional<std::string>& value);
  /// The user gave up: what was typed is gone and the present value shown.
  void restored();
};

/// The editor for this argument. Never null.
ValueEditor* makeValueEditor(const model::ArgumentInfo& argument, QWidget* parent);

/// The default of an argument as it is shown in an empty field: without quotes.
QString shownDefault(const model::ArgumentInfo& argument);

}  // namespace metaparticle::studio
