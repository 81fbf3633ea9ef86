// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/studio/window/gestures.h"

#include <algorithm>

#include "app/studio/canvas/canvas_view.h"
#include "app/studio/editor/editor_tabs.h"
#include "app/studio/inspector/function_picker.h"
#include "app/studio/inspector/inspector.h"
#include "app/studio/window/message_bar.h"
#include "model/values.h"

namespace metaparticle::studio {
namespace {

const char* const defaultFile = "main.cpp";

bool isHeader(const std::string& file) {
  return file.ends_with(".h") || file.ends_with(".hpp") || file.ends_with(".hh");
}

}  // namespace

Gestures::Gestures(Document& document, CanvasView& canvas, Inspector& inspector, EditorTabs& editors,
                   MessageBar& messages, QObject* parent)
    : QObject(parent),
      document_(document),
      canvas_(canvas),
      inspector_(inspector),
      editors_(editors),
      messages_(messages) {
  connect(&canvas_, &CanvasView::createRequested, this, &Gestures::create);
  connect(&canvas_, &CanvasView::connectRequested, this, &Gestures::connectNodes);
  connect(&canvas_, &CanvasView::disconnectRequested, this, &Gestures::disconnectNodes);
  connect(&canvas_, &CanvasView::removeRequested, this, &Gestures::remove);
  connect(&canvas_, &CanvasView::renameRequested, this, &Gestures::rename);
  connect(&canvas_, &CanvasView::linkRequested, this, &Gestures::link);
  connect(&canvas_, &CanvasView::nodesMoved, this, [this](const auto& positions) {
    document_.moveNodes(positions, tr("move %n node(s)", nullptr, static_cast<int>(positions.size())));
  });
  connect(&inspector_, &Inspector::editRequested, this, &Gestures::edit);
  connect(&inspector_, &Inspector::linkRequested, this, &Gestures::link);
  connect(&inspector_, &Inspector::disconnectRequested, this, &Gestures::disconnectNodes);
  connect(&document_, &Document::gestureDone, this, &Gestures::takeDone);
  connect(&document_, &Document::gestureRefused, this, &Gestures::takeRefused);
  connect(&document_, &Document::graphChanged, this, &Gestures::selectAwaited);
}

QString Gestures::nameOf(const model::NodeId& node) const {
  const model::Node* found = document_.graph()->node(node);
  return QString::fromStdString(found ? found->name : node.value);
}

/// The file in the editor, else the one with the most recent node, else the first source.
std::string Gestures::fileForNewNodes() const {
  std::string current = editors_.currentFile();
  if (!current.empty() && !isHeader(current)) return current;
  const auto& nodes = document_.graph()->nodes;
  const auto newest = std::find_if_not(nodes.rbegin(), nodes.rend(),
                                       [](const model::Node& node) { return isHeader(node.file); });
  if (newest != nodes.rend()) return newest->file;
  const auto files = document_.files();
  const auto source = std::ranges::find_if_not(files, isHeader);
  return source == files.end() ? defaultFile : *source;
}

/// New nodes stand where the others of the file stand.
std::string Gestures::scopeForNewNodes(const std::string& file) const {
  const auto& nodes = document_.graph()->nodes;
  for (auto node = nodes.rbegin(); node != nodes.rend(); ++node) {
    if (node->file != file) continue;
    std::string scope = model::scopeOf(node->entity);
    if (scope.find('(') == std::string::npos) return scope;
  }
  return {};
}

void Gestures::create(model::Kind kind, const model::Point& position, const QString& name) {
  const std::string file = fileForNewNodes();
  const std::string scope = scopeForNewNodes(file);
  const std::string identifier = model::identifierFrom(name.toStdString());
  const model::NodeId node{scope.empty() ? identifier : scope + "::" + identifier};
  Gesture gesture;
  gesture.edits = {model::AddNode{kind, identifier, file, scope}};
  gesture.positions = {{node, position}};
  gesture.text = describeForUser(gesture.edits.front(), *document_.graph());
  document_.perform(std::move(gesture));
}

void Gestures::perform(std::vector<model::Edit> edits, const QString& text) {
  if (edits.empty()) return;
  document_.perform({std::move(edits), {}, text});
}

void Gestures::edit(const model::Edit& edit) {
  perform({edit}, describeForUser(edit, *document_.graph()));
}

void Gestures::connectNodes(const model::NodeId& from, const model::NodeId& to) {
  edit(model::Connect{from, to});
}

void Gestures::disconnectNodes(const model::EdgeId& edge) {
  edit(model::Disconnect{edge.from, edge.to});
}

void Gestures::rename(const model::NodeId& node, const QString& name) {
  edit(model::RenameNode{node, name.toStdString()});
}

void Gestures::remove(const Selection& selection, bool withFunction) {
  std::vector<model::Edit> edits;
  for (const model::EdgeId& edge : selection.edges) {
    const bool goesAnyway =
        std::ranges::count(selection.nodes, edge.from) + std::ranges::count(selection.nodes, edge.to) > 0;
    if (!goesAnyway) edits.emplace_back(model::Disconnect{edge.from, edge.to});
  }
  // From the last to the first, so that the numbers of nodes of the same name stay true.
  for (auto node = selection.nodes.rbegin(); node != selection.nodes.rend(); ++node) {
    edits.emplace_back(model::RemoveNode{*node, withFunction});
  }
  if (edits.empty()) return;
  const QString text = edits.size() == 1 ? describeForUser(edits.front(), *document_.graph())
                                         : tr("delete %n thing(s)", nullptr, static_cast<int>(edits.size()));
  perform(std::move(edits), text);
}

void Gestures::link(const model::NodeId& node) {
  const auto graph = document_.graph();
  const model::Node* found = graph->node(node);
  if (!found) return;
  auto* picker =
      new FunctionPicker(graph->functions, tr("Link %1 to a function").arg(nameOf(node)), canvas_.window());
  picker->setAttribute(Qt::WA_DeleteOnClose);
  connect(picker, &FunctionPicker::picked, this, [this, node](const QString& function) {
    edit(model::LinkNode{node, function.toStdString()});
  });
  picker->open();
}

void Gestures::takeDone(const Gesture& gesture, const TextChanges& changes) {
  messages_.clearProblem();
  if (gesture.edits.size() == 1) {
    const model::Edit& edit = gesture.edits.front();
    if (std::holds_alternative<model::AddNode>(edit) && !gesture.positions.empty()) {
      awaited_ = gesture.positions.begin()->first;
    } else if (const auto* link = std::get_if<model::LinkNode>(&edit)) {
      awaited_ = model::NodeId{link->function};
    }
  }
  editors_.showChange(changes);
  selectAwaited();
  emit done(changes);
}

void Gestures::selectAwaited() {
  if (!awaited_ || !document_.graph()->node(*awaited_)) return;
  const model::NodeId node = *awaited_;
  awaited_.reset();
  // The canvas takes its graph by the same signal, and may not have had its turn yet.
  QMetaObject::invokeMethod(
      this,
      [this, node] {
        canvas_.setSelection({{node}, {}});
        canvas_.reveal(node);
      },
      Qt::QueuedConnection);
}

void Gestures::takeRefused(const Gesture& gesture, const model::Error& error) {
  const QString text =
      QString::fromStdString(error.remedy.empty() ? error.message : error.message + " " + error.remedy);
  const bool shown = gesture.edits.size() == 1 && inspector_.showProblem(gesture.edits.front(), text);
  const bool placed = !error.file.empty() && error.line > 0;
  // Something still uses it: the code says it best.
  if (placed && error.kind == model::ErrorKind::Refused) editors_.goToLine(error.file, error.line, 0);
  if (shown) return;
  std::vector<MessageBar::Button> buttons;
  if (placed) {
    buttons.push_back({tr("Show the code"), [this, error] { editors_.goToLine(error.file, error.line, 0); }});
  }
  messages_.showError(error, std::move(buttons));
}

}  // namespace metaparticle::studio
