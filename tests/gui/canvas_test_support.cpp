// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/gui/canvas_test_support.h"

#include <algorithm>
#include <cmath>
#include <random>

#include <QMouseEvent>

namespace metaparticle::test {

using studio::CanvasView;
using studio::CardSize;

model::NodeId idOf(const std::string& name) {
  return {"app::" + name};
}

Sample& Sample::node(const std::string& name, model::Kind kind, double x, double y,
                     std::vector<model::Argument> arguments) {
  model::Node node;
  node.id = idOf(name);
  node.kind = kind;
  node.name = name;
  node.entity = node.id.value;
  node.signature = "Answer(const Question& question)";
  node.file = "main.cpp";
  node.line = static_cast<int>(graph->nodes.size()) + 10;
  node.arguments = std::move(arguments);
  graph->nodes.push_back(node);
  layout.positions[node.id] = {x, y};
  return *this;
}

Sample& Sample::edge(const std::string& from, const std::string& to, model::EdgeKind kind, bool used) {
  model::Edge edge;
  edge.id = {idOf(from), idOf(to)};
  edge.kind = kind;
  edge.used = used;
  edge.declared = !used;
  if (used) edge.sites.push_back({"main.cpp", 20, 3});
  const auto place = std::lower_bound(graph->edges.begin(), graph->edges.end(), edge,
                                      [](const auto& left, const auto& right) { return left.id < right.id; });
  if (place == graph->edges.end() || place->id != edge.id) graph->edges.insert(place, edge);
  return *this;
}

Sample smallSample() {
  using model::EdgeKind;
  using model::Kind;
  Sample sample;
  sample.node("front", Kind::Service, 0, 0)
      .node("back", Kind::Service, 300, 0)
      .node("jobs", Kind::Queue, 300, 144)
      .node("work", Kind::Worker, 600, 144, {{"from", "jobs"}})
      .node("data", Kind::Store, 600, 288)
      .edge("front", "back")
      .edge("front", "jobs", EdgeKind::Push)
      .edge("jobs", "work", EdgeKind::Consume)
      .edge("work", "data", EdgeKind::Access, false);
  return sample;
}

Sample colourfulSample() {
  using model::EdgeKind;
  Sample sample;
  for (int i = 0; i < 20; ++i)
    sample.node("node-" + std::to_string(i), static_cast<model::Kind>(i % 10), i % 5 * 280.0 + i * 7.3,
                i / 5 * 118.0, {{"replicas", std::to_string(i + 1)}, {"ttl", "\"10s\""}});
  for (int i = 0; i < 20; ++i)
    for (const int step : {1, 4, 6, 17})
      sample.edge("node-" + std::to_string(i), "node-" + std::to_string((i + step) % 20),
                  static_cast<EdgeKind>((i + step) % 5), (i + step) % 3 != 0);
  sample.graph->nodes[3].stale = true;
  sample.graph->nodes[8].readOnly = true;
  sample.layout.frames["f"] = {"f", "A frame", {260, 90}, 620, 260, "#2f9a4a"};
  sample.layout.notes["n"] = {"n", "A note of a few words, which takes more than one line", {40, 260}};
  return sample;
}

Sample manySample(int count, unsigned seed) {
  Sample sample;
  const int columns = std::max(1, static_cast<int>(std::sqrt(count * 0.65)));
  const auto name = [](int i) { return "n" + std::to_string(1000000 + i); };
  for (int i = 0; i < count; ++i)
    sample.node(name(i), static_cast<model::Kind>(i % 10), i % columns * 264.0, i / columns * 108.0);
  std::mt19937 random(seed);
  std::vector<model::EdgeId> ids;
  for (int i = 0; i < 2 * count; ++i) {
    const int from = static_cast<int>(random() % static_cast<unsigned>(count));
    const int away = static_cast<int>(random() % 7) + static_cast<int>(random() % 5) * columns - 2 * columns;
    const int to = i % 20 == 0 ? static_cast<int>(random() % static_cast<unsigned>(count)) : from + away;
    if (to < 0 || to >= count || to == from) continue;
    ids.push_back({idOf(name(from)), idOf(name(to))});
  }
  std::sort(ids.begin(), ids.end());
  ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
  for (const model::EdgeId& id : ids) {
    model::Edge edge;
    edge.id = id;
    edge.kind = static_cast<model::EdgeKind>(random() % 5);
    edge.used = random() % 4 != 0;
    edge.declared = !edge.used;
    sample.graph->edges.push_back(edge);
  }
  return sample;
}

std::unique_ptr<CanvasView> showCanvas(const Sample& sample, const QSize& size) {
  auto view = std::make_unique<CanvasView>();
  view->setTheme(studio::Theme::lightTheme());
  view->resize(size);
  view->setLayout(sample.layout);
  view->setGraph(sample.graph);
  view->show();
  if (!QTest::qWaitForWindowExposed(view.get())) return nullptr;
  view->fitAll();
  view->zoomToActualSize();
  view->setFocus();
  QCoreApplication::processEvents();
  return view;
}

QImage shown(CanvasView& view) {
  return view.grab().toImage();
}

QImage shownAnew(CanvasView& view) {
  view.discardPicture();
  return shown(view);
}

QString differences(const QImage& left, const QImage& right) {
  if (left.size() != right.size()) return QStringLiteral("sizes differ");
  QRect where;
  int count = 0;
  for (int y = 0; y < left.height(); ++y)
    for (int x = 0; x < left.width(); ++x)
      if (left.pixel(x, y) != right.pixel(x, y)) {
        where |= QRect(x, y, 1, 1);
        ++count;
      }
  if (count == 0) return {};
  return QStringLiteral("%1 pixels differ within %2,%3 %4x%5")
      .arg(count)
      .arg(where.x())
      .arg(where.y())
      .arg(where.width())
      .arg(where.height());
}

namespace {

QPoint onCard(const CanvasView& view, const std::string& node, const QPointF& offset) {
  const model::Point corner = view.positionOf(idOf(node));
  return view.fromScene(QPointF(corner.x, corner.y) + offset).toPoint();
}

}  // namespace

QPoint middleOf(const CanvasView& view, const std::string& node) {
  return onCard(view, node, {CardSize::width / 2, CardSize::height - 12});
}

QPoint titleOf(const CanvasView& view, const std::string& node) {
  return onCard(view, node, {90, 26});
}

QPoint portOf(const CanvasView& view, const std::string& node) {
  return onCard(view, node, {CardSize::width, CardSize::height / 2});
}

void moveTo(CanvasView& view, const QPoint& to, Qt::MouseButtons buttons, Qt::KeyboardModifiers modifiers) {
  QMouseEvent event(QEvent::MouseMove, to, view.mapToGlobal(to), Qt::NoButton, buttons, modifiers);
  QCoreApplication::sendEvent(&view, &event);
}

void drag(CanvasView& view, const QPoint& from, const QPoint& to, Qt::KeyboardModifiers modifiers,
          Qt::MouseButton button) {
  moveTo(view, from, Qt::NoButton, modifiers);
  QTest::mousePress(&view, button, modifiers, from);
  constexpr int steps = 5;
  for (int i = 1; i <= steps; ++i) moveTo(view, from + (to - from) * i / steps, button, modifiers);
  QTest::mouseRelease(&view, button, modifiers, to);
}

}  // namespace metaparticle::test
