// SPDX-License-Identifier: GPL-3.0-or-later
//
// What the keys do.
#include <QAccessible>
#include <QKeyEvent>

#include "app/studio/canvas/canvas_core.h"
#include "app/studio/canvas/walking.h"
#include "app/studio/kind_texts/kind_texts.h"

namespace metaparticle::studio {

namespace {

bool isArrow(int key) {
  return key == Qt::Key_Left || key == Qt::Key_Right || key == Qt::Key_Up || key == Qt::Key_Down;
}

QPointF step(int key, double length) {
  switch (key) {
    case Qt::Key_Left:
      return {-length, 0};
    case Qt::Key_Right:
      return {length, 0};
    case Qt::Key_Up:
      return {0, -length};
    default:
      return {0, length};
  }
}

}  // namespace

bool CanvasCore::keyPress(const QKeyEvent& event) {
  if (tool_->key(event)) return true;
  if (isArrow(event.key())) return arrowKey(event);
  switch (event.key()) {
    case Qt::Key_Escape:
      if (!cancel()) select({}, {});
      return true;
    case Qt::Key_Space:
      if (!event.isAutoRepeat()) spaceDown_ = true;
      updateCursor();
      return true;
    case Qt::Key_Home:
      fit(scene_.bounds());
      return true;
    case Qt::Key_Delete:
    case Qt::Key_Backspace:
      return deleteKey(event);
    default:
      return nodeKey(event);
  }
}

void CanvasCore::keyRelease(const QKeyEvent& event) {
  if (event.key() != Qt::Key_Space || event.isAutoRepeat()) return;
  spaceDown_ = false;
  updateCursor();
}

bool CanvasCore::deleteKey(const QKeyEvent& event) {
  if (!editable_) return false;
  // A single edge is taken away, not removed from a selection.
  if (selectedNodes_.empty() && selectedEdges_.size() == 1)
    emit view_.disconnectRequested(scene_.edge(selectedEdges_.front()).id);
  else if (!selectedNodes_.empty() || !selectedEdges_.empty())
    emit view_.removeRequested(selection(), (event.modifiers() & Qt::ShiftModifier) != 0);
  return true;
}

bool CanvasCore::nodeKey(const QKeyEvent& event) {
  if (event.matches(QKeySequence::SelectAll)) {
    selectAll();
    return true;
  }
  const bool enter = event.key() == Qt::Key_Return || event.key() == Qt::Key_Enter;
  if (enter && selectedNodes_.empty() && selectedEdges_.size() == 1) {
    activate({Hit::Edge, selectedEdges_.front()});
    return true;
  }
  if (selectedNodes_.size() != 1) return false;
  const std::int32_t node = selectedNodes_.front();
  if (enter) {
    activate({Hit::Card, node});
    return true;
  }
  if (event.key() == Qt::Key_F2) {
    rename(node);
    return true;
  }
  if ((event.modifiers() & ~(Qt::ShiftModifier | Qt::KeypadModifier)) != 0) return false;
  if (event.key() == Qt::Key_C && mayStartEdge(node)) {
    takeTool(connectTool_);
    connectTool_.begin(node, std::nullopt);
    return true;
  }
  if (event.key() == Qt::Key_L && editable_) {
    emit view_.linkRequested(scene_.node(node).id);
    return true;
  }
  return false;
}

bool CanvasCore::arrowKey(const QKeyEvent& event) {
  if ((event.modifiers() & Qt::ControlModifier) != 0) {
    const double length = (event.modifiers() & Qt::ShiftModifier) != 0 ? 1 : gridStep;
    nudge(step(event.key(), length));
    return true;
  }
  return walk(event.key());
}

bool CanvasCore::walk(int key) {
  if (tool_ == &connectTool_) {
    const QKeyEvent event(QEvent::KeyPress, key, Qt::NoModifier);
    return connectTool_.key(event);
  }
  const std::int32_t from = selectedNodes_.empty() ? -1 : selectedNodes_.front();
  const std::int32_t next = walkFrom(scene_, from, key);
  if (next < 0) return false;
  selectAndReveal(next);
  return true;
}

void CanvasCore::selectAndReveal(std::int32_t node) {
  select({node}, {});
  reveal(scene_.card(node));
}

void CanvasCore::nudge(const QPointF& delta) {
  if (!editable_ || selectedNodes_.empty()) return;
  beginMove();
  moveBy(delta);
  endMove(true);
}

QString CanvasCore::spokenName(std::int32_t node) const {
  QStringList parts{QString::fromStdString(scene_.node(node).name), kindTitle(scene_.kind(node))};
  if (const NodeBadge* badge = decorations_.badge(node))
    parts += CanvasView::tr("%1 of %2 ready").arg(badge->ready).arg(badge->desired);
  if (decorations_.mark(node)) parts += CanvasView::tr("has problems");
  return parts.join(QStringLiteral(", "));
}

// Screen readers hear what is selected.
void CanvasCore::announce() {
  QString text;
  if (scene_.nodeCount() == 0)
    text = CanvasView::tr("Empty");
  else if (selectedNodes_.size() == 1)
    text = spokenName(selectedNodes_.front());
  else
    text = CanvasView::tr("%n node(s) selected", nullptr, static_cast<int>(selectedNodes_.size()));
  view_.setAccessibleDescription(text);
  if (!QAccessible::isActive() || selectedNodes_.size() != 1) return;
  QAccessibleEvent focus(&view_, QAccessible::Focus);
  focus.setChild(selectedNodes_.front());
  QAccessible::updateAccessibility(&focus);
}

}  // namespace metaparticle::studio
