// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <string>
#include <vector>

#include <QImage>
#include <QTest>

#include "app/studio/canvas/canvas_view.h"

namespace metaparticle::test {

/// A graph with a layout, put together by hand.
struct Sample {
  std::shared_ptr<model::Graph> graph = std::make_shared<model::Graph>();
  model::Layout layout;

  /// A node "app::name" at this place.
  Sample& node(const std::string& name, model::Kind kind, double x, double y,
               std::vector<model::Argument> arguments = {});
  Sample& edge(const std::string& from, const std::string& to, model::EdgeKind kind = model::EdgeKind::Call,
               bool used = true);
};

model::NodeId idOf(const std::string& name);

/// front calls back and pushes to jobs, jobs feeds work, work uses data; 300 x 140 apart, all fits 1000 x
/// 600.
Sample smallSample();
/// All kinds, frames, notes, stale and read-only nodes, edges of every kind in every direction.
Sample colourfulSample();
/// `count` nodes in a grid with about two edges each, the same for the same seed.
Sample manySample(int count, unsigned seed);

/// A canvas of this size in a window, painted, at 100 % with the scene's (0, 0) a little inside.
std::unique_ptr<studio::CanvasView> showCanvas(const Sample& sample, const QSize& size = QSize(1000, 600));

/// What the widget shows now, and what it shows when all is painted anew.
QImage shown(studio::CanvasView& view);
QImage shownAnew(studio::CanvasView& view);
/// Where they differ, for the message; empty when they do not.
QString differences(const QImage& left, const QImage& right);

/// Places on the widget.
QPoint middleOf(const studio::CanvasView& view, const std::string& node);
QPoint titleOf(const studio::CanvasView& view, const std::string& node);
QPoint portOf(const studio::CanvasView& view, const std::string& node);

/// Press, several moves and release, as a hand does it.
void drag(studio::CanvasView& view, const QPoint& from, const QPoint& to,
          Qt::KeyboardModifiers modifiers = Qt::NoModifier, Qt::MouseButton button = Qt::LeftButton);
/// A move with the button down, which QTest::mouseMove does not say.
void moveTo(studio::CanvasView& view, const QPoint& to, Qt::MouseButtons buttons,
            Qt::KeyboardModifiers modifiers = Qt::NoModifier);

}  // namespace metaparticle::test
