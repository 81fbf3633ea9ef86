// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

class QLabel;
class QLineEdit;
class QPushButton;

namespace metaparticle::studio {

/// Asks for the name of a new project and the folder to make it in.
class NewProjectDialog : public QDialog {
  Q_OBJECT

 public:
  NewProjectDialog(const QString& parentFolder, QWidget* parent);

 signals:
  /// The project's own folder, which may not exist yet.
  void chosen(const QString& folder);

 private:
  [[nodiscard]] QString folder() const;
  /// Why the project cannot be made there; empty when it can.
  [[nodiscard]] QString problem() const;
  void update();
  void browse();
  void create();

  QLineEdit* name_;
  QLineEdit* parent_;
  QLabel* outcome_;
  QPushButton* create_;
};

}  // namespace metaparticle::studio
