// SPDX-License-Identifier: GPL-3.0-or-later
#include "codegen/graph_cache.h"

#include <algorithm>
#include <map>

namespace metaparticle::codegen {

namespace {

/// How many graphs that are given out are remembered for their memory.
constexpr std::size_t mostGraphs = 3;

using Place = std::pair<int, int>;

/// Where uses were and are, by file.
class SiteMoves {
 public:
  void add(const std::vector<model::Use>& before, const std::vector<model::Use>& after) {
    for (std::size_t i = 0; i < before.size(); ++i) {
      if (before[i].site != after[i].site) add(before[i].site, after[i].site);
    }
  }
  void add(const model::Site& before, const model::Site& after) {
    moves_[before.file].push_back({{before.line, before.column}, {after.line, after.column}});
  }

  /// Puts the new places into the edges.
  void apply(std::vector<model::Edge>& edges) {
    if (moves_.empty()) return;
    for (auto& [file, sites] : moves_) std::sort(sites.begin(), sites.end());
    for (model::Edge& edge : edges) {
      for (model::Site& site : edge.sites) apply(site);
      // Definitions that changed places keep their rows where they are declared first.
      if (!std::is_sorted(edge.sites.begin(), edge.sites.end()))
        std::sort(edge.sites.begin(), edge.sites.end());
    }
  }

 private:
  using Move = std::pair<Place, Place>;

  void apply(model::Site& site) {
    const auto file = moves_.find(site.file);
    if (file == moves_.end()) return;
    const std::vector<Move>& sites = file->second;
    const Place place{site.line, site.column};
    const auto move =
        std::lower_bound(sites.begin(), sites.end(), place,
                         [](const Move& each, const Place& wanted) { return each.first < wanted; });
    if (move != sites.end() && move->first == place) std::tie(site.line, site.column) = move->second;
  }

  std::map<std::string, std::vector<Move>, std::less<>> moves_;
};

bool sameArgument(const model::Node& left, const model::Node& right, const char* key) {
  const model::Argument* a = left.argument(key);
  const model::Argument* b = right.argument(key);
  return a == nullptr || b == nullptr ? a == b : a->value == b->value;
}

bool sameUses(const std::vector<model::Use>& left, const std::vector<model::Use>& right) {
  return std::equal(left.begin(), left.end(), right.begin(), right.end(),
                    [](const model::Use& a, const model::Use& b) {
                      return a.target == b.target && a.kind == b.kind && a.site.file == b.site.file;
                    });
}

/// Both make the same edges, but for where.
bool sameEdges(const model::Node& left, const model::Node& right) {
  return left.id == right.id && left.entity == right.entity && left.kind == right.kind &&
         sameArgument(left, right, "uses") && sameArgument(left, right, "from") &&
         sameUses(left.uses, right.uses);
}
bool sameEdges(const model::Function& left, const model::Function& right) {
  return (left.uses.empty() && right.uses.empty()) ||
         (left.name == right.name && sameUses(left.uses, right.uses));
}

bool makesEdges(const model::Node&) {
  return true;
}
bool makesEdges(const model::Function& function) {
  return !function.uses.empty();
}

bool isStale(const GraphRow& row) {
  return row.stale != nullptr;
}

bool sameRow(const GraphRow& left, const GraphRow& right) {
  return left.occurrence != nullptr && left.occurrence == right.occurrence;
}

void write(const GraphRow& row, model::Node& node) {
  node = row.stale != nullptr ? row.stale->node
                              : nodeOf(row.occurrence->group->entities[row.occurrence->entity]);
}
void write(const GraphRow& row, model::Function& function) {
  function = functionOf(*row.occurrence);
}

void setStale(const Occurrence& annotated, model::Node& node) {
  node.stale = isUnreadable(annotated);
}
void setStale(const Occurrence&, model::Function&) {}

/// Where a file's declarations stand, and which of them are rows of the graph.
void findRows(FileUnit& file) {
  file.nodes.clear();
  file.functions.clear();
  const auto& stale = file.stale.all();
  std::size_t nextStale = 0;
  const auto addStale = [&](std::size_t before) {
    for (; nextStale < stale.size() && stale[nextStale].anchor.begin < before; ++nextStale) {
      file.nodes.push_back({nullptr, &stale[nextStale]});
    }
  };
  for (const PlacedSegment& placed : file.source.segments()) {
    Occurrence* occurrence = placed.segment->occurrence;
    if (occurrence == nullptr) continue;
    occurrence->placed = &placed;
    if (nextStale < stale.size()) addStale(placed.begin + placed.length);
    if (occurrence->role == Role::Node) file.nodes.push_back({occurrence, nullptr});
    if (occurrence->role == Role::Function) file.functions.push_back({occurrence, nullptr});
  }
  addStale(SIZE_MAX);
}

/// Brings the rows of one kind up to date; tells whether the edges must be derived anew, else what moved.
template <class Item>
class RowUpdate {
 public:
  RowUpdate(std::vector<Item>& items, SiteMoves& moves) : items_(items), moves_(moves) {}

  bool run(const std::vector<GraphRow>& before, const std::vector<GraphRow>& after) {
    const auto [left, right] =
        std::mismatch(before.begin(), before.end(), after.begin(), after.end(), sameRow);
    const std::size_t most = std::min<std::size_t>(before.end() - left, after.end() - right);
    std::size_t same = 0;
    while (same < most && sameRow(before[before.size() - 1 - same], after[after.size() - 1 - same])) ++same;
    const auto first = static_cast<std::size_t>(left - before.begin());
    resize(first, before.size() - first - same, after.size() - first - same);
    const std::size_t last = after.size() - same;
    for (std::size_t i = 0; i < after.size(); ++i) bringUpToDate(after[i], items_[i], i >= first && i < last);
    return derive_;
  }

 private:
  /// Makes room in the middle: `old` items at `first` become `wanted` ones.
  void resize(std::size_t first, std::size_t old, std::size_t wanted) {
    const auto middle = items_.begin() + static_cast<std::ptrdiff_t>(first + std::min(old, wanted));
    if (wanted < old) {
      const auto end = middle + static_cast<std::ptrdiff_t>(old - wanted);
      derive_ = derive_ || std::any_of(middle, end, [](const Item& item) { return makesEdges(item); });
      items_.erase(middle, end);
    } else if (wanted > old) {
      items_.insert(middle, wanted - old, Item());
    }
  }

  void bringUpToDate(const GraphRow& row, Item& item, bool other) {
    if (other || isStale(row) || row.occurrence->changed) {
      Item before = std::move(item);
      write(row, item);
      if (row.occurrence != nullptr) row.occurrence->changed = false;
      if (!sameEdges(before, item)) {
        derive_ = true;
      } else {
        moves_.add(before.uses, item.uses);
      }
    } else if (row.occurrence->file->moved && !mayHaveMoved(*row.occurrence, item.line)) {
      setStale(*row.occurrence, item);
    } else if (row.occurrence->file->moved || row.occurrence->spread) {
      before_.assign(item.uses.size(), {});
      for (std::size_t i = 0; i < item.uses.size(); ++i) before_[i] = item.uses[i].site;
      movePlaces(*row.occurrence, item);
      for (std::size_t i = 0; i < item.uses.size(); ++i) {
        if (before_[i] != item.uses[i].site) moves_.add(before_[i], item.uses[i].site);
      }
    }
  }

  std::vector<Item>& items_;
  SiteMoves& moves_;
  std::vector<model::Site> before_;
  bool derive_ = false;
};

}  // namespace

/// A graph to write to that says what the last one does.
std::shared_ptr<model::Graph> GraphCache::writable() {
  std::shared_ptr<model::Graph> graph;
  for (const auto& each : graphs_) {
    const bool last = each == last_;
    if (each.use_count() == (last ? 2 : 1) && (!graph || last)) graph = each;
  }
  if (!graph) {
    graph = std::make_shared<model::Graph>();
    graphs_.push_back(graph);
    if (graphs_.size() > mostGraphs) graphs_.erase(graphs_.begin());
  }
  // Assigning to a graph of the same shape allocates next to nothing.
  if (last_ && graph != last_) *graph = *last_;
  return graph;
}

std::shared_ptr<const model::Graph> GraphCache::update(const Files& files) {
  std::vector<GraphRow> nodes;
  std::vector<GraphRow> functions;
  nodes.reserve(nodes_.size());
  functions.reserve(functions_.size());
  for (const auto& [path, file] : files) {
    if (file->changed) findRows(*file);
    nodes.insert(nodes.end(), file->nodes.begin(), file->nodes.end());
    functions.insert(functions.end(), file->functions.begin(), file->functions.end());
  }
  const std::shared_ptr<model::Graph> graph = writable();
  SiteMoves moves;
  const bool nodesDiffer = RowUpdate(graph->nodes, moves).run(nodes_, nodes);
  const bool functionsDiffer = RowUpdate(graph->functions, moves).run(functions_, functions);
  // The places of stale nodes are those of a text that is gone, and may be the same as present ones.
  const bool stale =
      std::any_of(nodes.begin(), nodes.end(), isStale) || std::any_of(nodes_.begin(), nodes_.end(), isStale);
  if (nodesDiffer || functionsDiffer || stale) {
    graph->edges = model::deriveEdges(graph->nodes, graph->functions);
  } else {
    moves.apply(graph->edges);
  }
  for (const auto& [path, file] : files) {
    file->changed = file->moved = false;
  }
  nodes_ = std::move(nodes);
  functions_ = std::move(functions);
  last_ = graph;
  return last_;
}

}  // namespace metaparticle::codegen
