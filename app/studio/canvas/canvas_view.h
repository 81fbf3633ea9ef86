// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <memory>
#include <vector>

#include <QWidget>

#include "app/studio/canvas/canvas_types.h"
#include "app/studio/theme/theme.h"

namespace metaparticle::studio {

class CanvasCore;

/// The graph as a picture that can be edited. It changes nothing itself: every gesture ends in one signal,
/// the caller edits the source, and setGraph() shows what the source then says.
///
/// Mouse: click selects, Shift or Ctrl+click adds or takes away, dragging a card moves the selection (snapped
/// to the grid and to other cards; Alt moves freely), dragging empty canvas is a marquee (Shift adds),
/// dragging from a card's right port draws an edge, middle button, Space+drag or two fingers pan, the wheel
/// (with Shift it scrolls sideways) and pinch zoom at the cursor, double click renames on the title and
/// activates elsewhere.
///
/// Keys: arrows walk to the nearest card in that direction, Ctrl+arrows move the selection by a grid step
/// (Ctrl+Shift by one unit), Tab and Shift+Tab walk in source order and leave the canvas at its ends, Return
/// activates, F2 renames, C draws an edge from the selected card (walk to the target, Return), L links,
/// Delete removes (Shift+Delete with the function), Ctrl+A selects all, Escape gives up what is going on,
/// then the selection, the Menu key opens the context menu, Home fits all.
///
/// All of it on the GUI thread.
class CanvasView : public QWidget {
  Q_OBJECT

 public:
  explicit CanvasView(QWidget* parent = nullptr);
  ~CanvasView() override;

  /// Shows this graph; null shows none. The selection stays where its nodes and edges still exist, and
  /// nothing moves. A node without a position in the layout stands in a row below the others until it gets
  /// one.
  void setGraph(std::shared_ptr<const model::Graph> graph);
  [[nodiscard]] std::shared_ptr<const model::Graph> graph() const;

  /// Positions, frames and notes. May come before or after the graph that it belongs to.
  void setLayout(const model::Layout& layout);
  using QWidget::setLayout;

  /// Replaces all badges; nodes without one show none. Cheap: only cards that changed are painted again.
  void setNodeStatus(std::vector<NodeBadge> badges);
  /// Replaces all marks; the worst one of a node is drawn, the texts of all are in its tooltip.
  void setProblemNodes(std::vector<ProblemMark> marks);
  void setTheme(const Theme& theme);
  /// Without it gestures that ask for an edit do nothing (for a project that cannot be written).
  void setEditable(bool editable);
  [[nodiscard]] bool isEditable() const;

  [[nodiscard]] Selection selection() const;
  /// Emits selectionChanged when it is another one; unknown ids are left out.
  void setSelection(const Selection& selection);
  /// Brings a node into view without changing the zoom; does nothing when it is visible.
  void reveal(const model::NodeId& node);

  /// Where a node's card stands now (also during a drag), top left in scene units.
  [[nodiscard]] model::Point positionOf(const model::NodeId& node) const;
  /// All positions, those of nodes that the layout does not know included.
  [[nodiscard]] std::map<model::NodeId, model::Point> positions() const;

  /// Scene units to px of the widget: 1 is 100 %.
  [[nodiscard]] double zoom() const;
  void setZoom(double zoom);  ///< around the middle of the view; clamped to minimumZoom..maximumZoom
  [[nodiscard]] QPointF toScene(const QPointF& widgetPosition) const;
  [[nodiscard]] QPointF fromScene(const QPointF& scenePosition) const;
  [[nodiscard]] CanvasTarget targetAt(const QPointF& widgetPosition) const;

  /// Paints all anew at the next frame, as after a change of zoom. For measuring.
  void discardPicture();
  /// How many device pixels of the scene the last frame painted. For measuring.
  [[nodiscard]] std::int64_t pixelsPainted() const;

  static constexpr double minimumZoom = 0.005;
  static constexpr double maximumZoom = 4;

 public slots:
  /// Shows everything, at 100 % at most. Before the widget is shown it is done when it is.
  void fitAll();
  void fitSelection();
  void zoomIn();
  void zoomOut();
  void zoomToActualSize();
  void selectAll();
  /// Lets the next click place a node of this kind (what a click on the palette does); Escape gives up.
  void startPlacing(metaparticle::model::Kind kind);
  /// Asks for the name of a new node of this kind in the middle of the view, or below what stands there.
  void placeInMiddle(metaparticle::model::Kind kind);
  /// Opens the line edit on the node's title; does nothing for a read-only or stale node.
  void startRename(const metaparticle::model::NodeId& node);

 signals:
  void selectionChanged();
  /// Once, when a drag or a key press has moved nodes: their new top left corners.
  void nodesMoved(const std::map<metaparticle::model::NodeId, metaparticle::model::Point>& positions);
  void connectRequested(const metaparticle::model::NodeId& from, const metaparticle::model::NodeId& to);
  void disconnectRequested(const metaparticle::model::EdgeId& edge);
  /// `withFunction`: also the function or variable that the annotation stands on.
  void removeRequested(const metaparticle::studio::Selection& selection, bool withFunction);
  void renameRequested(const metaparticle::model::NodeId& node, const QString& name);
  /// `position`: top left of the new card, snapped to the grid. `name`: what the user typed, trimmed, not
  /// empty.
  void createRequested(metaparticle::model::Kind kind, const metaparticle::model::Point& position,
                       const QString& name);
  void linkRequested(const metaparticle::model::NodeId& node);
  void nodeActivated(const metaparticle::model::NodeId& node);
  void edgeActivated(const metaparticle::model::EdgeId& edge);
  /// The target is selected first, as everywhere.
  void contextMenuRequested(const metaparticle::studio::CanvasTarget& target, const QPoint& globalPosition);
  void zoomChanged(double zoom);

 protected:
  bool event(QEvent* event) override;
  bool focusNextPrevChild(bool next) override;
  void paintEvent(QPaintEvent* event) override;
  void resizeEvent(QResizeEvent* event) override;
  void showEvent(QShowEvent* event) override;
  void changeEvent(QEvent* event) override;
  void mousePressEvent(QMouseEvent* event) override;
  void mouseMoveEvent(QMouseEvent* event) override;
  void mouseReleaseEvent(QMouseEvent* event) override;
  void mouseDoubleClickEvent(QMouseEvent* event) override;
  void wheelEvent(QWheelEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;
  void keyReleaseEvent(QKeyEvent* event) override;
  void leaveEvent(QEvent* event) override;
  void focusOutEvent(QFocusEvent* event) override;
  void contextMenuEvent(QContextMenuEvent* event) override;
  void dragEnterEvent(QDragEnterEvent* event) override;
  void dragMoveEvent(QDragMoveEvent* event) override;
  void dragLeaveEvent(QDragLeaveEvent* event) override;
  void dropEvent(QDropEvent* event) override;

 private:
  friend class CanvasCore;
  std::unique_ptr<CanvasCore> core_;
  bool fitWhenShown_ = false;
};

}  // namespace metaparticle::studio
