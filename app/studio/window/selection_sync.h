// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QTimer>

#include "app/studio/canvas/canvas_types.h"
#include "app/studio/document/document.h"

namespace metaparticle::studio {

class CanvasView;
class EditorTabs;
class Inspector;

/// Keeps one selection over canvas, code and inspector: a node that is selected shows its function, and the
/// function that the caret is in selects its node. Whoever began a change is not moved by its echo.
class SelectionSync : public QObject {
  Q_OBJECT

 public:
  SelectionSync(Document& document, CanvasView& canvas, Inspector& inspector, EditorTabs& editors,
                QObject* parent);

  /// Selects a node as a click on it would, if it is there.
  void select(const model::NodeId& node);
  /// Brings the code of the selected node to the front and gives it the focus.
  void showCode();
  void showCodeOf(const model::NodeId& node, bool focus);

 private:
  void canvasSelectionChanged();
  void caretMoved(const std::string& file, std::size_t offset);
  void askForCaretNode();
  void selectFromCaret(const std::optional<model::NodeId>& node);
  void markSelected();
  [[nodiscard]] std::optional<model::NodeId> selectedNode() const;

  Document& document_;
  CanvasView& canvas_;
  Inspector& inspector_;
  EditorTabs& editors_;
  bool fromCaret_ = false;      ///< the canvas is being told what the caret is in
  bool caretSelected_ = false;  ///< what is selected now was selected by the caret
  std::string caretFile_;
  std::size_t caretOffset_ = 0;
  std::uint64_t caretQuestion_ = 0;
  std::uint64_t placeQuestion_ = 0;
  QTimer caretRests_;
};

}  // namespace metaparticle::studio
