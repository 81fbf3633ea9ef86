// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/studio/canvas/select_tool.h"

#include <algorithm>

#include <QGuiApplication>
#include <QStyleHints>

#include "app/studio/canvas/snapping.h"

namespace metaparticle::studio {

namespace {

constexpr double snapReach = 7;  // px

bool adds(const Pointer& pointer) {
  return (pointer.modifiers & (Qt::ShiftModifier | Qt::ControlModifier)) != 0;
}

bool contains(const std::vector<std::int32_t>& values, std::int32_t value) {
  return std::find(values.begin(), values.end(), value) != values.end();
}

void toggle(std::vector<std::int32_t>& values, std::int32_t value) {
  if (const auto found = std::find(values.begin(), values.end(), value); found != values.end())
    values.erase(found);
  else
    values.push_back(value);
}

}  // namespace

void SelectTool::press(const Pointer& pointer) {
  if (pointer.button != Qt::LeftButton) return;
  pressed_ = pointer;
  pressedScene_ = host_.toScene(pointer.position);
  pressedHit_ = host_.hitAt(pointer.position);
  nodesBefore_ = host_.selectedNodes();
  edgesBefore_ = host_.selectedEdges();
  if (pressedHit_.part == Hit::OutputPort) {
    if (host_.mayStartEdge(pressedHit_.index)) {
      host_.startConnect(pressedHit_.index, pointer);
      return;
    }
    pressedHit_.part = Hit::Card;
  }
  state_ = State::Pressed;
  selectOnPress(pressedHit_, adds(pointer));
}

void SelectTool::selectOnPress(const Hit& hit, bool adds) {
  std::vector<std::int32_t> nodes = nodesBefore_, edges = edgesBefore_;
  std::vector<std::int32_t>& own = hit.onNode() ? nodes : edges;
  selectsOnRelease_ = false;
  if (hit.part == Hit::Nothing) return;  // clears on release, when it was no marquee
  if (adds) {
    toggle(own, hit.index);
  } else if (contains(own, hit.index)) {
    selectsOnRelease_ = true;
    return;
  } else {
    nodes.clear();
    edges.clear();
    own.push_back(hit.index);
  }
  host_.select(std::move(nodes), std::move(edges));
}

void SelectTool::move(const Pointer& pointer) {
  switch (state_) {
    case State::Idle:
      hover(pointer);
      return;
    case State::Pressed: {
      const QPointF way = pointer.position - pressed_.position;
      if (way.manhattanLength() < QGuiApplication::styleHints()->startDragDistance()) return;
      beginDrag(pointer);
      return;
    }
    case State::Moving:
      drag(pointer);
      return;
    case State::Marquee:
      drawMarquee(pointer);
      return;
  }
}

void SelectTool::beginDrag(const Pointer& pointer) {
  selectsOnRelease_ = false;
  if (pressedHit_.onNode() && contains(host_.selectedNodes(), pressedHit_.index) && host_.editable()) {
    state_ = State::Moving;
    host_.overlay().hovered = {};
    host_.beginMove();
    drag(pointer);
  } else if (pressedHit_.part == Hit::Nothing) {
    state_ = State::Marquee;
    drawMarquee(pointer);
  }
}

void SelectTool::drag(const Pointer& pointer) {
  const QPointF delta = host_.toScene(pointer.position) - pressedScene_;
  Snap snap{delta, {}};
  if ((pointer.modifiers & Qt::AltModifier) == 0)
    snap = snapMove(host_.scene(), host_.boundsBeforeMove(), delta, host_.visibleScene(),
                    snapReach / host_.zoom());
  host_.moveBy(snap.delta);
  host_.overlay().guides = std::move(snap.guides);
  host_.overlayChanged();
}

void SelectTool::drawMarquee(const Pointer& pointer) {
  const QRectF marquee = QRectF(pressedScene_, host_.toScene(pointer.position)).normalized();
  host_.overlay().marquee = marquee;
  host_.overlayChanged();
  std::vector<std::int32_t> nodes, edges;
  if (adds(pressed_)) {
    nodes = nodesBefore_;
    edges = edgesBefore_;
  }
  const Scene& scene = host_.scene();
  std::vector<bool> already(static_cast<std::size_t>(scene.nodeCount()), false);
  for (const std::int32_t node : nodes) already[static_cast<std::size_t>(node)] = true;
  scene.visitNodes(marquee, 0, [&](std::int32_t node) {
    if (!already[static_cast<std::size_t>(node)]) nodes.push_back(node);
  });
  host_.select(std::move(nodes), std::move(edges));
}

void SelectTool::release(const Pointer& pointer) {
  if (pointer.button != Qt::LeftButton || state_ == State::Idle) return;
  const State was = state_;
  state_ = State::Idle;
  if (was == State::Moving) {
    host_.endMove(true);
  } else if (was == State::Pressed && pressedHit_.part == Hit::Nothing && !adds(pressed_)) {
    host_.select({}, {});
  } else if (was == State::Pressed && selectsOnRelease_) {
    if (pressedHit_.onNode())
      host_.select({pressedHit_.index}, {});
    else
      host_.select({}, {pressedHit_.index});
  }
  clearOverlay();
  hover(pointer);
}

void SelectTool::doubleClick(const Pointer& pointer) {
  if (pointer.button != Qt::LeftButton) return;
  const Hit hit = host_.hitAt(pointer.position);
  if (hit.part == Hit::Title)
    host_.rename(hit.index);
  else if (hit.part != Hit::Nothing)
    host_.activate(hit);
}

bool SelectTool::cancel() {
  const State was = state_;
  state_ = State::Idle;
  if (was == State::Moving) host_.endMove(false);
  if (was == State::Marquee) host_.select(nodesBefore_, edgesBefore_);
  clearOverlay();
  return was == State::Moving || was == State::Marquee;
}

Qt::CursorShape SelectTool::cursor() const {
  if (state_ == State::Moving) return Qt::ClosedHandCursor;
  const bool port = host_.overlay().hovered.part == Hit::OutputPort && host_.overlay().hoveredStartsEdges;
  return port ? Qt::CrossCursor : Qt::ArrowCursor;
}

void SelectTool::hover(const Pointer& pointer) {
  const Hit hit = host_.hitAt(pointer.position);
  if (host_.overlay().hovered == hit) return;
  host_.overlay().hovered = hit;
  host_.overlay().hoveredStartsEdges = hit.onNode() && host_.mayStartEdge(hit.index);
  host_.overlayChanged();
}

void SelectTool::clearOverlay() {
  host_.overlay().marquee.reset();
  host_.overlay().guides.clear();
  host_.overlayChanged();
}

}  // namespace metaparticle::studio
