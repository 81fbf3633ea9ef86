// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <cmath>
#include <cstdint>
#include <numeric>
#include <unordered_map>
#include <utility>
#include <vector>

#include "app/studio/canvas/canvas_types.h"
#include "app/studio/canvas/graph_layouts.h"

namespace metaparticle::studio {

namespace {

constexpr double columnStep = CardSize::width + 96;
constexpr double rowStep = CardSize::height + 36;
constexpr int sweeps = 6;
constexpr double aspect = 1.6;  // width to height that the whole aims at

using Index = std::uint32_t;
using Row = std::vector<Index>;

struct Links {
  std::vector<Row> out;
  std::vector<Row> in;
};

Links readLinks(const model::Graph& graph) {
  std::unordered_map<std::string_view, Index> byId;
  byId.reserve(graph.nodes.size());
  for (Index i = 0; i < graph.nodes.size(); ++i) byId.emplace(graph.nodes[i].id.value, i);
  Links links{std::vector<Row>(graph.nodes.size()), std::vector<Row>(graph.nodes.size())};
  for (const model::Edge& edge : graph.edges) {
    const auto from = byId.find(edge.id.from.value), to = byId.find(edge.id.to.value);
    if (from == byId.end() || to == byId.end() || from->second == to->second) continue;
    links.out[from->second].push_back(to->second);
    links.in[to->second].push_back(from->second);
  }
  return links;
}

// Depth first without recursion; edges that close a cycle are left out of the order.
class Ranks {
 public:
  explicit Ranks(const Links& links)
      : links_(links), state_(links.out.size(), New), rank(links.out.size(), 0) {
    for (Index node = 0; node < state_.size();
         ++node)  // sources first, so that cycles are cut where they are entered
      if (links.in[node].empty()) visit(node);
    for (Index node = 0; node < state_.size(); ++node) visit(node);
    longestPaths();
  }

 private:
  enum State : std::uint8_t { New, Open, Done };

  void visit(Index start) {
    if (state_[start] != New) return;
    std::vector<std::pair<Index, std::size_t>> path{{start, 0}};
    state_[start] = Open;
    while (!path.empty()) {
      auto& [node, next] = path.back();
      if (next == links_.out[node].size()) {
        state_[node] = Done;
        finished_.push_back(node);
        path.pop_back();
        continue;
      }
      const Index to = links_.out[node][next++];
      if (state_[to] != New) continue;
      state_[to] = Open;
      path.emplace_back(to, 0);
    }
  }

  void longestPaths() {
    std::vector<Index> place(rank.size());
    std::reverse(finished_.begin(), finished_.end());
    for (Index i = 0; i < finished_.size(); ++i) place[finished_[i]] = i;
    for (const Index node : finished_)
      for (const Index to : links_.out[node])
        if (place[to] > place[node]) rank[to] = std::max(rank[to], rank[node] + 1);
  }

  const Links& links_;
  std::vector<State> state_;
  std::vector<Index> finished_;

 public:
  std::vector<Index> rank;
};

// The connected parts, largest first, each in index order.
std::vector<Row> parts(const Links& links) {
  std::vector<Row> result;
  std::vector<bool> seen(links.out.size(), false);
  for (Index start = 0; start < seen.size(); ++start) {
    if (seen[start]) continue;
    Row part{start};
    seen[start] = true;
    for (std::size_t i = 0; i < part.size(); ++i)
      for (const Row* side : {&links.out[part[i]], &links.in[part[i]]})
        for (const Index other : *side)
          if (!seen[other]) {
            seen[other] = true;
            part.push_back(other);
          }
    std::sort(part.begin(), part.end());
    result.push_back(std::move(part));
  }
  std::stable_sort(result.begin(), result.end(),
                   [](const Row& left, const Row& right) { return left.size() > right.size(); });
  return result;
}

/// Places the nodes of one part; positions from (0, 0).
class Part {
 public:
  Part(const Links& links, const std::vector<Index>& rank, const Row& nodes,
       std::vector<model::Point>& points)
      : links_(links), rank_(rank), points_(points) {
    for (const Index node : nodes) {
      if (rank[node] >= ranks_.size()) ranks_.resize(rank[node] + 1);
      ranks_[rank[node]].push_back(node);
    }
    number();
    for (int sweep = 0; sweep < sweeps; ++sweep) reorder(sweep % 2 == 0);
    place(nodes.size());
    for (int sweep = 0; sweep < sweeps; ++sweep) straighten(sweep % 2 == 0);
    measure(nodes);
  }

  [[nodiscard]] double width() const { return width_; }
  [[nodiscard]] double height() const { return height_; }

 private:
  // Until place(), the y of a node is its number in its rank.
  void number() {
    for (const Row& row : ranks_)
      for (std::size_t i = 0; i < row.size(); ++i) points_[row[i]].y = static_cast<double>(i);
  }

  [[nodiscard]] double middle(Index node, bool before) const {
    const Row& others = before ? links_.in[node] : links_.out[node];
    double sum = 0;
    int count = 0;
    for (const Index other : others) {
      if (before ? rank_[other] >= rank_[node] : rank_[other] <= rank_[node]) continue;
      sum += points_[other].y;
      ++count;
    }
    return count > 0 ? sum / count : points_[node].y;
  }

  template <class Each>
  void eachRank(bool forwards, Each&& each) {
    for (std::size_t i = 0; i < ranks_.size(); ++i) each(ranks_[forwards ? i : ranks_.size() - 1 - i]);
  }

  void reorder(bool forwards) {
    std::vector<std::pair<double, Index>> order;
    eachRank(forwards, [&](Row& row) {
      order.clear();
      for (const Index node : row) order.emplace_back(middle(node, forwards), node);
      std::stable_sort(order.begin(), order.end(),
                       [](const auto& left, const auto& right) { return left.first < right.first; });
      for (std::size_t i = 0; i < row.size(); ++i) {
        row[i] = order[i].second;
        points_[row[i]].y = static_cast<double>(i);
      }
    });
  }

  // A rank that is much longer than the picture should be high is broken into several columns.
  void place(std::size_t count) {
    const auto tallest = static_cast<std::size_t>(
        std::max(8.0, std::sqrt(static_cast<double>(count) * columnStep / rowStep / aspect)));
    double x = 0;
    std::vector<Row> columns;
    for (const Row& row : ranks_) {
      const std::size_t needed = (row.size() + tallest - 1) / tallest;
      const std::size_t length = needed == 0 ? 0 : (row.size() + needed - 1) / needed;
      for (std::size_t begin = 0; begin < row.size(); begin += length, x += columnStep) {
        const std::size_t end = std::min(begin + length, row.size());
        columns.emplace_back(row.begin() + static_cast<std::ptrdiff_t>(begin),
                             row.begin() + static_cast<std::ptrdiff_t>(end));
        for (std::size_t i = begin; i < end; ++i)
          points_[row[i]] = {x, static_cast<double>(i - begin) * rowStep};
      }
    }
    ranks_ = std::move(columns);
  }

  // Moves cards towards the middle of what they are joined to, keeping their order and distance: each wish is
  // granted as far as the cards above allow, then the column is shifted back to the middle of its wishes.
  void straighten(bool forwards) {
    std::vector<double> wishes;
    eachRank(forwards, [&](Row& row) {
      wishes.clear();
      for (const Index node : row) wishes.push_back(middle(node, forwards));
      double shift = 0, y = 0;
      for (std::size_t i = 0; i < row.size(); ++i) {
        y = i == 0 ? wishes[0] : std::max(wishes[i], y + rowStep);
        points_[row[i]].y = y;
        shift += wishes[i] - y;
      }
      for (const Index node : row) points_[node].y += shift / static_cast<double>(row.size());
    });
  }

  void measure(const Row& nodes) {
    double top = points_[nodes.front()].y, bottom = top;
    for (const Index node : nodes) {
      top = std::min(top, points_[node].y);
      bottom = std::max(bottom, points_[node].y);
      width_ = std::max(width_, points_[node].x + columnStep);
    }
    for (const Index node : nodes) points_[node].y -= top;
    height_ = bottom - top + rowStep;
  }

  const Links& links_;
  const std::vector<Index>& rank_;
  std::vector<model::Point>& points_;
  std::vector<Row> ranks_;
  double width_ = 0;
  double height_ = 0;
};

double toGrid(double value) {
  return std::round(value / gridStep) * gridStep;
}

}  // namespace

Positions layeredLayout(const model::Graph& graph, const Cancelled& cancelled) {
  const Links links = readLinks(graph);
  const Ranks ranks(links);
  std::vector<model::Point> points(graph.nodes.size());
  struct Box {
    Row nodes;
    double width;
    double height;
  };
  std::vector<Box> boxes;
  double area = 0, widest = 0;
  for (Row& nodes : parts(links)) {
    if (cancelled()) return {};
    const Part part(links, ranks.rank, nodes, points);
    boxes.push_back({std::move(nodes), part.width(), part.height()});
    area += part.width() * part.height();
    widest = std::max(widest, part.width());
  }
  // Shelves: each part beside the one before as long as there is room.
  const double room = std::max(widest, std::sqrt(area * aspect));
  double x = 0, y = 0, shelf = 0;
  Positions result;
  for (const Box& box : boxes) {
    if (x > 0 && x + box.width > room) {
      x = 0;
      y += shelf;
      shelf = 0;
    }
    for (const Index node : box.nodes)
      result[graph.nodes[node].id] = {toGrid(points[node].x + x), toGrid(points[node].y + y)};
    x += box.width;
    shelf = std::max(shelf, box.height);
  }
  return result;
}

}  // namespace metaparticle::studio
