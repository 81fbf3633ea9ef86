// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <span>
#include <string_view>
#include <unordered_map>
#include <vector>

#include <QRectF>

#include "app/studio/canvas/canvas_types.h"
#include "app/studio/canvas/edge_geometry.h"
#include "app/studio/canvas/point_grid.h"

namespace metaparticle::studio {

enum NodeFlag : std::uint8_t {
  NodeSelected = 1,
  NodeStale = 2,
  NodeReadOnly = 4,
  NodeMoving = 8,  ///< being dragged: drawn over the rest, not in it
  NodeHasInput = 16,
  NodeHasOutput = 32,
  NodeTarget = 64,  ///< while an edge is drawn: may be its end
};

enum EdgeFlag : std::uint8_t {
  EdgeSelected = 1,
  EdgeDashed = 2,  ///< declared, but no code makes it yet
  EdgeMoving = 4,
};

/// The graph and its layout as flat arrays by index, which is what painting and picking read. An index is
/// valid until the next setGraph; everything that outlives a gesture is kept by id.
class Scene {
 public:
  struct Change {
    bool everything = false;          ///< another set of nodes or edges, or edges that look different
    std::vector<std::int32_t> nodes;  ///< otherwise: those that look different; indices are the same
  };

  /// Keeps the selection and the positions by id. Quick when only some nodes' contents changed.
  Change setGraph(std::shared_ptr<const model::Graph> graph);
  /// The same nodes and edges in the same order: setGraph would leave the indices as they are.
  [[nodiscard]] bool sameStructure(const model::Graph& other) const;
  /// True when anything moved.
  bool setLayout(const model::Layout& layout);
  /// Writes positions of some nodes, also into the layout that is kept for graphs to come.
  void setPositions(const std::map<model::NodeId, model::Point>& positions);
  void moveNode(std::int32_t node, double x, double y);
  /// After moveNode: brings the indices and bounds up to date.
  void rebuildIndices();
  /// Marks these nodes and their edges as moving, and no others. While they move their places in the indices
  /// are out of date, which is why they are kept apart.
  void setMoving(std::vector<std::int32_t> nodes);
  [[nodiscard]] const std::vector<std::int32_t>& movingNodes() const { return movingNodes_; }
  [[nodiscard]] const std::vector<std::int32_t>& movingEdges() const { return movingEdges_; }

  [[nodiscard]] const std::shared_ptr<const model::Graph>& graph() const { return graph_; }
  [[nodiscard]] const model::Layout& layout() const { return layout_; }
  [[nodiscard]] const model::Node& node(std::int32_t i) const {
    return graph_->nodes[static_cast<std::size_t>(i)];
  }
  [[nodiscard]] const model::Edge& edge(std::int32_t i) const {
    return graph_->edges[static_cast<std::size_t>(edgeSource_[static_cast<std::size_t>(i)])];
  }
  [[nodiscard]] std::int32_t nodeCount() const { return static_cast<std::int32_t>(x_.size()); }
  [[nodiscard]] std::int32_t edgeCount() const { return static_cast<std::int32_t>(from_.size()); }
  /// -1 when there is none.
  [[nodiscard]] std::int32_t indexOf(const model::NodeId& id) const {
    return indexOf(std::string_view(id.value));
  }
  [[nodiscard]] std::int32_t indexOf(const model::EdgeId& id) const;

  [[nodiscard]] double x(std::int32_t node) const { return x_[static_cast<std::size_t>(node)]; }
  [[nodiscard]] double y(std::int32_t node) const { return y_[static_cast<std::size_t>(node)]; }
  [[nodiscard]] QRectF card(std::int32_t node) const {
    return {x(node), y(node), CardSize::width, CardSize::height};
  }
  [[nodiscard]] QPointF outputPort(std::int32_t node) const {
    return {x(node) + CardSize::width, y(node) + CardSize::height / 2};
  }
  [[nodiscard]] QPointF inputPort(std::int32_t node) const {
    return {x(node), y(node) + CardSize::height / 2};
  }
  [[nodiscard]] EdgePath path(std::int32_t edge) const {
    return edgePath(outputPort(edgeFrom(edge)), inputPort(edgeTo(edge)), 1);
  }

  [[nodiscard]] model::Kind kind(std::int32_t node) const { return kind_[static_cast<std::size_t>(node)]; }
  [[nodiscard]] std::uint8_t flags(std::int32_t node) const { return flags_[static_cast<std::size_t>(node)]; }
  [[nodiscard]] bool has(std::int32_t node, NodeFlag flag) const { return (flags(node) & flag) != 0; }
  void setFlag(std::int32_t node, NodeFlag flag, bool on);
  [[nodiscard]] std::int32_t edgeFrom(std::int32_t edge) const {
    return from_[static_cast<std::size_t>(edge)];
  }
  [[nodiscard]] std::int32_t edgeTo(std::int32_t edge) const { return to_[static_cast<std::size_t>(edge)]; }
  [[nodiscard]] model::EdgeKind edgeKind(std::int32_t edge) const {
    return edgeKind_[static_cast<std::size_t>(edge)];
  }
  [[nodiscard]] std::uint8_t edgeFlags(std::int32_t edge) const {
    return edgeFlags_[static_cast<std::size_t>(edge)];
  }
  void setEdgeFlag(std::int32_t edge, EdgeFlag flag, bool on);
  /// The edges that begin or end at a node.
  [[nodiscard]] std::span<const std::int32_t> edgesOf(std::int32_t node) const;

  /// Everything there is to see, in scene units; null when there is nothing.
  [[nodiscard]] QRectF bounds() const { return bounds_; }
  /// Sum over all edges of their larger extent, in scene units: how much there is to draw.
  [[nodiscard]] double totalEdgeLength() const { return totalEdgeLength_; }
  [[nodiscard]] QRectF edgeBounds(std::int32_t edge) const;

  /// Visits at least the nodes whose card, widened by `margin`, touches the rectangle; always in one order.
  template <class Visit>
  void visitNodes(const QRectF& rect, double margin, Visit&& visit) const {
    nodeGrid_.query(rect.adjusted(-CardSize::width - margin, -CardSize::height - margin, margin, margin),
                    [&](std::int32_t node) {
                      if (card(node).adjusted(-margin, -margin, margin, margin).intersects(rect)) visit(node);
                    });
  }
  /// Visits at least the edges that touch the rectangle.
  template <class Visit>
  void visitEdges(const QRectF& rect, Visit&& visit) const {
    const Box wanted = box(rect);
    const auto check = [&](std::int32_t edge) {
      const Box& b = edgeBox_[static_cast<std::size_t>(edge)];
      if (b.left <= wanted.right && b.right >= wanted.left && b.top <= wanted.bottom &&
          b.bottom >= wanted.top)
        visit(edge);
    };
    edgeGrid_.query(rect.adjusted(-shortEdge, -shortEdge, shortEdge, shortEdge), check);
    const bool all = rect.contains(bounds_);
    const QRectF wide = rect.adjusted(-8, -8, 8, 8);
    for (const std::int32_t edge : longEdges_)
      if (overlap(edgeBox_[static_cast<std::size_t>(edge)], wanted) &&
          (all || edgeMayTouch(outputPort(edgeFrom(edge)), inputPort(edgeTo(edge)), 1, wide)))
        visit(edge);
  }

 private:
  struct Box {
    float left;
    float top;
    float right;
    float bottom;
  };
  static constexpr double shortEdge = 768;  ///< half extent up to which edges are in the grid

  [[nodiscard]] std::int32_t indexOf(std::string_view id) const;
  static Box box(const QRectF& rect);
  /// Without branches: of long edges about half pass each comparison, so every branch would be a guess.
  static bool overlap(const Box& a, const Box& b) {
    return (static_cast<unsigned>(a.left <= b.right) & static_cast<unsigned>(a.right >= b.left) &
            static_cast<unsigned>(a.top <= b.bottom) & static_cast<unsigned>(a.bottom >= b.top)) != 0;
  }
  Change refreshContents(std::shared_ptr<const model::Graph> graph);
  void rebuild(std::shared_ptr<const model::Graph> graph);
  void readNode(std::int32_t index);
  void readEdges();
  void linkEdges();
  bool place();
  void placeRest(const std::vector<std::int32_t>& unplaced);

  std::shared_ptr<const model::Graph> graph_;
  model::Layout layout_;
  std::shared_ptr<const model::Graph> indexed_;  ///< owns the keys of index_
  std::unordered_map<std::string_view, std::int32_t> index_;

  std::vector<double> x_;
  std::vector<double> y_;
  std::vector<model::Kind> kind_;
  std::vector<std::uint8_t> flags_;

  std::vector<std::int32_t> from_;
  std::vector<std::int32_t> to_;
  std::vector<std::int32_t> edgeSource_;  ///< place in graph_->edges
  std::vector<model::EdgeKind> edgeKind_;
  std::vector<std::uint8_t> edgeFlags_;
  std::vector<Box> edgeBox_;
  std::vector<std::uint32_t> edgeStart_;  ///< by node, into incident_
  std::vector<std::int32_t> incident_;

  PointGrid nodeGrid_;
  PointGrid edgeGrid_;  ///< by the middle of the bounds
  std::vector<std::int32_t> longEdges_;
  std::vector<std::int32_t> movingNodes_;
  std::vector<std::int32_t> movingEdges_;
  QRectF bounds_;
  double totalEdgeLength_ = 0;
};

}  // namespace metaparticle::studio
