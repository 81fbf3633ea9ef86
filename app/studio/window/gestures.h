// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include <optional>

#include "app/studio/canvas/canvas_types.h"
#include "app/studio/document/document.h"

namespace metaparticle::studio {

class CanvasView;
class EditorTabs;
class Inspector;
class MessageBar;

/// Turns what the user does on the canvas and in the inspector into gestures of the document, and shows what
/// became of them: the changed code, the new selection, or why it could not be done.
class Gestures : public QObject {
  Q_OBJECT

 public:
  Gestures(Document& document, CanvasView& canvas, Inspector& inspector, EditorTabs& editors,
           MessageBar& messages, QObject* parent);

  /// The file that new nodes are written into.
  [[nodiscard]] std::string fileForNewNodes() const;
  void create(model::Kind kind, const model::Point& position, const QString& name);
  void connectNodes(const model::NodeId& from, const model::NodeId& to);
  void disconnectNodes(const model::EdgeId& edge);
  void remove(const Selection& selection, bool withFunction);
  void rename(const model::NodeId& node, const QString& name);
  void edit(const model::Edit& edit);
  /// Lets the user pick the function.
  void link(const model::NodeId& node);

 signals:
  /// The gesture is text now.
  void done(const metaparticle::studio::TextChanges& changes);

 private:
  void perform(std::vector<model::Edit> edits, const QString& text);
  void takeDone(const Gesture& gesture, const TextChanges& changes);
  void takeRefused(const Gesture& gesture, const model::Error& error);
  void selectAwaited();
  [[nodiscard]] QString nameOf(const model::NodeId& node) const;
  [[nodiscard]] std::string scopeForNewNodes(const std::string& file) const;

  Document& document_;
  CanvasView& canvas_;
  Inspector& inspector_;
  EditorTabs& editors_;
  MessageBar& messages_;
  std::optional<model::NodeId> awaited_;  ///< to be selected as soon as the graph has it
};

/// A short text for undo menus: what this edit does.
QString describeForUser(const model::Edit& edit, const model::Graph& graph);

}  // namespace metaparticle::studio
