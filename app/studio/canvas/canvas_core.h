// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <memory>
#include <string>
#include <vector>

#include <QPointer>

#include "app/studio/canvas/canvas_view.h"
#include "app/studio/canvas/connect_tool.h"
#include "app/studio/canvas/decorations.h"
#include "app/studio/canvas/inline_editor.h"
#include "app/studio/canvas/pan_tool.h"
#include "app/studio/canvas/picture.h"
#include "app/studio/canvas/place_tool.h"
#include "app/studio/canvas/scene.h"
#include "app/studio/canvas/select_tool.h"
#include "app/studio/canvas/tool.h"
#include "app/studio/canvas/viewport.h"

class QHelpEvent;

namespace metaparticle::studio {

/// What is behind CanvasView: the scene, the picture of it, what is selected, and the tool in hand. The
/// widget turns Qt's events into calls of this; this emits the widget's signals.
class CanvasCore final : public ToolHost {
 public:
  explicit CanvasCore(CanvasView& view);
  ~CanvasCore() override;
  static CanvasCore& of(CanvasView& view) { return *view.core_; }

  // Contents
  void setGraph(std::shared_ptr<const model::Graph> graph);
  void setLayout(const model::Layout& layout);
  void setBadges(std::vector<NodeBadge> badges);
  void setMarks(std::vector<ProblemMark> marks);
  void setTheme(const Theme& theme);
  void refreshFonts();
  void setEditable(bool editable) { editable_ = editable; }

  // Selection
  [[nodiscard]] Selection selection() const;
  void setSelection(const Selection& selection);
  void selectAll();

  // View
  [[nodiscard]] const Viewport& viewport() const { return viewport_; }
  void resize();
  void zoomAround(double zoom, const QPointF& anchor);
  void fit(const QRectF& scene);
  [[nodiscard]] QRectF selectionBounds() const;
  void reveal(const QRectF& scene);
  [[nodiscard]] CanvasTarget targetAt(const QPointF& position) const;

  // Input
  void press(const Pointer& pointer);
  void move(const Pointer& pointer);
  void release(const Pointer& pointer);
  void doubleClick(const Pointer& pointer);
  void leave();
  /// True when the key meant something here.
  bool keyPress(const QKeyEvent& event);
  void keyRelease(const QKeyEvent& event);
  /// True when Tab had another node to go to.
  bool walk(int key);
  bool cancel();
  void startPlacing(model::Kind kind);
  void contextMenu(const QPointF& position, const QPoint& global, bool byKey);
  /// What a screen reader says: name, kind, how it runs, whether something is wrong.
  [[nodiscard]] QString spokenName(std::int32_t node) const;
  [[nodiscard]] QString toolTip(const QPointF& position) const;
  void paint(const QRegion& region);
  [[nodiscard]] const Picture& picture() const { return picture_; }
  void invalidatePicture();

  // ToolHost
  [[nodiscard]] const Scene& scene() const override { return scene_; }
  [[nodiscard]] double zoom() const override { return viewport_.zoom(); }
  [[nodiscard]] QPointF toScene(const QPointF& widget) const override { return viewport_.toScene(widget); }
  [[nodiscard]] QRectF visibleScene() const override { return viewport_.visibleScene(); }
  [[nodiscard]] Hit hitAt(const QPointF& widget) const override;
  [[nodiscard]] bool editable() const override { return editable_; }
  [[nodiscard]] const Indices& selectedNodes() const override { return selectedNodes_; }
  [[nodiscard]] const Indices& selectedEdges() const override { return selectedEdges_; }
  void select(Indices nodes, Indices edges) override;
  void beginMove() override;
  void moveBy(const QPointF& delta) override;
  [[nodiscard]] QRectF boundsBeforeMove() const override { return boundsBeforeMove_; }
  void endMove(bool keep) override;
  void panBy(const QPointF& widgetDelta) override;
  Overlay& overlay() override { return overlay_; }
  void overlayChanged() override;
  [[nodiscard]] QString refusal(std::int32_t from, std::int32_t to) const override;
  [[nodiscard]] bool mayStartEdge(std::int32_t from) const override;
  void showTargets(std::int32_t from) override;
  void startConnect(std::int32_t from, const Pointer& pointer) override;
  void connectNodes(std::int32_t from, std::int32_t to) override;
  void create(model::Kind kind, const QPointF& corner) override;
  void rename(std::int32_t node) override;
  void activate(const Hit& hit) override;
  void finished() override;

 private:
  struct Editing {
    QPointer<InlineEditor> editor;
    QRectF scene;                       ///< where it stands
    std::optional<model::NodeId> node;  ///< whose name it is, unless it is a new one's
  };

  [[nodiscard]] NodeDetail nodeDetail() const;
  [[nodiscard]] Picture::Source source() const { return {scene_, decorations_, viewport_, *theme_}; }
  [[nodiscard]] QRect deviceRect(const QRectF& scene, double margin) const;
  void invalidateCard(std::int32_t node);
  void invalidateCards(const Indices& nodes);
  void invalidateEdge(std::int32_t edge);
  void invalidateWithEdges(const Indices& nodes);
  [[nodiscard]] QRect movingBounds() const;
  void updateDevice(const QRect& device);
  void viewChanged(double zoomBefore);
  void takeTool(Tool& tool);
  void updateCursor();
  void forgetGesture();

  bool deleteKey(const QKeyEvent& event);
  bool arrowKey(const QKeyEvent& event);
  void nudge(const QPointF& delta);
  bool nodeKey(const QKeyEvent& event);
  void selectAndReveal(std::int32_t node);
  InlineEditor* openEditor(const QRectF& scene, const QString& text);
  void placeEditor();
  /// Keeps the line edit on its card, and ends it with its node.
  void followEdited();
  [[nodiscard]] QString freshName(model::Kind kind) const;
  void announce();

  CanvasView& view_;
  const Theme* theme_;
  bool editable_ = true;
  Scene scene_;
  Decorations decorations_;
  Viewport viewport_;
  Picture picture_;
  Indices selectedNodes_;
  Indices selectedEdges_;
  Indices targets_;
  std::vector<QPointF> placesBeforeMove_;
  QRectF boundsBeforeMove_;
  QRect movingBefore_;
  Overlay overlay_;
  QRectF overlayBefore_;
  Editing editing_;
  SelectTool selectTool_{*this};
  ConnectTool connectTool_{*this};
  PlaceTool placeTool_{*this};
  PanTool panTool_{*this};
  Tool* tool_ = &selectTool_;
  bool spaceDown_ = false;
  bool panning_ = false;
};

}  // namespace metaparticle::studio
