// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

#include "model/graph.h"

class QLineEdit;
class QListWidget;
class QPushButton;

namespace metaparticle::studio {

/// Lets the user pick one of the project's functions that are no nodes, filtered as one types.
class FunctionPicker : public QDialog {
  Q_OBJECT

 public:
  FunctionPicker(const std::vector<model::Function>& functions, const QString& title, QWidget* parent);

 signals:
  /// Qualified name.
  void picked(const QString& function);

 protected:
  bool eventFilter(QObject* watched, QEvent* event) override;

 private:
  void filter(const QString& text);
  void accept() override;

  QLineEdit* text_;
  QListWidget* list_;
  QPushButton* link_ = nullptr;
};

}  // namespace metaparticle::studio
