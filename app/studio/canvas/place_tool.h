// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/studio/canvas/tool.h"

namespace metaparticle::studio {

/// Puts a new node of one kind where the user clicks, or drops it from the palette. A ghost of the card shows
/// where.
class PlaceTool : public Tool {
 public:
  using Tool::Tool;

  void begin(model::Kind kind);

  void press(const Pointer& pointer) override;
  void move(const Pointer& pointer) override;
  void release(const Pointer& pointer) override;
  bool cancel() override;
  [[nodiscard]] Qt::CursorShape cursor() const override { return Qt::CrossCursor; }

 private:
  [[nodiscard]] QPointF cornerAt(const Pointer& pointer) const;
  void end();

  std::optional<model::Kind> kind_;
};

}  // namespace metaparticle::studio
