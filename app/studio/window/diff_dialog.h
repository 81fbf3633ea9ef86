// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

#include "app/studio/theme/theme.h"

namespace metaparticle::studio {

/// A file was changed elsewhere while it has unsaved changes here: shows how the two differ and lets the user
/// choose.
class DiffDialog : public QDialog {
  Q_OBJECT

 public:
  /// `diff`: unified, from what is on the disk to what is in the buffer.
  DiffDialog(const QString& file, const QString& diff, const Theme& theme, QWidget* parent);

 signals:
  void keepMine();
  void takeTheirs();
};

}  // namespace metaparticle::studio
