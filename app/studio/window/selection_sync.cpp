// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/studio/window/selection_sync.h"

#include "app/studio/canvas/canvas_view.h"
#include "app/studio/editor/editor_tabs.h"
#include "app/studio/editor/source_editor.h"
#include "app/studio/inspector/inspector.h"

namespace metaparticle::studio {
namespace {

/// While a key is held down the caret passes through functions that nobody means.
constexpr int caretRestMs = 40;

}  // namespace

SelectionSync::SelectionSync(Document& document, CanvasView& canvas, Inspector& inspector,
                             EditorTabs& editors, QObject* parent)
    : QObject(parent), document_(document), canvas_(canvas), inspector_(inspector), editors_(editors) {
  caretRests_.setSingleShot(true);
  caretRests_.setInterval(caretRestMs);
  connect(&caretRests_, &QTimer::timeout, this, &SelectionSync::askForCaretNode);
  connect(&canvas_, &CanvasView::selectionChanged, this, &SelectionSync::canvasSelectionChanged);
  connect(&canvas_, &CanvasView::nodeActivated, this,
          [this](const model::NodeId& node) { showCodeOf(node, true); });
  connect(&canvas_, &CanvasView::edgeActivated, this, [this](const model::EdgeId& id) {
    const model::Edge* edge = document_.graph()->edge(id);
    if (edge && !edge->sites.empty()) {
      const model::Site& site = edge->sites.front();
      editors_.goToLine(site.file, site.line, site.column);
    }
  });
  connect(&editors_, &EditorTabs::caretMoved, this, &SelectionSync::caretMoved);
  connect(&editors_, &EditorTabs::currentFileChanged, this, &SelectionSync::markSelected);
  connect(&document_, &Document::graphChanged, this, &SelectionSync::markSelected);
}

std::optional<model::NodeId> SelectionSync::selectedNode() const {
  const Selection selection = canvas_.selection();
  if (selection.nodes.size() != 1 || !selection.edges.empty()) return std::nullopt;
  return selection.nodes.front();
}

void SelectionSync::select(const model::NodeId& node) {
  canvas_.setSelection({{node}, {}});
  canvas_.reveal(node);
}

void SelectionSync::canvasSelectionChanged() {
  inspector_.setSelection(canvas_.selection());
  if (fromCaret_) {
    markSelected();
    return;
  }
  caretSelected_ = false;
  caretRests_.stop();
  ++caretQuestion_;
  const auto node = selectedNode();
  if (node) {
    showCodeOf(*node, false);
  } else {
    markSelected();
  }
}

void SelectionSync::showCode() {
  if (const auto node = selectedNode()) showCodeOf(*node, true);
}

void SelectionSync::showCodeOf(const model::NodeId& node, bool focus) {
  const std::uint64_t question = ++placeQuestion_;
  document_.locate(node, this, [this, question, focus](const std::optional<Document::Place>& place) {
    if (question != placeQuestion_ || !place) return;
    if (place->revision != document_.revision()) return;  // The next graph asks again, for the mark.
    SourceEditor* editor = editors_.openFile(place->file);
    if (!editor) return;
    const bool inside = place->declaration.contains(editor->caret());
    if (!inside) editor->goTo(place->name.begin);
    if (focus) editor->setFocus();
    editors_.markNode(place);
  });
}

void SelectionSync::markSelected() {
  const auto node = selectedNode();
  const std::uint64_t question = ++placeQuestion_;
  if (!node) {
    editors_.markNode(std::nullopt);
    return;
  }
  document_.locate(*node, this, [this, question](const std::optional<Document::Place>& place) {
    if (question != placeQuestion_) return;
    if (place && place->revision != document_.revision()) return;
    editors_.markNode(place);
  });
}

void SelectionSync::caretMoved(const std::string& file, std::size_t offset) {
  caretFile_ = file;
  caretOffset_ = offset;
  ++caretQuestion_;
  caretRests_.start();
}

void SelectionSync::askForCaretNode() {
  const std::uint64_t question = caretQuestion_;
  document_.nodeAt(caretFile_, caretOffset_, this,
                   [this, question](const std::optional<model::NodeId>& node) {
                     if (question == caretQuestion_) selectFromCaret(node);
                   });
}

void SelectionSync::selectFromCaret(const std::optional<model::NodeId>& node) {
  if (!node && !caretSelected_)
    return;  // What was picked on the canvas stays until the caret means another node.
  if (node == selectedNode()) return;
  fromCaret_ = true;
  canvas_.setSelection(node ? Selection{{*node}, {}} : Selection{});
  if (node) canvas_.reveal(*node);
  fromCaret_ = false;
  caretSelected_ = node.has_value();
}

}  // namespace metaparticle::studio
