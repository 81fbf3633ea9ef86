// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/studio/canvas/tool.h"

namespace metaparticle::studio {

/// Draws an edge from a node's output port to another node: by dragging, by a click on each, or with the keys
/// (walk to the target, Return). What an edge may end at is framed; over anything else the wire turns red and
/// says why.
class ConnectTool : public Tool {
 public:
  using Tool::Tool;

  /// Begins with the button down on the port; without a pointer it was begun with the keys.
  void begin(std::int32_t from, const std::optional<Pointer>& pointer);

  void press(const Pointer& pointer) override;
  void move(const Pointer& pointer) override;
  void release(const Pointer& pointer) override;
  bool key(const QKeyEvent& event) override;
  bool cancel() override;
  [[nodiscard]] Qt::CursorShape cursor() const override { return Qt::CrossCursor; }

 private:
  void pointAt(std::int32_t node, const QPointF& end);
  void walk(int key);
  void finishOn(std::int32_t node);
  void end();

  std::int32_t from_ = -1;
  QPointF begun_;
  bool dragging_ = false;  ///< the button has been down since begin()
};

}  // namespace metaparticle::studio
