// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <unordered_map>

#include <QAccessibleWidget>

namespace metaparticle::studio {

class CanvasCore;
class CanvasView;

/// What screen readers see of the canvas: a list with one item a node, named "resize, worker, 2 of 3 ready".
class CanvasAccessible : public QAccessibleWidget {
 public:
  explicit CanvasAccessible(CanvasView& view);
  ~CanvasAccessible() override;
  CanvasAccessible(const CanvasAccessible&) = delete;
  CanvasAccessible& operator=(const CanvasAccessible&) = delete;

  [[nodiscard]] int childCount() const override;
  [[nodiscard]] QAccessibleInterface* child(int index) const override;
  [[nodiscard]] int indexOfChild(const QAccessibleInterface* child) const override;
  [[nodiscard]] QAccessibleInterface* childAt(int x, int y) const override;
  [[nodiscard]] QAccessibleInterface* focusChild() const override;

  /// Makes Qt ask for this when a canvas is to be read; once is enough.
  static void install();

 private:
  [[nodiscard]] const CanvasCore& core() const;
  void forget() const;

  CanvasView& view_;
  // Items are made when they are asked for, and are for the nodes of one graph.
  mutable std::unordered_map<std::int32_t, QAccessible::Id> items_;
  mutable const void* graph_ = nullptr;
};

}  // namespace metaparticle::studio
