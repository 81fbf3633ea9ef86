// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/studio/canvas/place_tool.h"

#include "app/studio/canvas/snapping.h"

namespace metaparticle::studio {

void PlaceTool::begin(model::Kind kind) {
  kind_ = kind;
  host_.overlay().hovered = {};
  host_.overlayChanged();
}

void PlaceTool::press(const Pointer& pointer) {
  if (pointer.button != Qt::LeftButton) cancel();
}

void PlaceTool::move(const Pointer& pointer) {
  if (!kind_) return;
  host_.overlay().ghost = Overlay::Ghost{*kind_, cornerAt(pointer)};
  host_.overlayChanged();
}

void PlaceTool::release(const Pointer& pointer) {
  if (!kind_ || pointer.button != Qt::LeftButton) return;
  const model::Kind kind = *kind_;
  const QPointF corner = cornerAt(pointer);
  end();
  host_.create(kind, corner);
}

bool PlaceTool::cancel() {
  if (!kind_) return false;
  end();
  return true;
}

// The pointer holds the card by its middle.
QPointF PlaceTool::cornerAt(const Pointer& pointer) const {
  return snapToGrid(host_.toScene(pointer.position) - QPointF(CardSize::width, CardSize::height) / 2);
}

void PlaceTool::end() {
  kind_.reset();
  host_.overlay().ghost.reset();
  host_.overlayChanged();
  host_.finished();
}

}  // namespace metaparticle::studio
