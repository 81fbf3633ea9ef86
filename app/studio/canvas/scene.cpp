// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/studio/canvas/scene.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace metaparticle::studio {

namespace {

// Positions come from a file that anyone may have written: keep device coordinates within 32 bits.
double sane(double coordinate) {
  constexpr double limit = 1e7;
  return std::isfinite(coordinate) ? std::clamp(coordinate, -limit, limit) : 0;
}

void setBit(std::uint8_t& bits, std::uint8_t bit, bool on) {
  bits = static_cast<std::uint8_t>(on ? bits | bit : bits & ~bit);
}

template <class T>
T& at(std::vector<T>& values, std::int32_t index) {
  return values[static_cast<std::size_t>(index)];
}

template <class T>
const T& at(const std::vector<T>& values, std::int32_t index) {
  return values[static_cast<std::size_t>(index)];
}

bool sameEnds(const model::Edge& left, const model::Edge& right) {
  return left.id == right.id;
}

// Lines and uses change with every line that is typed above; they are not in the picture.
bool looksSame(const model::Node& left, const model::Node& right) {
  return left.kind == right.kind && left.stale == right.stale && left.readOnly == right.readOnly &&
         left.name == right.name && left.arguments == right.arguments;
}

}  // namespace

Scene::Change Scene::setGraph(std::shared_ptr<const model::Graph> graph) {
  if (!graph) graph = std::make_shared<model::Graph>();
  if (sameStructure(*graph)) return refreshContents(std::move(graph));
  rebuild(std::move(graph));
  return {true, {}};
}

bool Scene::sameStructure(const model::Graph& other) const {
  const auto sameNode = [](const model::Node& l, const model::Node& r) { return l.id == r.id; };
  return graph_ && graph_->nodes.size() == other.nodes.size() && graph_->edges.size() == other.edges.size() &&
         std::equal(graph_->nodes.begin(), graph_->nodes.end(), other.nodes.begin(), sameNode) &&
         std::equal(graph_->edges.begin(), graph_->edges.end(), other.edges.begin(), sameEnds);
}

Scene::Change Scene::refreshContents(std::shared_ptr<const model::Graph> graph) {
  Change change;
  const std::shared_ptr<const model::Graph> before = std::exchange(graph_, std::move(graph));
  for (std::int32_t i = 0; i < nodeCount(); ++i) {
    if (looksSame(node(i), at(before->nodes, i))) continue;
    readNode(i);
    change.nodes.push_back(i);
  }
  for (std::int32_t i = 0; i < edgeCount(); ++i) {
    const model::Edge& now = edge(i);
    const bool dashed = now.declared && !now.used;
    if (at(edgeKind_, i) == now.kind && dashed == ((edgeFlags(i) & EdgeDashed) != 0)) continue;
    change.everything = true;
    at(edgeKind_, i) = now.kind;
    setEdgeFlag(i, EdgeDashed, dashed);
  }
  return change;
}

void Scene::rebuild(std::shared_ptr<const model::Graph> graph) {
  std::vector<model::NodeId> selectedNodes;
  std::vector<model::EdgeId> selectedEdges;
  for (std::int32_t i = 0; i < nodeCount(); ++i)
    if (has(i, NodeSelected)) selectedNodes.push_back(node(i).id);
  for (std::int32_t i = 0; i < edgeCount(); ++i)
    if ((edgeFlags(i) & EdgeSelected) != 0) selectedEdges.push_back(edge(i).id);

  movingNodes_.clear();
  movingEdges_.clear();
  graph_ = std::move(graph);
  const std::size_t count = graph_->nodes.size();
  x_.assign(count, 0);
  y_.assign(count, 0);
  kind_.resize(count);
  flags_.assign(count, 0);
  index_.clear();
  indexed_ = graph_;
  index_.reserve(count);
  for (std::int32_t i = 0; i < nodeCount(); ++i) {
    index_.emplace(node(i).id.value, i);
    readNode(i);
  }
  readEdges();
  linkEdges();
  for (const model::NodeId& id : selectedNodes)
    if (const auto i = indexOf(id); i >= 0) setFlag(i, NodeSelected, true);
  for (const model::EdgeId& id : selectedEdges)
    if (const auto i = indexOf(id); i >= 0) setEdgeFlag(i, EdgeSelected, true);
  place();
  rebuildIndices();
}

void Scene::readNode(std::int32_t index) {
  const model::Node& source = node(index);
  at(kind_, index) = source.kind;
  setFlag(index, NodeStale, source.stale);
  setFlag(index, NodeReadOnly, source.readOnly);
}

void Scene::readEdges() {
  from_.clear();
  to_.clear();
  edgeSource_.clear();
  edgeKind_.clear();
  edgeFlags_.clear();
  const std::string* lastFrom = nullptr;  // edges are sorted: most begin where the one before did
  std::int32_t fromIndex = -1;
  for (std::size_t i = 0; i < graph_->edges.size(); ++i) {
    const model::Edge& source = graph_->edges[i];
    if (lastFrom == nullptr || *lastFrom != source.id.from.value) fromIndex = indexOf(source.id.from);
    lastFrom = &source.id.from.value;
    const std::int32_t toIndex = indexOf(source.id.to);
    if (fromIndex < 0 || toIndex < 0) continue;
    from_.push_back(fromIndex);
    to_.push_back(toIndex);
    edgeSource_.push_back(static_cast<std::int32_t>(i));
    edgeKind_.push_back(source.kind);
    edgeFlags_.push_back(source.declared && !source.used ? std::uint8_t{EdgeDashed} : std::uint8_t{0});
    at(flags_, fromIndex) |= NodeHasOutput;
    at(flags_, toIndex) |= NodeHasInput;
  }
}

void Scene::linkEdges() {
  edgeStart_.assign(x_.size() + 1, 0);
  for (std::size_t i = 0; i < from_.size(); ++i) {
    ++edgeStart_[static_cast<std::size_t>(from_[i]) + 1];
    if (to_[i] != from_[i]) ++edgeStart_[static_cast<std::size_t>(to_[i]) + 1];
  }
  for (std::size_t i = 1; i < edgeStart_.size(); ++i) edgeStart_[i] += edgeStart_[i - 1];
  incident_.resize(edgeStart_.empty() ? 0 : edgeStart_.back());
  std::vector<std::uint32_t> next(edgeStart_);
  for (std::int32_t i = 0; i < edgeCount(); ++i) {
    incident_[at(next, edgeFrom(i))++] = i;
    if (edgeTo(i) != edgeFrom(i)) incident_[at(next, edgeTo(i))++] = i;
  }
}

bool Scene::setLayout(const model::Layout& layout) {
  const bool decorated = layout_.frames != layout.frames || layout_.notes != layout.notes;
  layout_ = layout;
  const bool moved = graph_ && place();
  if (moved || decorated) rebuildIndices();
  return moved || decorated;
}

bool Scene::place() {
  bool moved = false;
  std::vector<bool> known(x_.size(), false);
  for (const auto& [id, point] : layout_.positions) {
    const std::int32_t i = indexOf(id);
    if (i < 0) continue;
    known[static_cast<std::size_t>(i)] = true;
    const double newX = sane(point.x), newY = sane(point.y);
    moved = moved || newX != x(i) || newY != y(i);
    moveNode(i, newX, newY);
  }
  std::vector<std::int32_t> unplaced;
  for (std::int32_t i = 0; i < nodeCount(); ++i)
    if (!known[static_cast<std::size_t>(i)]) unplaced.push_back(i);
  if (!unplaced.empty()) placeRest(unplaced);
  return moved || !unplaced.empty();
}

void Scene::placeRest(const std::vector<std::int32_t>& unplaced) {
  double left = 0, top = 0;
  bool first = true;
  for (const auto& [id, point] : layout_.positions) {
    if (indexOf(id) < 0) continue;
    left = first ? sane(point.x) : std::min(left, sane(point.x));
    top = first ? sane(point.y) + 2 * CardSize::height : std::max(top, sane(point.y) + 2 * CardSize::height);
    first = false;
  }
  constexpr double columnWidth = 264, rowHeight = 108;
  const int columns = std::max(4, static_cast<int>(std::sqrt(static_cast<double>(unplaced.size()))));
  for (std::size_t i = 0; i < unplaced.size(); ++i) {
    const auto place = static_cast<int>(i);
    const int row = place / columns;
    moveNode(unplaced[i], left + place % columns * columnWidth, top + row * rowHeight);
  }
}

void Scene::setPositions(const std::map<model::NodeId, model::Point>& positions) {
  for (const auto& [id, point] : positions) {
    layout_.positions[id] = point;
    if (const auto i = indexOf(id); i >= 0) moveNode(i, sane(point.x), sane(point.y));
  }
  rebuildIndices();
}

void Scene::moveNode(std::int32_t node, double x, double y) {
  at(x_, node) = x;
  at(y_, node) = y;
}

void Scene::setMoving(std::vector<std::int32_t> nodes) {
  for (const std::int32_t node : movingNodes_) setFlag(node, NodeMoving, false);
  for (const std::int32_t edge : movingEdges_) setEdgeFlag(edge, EdgeMoving, false);
  movingNodes_ = std::move(nodes);
  movingEdges_.clear();
  for (const std::int32_t node : movingNodes_) {
    setFlag(node, NodeMoving, true);
    for (const std::int32_t edge : edgesOf(node)) {
      if ((edgeFlags(edge) & EdgeMoving) != 0) continue;
      setEdgeFlag(edge, EdgeMoving, true);
      movingEdges_.push_back(edge);
    }
  }
}

void Scene::rebuildIndices() {
  nodeGrid_.build(x_, y_, CardSize::width);
  edgeBox_.resize(from_.size());
  longEdges_.clear();
  totalEdgeLength_ = 0;
  std::vector<double> middleX, middleY;
  std::vector<std::int32_t> shortEdges;
  middleX.reserve(from_.size());
  middleY.reserve(from_.size());
  shortEdges.reserve(from_.size());
  for (std::int32_t i = 0; i < edgeCount(); ++i) {
    const QRectF extent = path(i).bounds().adjusted(-8, -8, 8, 8);  // the arrowhead and the line's width
    at(edgeBox_, i) = box(extent);
    const QPointF span = inputPort(edgeTo(i)) - outputPort(edgeFrom(i));
    totalEdgeLength_ += std::max(std::abs(span.x()), std::abs(span.y()));
    if (extent.width() > 2 * shortEdge || extent.height() > 2 * shortEdge) {
      longEdges_.push_back(i);
      continue;
    }
    shortEdges.push_back(i);
    middleX.push_back(extent.center().x());
    middleY.push_back(extent.center().y());
  }
  edgeGrid_.build(middleX, middleY, CardSize::width, shortEdges);

  bounds_ = QRectF();
  for (std::int32_t i = 0; i < nodeCount(); ++i) bounds_ |= card(i);
  for (const auto& [id, frame] : layout_.frames)
    bounds_ |= QRectF(sane(frame.topLeft.x), sane(frame.topLeft.y), sane(frame.width), sane(frame.height));
  for (const auto& [id, note] : layout_.notes)
    bounds_ |= QRectF(sane(note.position.x), sane(note.position.y), CardSize::width, CardSize::height);
}

std::int32_t Scene::indexOf(std::string_view id) const {
  const auto found = index_.find(id);
  return found == index_.end() ? -1 : found->second;
}

std::int32_t Scene::indexOf(const model::EdgeId& id) const {
  const std::int32_t from = indexOf(id.from), to = indexOf(id.to);
  if (from < 0 || to < 0) return -1;
  for (const std::int32_t candidate : edgesOf(from))
    if (edgeFrom(candidate) == from && edgeTo(candidate) == to) return candidate;
  return -1;
}

std::span<const std::int32_t> Scene::edgesOf(std::int32_t node) const {
  const auto i = static_cast<std::size_t>(node);
  return std::span(incident_).subspan(edgeStart_[i], edgeStart_[i + 1] - edgeStart_[i]);
}

void Scene::setFlag(std::int32_t node, NodeFlag flag, bool on) {
  setBit(at(flags_, node), flag, on);
}
void Scene::setEdgeFlag(std::int32_t edge, EdgeFlag flag, bool on) {
  setBit(at(edgeFlags_, edge), flag, on);
}

QRectF Scene::edgeBounds(std::int32_t edge) const {
  return path(edge).bounds().adjusted(-8, -8, 8, 8);
}

Scene::Box Scene::box(const QRectF& rect) {
  return {static_cast<float>(rect.left()), static_cast<float>(rect.top()), static_cast<float>(rect.right()),
          static_cast<float>(rect.bottom())};
}

}  // namespace metaparticle::studio
