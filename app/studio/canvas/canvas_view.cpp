// SPDX-License-Identifier: GPL-3.0-or-later
//
// Qt's events on one side, CanvasCore on the other.
#include "app/studio/canvas/canvas_view.h"

#include <cmath>
#include <utility>

#include <QContextMenuEvent>
#include <QDragEnterEvent>
#include <QGestureEvent>
#include <QHelpEvent>
#include <QInputDevice>
#include <QMimeData>
#include <QMouseEvent>
#include <QNativeGestureEvent>
#include <QPinchGesture>
#include <QToolTip>
#include <QWheelEvent>

#include "app/studio/canvas/canvas_accessible.h"
#include "app/studio/canvas/canvas_core.h"
#include "app/studio/canvas/snapping.h"

namespace metaparticle::studio {

namespace {

constexpr double zoomStep = 1.25;

Pointer pointerOf(const QMouseEvent& event) {
  return {event.position(), event.modifiers(), event.button()};
}

std::optional<model::Kind> kindOf(const QMimeData& data) {
  const QByteArray word = data.data(QLatin1String(kindMimeType));
  return model::kindFromWord({word.constData(), static_cast<std::size_t>(word.size())});
}

}  // namespace

CanvasView::CanvasView(QWidget* parent) : QWidget(parent), core_(std::make_unique<CanvasCore>(*this)) {
  CanvasAccessible::install();
  setObjectName(QStringLiteral("canvas"));
  setAttribute(Qt::WA_OpaquePaintEvent);
  setMouseTracking(true);
  setAcceptDrops(true);
  setFocusPolicy(Qt::StrongFocus);
  setAccessibleName(tr("Graph"));
  setMinimumSize(160, 120);
  grabGesture(Qt::PinchGesture);
}

CanvasView::~CanvasView() = default;

void CanvasView::setGraph(std::shared_ptr<const model::Graph> graph) {
  core_->setGraph(std::move(graph));
}
std::shared_ptr<const model::Graph> CanvasView::graph() const {
  return core_->scene().graph();
}
void CanvasView::setLayout(const model::Layout& layout) {
  core_->setLayout(layout);
}
void CanvasView::setNodeStatus(std::vector<NodeBadge> badges) {
  core_->setBadges(std::move(badges));
}
void CanvasView::setProblemNodes(std::vector<ProblemMark> marks) {
  core_->setMarks(std::move(marks));
}
void CanvasView::setTheme(const Theme& theme) {
  core_->setTheme(theme);
}
void CanvasView::setEditable(bool editable) {
  core_->setEditable(editable);
}
bool CanvasView::isEditable() const {
  return core_->editable();
}
Selection CanvasView::selection() const {
  return core_->selection();
}
void CanvasView::setSelection(const Selection& selection) {
  core_->setSelection(selection);
}

void CanvasView::reveal(const model::NodeId& node) {
  if (const auto i = core_->scene().indexOf(node); i >= 0) core_->reveal(core_->scene().card(i));
}

model::Point CanvasView::positionOf(const model::NodeId& node) const {
  const auto i = core_->scene().indexOf(node);
  return i < 0 ? model::Point{} : model::Point{core_->scene().x(i), core_->scene().y(i)};
}

std::map<model::NodeId, model::Point> CanvasView::positions() const {
  std::map<model::NodeId, model::Point> result;
  const Scene& scene = core_->scene();
  for (std::int32_t i = 0; i < scene.nodeCount(); ++i) result[scene.node(i).id] = {scene.x(i), scene.y(i)};
  return result;
}

double CanvasView::zoom() const {
  return core_->zoom();
}
void CanvasView::setZoom(double zoom) {
  core_->zoomAround(zoom, QRectF(rect()).center());
}
QPointF CanvasView::toScene(const QPointF& widgetPosition) const {
  return core_->toScene(widgetPosition);
}
QPointF CanvasView::fromScene(const QPointF& scenePosition) const {
  return core_->viewport().toWidget(scenePosition);
}
CanvasTarget CanvasView::targetAt(const QPointF& widgetPosition) const {
  return core_->targetAt(widgetPosition);
}

void CanvasView::discardPicture() {
  core_->invalidatePicture();
}
std::int64_t CanvasView::pixelsPainted() const {
  return core_->picture().lastPainted();
}

void CanvasView::fitAll() {
  core_->fit(core_->scene().bounds());
}
void CanvasView::fitSelection() {
  core_->fit(core_->selectionBounds());
}
void CanvasView::zoomIn() {
  setZoom(zoom() * zoomStep);
}
void CanvasView::zoomOut() {
  setZoom(zoom() / zoomStep);
}
void CanvasView::zoomToActualSize() {
  setZoom(1);
}
void CanvasView::selectAll() {
  core_->selectAll();
}
void CanvasView::startPlacing(model::Kind kind) {
  core_->startPlacing(kind);
}

void CanvasView::placeInMiddle(model::Kind kind) {
  const QSizeF size(CardSize::width, CardSize::height);
  QRectF card(snapToGrid(toScene(rect().center()) - QPointF(size.width(), size.height()) / 2), size);
  const auto taken = [this](const QRectF& place) {
    bool found = false;
    core_->scene().visitNodes(place, 0, [&found](std::int32_t) { found = true; });
    return found;
  };
  constexpr int tries = 100;
  for (int i = 0; i < tries && taken(card); ++i) card.translate(0, CardSize::height + 2 * gridStep);
  core_->reveal(card);
  core_->create(kind, card.topLeft());
}

void CanvasView::startRename(const model::NodeId& node) {
  if (const auto i = core_->scene().indexOf(node); i >= 0) {
    core_->reveal(core_->scene().card(i));
    core_->rename(i);
  }
}

bool CanvasView::event(QEvent* event) {
  switch (event->type()) {
    case QEvent::ToolTip: {
      const auto* help = static_cast<QHelpEvent*>(event);
      const QString text = core_->toolTip(help->pos());
      if (text.isEmpty())
        QToolTip::hideText();
      else
        QToolTip::showText(help->globalPos(), text, this);
      return true;
    }
    case QEvent::NativeGesture: {
      const auto* gesture = static_cast<QNativeGestureEvent*>(event);
      if (gesture->gestureType() != Qt::ZoomNativeGesture) break;
      core_->zoomAround(zoom() * (1 + gesture->value()), gesture->position());
      return true;
    }
    case QEvent::Gesture: {
      auto* gestures = static_cast<QGestureEvent*>(event);
      const auto* pinch = static_cast<QPinchGesture*>(gestures->gesture(Qt::PinchGesture));
      if (pinch == nullptr) break;
      core_->zoomAround(zoom() * pinch->scaleFactor(), mapFromGlobal(pinch->centerPoint()));
      return true;
    }
    // Keys that mean something here are not shortcuts of the window while the canvas has the focus.
    case QEvent::ShortcutOverride: {
      const auto* key = static_cast<QKeyEvent*>(event);
      if (key->key() == Qt::Key_Delete || key->matches(QKeySequence::SelectAll)) event->accept();
      break;
    }
    case QEvent::ScreenChangeInternal:
      core_->resize();
      break;
    default:
      break;
  }
  return QWidget::event(event);
}

bool CanvasView::focusNextPrevChild(bool next) {
  return core_->walk(next ? Qt::Key_Tab : Qt::Key_Backtab) || QWidget::focusNextPrevChild(next);
}

void CanvasView::paintEvent(QPaintEvent* event) {
  // The ratio may be another one since the last event: the window is on another screen.
  if (core_->viewport().ratio() != devicePixelRatioF()) core_->resize();
  core_->paint(event->region());
}

void CanvasView::resizeEvent(QResizeEvent*) {
  core_->resize();
}

void CanvasView::showEvent(QShowEvent*) {
  if (fitWhenShown_) fitAll();
}

void CanvasView::changeEvent(QEvent* event) {
  if (event->type() == QEvent::FontChange || event->type() == QEvent::ApplicationFontChange)
    core_->refreshFonts();
  if (event->type() == QEvent::LanguageChange) {
    setAccessibleName(tr("Graph"));
    core_->refreshFonts();
  }
  QWidget::changeEvent(event);
}

void CanvasView::mousePressEvent(QMouseEvent* event) {
  setFocus(Qt::MouseFocusReason);
  core_->press(pointerOf(*event));
}

void CanvasView::mouseMoveEvent(QMouseEvent* event) {
  core_->move(pointerOf(*event));
}
void CanvasView::mouseReleaseEvent(QMouseEvent* event) {
  core_->release(pointerOf(*event));
}
void CanvasView::mouseDoubleClickEvent(QMouseEvent* event) {
  core_->doubleClick(pointerOf(*event));
}

// A mouse's wheel zooms (Shift scrolls sideways); two fingers on a touchpad scroll. Ctrl always zooms.
void CanvasView::wheelEvent(QWheelEvent* event) {
  const bool control = (event->modifiers() & Qt::ControlModifier) != 0;
  const bool shift = (event->modifiers() & Qt::ShiftModifier) != 0;
  const bool touchpad =
      event->phase() != Qt::NoScrollPhase || !event->pixelDelta().isNull() ||
      (event->device() != nullptr && event->device()->type() == QInputDevice::DeviceType::TouchPad);
  QPointF delta =
      event->pixelDelta().isNull() ? QPointF(event->angleDelta()) * 0.5 : QPointF(event->pixelDelta());
  if (control || (!touchpad && !shift)) {
    core_->zoomAround(zoom() * std::pow(1.0018, event->angleDelta().y()), event->position());
  } else {
    if (shift && delta.x() == 0) delta = QPointF(delta.y(), 0);
    core_->panBy(delta);
  }
  event->accept();
}

void CanvasView::keyPressEvent(QKeyEvent* event) {
  if (!core_->keyPress(*event)) QWidget::keyPressEvent(event);
}

void CanvasView::keyReleaseEvent(QKeyEvent* event) {
  core_->keyRelease(*event);
  QWidget::keyReleaseEvent(event);
}

void CanvasView::leaveEvent(QEvent*) {
  core_->leave();
}

void CanvasView::focusOutEvent(QFocusEvent* event) {
  core_->keyRelease(QKeyEvent(QEvent::KeyRelease, Qt::Key_Space, Qt::NoModifier));
  QWidget::focusOutEvent(event);
}

void CanvasView::contextMenuEvent(QContextMenuEvent* event) {
  core_->contextMenu(event->pos(), event->globalPos(), event->reason() == QContextMenuEvent::Keyboard);
  event->accept();
}

void CanvasView::dragEnterEvent(QDragEnterEvent* event) {
  const auto kind = kindOf(*event->mimeData());
  if (!kind || !isEditable()) return;
  core_->startPlacing(*kind);
  event->setDropAction(Qt::CopyAction);
  event->accept();
}

void CanvasView::dragMoveEvent(QDragMoveEvent* event) {
  core_->move({event->position(), event->modifiers(), Qt::NoButton});
  event->accept();
}

void CanvasView::dragLeaveEvent(QDragLeaveEvent*) {
  core_->cancel();
}

void CanvasView::dropEvent(QDropEvent* event) {
  setFocus(Qt::OtherFocusReason);
  core_->release({event->position(), event->modifiers(), Qt::LeftButton});
  event->acceptProposedAction();
}

}  // namespace metaparticle::studio
