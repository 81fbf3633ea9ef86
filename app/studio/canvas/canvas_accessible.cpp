// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/studio/canvas/canvas_accessible.h"

#include "app/studio/canvas/canvas_core.h"

namespace metaparticle::studio {

namespace {

/// One node as an item of the list.
class NodeItem : public QAccessibleInterface {
 public:
  NodeItem(CanvasView& view, std::int32_t node) : view_(&view), node_(node) {}

  [[nodiscard]] std::int32_t node() const { return node_; }
  [[nodiscard]] bool isValid() const override {
    return view_ && node_ < CanvasCore::of(*view_).scene().nodeCount();
  }
  [[nodiscard]] QObject* object() const override { return nullptr; }
  [[nodiscard]] QAccessibleInterface* parent() const override {
    return QAccessible::queryAccessibleInterface(view_);
  }
  [[nodiscard]] QAccessibleInterface* child(int) const override { return nullptr; }
  [[nodiscard]] QAccessibleInterface* childAt(int, int) const override { return nullptr; }
  [[nodiscard]] int childCount() const override { return 0; }
  [[nodiscard]] int indexOfChild(const QAccessibleInterface*) const override { return -1; }
  void setText(QAccessible::Text, const QString&) override {}
  [[nodiscard]] QAccessible::Role role() const override { return QAccessible::ListItem; }

  [[nodiscard]] QString text(QAccessible::Text kind) const override {
    if (!isValid()) return {};
    if (kind == QAccessible::Name) return CanvasCore::of(*view_).spokenName(node_);
    if (kind == QAccessible::Description)
      return QString::fromStdString(CanvasCore::of(*view_).scene().node(node_).signature);
    return {};
  }
  [[nodiscard]] QRect rect() const override {
    if (!isValid()) return {};
    const CanvasCore& core = CanvasCore::of(*view_);
    const QRect onWidget = core.viewport().toWidget(core.scene().card(node_)).toAlignedRect();
    return {view_->mapToGlobal(onWidget.topLeft()), onWidget.size()};
  }
  [[nodiscard]] QAccessible::State state() const override {
    QAccessible::State state;
    if (!isValid()) {
      state.invalid = true;
      return state;
    }
    const CanvasCore& core = CanvasCore::of(*view_);
    state.selectable = true;
    state.focusable = true;
    state.multiSelectable = true;
    state.selected = core.scene().has(node_, NodeSelected);
    state.focused = view_->hasFocus() && core.selectedNodes().size() == 1 && state.selected;
    state.readOnly = core.scene().has(node_, NodeReadOnly);
    state.offscreen = !core.visibleScene().intersects(core.scene().card(node_));
    return state;
  }

 private:
  QPointer<CanvasView> view_;
  std::int32_t node_;
};

QAccessibleInterface* makeInterface(const QString&, QObject* object) {
  auto* view = qobject_cast<CanvasView*>(object);
  return view != nullptr ? new CanvasAccessible(*view) : nullptr;
}

}  // namespace

void CanvasAccessible::install() {
  static const bool once = [] {
    QAccessible::installFactory(makeInterface);
    return true;
  }();
  static_cast<void>(once);
}

CanvasAccessible::CanvasAccessible(CanvasView& view)
    : QAccessibleWidget(&view, QAccessible::List), view_(view) {}

CanvasAccessible::~CanvasAccessible() {
  forget();
}

const CanvasCore& CanvasAccessible::core() const {
  return CanvasCore::of(view_);
}

void CanvasAccessible::forget() const {
  for (const auto& [node, id] : items_) QAccessible::deleteAccessibleInterface(id);
  items_.clear();
}

int CanvasAccessible::childCount() const {
  return core().scene().nodeCount();
}

QAccessibleInterface* CanvasAccessible::child(int index) const {
  if (index < 0 || index >= childCount()) return nullptr;
  if (const void* graph = core().scene().graph().get(); graph != graph_) {
    forget();
    graph_ = graph;
  }
  const auto found = items_.find(index);
  if (found != items_.end()) return QAccessible::accessibleInterface(found->second);
  auto* item = new NodeItem(view_, index);
  items_[index] = QAccessible::registerAccessibleInterface(item);
  return item;
}

int CanvasAccessible::indexOfChild(const QAccessibleInterface* child) const {
  const auto* item = dynamic_cast<const NodeItem*>(child);
  return item != nullptr ? item->node() : -1;
}

QAccessibleInterface* CanvasAccessible::childAt(int x, int y) const {
  const Hit hit = core().hitAt(view_.mapFromGlobal(QPointF(x, y)));
  return hit.onNode() ? child(hit.index) : nullptr;
}

QAccessibleInterface* CanvasAccessible::focusChild() const {
  const Indices& selected = core().selectedNodes();
  return view_.hasFocus() && selected.size() == 1 ? child(selected.front()) : nullptr;
}

}  // namespace metaparticle::studio
