// SPDX-License-Identifier: GPL-3.0-or-later
//
// A first picture: callers left of what they use, new nodes beside their neighbours.
#include <algorithm>
#include <cmath>
#include <deque>
#include <map>
#include <unordered_map>
#include <unordered_set>

#include "model/project_file.h"

namespace metaparticle::model {

namespace {

/// A place in a grid of cards; positions that a person chose lie between cells and cover up to four of them.
struct Cell {
  std::int64_t column = 0;
  std::int64_t row = 0;
  bool operator==(const Cell&) const = default;
};

struct CellHash {
  std::size_t operator()(const Cell& cell) const noexcept {
    return std::hash<std::int64_t>{}(cell.column * 1'000'003 + cell.row);
  }
};

class Placement {
 public:
  Placement(const Graph& graph, Layout& layout)
      : graph_(graph), layout_(layout), outgoing_(graph.nodes.size()), incoming_(graph.nodes.size()) {
    std::unordered_map<std::string_view, std::size_t> position;
    for (std::size_t i = 0; i < graph.nodes.size(); ++i) position.emplace(graph.nodes[i].id.value, i);
    for (const Edge& edge : graph.edges) {
      const auto from = position.find(edge.id.from.value);
      const auto to = position.find(edge.id.to.value);
      if (from == position.end() || to == position.end() || from->second == to->second) continue;
      outgoing_[from->second].push_back(to->second);
      incoming_[to->second].push_back(from->second);
    }
    for (const auto& [id, point] : layout.positions) occupy(point);
  }

  void run() {
    const bool isFirstPicture = occupied_.empty();
    std::deque<std::size_t> pending;
    for (std::size_t node = 0; node < graph_.nodes.size(); ++node) {
      if (isPlaced(node)) pending.push_back(node);
    }
    placeNeighbours(pending);
    if (isFirstPicture) {
      placeRanks();
    } else {
      placeRest(pending);
    }
  }

 private:
  [[nodiscard]] bool isPlaced(std::size_t node) const {
    return layout_.positions.contains(graph_.nodes[node].id);
  }

  void occupy(const Point& point) {
    const double column = point.x / columnWidth;
    const double row = point.y / rowHeight;
    for (const double c : {std::floor(column), std::ceil(column)}) {
      for (const double r : {std::floor(row), std::ceil(row)}) {
        occupied_.insert({static_cast<std::int64_t>(c), static_cast<std::int64_t>(r)});
      }
    }
  }

  /// The first free place at or below the wanted one. Places are never freed, so a search goes on where the
  /// last one from the same cell ended: a hub with many neighbours stays cheap.
  void place(std::size_t node, const Cell& wanted) {
    std::int64_t& row = searchedTo_.try_emplace(wanted, wanted.row).first->second;
    while (occupied_.contains({wanted.column, row})) ++row;
    put(node, {wanted.column, row});
  }

  void put(std::size_t node, const Cell& cell) {
    occupied_.insert(cell);
    layout_.positions[graph_.nodes[node].id] = {static_cast<double>(cell.column) * columnWidth,
                                                static_cast<double>(cell.row) * rowHeight};
  }

  [[nodiscard]] Cell cellOf(std::size_t node) const {
    const Point& point = layout_.positions.at(graph_.nodes[node].id);
    return {static_cast<std::int64_t>(std::llround(point.x / columnWidth)),
            static_cast<std::int64_t>(std::llround(point.y / rowHeight))};
  }

  /// Breadth first from what is placed: what a node uses goes to its right, what uses it to its left.
  void placeNeighbours(std::deque<std::size_t>& pending) {
    while (!pending.empty()) {
      const std::size_t node = pending.front();
      pending.pop_front();
      const Cell cell = cellOf(node);
      for (const std::size_t next : outgoing_[node]) placeBeside(next, {cell.column + 1, cell.row}, pending);
      for (const std::size_t next : incoming_[node]) placeBeside(next, {cell.column - 1, cell.row}, pending);
    }
  }

  void placeBeside(std::size_t node, const Cell& cell, std::deque<std::size_t>& pending) {
    if (isPlaced(node)) return;
    place(node, cell);
    pending.push_back(node);
  }

  /// What is connected to nothing that has a place: below everything, each followed by its neighbours.
  void placeRest(std::deque<std::size_t>& pending) {
    std::int64_t bottom = 0;
    std::int64_t left = 0;
    bool any = false;
    for (const Cell& cell : occupied_) {
      bottom = any ? std::max(bottom, cell.row) : cell.row;
      left = any ? std::min(left, cell.column) : cell.column;
      any = true;
    }
    for (std::size_t node = 0; node < graph_.nodes.size(); ++node) {
      if (isPlaced(node)) continue;
      place(node, {left, bottom + 1});
      pending.push_back(node);
      placeNeighbours(pending);
    }
  }

  /// Each node is right of all that use it, cycles cut where they are met. A long column is broken into
  /// several, so that the picture is about as wide as it is high.
  void placeRanks() {
    std::map<std::int64_t, std::vector<std::size_t>> byRank;
    const std::vector<std::int64_t> ranks = longestPaths();
    for (std::size_t node = 0; node < ranks.size(); ++node) byRank[ranks[node]].push_back(node);
    const auto side =
        static_cast<std::int64_t>(std::sqrt(static_cast<double>(ranks.size()) * columnWidth / rowHeight));
    const std::int64_t height = std::max<std::int64_t>(8, side);
    std::int64_t column = 0;
    for (const auto& [rank, nodes] : byRank) {
      const auto count = static_cast<std::int64_t>(nodes.size());
      for (std::int64_t i = 0; i < count; ++i)
        put(nodes[static_cast<std::size_t>(i)], {column + i / height, i % height});
      column += (count + height - 1) / height;
    }
  }

  [[nodiscard]] std::vector<std::int64_t> longestPaths() const {
    const std::size_t count = graph_.nodes.size();
    std::vector<std::int64_t> ranks(count, 0);
    std::vector<std::size_t> waitingFor(count);
    std::vector<bool> done(count, false);
    std::deque<std::size_t> ready;
    for (std::size_t node = 0; node < count; ++node) {
      waitingFor[node] = incoming_[node].size();
      if (waitingFor[node] == 0) ready.push_back(node);
    }
    std::size_t oldest = 0;
    while (true) {
      if (ready.empty()) {  // the rest is in cycles or behind them: go on with the first in source order
        while (oldest < count && done[oldest]) ++oldest;
        if (oldest == count) return ranks;
        ready.push_back(oldest);
      }
      const std::size_t node = ready.front();
      ready.pop_front();
      if (done[node]) continue;
      done[node] = true;
      for (const std::size_t next : outgoing_[node]) {
        if (done[next]) continue;
        ranks[next] = std::max(ranks[next], ranks[node] + 1);
        if (--waitingFor[next] == 0) ready.push_back(next);
      }
    }
  }

  const Graph& graph_;
  Layout& layout_;
  std::vector<std::vector<std::size_t>> outgoing_;
  std::vector<std::vector<std::size_t>> incoming_;
  std::unordered_set<Cell, CellHash> occupied_;
  std::unordered_map<Cell, std::int64_t, CellHash> searchedTo_;
};

}  // namespace

void placeMissing(const Graph& graph, Layout& layout) {
  Placement(graph, layout).run();
}

}  // namespace metaparticle::model
