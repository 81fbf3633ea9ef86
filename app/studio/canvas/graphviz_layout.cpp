// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <cmath>
#include <locale>
#include <sstream>
#include <unordered_map>
#include <vector>

#include "app/studio/canvas/canvas_types.h"
#include "app/studio/canvas/graph_layouts.h"

namespace metaparticle::studio {

namespace {

constexpr double unitsPerInch = 72;
constexpr double rowGap = 36;     // scene units between cards above each other
constexpr double columnGap = 96;  // and beside each other, where the edges run

double toGrid(double value) {
  return std::round(value / gridStep) * gridStep;
}

}  // namespace

std::string dotSource(const model::Graph& graph) {
  std::ostringstream dot;
  dot.imbue(std::locale::classic());
  // Edges are drawn by the canvas; the limits end large graphs in time, at a small loss.
  dot << "digraph g {\nrankdir=LR; splines=false; nslimit=4; mclimit=0.5;\nnodesep=" << rowGap / unitsPerInch
      << "; ranksep=" << columnGap / unitsPerInch
      << ";\nnode [shape=box, fixedsize=true, label=\"\", width=" << CardSize::width / unitsPerInch
      << ", height=" << CardSize::height / unitsPerInch << "];\n";
  std::unordered_map<std::string_view, std::size_t> byId;
  for (std::size_t i = 0; i < graph.nodes.size(); ++i) {
    byId.emplace(graph.nodes[i].id.value, i);
    dot << i << ";\n";
  }
  for (const model::Edge& edge : graph.edges) {
    const auto from = byId.find(edge.id.from.value), to = byId.find(edge.id.to.value);
    if (from != byId.end() && to != byId.end()) dot << from->second << " -> " << to->second << ";\n";
  }
  dot << "}\n";
  return dot.str();
}

// Lines such as "node 3 1.5 0.75 3 1 ...": index, then the middle in inches, y upwards.
std::optional<Positions> readDotPlain(const std::string& output, const model::Graph& graph) {
  std::vector<model::Point> middles(graph.nodes.size());
  std::size_t found = 0;
  std::istringstream lines(output);
  for (std::string line; std::getline(lines, line);) {
    std::istringstream words(line);
    words.imbue(std::locale::classic());
    std::string word;
    std::size_t index = 0;
    model::Point middle;
    if (!(words >> word) || word != "node") continue;
    if (!(words >> index >> middle.x >> middle.y) || index >= middles.size()) return std::nullopt;
    middles[index] = {middle.x * unitsPerInch, -middle.y * unitsPerInch};
    ++found;
  }
  if (found != middles.size()) return std::nullopt;
  double left = 0, top = 0;
  for (std::size_t i = 0; i < middles.size(); ++i) {
    left = i == 0 ? middles[i].x : std::min(left, middles[i].x);
    top = i == 0 ? middles[i].y : std::min(top, middles[i].y);
  }
  Positions result;
  for (std::size_t i = 0; i < middles.size(); ++i)
    result[graph.nodes[i].id] = {toGrid(middles[i].x - left), toGrid(middles[i].y - top)};
  return result;
}

}  // namespace metaparticle::studio
