// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QListWidget>

#include "app/studio/theme/theme.h"
#include "model/kinds.h"

namespace metaparticle::studio {

/// The kinds to draw with: drag one onto the canvas, or press Return or double-click to place it in the
/// middle.
class Palette : public QListWidget {
  Q_OBJECT

 public:
  explicit Palette(QWidget* parent = nullptr);
  void setTheme(const Theme& theme);

 signals:
  void placeRequested(metaparticle::model::Kind kind);

 protected:
  [[nodiscard]] QMimeData* mimeData(const QList<QListWidgetItem*>& items) const override;
  [[nodiscard]] QStringList mimeTypes() const override;
  void startDrag(Qt::DropActions actions) override;
};

}  // namespace metaparticle::studio
