// SPDX-License-Identifier: GPL-3.0-or-later
//
// Contents, selection and view of the canvas. Gestures are in canvas_gestures.cpp, keys in canvas_keys.cpp.
#include "app/studio/canvas/canvas_core.h"

#include <algorithm>
#include <utility>

#include <QPaintEvent>
#include <QPainter>

#include "app/studio/canvas/card_metrics.h"
#include "app/studio/canvas/card_text.h"
#include "app/studio/canvas/overlay_painter.h"
#include "app/studio/canvas/picking.h"

namespace metaparticle::studio {

namespace {

constexpr double fitMargin = 48;  // px
constexpr double edgeReach = 8;   // scene units beyond an edge's bounds that its line and arrow may cover

template <class Flags>
void sortUnique(Flags& values) {
  std::sort(values.begin(), values.end());
  values.erase(std::unique(values.begin(), values.end()), values.end());
}

Indices difference(const Indices& left, const Indices& right) {
  Indices result;
  std::set_symmetric_difference(left.begin(), left.end(), right.begin(), right.end(),
                                std::back_inserter(result));
  return result;
}

}  // namespace

CanvasCore::CanvasCore(CanvasView& view)
    : view_(view), theme_(&Theme::matching(view.palette())), picture_(*theme_) {
  scene_.setGraph(nullptr);
  decorations_.attach(scene_);
}

CanvasCore::~CanvasCore() {
  // The editor outlives this for a moment, and would report its end to what is no more.
  if (!editing_.editor) return;
  editing_.editor->accepted = nullptr;
  editing_.editor->closed = nullptr;
}

void CanvasCore::setGraph(std::shared_ptr<const model::Graph> graph) {
  if (graph == nullptr) graph = std::make_shared<model::Graph>();
  const Selection before = selection();
  if (!scene_.sameStructure(*graph)) forgetGesture();
  const bool wasEmpty = scene_.nodeCount() == 0;
  const Scene::Change change = scene_.setGraph(std::move(graph));
  for (const std::int32_t node : change.nodes) picture_.painter().forgetNode(node);
  decorations_.attach(scene_);
  followEdited();
  if (!change.everything) {
    invalidateCards(change.nodes);
    return;
  }
  picture_.painter().resetNodes(scene_.nodeCount());
  selectedNodes_.clear();
  selectedEdges_.clear();
  for (std::int32_t i = 0; i < scene_.nodeCount(); ++i)
    if (scene_.has(i, NodeSelected)) selectedNodes_.push_back(i);
  for (std::int32_t i = 0; i < scene_.edgeCount(); ++i)
    if ((scene_.edgeFlags(i) & EdgeSelected) != 0) selectedEdges_.push_back(i);
  invalidatePicture();
  if (selection() != before) emit view_.selectionChanged();
  if (wasEmpty != (scene_.nodeCount() == 0)) announce();
}

void CanvasCore::setLayout(const model::Layout& layout) {
  if (!scene_.movingNodes().empty()) {
    if (layout == scene_.layout()) return;  // told again what it knows, while the user drags
    cancel();
  }
  if (!scene_.setLayout(layout)) return;
  followEdited();
  invalidatePicture();
}

void CanvasCore::setBadges(std::vector<NodeBadge> badges) {
  invalidateCards(decorations_.setBadges(scene_, std::move(badges)));
}

void CanvasCore::setMarks(std::vector<ProblemMark> marks) {
  invalidateCards(decorations_.setMarks(scene_, std::move(marks)));
}

void CanvasCore::setTheme(const Theme& theme) {
  if (theme_ == &theme) return;
  theme_ = &theme;
  picture_.painter().setTheme(theme);
  invalidatePicture();
}

void CanvasCore::refreshFonts() {
  picture_.painter().refreshFonts();
  invalidatePicture();
}

Selection CanvasCore::selection() const {
  Selection result;
  for (const std::int32_t node : selectedNodes_) result.nodes.push_back(scene_.node(node).id);
  for (const std::int32_t edge : selectedEdges_) result.edges.push_back(scene_.edge(edge).id);
  std::sort(result.nodes.begin(), result.nodes.end());
  std::sort(result.edges.begin(), result.edges.end());
  return result;
}

void CanvasCore::setSelection(const Selection& selection) {
  Indices nodes, edges;
  for (const model::NodeId& id : selection.nodes)
    if (const auto i = scene_.indexOf(id); i >= 0) nodes.push_back(i);
  for (const model::EdgeId& id : selection.edges)
    if (const auto i = scene_.indexOf(id); i >= 0) edges.push_back(i);
  select(std::move(nodes), std::move(edges));
}

void CanvasCore::selectAll() {
  Indices nodes(static_cast<std::size_t>(scene_.nodeCount()));
  for (std::size_t i = 0; i < nodes.size(); ++i) nodes[i] = static_cast<std::int32_t>(i);
  select(std::move(nodes), {});
}

void CanvasCore::select(Indices nodes, Indices edges) {
  sortUnique(nodes);
  sortUnique(edges);
  if (nodes == selectedNodes_ && edges == selectedEdges_) return;
  const Indices changedNodes = difference(nodes, selectedNodes_),
                changedEdges = difference(edges, selectedEdges_);
  for (const std::int32_t node : changedNodes)
    scene_.setFlag(node, NodeSelected, !scene_.has(node, NodeSelected));
  for (const std::int32_t edge : changedEdges) {
    scene_.setEdgeFlag(edge, EdgeSelected, (scene_.edgeFlags(edge) & EdgeSelected) == 0);
    invalidateEdge(edge);
  }
  selectedNodes_ = std::move(nodes);
  selectedEdges_ = std::move(edges);
  invalidateCards(changedNodes);
  announce();
  emit view_.selectionChanged();
}

QRectF CanvasCore::selectionBounds() const {
  QRectF bounds;
  for (const std::int32_t node : selectedNodes_) bounds |= scene_.card(node);
  for (const std::int32_t edge : selectedEdges_) bounds |= scene_.edgeBounds(edge);
  return bounds;
}

void CanvasCore::resize() {
  const QSize before = viewport_.deviceSize();
  viewport_.setDevice(view_.size(), view_.devicePixelRatioF());
  if (viewport_.deviceSize() == before) return;
  placeEditor();
}

void CanvasCore::zoomAround(double zoom, const QPointF& anchor) {
  resize();
  const double before = viewport_.zoom();
  double wanted = std::clamp(zoom, CanvasView::minimumZoom, CanvasView::maximumZoom);
  if (std::abs(wanted - 1) < 0.02) wanted = 1;  // text is sharpest there
  if (wanted == before) return;
  viewport_.zoomAround(wanted, anchor);
  viewChanged(before);
}

void CanvasCore::fit(const QRectF& scene) {
  if (scene.isEmpty()) return;
  resize();  // before the first show no resize event has come
  const double before = viewport_.zoom();
  viewport_.fit(scene, fitMargin, CanvasView::minimumZoom, 1);
  picture_.invalidate();  // the origin is another one, also at the same zoom
  viewChanged(before);
}

void CanvasCore::reveal(const QRectF& scene) {
  const QRectF visible = visibleScene();
  if (visible.contains(scene)) return;
  const double margin = fitMargin / zoom();
  const QRectF wanted = scene.adjusted(-margin, -margin, margin, margin);
  QPointF shift;
  const auto along = [](double low, double high, double viewLow, double viewHigh) {
    if (high - low > viewHigh - viewLow || low < viewLow) return low - viewLow;
    return high > viewHigh ? high - viewHigh : 0.0;
  };
  shift.setX(along(wanted.left(), wanted.right(), visible.left(), visible.right()));
  shift.setY(along(wanted.top(), wanted.bottom(), visible.top(), visible.bottom()));
  panBy(-shift * zoom());
}

void CanvasCore::panBy(const QPointF& widgetDelta) {
  const QPointF device = widgetDelta * viewport_.ratio();
  const QPoint delta(-Viewport::round(device.x()), -Viewport::round(device.y()));
  if (delta.isNull()) return;
  viewport_.setOrigin(viewport_.origin() + delta);
  picture_.scroll(delta);
  viewChanged(viewport_.zoom());
}

void CanvasCore::viewChanged(double zoomBefore) {
  overlayBefore_ = QRectF();
  placeEditor();
  if (overlay_.wire) showTargets(overlay_.wire->from);
  if (zoomBefore != viewport_.zoom()) {
    picture_.invalidate();
    emit view_.zoomChanged(viewport_.zoom());
  }
  view_.update();
}

NodeDetail CanvasCore::nodeDetail() const {
  return Picture::detailOf(source()).nodes;
}

Hit CanvasCore::hitAt(const QPointF& widget) const {
  return pick(scene_, viewport_.toScene(widget), 1 / zoom(), nodeDetail());
}

CanvasTarget CanvasCore::targetAt(const QPointF& position) const {
  const QPointF point = toScene(position);
  CanvasTarget target;
  target.position = {point.x(), point.y()};
  const Hit hit = hitAt(position);
  if (hit.onNode()) target.node = scene_.node(hit.index).id;
  if (hit.part == Hit::Edge) target.edge = scene_.edge(hit.index).id;
  return target;
}

QRect CanvasCore::deviceRect(const QRectF& scene, double margin) const {
  const double scale = viewport_.scale();
  const QRectF device = QRectF(scene.topLeft() * scale - QPointF(viewport_.origin()), scene.size() * scale);
  const double wide = margin * scale + 4;
  // Far beyond the view the whole numbers of QRect would overflow.
  const QRectF near = QRectF(QPointF(0, 0), QSizeF(viewport_.deviceSize())).adjusted(-64, -64, 64, 64);
  return (device.adjusted(-wide, -wide, wide, wide) & near).toAlignedRect();
}

void CanvasCore::updateDevice(const QRect& device) {
  if (device.isEmpty()) return;
  const double ratio = viewport_.ratio();
  view_.update(QRectF(QPointF(device.topLeft()) / ratio, QSizeF(device.size()) / ratio).toAlignedRect());
}

void CanvasCore::invalidateCard(std::int32_t node) {
  const QRect rect = deviceRect(scene_.card(node), CardMetrics::margin);
  if (rect.isEmpty()) return;
  picture_.invalidate(rect);
  updateDevice(rect);
}

void CanvasCore::invalidateCards(const Indices& nodes) {
  constexpr std::size_t many = 500;  // more are painted quickest by painting all
  if (nodes.size() > many) {
    invalidatePicture();
    return;
  }
  for (const std::int32_t node : nodes) invalidateCard(node);
}

void CanvasCore::invalidateEdge(std::int32_t edge) {
  const QRect rect = deviceRect(scene_.edgeBounds(edge), edgeReach);
  if (rect.isEmpty()) return;
  picture_.invalidate(rect);
  updateDevice(rect);
}

void CanvasCore::invalidatePicture() {
  picture_.invalidate();
  overlayBefore_ = QRectF();
  view_.update();
}

void CanvasCore::overlayChanged() {
  const QRectF now = overlayBounds(overlay_, scene_, viewport_);
  for (const QRectF& rect : {overlayBefore_, now})
    if (!rect.isEmpty()) view_.update(rect.toAlignedRect().adjusted(-1, -1, 1, 1));
  overlayBefore_ = now;
  updateCursor();
}

void CanvasCore::paint(const QRegion& region) {
  const QImage& picture = picture_.refresh(source());
  QPainter painter(&view_);
  const double ratio = viewport_.ratio();
  for (const QRect& rect : region) {
    const QRectF device(QPointF(rect.topLeft()) * ratio, QSizeF(rect.size()) * ratio);
    painter.drawImage(QRectF(rect), picture, device);
  }
  if (scene_.nodeCount() == 0 && scene_.layout().frames.empty() && scene_.layout().notes.empty() &&
      !overlay_.ghost && !editing_.editor)
    paintEmptyHint(painter, view_.rect(), *theme_);
  paintOverlay(painter, overlay_, scene_, viewport_, *theme_);
  if (view_.hasFocus() && view_.testAttribute(Qt::WA_KeyboardFocusChange)) {
    painter.setPen(QPen(theme_->accent, 2));
    painter.setBrush(Qt::NoBrush);
    painter.drawRect(view_.rect().adjusted(1, 1, -1, -1));
  }
}

QString CanvasCore::toolTip(const QPointF& position) const {
  const Hit hit = hitAt(position);
  if (hit.part == Hit::Edge) {
    const auto name = [&](std::int32_t node) { return QString::fromStdString(scene_.node(node).name); };
    return describeEdge(scene_.edge(hit.index), name(scene_.edgeFrom(hit.index)),
                        name(scene_.edgeTo(hit.index)));
  }
  if (!hit.onNode()) return {};
  QString text = describeNode(scene_.node(hit.index));
  if (const NodeBadge* badge = decorations_.badge(hit.index); badge && !badge->text.isEmpty())
    text += QStringLiteral("<hr>") + badge->text.toHtmlEscaped();
  for (const ProblemMark& mark : decorations_.marks())
    if (mark.node == scene_.node(hit.index).id) text += QStringLiteral("<hr>") + mark.text.toHtmlEscaped();
  return text;
}

}  // namespace metaparticle::studio
