// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include <QPointF>
#include <QRectF>
#include <QString>

#include "app/studio/canvas/scene.h"

class QKeyEvent;

namespace metaparticle::studio {

/// What the pointer is on.
struct Hit {
  enum Part { Nothing, Card, Title, OutputPort, Edge };
  Part part = Nothing;
  std::int32_t index = -1;  ///< of the node or the edge

  [[nodiscard]] bool onNode() const { return part == Card || part == Title || part == OutputPort; }
  bool operator==(const Hit&) const = default;
};

struct Pointer {
  QPointF position;  ///< in the widget
  Qt::KeyboardModifiers modifiers;
  Qt::MouseButton button = Qt::NoButton;
};

/// What is drawn over the picture while a gesture goes on. In scene units.
struct Overlay {
  struct Guide {
    QPointF from;
    QPointF to;
  };
  struct Wire {
    enum State { Loose, Fits, Refused };
    std::int32_t from = -1;
    std::int32_t to = -1;  ///< the node under its end, or -1
    QPointF end;
    State state = Loose;
    QString message;  ///< why it is refused
  };
  struct Ghost {
    model::Kind kind = model::Kind::Service;
    QPointF corner;
  };

  Hit hovered;
  bool hoveredStartsEdges = false;  ///< shows the port to draw an edge from
  std::optional<QRectF> marquee;
  std::vector<Guide> guides;
  std::optional<Wire> wire;
  std::optional<Ghost> ghost;
};

/// All that a tool sees of the canvas.
class ToolHost {
 public:
  virtual ~ToolHost() = default;

  [[nodiscard]] virtual const Scene& scene() const = 0;
  [[nodiscard]] virtual double zoom() const = 0;
  [[nodiscard]] virtual QPointF toScene(const QPointF& widget) const = 0;
  [[nodiscard]] virtual QRectF visibleScene() const = 0;
  [[nodiscard]] virtual Hit hitAt(const QPointF& widget) const = 0;
  [[nodiscard]] virtual bool editable() const = 0;

  [[nodiscard]] virtual const std::vector<std::int32_t>& selectedNodes() const = 0;
  [[nodiscard]] virtual const std::vector<std::int32_t>& selectedEdges() const = 0;
  virtual void select(std::vector<std::int32_t> nodes, std::vector<std::int32_t> edges) = 0;

  /// The selected nodes begin to move.
  virtual void beginMove() = 0;
  /// To where they began plus `delta`.
  virtual void moveBy(const QPointF& delta) = 0;
  /// Where one of them began.
  [[nodiscard]] virtual QRectF boundsBeforeMove() const = 0;
  virtual void endMove(bool keep) = 0;

  virtual void panBy(const QPointF& widgetDelta) = 0;
  virtual Overlay& overlay() = 0;
  virtual void overlayChanged() = 0;

  /// Why an edge cannot be drawn between two nodes; empty when it can.
  [[nodiscard]] virtual QString refusal(std::int32_t from, std::int32_t to) const = 0;
  [[nodiscard]] virtual bool mayStartEdge(std::int32_t from) const = 0;
  /// Frames all nodes in view that an edge from here may end at; -1 frames none.
  virtual void showTargets(std::int32_t from) = 0;

  virtual void startConnect(std::int32_t from, const Pointer& pointer) = 0;
  virtual void connectNodes(std::int32_t from, std::int32_t to) = 0;
  virtual void create(model::Kind kind, const QPointF& corner) = 0;
  virtual void rename(std::int32_t node) = 0;
  virtual void activate(const Hit& hit) = 0;
  /// The tool has done its work: back to selecting.
  virtual void finished() = 0;
};

/// One way to use the mouse. A gesture runs from press() to release(), and cancel() undoes it.
class Tool {
 public:
  explicit Tool(ToolHost& host) : host_(host) {}
  virtual ~Tool() = default;
  Tool(const Tool&) = delete;
  Tool& operator=(const Tool&) = delete;

  virtual void press(const Pointer& pointer) = 0;
  virtual void move(const Pointer& pointer) = 0;
  virtual void release(const Pointer& pointer) = 0;
  virtual void doubleClick(const Pointer&) {}
  /// True when the key was for the tool.
  virtual bool key(const QKeyEvent&) { return false; }
  /// Gives up what is going on; true when there was something.
  virtual bool cancel() = 0;
  [[nodiscard]] virtual Qt::CursorShape cursor() const { return Qt::ArrowCursor; }

 protected:
  ToolHost& host_;
};

}  // namespace metaparticle::studio
