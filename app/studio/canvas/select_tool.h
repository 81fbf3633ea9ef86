// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/studio/canvas/tool.h"

namespace metaparticle::studio {

/// Clicks select, drags on a card move the selection, drags beside cards draw a marquee.
class SelectTool : public Tool {
 public:
  using Tool::Tool;

  void press(const Pointer& pointer) override;
  void move(const Pointer& pointer) override;
  void release(const Pointer& pointer) override;
  void doubleClick(const Pointer& pointer) override;
  bool cancel() override;
  [[nodiscard]] Qt::CursorShape cursor() const override;

 private:
  enum class State { Idle, Pressed, Moving, Marquee };

  void selectOnPress(const Hit& hit, bool adds);
  void beginDrag(const Pointer& pointer);
  void drag(const Pointer& pointer);
  void drawMarquee(const Pointer& pointer);
  void hover(const Pointer& pointer);
  void clearOverlay();

  State state_ = State::Idle;
  Pointer pressed_;
  QPointF pressedScene_;
  Hit pressedHit_;
  bool selectsOnRelease_ = false;  ///< pressed on one of several selected: alone only if it is not dragged
  std::vector<std::int32_t> nodesBefore_;
  std::vector<std::int32_t> edgesBefore_;
};

}  // namespace metaparticle::studio
