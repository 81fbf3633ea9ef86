// SPDX-License-Identifier: GPL-3.0-or-later
//
// What the pointer does, and what the tools ask for.
#include <algorithm>
#include <array>

#include <QGuiApplication>

#include "app/studio/canvas/canvas_core.h"
#include "app/studio/canvas/card_metrics.h"
#include "app/studio/canvas/connect_rules.h"
#include "app/studio/canvas/snapping.h"

namespace metaparticle::studio {

namespace {

QString wordOf(model::Kind kind) {
  const std::string_view word = model::info(kind).word;
  return QString::fromLatin1(word.data(), static_cast<qsizetype>(word.size()));
}

}  // namespace

void CanvasCore::press(const Pointer& pointer) {
  if (editing_.editor) editing_.editor->finish(true);
  if (pointer.button == Qt::MiddleButton || (pointer.button == Qt::LeftButton && spaceDown_)) {
    panning_ = true;
    panTool_.press(pointer);
  } else {
    tool_->press(pointer);
  }
  updateCursor();
}

void CanvasCore::move(const Pointer& pointer) {
  if (panning_)
    panTool_.move(pointer);
  else
    tool_->move(pointer);
  updateCursor();
}

void CanvasCore::release(const Pointer& pointer) {
  if (panning_) {
    panTool_.release(pointer);
    panning_ = false;
  } else {
    tool_->release(pointer);
  }
  updateCursor();
}

void CanvasCore::doubleClick(const Pointer& pointer) {
  tool_->doubleClick(pointer);
}

void CanvasCore::leave() {
  if (overlay_.hovered == Hit{}) return;
  overlay_.hovered = {};
  overlayChanged();
}

bool CanvasCore::cancel() {
  if (panning_) {
    panning_ = false;
    panTool_.cancel();
    return true;
  }
  const bool was = tool_->cancel();
  updateCursor();
  return was;
}

// A gesture works with indices, which are others after the graph got other nodes. A name that is being typed
// belongs to an id, and stays.
void CanvasCore::forgetGesture() {
  tool_->cancel();
  const std::optional<Overlay::Ghost> ghost = editing_.editor ? overlay_.ghost : std::nullopt;
  overlay_ = Overlay{};
  overlay_.ghost = ghost;
  targets_.clear();
}

void CanvasCore::followEdited() {
  if (!editing_.editor) return;
  if (editing_.node) {
    const std::int32_t node = scene_.indexOf(*editing_.node);
    if (node < 0) {
      editing_.editor->finish(false);
      return;
    }
    editing_.scene = CardMetrics::titleRect().translated(scene_.card(node).topLeft());
  }
  placeEditor();
}

void CanvasCore::takeTool(Tool& tool) {
  if (tool_ != &tool) tool_->cancel();
  tool_ = &tool;
  updateCursor();
}

void CanvasCore::finished() {
  tool_ = &selectTool_;
  updateCursor();
}

void CanvasCore::updateCursor() {
  const Qt::CursorShape shape = panning_ || spaceDown_ ? panTool_.cursor() : tool_->cursor();
  if (view_.cursor().shape() != shape) view_.setCursor(shape);
}

void CanvasCore::beginMove() {
  placesBeforeMove_.clear();
  boundsBeforeMove_ = QRectF();
  for (const std::int32_t node : selectedNodes_) {
    placesBeforeMove_.push_back(scene_.card(node).topLeft());
    boundsBeforeMove_ |= scene_.card(node);
  }
  scene_.setMoving(selectedNodes_);
  invalidateWithEdges(selectedNodes_);
  movingBefore_ = movingBounds();
}

void CanvasCore::moveBy(const QPointF& delta) {
  const Indices& nodes = scene_.movingNodes();
  for (std::size_t i = 0; i < nodes.size(); ++i) {
    const QPointF place = placesBeforeMove_[i] + delta;
    scene_.moveNode(nodes[i], place.x(), place.y());
  }
  const QRect now = movingBounds();
  picture_.invalidateMoving(movingBefore_ | now);
  updateDevice(movingBefore_ | now);
  movingBefore_ = now;
}

void CanvasCore::endMove(bool keep) {
  const Indices nodes = scene_.movingNodes();
  if (nodes.empty()) return;
  if (!keep) moveBy(QPointF(0, 0));
  const bool moved = scene_.card(nodes.front()).topLeft() != placesBeforeMove_.front();
  scene_.setMoving({});
  std::map<model::NodeId, model::Point> positions;
  if (moved)
    for (const std::int32_t node : nodes) positions[scene_.node(node).id] = {scene_.x(node), scene_.y(node)};
  scene_.setPositions(positions);
  invalidateWithEdges(nodes);
  updateDevice(movingBefore_);
  if (moved) emit view_.nodesMoved(positions);
}

QRect CanvasCore::movingBounds() const {
  QRect bounds;
  for (const std::int32_t node : scene_.movingNodes())
    bounds |= deviceRect(scene_.card(node), CardMetrics::margin);
  for (const std::int32_t edge : scene_.movingEdges()) bounds |= deviceRect(scene_.edgeBounds(edge), 8);
  return bounds;
}

void CanvasCore::invalidateWithEdges(const Indices& nodes) {
  constexpr std::size_t many = 64;
  std::size_t edges = 0;
  for (const std::int32_t node : nodes) edges += scene_.edgesOf(node).size();
  if (nodes.size() + edges > many) {
    invalidatePicture();
    return;
  }
  for (const std::int32_t node : nodes) {
    invalidateCard(node);
    for (const std::int32_t edge : scene_.edgesOf(node)) invalidateEdge(edge);
  }
}

QString CanvasCore::refusal(std::int32_t from, std::int32_t to) const {
  return connectRefusal(*scene_.graph(), scene_.node(from), scene_.node(to));
}

bool CanvasCore::mayStartEdge(std::int32_t from) const {
  return editable_ && studio::mayStartEdge(scene_.node(from));
}

void CanvasCore::showTargets(std::int32_t from) {
  for (const std::int32_t node : targets_) {
    scene_.setFlag(node, NodeTarget, false);
    invalidateCard(node);
  }
  targets_.clear();
  if (from < 0 || nodeDetail() != NodeDetail::Cards) return;
  scene_.visitNodes(visibleScene(), 0, [&](std::int32_t node) {
    if (node != from && refusal(from, node).isEmpty()) targets_.push_back(node);
  });
  for (const std::int32_t node : targets_) {
    scene_.setFlag(node, NodeTarget, true);
    invalidateCard(node);
  }
}

void CanvasCore::startConnect(std::int32_t from, const Pointer& pointer) {
  takeTool(connectTool_);
  connectTool_.begin(from, pointer);
}

void CanvasCore::connectNodes(std::int32_t from, std::int32_t to) {
  emit view_.connectRequested(scene_.node(from).id, scene_.node(to).id);
}

void CanvasCore::startPlacing(model::Kind kind) {
  if (!editable_) return;
  takeTool(placeTool_);
  placeTool_.begin(kind);
}

void CanvasCore::create(model::Kind kind, const QPointF& corner) {
  if (!editable_) return;
  const QRectF title = CardMetrics::titleRect().translated(corner);
  InlineEditor* editor = openEditor(title, freshName(kind));
  overlay_.ghost = Overlay::Ghost{kind, corner};  // stays until the name is given
  overlayChanged();
  editor->accepted = [this, kind, corner](const QString& name) {
    emit view_.createRequested(kind, model::Point{corner.x(), corner.y()}, name);
  };
}

void CanvasCore::rename(std::int32_t node) {
  const model::Node& source = scene_.node(node);
  if (!editable_ || source.readOnly || source.stale) return;
  const QString before = QString::fromStdString(source.name);
  InlineEditor* editor = openEditor(CardMetrics::titleRect().translated(scene_.card(node).topLeft()), before);
  editing_.node = source.id;
  editor->accepted = [this, id = source.id, before](const QString& name) {
    if (name != before) emit view_.renameRequested(id, name);
  };
}

InlineEditor* CanvasCore::openEditor(const QRectF& scene, const QString& text) {
  if (editing_.editor) editing_.editor->finish(true);
  editing_.editor = new InlineEditor(&view_, *theme_, text);
  editing_.scene = scene;
  editing_.node.reset();
  editing_.editor->closed = [this] {
    editing_.editor = nullptr;
    overlay_.ghost.reset();
    overlayChanged();
    view_.setFocus();
  };
  placeEditor();
  editing_.editor->show();
  editing_.editor->setFocus();
  return editing_.editor;
}

void CanvasCore::placeEditor() {
  if (editing_.editor) editing_.editor->place(viewport_.toWidget(editing_.scene), zoom());
}

QString CanvasCore::freshName(model::Kind kind) const {
  const QString word = wordOf(kind);
  const auto taken = [&](const QString& name) {
    const std::string wanted = name.toStdString();
    const auto& nodes = scene_.graph()->nodes;
    return std::any_of(nodes.begin(), nodes.end(),
                       [&](const model::Node& node) { return node.name == wanted; });
  };
  QString name = QStringLiteral("my-%1").arg(word);
  for (int i = 2; taken(name); ++i) name = QStringLiteral("my-%1-%2").arg(word).arg(i);
  return name;
}

void CanvasCore::activate(const Hit& hit) {
  if (hit.part == Hit::Edge) {
    emit view_.edgeActivated(scene_.edge(hit.index).id);
  } else if (hit.onNode()) {
    emit view_.nodeActivated(scene_.node(hit.index).id);
  }
}

void CanvasCore::contextMenu(const QPointF& position, const QPoint& global, bool byKey) {
  cancel();
  if (byKey) {
    CanvasTarget target = targetAt(position);
    target.node.reset();
    target.edge.reset();
    if (selectedNodes_.size() == 1) {
      target.node = scene_.node(selectedNodes_.front()).id;
    } else if (selectedNodes_.empty() && selectedEdges_.size() == 1) {
      target.edge = scene_.edge(selectedEdges_.front()).id;
    }
    emit view_.contextMenuRequested(target, global);
    return;
  }
  const Hit hit = hitAt(position);
  const auto isIn = [&](const Indices& indices) {
    return std::binary_search(indices.begin(), indices.end(), hit.index);
  };
  if (hit.onNode() && !isIn(selectedNodes_)) select({hit.index}, {});
  if (hit.part == Hit::Edge && !isIn(selectedEdges_)) select({}, {hit.index});
  if (hit.part == Hit::Nothing) select({}, {});
  emit view_.contextMenuRequested(targetAt(position), global);
}

}  // namespace metaparticle::studio
