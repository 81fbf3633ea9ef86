// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTemporaryDir>

#include <memory>

#include "app/studio/canvas/canvas_view.h"
#include "app/studio/editor/source_editor.h"
#include "app/studio/window/studio.h"
#include "app/studio/window/workbench.h"

class QLineEdit;

namespace metaparticle::test {

/// Keeps the settings of the person who runs the tests out of them, and theirs out of the tests. Make one
/// before anything reads settings.
class IsolatedSettings {
 public:
  IsolatedSettings();

 private:
  QTemporaryDir folder_;
};

/// The real window, driven by mouse and keyboard events.
class StudioFixture {
 public:
  StudioFixture();
  ~StudioFixture();

  /// Opens a project and waits until it is drawn.
  bool open(const QString& path);
  /// Waits until gestures are planned, texts read and answers about the selection given.
  bool settle();

  studio::Studio studio;
  [[nodiscard]] studio::Document& document() { return studio.document(); }
  [[nodiscard]] studio::MainWindow& window() { return studio.window(); }
  [[nodiscard]] studio::CanvasView& canvas() { return *window().workbench().canvas; }
  [[nodiscard]] studio::SourceEditor& editor();
  [[nodiscard]] const model::Node* node(const std::string& name);
  /// What the current editor shows, byte for byte.
  [[nodiscard]] std::string editorBytes();

  /// Drags a kind from the palette onto the canvas, with the card's middle at this place of the widget, and
  /// names it.
  bool drop(model::Kind kind, const QPoint& place, const QString& name);
  [[nodiscard]] QPoint middleOf(const std::string& name);
  [[nodiscard]] QPoint portOf(const std::string& name);
  void click(const std::string& name);
  /// Draws an edge with the mouse.
  void drag(const QPoint& from, const QPoint& to);
  /// The line edit on the canvas, or nullptr.
  [[nodiscard]] QLineEdit* nameField();
  /// The field of an argument in the inspector, or nullptr.
  template <class Field>
  [[nodiscard]] Field* field(const char* key);
  [[nodiscard]] QWidget* argumentRow(const char* key);
};

template <class Field>
Field* StudioFixture::field(const char* key) {
  QWidget* row = argumentRow(key);
  return row ? row->findChild<Field*>() : nullptr;
}

}  // namespace metaparticle::test
