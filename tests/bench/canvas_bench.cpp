// SPDX-License-Identifier: GPL-3.0-or-later
//
// Frames of the canvas, from a change to the finished pixels of the window: an offscreen window of 1600 x
// 1000, painted by the processor alone. "clustered" joins neighbours, with one edge in fifty across the
// picture, as programs and their layouts are; "random" joins anything with anything, which is the worst that
// can happen.
#include <benchmark/benchmark.h>

#include <cmath>
#include <map>
#include <memory>
#include <random>
#include <set>
#include <string>

#include <QApplication>
#include <QMouseEvent>

#include "app/studio/canvas/canvas_view.h"

namespace {

using namespace metaparticle;
using studio::CanvasView;

constexpr int viewWidth = 1600, viewHeight = 1000;
constexpr double columnWidth = 264, rowHeight = 108;

enum Joined { Clustered, Random };

struct Sample {
  std::shared_ptr<const model::Graph> graph;
  model::Layout layout;
};

std::string idOf(int i) {
  std::string digits = std::to_string(i);
  return "app::node_" + std::string(6 - std::min<std::size_t>(6, digits.size()), '0') + digits;
}

Sample makeSample(int count, Joined joined) {
  auto graph = std::make_shared<model::Graph>();
  Sample sample;
  const int columns =
      std::max(1, static_cast<int>(std::sqrt(count * rowHeight / columnWidth * viewWidth / viewHeight)));
  for (int i = 0; i < count; ++i) {
    model::Node node;
    node.id.value = idOf(i);
    node.kind = static_cast<model::Kind>(i % 10);
    node.name = "node-" + std::to_string(i);
    node.entity = node.id.value;
    node.arguments = {{"replicas", std::to_string(i % 7 + 1)}};
    graph->nodes.push_back(node);
    sample.layout.positions[node.id] = {i % columns * columnWidth, i / columns * rowHeight};
  }
  std::mt19937 random(7);
  std::set<model::EdgeId> ids;
  const auto anywhere = [&] { return static_cast<int>(random() % static_cast<unsigned>(count)); };
  const auto nearby = [&](int i) {
    const int right = static_cast<int>(random() % 5) - 1, down = static_cast<int>(random() % 9) - 4;
    return i + right + down * columns;
  };
  while (static_cast<int>(ids.size()) < 2 * count) {
    const int from = anywhere();
    const int to = joined == Random || random() % 50 == 0 ? anywhere() : nearby(from);
    if (to >= 0 && to < count && to != from)
      ids.insert(model::EdgeId{model::NodeId{idOf(from)}, model::NodeId{idOf(to)}});
  }
  for (const model::EdgeId& id : ids) {
    model::Edge edge;
    edge.id = id;
    edge.kind = static_cast<model::EdgeKind>(random() % 5);
    edge.used = random() % 4 != 0;
    edge.declared = !edge.used;
    graph->edges.push_back(edge);
  }
  sample.graph = graph;
  return sample;
}

const Sample& sampleOf(const benchmark::State& state) {
  static std::map<std::pair<int, int>, Sample> samples;
  const auto key = std::make_pair(static_cast<int>(state.range(0)), static_cast<int>(state.range(1)));
  const auto found = samples.find(key);
  if (found != samples.end()) return found->second;
  return samples[key] = makeSample(key.first, static_cast<Joined>(key.second));
}

std::unique_ptr<CanvasView> show(const Sample& sample) {
  auto view = std::make_unique<CanvasView>();
  view->resize(viewWidth, viewHeight);
  view->setLayout(sample.layout);
  view->setGraph(sample.graph);
  view->show();
  QApplication::processEvents();
  return view;
}

// What was marked for painting is painted to the window's buffer now.
void finishFrame(CanvasView& view) {
  QCoreApplication::sendPostedEvents(view.window(), QEvent::UpdateRequest);
}

void send(CanvasView& view, QEvent::Type type, const QPointF& at, Qt::MouseButton button,
          Qt::MouseButtons down) {
  QMouseEvent event(type, at, view.mapToGlobal(at), button, down, Qt::AltModifier);
  QApplication::sendEvent(&view, &event);
}

void AllInView(benchmark::State& state) {
  const auto view = show(sampleOf(state));
  view->fitAll();
  finishFrame(*view);
  for (auto _ : state) {
    view->discardPicture();
    finishFrame(*view);
  }
}

void Pan(benchmark::State& state) {
  const auto view = show(sampleOf(state));
  view->fitAll();
  view->zoomToActualSize();
  finishFrame(*view);
  send(*view, QEvent::MouseButtonPress, {800, 500}, Qt::MiddleButton, Qt::MiddleButton);
  QPointF at(800, 500), step(9, 5);
  int moves = 0;
  for (auto _ : state) {
    if (++moves % 200 == 0) step = -step;
    at += step;
    send(*view, QEvent::MouseMove, at, Qt::NoButton, Qt::MiddleButton);
    finishFrame(*view);
  }
}

// Everything is painted again at 100 %, as after a zoom.
void FrameAtActualSize(benchmark::State& state) {
  const auto view = show(sampleOf(state));
  view->fitAll();
  view->zoomToActualSize();
  finishFrame(*view);
  for (auto _ : state) {
    view->discardPicture();
    finishFrame(*view);
  }
}

// A step of the wheel and back: cards, texts and lines in other sizes each time.
void ZoomStep(benchmark::State& state) {
  const auto view = show(sampleOf(state));
  view->fitAll();
  double zoom = 0.8;
  for (auto _ : state) {
    view->setZoom(zoom);
    zoom = 1.7 - zoom;
    finishFrame(*view);
  }
}

void dragOne(benchmark::State& state, bool everythingInView) {
  const auto view = show(sampleOf(state));
  view->fitAll();
  if (!everythingInView) view->zoomToActualSize();
  const model::NodeId node{idOf(static_cast<int>(state.range(0)) / 2)};
  view->reveal(node);
  finishFrame(*view);
  const model::Point corner = view->positionOf(node);
  QPointF at = view->fromScene({corner.x + 100, corner.y + 60});
  send(*view, QEvent::MouseButtonPress, at, Qt::LeftButton, Qt::LeftButton);
  QPointF step(3, 2);
  int moves = 0;
  for (auto _ : state) {
    if (++moves % 60 == 0) step = -step;
    at += step;
    send(*view, QEvent::MouseMove, at, Qt::NoButton, Qt::LeftButton);
    finishFrame(*view);
  }
}

void DragOneNode(benchmark::State& state) {
  dragOne(state, false);
}
void DragOneNodeAllInView(benchmark::State& state) {
  dragOne(state, true);
}

// Another set of nodes.
void SetGraph(benchmark::State& state) {
  const Sample& sample = sampleOf(state);
  const auto view = show(sample);
  auto shorter = std::make_shared<model::Graph>(*sample.graph);
  shorter->nodes.pop_back();
  std::shared_ptr<const model::Graph> one = shorter, other = sample.graph;
  for (auto _ : state) {
    view->setGraph(one);
    std::swap(one, other);
  }
}

// One argument is another, as while typing.
void SetGraphOneChange(benchmark::State& state) {
  const Sample& sample = sampleOf(state);
  const auto view = show(sample);
  auto changed = std::make_shared<model::Graph>(*sample.graph);
  changed->nodes[changed->nodes.size() / 2].arguments = {{"replicas", "99"}};
  std::shared_ptr<const model::Graph> one = changed, other = sample.graph;
  for (auto _ : state) {
    view->setGraph(one);
    std::swap(one, other);
  }
}

void sizes(benchmark::internal::Benchmark* bench) {
  bench->ArgNames({"nodes", "random"})->Unit(benchmark::kMillisecond);
  for (const int joined : {Clustered, Random})
    for (const int nodes : {100, 1000, 10000, 100000}) bench->Args({nodes, joined});
}

BENCHMARK(AllInView)->Apply(sizes);
BENCHMARK(Pan)->Apply(sizes);
BENCHMARK(FrameAtActualSize)->Apply(sizes);
BENCHMARK(ZoomStep)->Apply(sizes);
BENCHMARK(DragOneNode)->Apply(sizes);
BENCHMARK(DragOneNodeAllInView)->Apply(sizes);
BENCHMARK(SetGraph)->Apply(sizes);
BENCHMARK(SetGraphOneChange)->Apply(sizes);

}  // namespace

int main(int argc, char** argv) {
  qputenv("QT_QPA_PLATFORM", "offscreen");
  const QApplication application(argc, argv);
  benchmark::Initialize(&argc, argv);
  if (benchmark::ReportUnrecognizedArguments(argc, argv)) return 1;
  benchmark::RunSpecifiedBenchmarks();
  benchmark::Shutdown();
  return 0;
}
