// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLineEdit>

namespace metaparticle::studio {

/// A line edit for a value of the document. While the user types, undo is the field's own; once the value is
/// decided (not modified any more) undo and redo are the document's.
class ValueLine : public QLineEdit {
  Q_OBJECT

 public:
  using QLineEdit::QLineEdit;

 protected:
  bool event(QEvent* event) override;
};

}  // namespace metaparticle::studio
