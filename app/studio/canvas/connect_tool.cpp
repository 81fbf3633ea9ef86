// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/studio/canvas/connect_tool.h"

#include <QGuiApplication>
#include <QKeyEvent>
#include <QStyleHints>

#include "app/studio/canvas/walking.h"

namespace metaparticle::studio {

void ConnectTool::begin(std::int32_t from, const std::optional<Pointer>& pointer) {
  from_ = from;
  dragging_ = pointer.has_value();
  begun_ = pointer ? pointer->position : QPointF();
  Overlay::Wire wire;
  wire.from = from;
  wire.end = pointer ? host_.toScene(pointer->position) : host_.scene().outputPort(from) + QPointF(40, 0);
  host_.overlay().hovered = {};
  host_.overlay().wire = wire;
  host_.showTargets(from);
  host_.overlayChanged();
}

void ConnectTool::press(const Pointer& pointer) {
  if (pointer.button != Qt::LeftButton) return;
  const Hit hit = host_.hitAt(pointer.position);
  if (hit.onNode())
    finishOn(hit.index);
  else
    cancel();
}

void ConnectTool::move(const Pointer& pointer) {
  if (from_ < 0) return;
  const Hit hit = host_.hitAt(pointer.position);
  pointAt(hit.onNode() ? hit.index : -1, host_.toScene(pointer.position));
}

void ConnectTool::release(const Pointer& pointer) {
  if (from_ < 0 || !dragging_ || pointer.button != Qt::LeftButton) return;
  dragging_ = false;
  const QPointF way = pointer.position - begun_;
  // A click on the port leaves the wire on the pointer until the next click.
  if (way.manhattanLength() < QGuiApplication::styleHints()->startDragDistance()) return;
  const Hit hit = host_.hitAt(pointer.position);
  if (hit.onNode())
    finishOn(hit.index);
  else
    cancel();
}

bool ConnectTool::key(const QKeyEvent& event) {
  switch (event.key()) {
    case Qt::Key_Left:
    case Qt::Key_Right:
    case Qt::Key_Up:
    case Qt::Key_Down:
    case Qt::Key_Tab:
    case Qt::Key_Backtab:
      walk(event.key());
      return true;
    case Qt::Key_Return:
    case Qt::Key_Enter: {
      const std::int32_t target = host_.overlay().wire ? host_.overlay().wire->to : -1;
      if (target >= 0) finishOn(target);
      return true;
    }
    default:
      return false;
  }
}

void ConnectTool::walk(int key) {
  const std::int32_t at = host_.overlay().wire->to >= 0 ? host_.overlay().wire->to : from_;
  const std::int32_t next = walkFrom(host_.scene(), at, key);
  if (next >= 0) pointAt(next == from_ ? -1 : next, host_.scene().inputPort(next));
}

void ConnectTool::pointAt(std::int32_t node, const QPointF& end) {
  Overlay::Wire& wire = *host_.overlay().wire;
  wire.end = end;
  if (node != wire.to) {
    wire.to = node;
    wire.message = node < 0 || node == from_ ? QString() : host_.refusal(from_, node);
    wire.state = node < 0 || node == from_ ? Overlay::Wire::Loose
                 : wire.message.isEmpty()  ? Overlay::Wire::Fits
                                           : Overlay::Wire::Refused;
  }
  if (wire.state == Overlay::Wire::Fits) wire.end = host_.scene().inputPort(node);
  host_.overlayChanged();
}

void ConnectTool::finishOn(std::int32_t node) {
  const std::int32_t from = from_;
  const bool fits = node != from && host_.refusal(from, node).isEmpty();
  // A refused end keeps the wire: the reason stands beside it until the user points elsewhere or gives up.
  if (!fits && node != from) {
    pointAt(node, host_.overlay().wire->end);
    return;
  }
  end();
  if (fits) host_.connectNodes(from, node);
}

bool ConnectTool::cancel() {
  if (from_ < 0) return false;
  end();
  return true;
}

void ConnectTool::end() {
  from_ = -1;
  dragging_ = false;
  host_.overlay().wire.reset();
  host_.showTargets(-1);
  host_.overlayChanged();
  host_.finished();
}

}  // namespace metaparticle::studio
