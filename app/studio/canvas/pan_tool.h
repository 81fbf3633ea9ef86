// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/studio/canvas/tool.h"

namespace metaparticle::studio {

/// Drags the paper.
class PanTool : public Tool {
 public:
  using Tool::Tool;

  void press(const Pointer& pointer) override {
    dragging_ = true;
    last_ = pointer.position;
  }
  void move(const Pointer& pointer) override {
    if (!dragging_) return;
    host_.panBy(pointer.position - last_);
    last_ = pointer.position;
  }
  void release(const Pointer&) override { dragging_ = false; }
  bool cancel() override {
    const bool was = dragging_;
    dragging_ = false;
    return was;
  }
  [[nodiscard]] Qt::CursorShape cursor() const override {
    return dragging_ ? Qt::ClosedHandCursor : Qt::OpenHandCursor;
  }
  [[nodiscard]] bool dragging() const { return dragging_; }

 private:
  bool dragging_ = false;
  QPointF last_;
};

}  // namespace metaparticle::studio
