// SPDX-License-Identifier: GPL-3.0-or-later
// What the menu's and the command bar's actions do.
#include <QMenu>
#include <QMessageBox>

#include "app/studio/canvas/auto_layout.h"
#include "app/studio/canvas/canvas_view.h"
#include "app/studio/editor/editor_tabs.h"
#include "app/studio/editor/source_editor.h"
#include "app/studio/inspector/inspector.h"
#include "app/studio/window/actions.h"
#include "app/studio/window/gestures.h"
#include "app/studio/window/main_window.h"
#include "app/studio/window/project_flow.h"
#include "app/studio/window/selection_sync.h"
#include "app/studio/window/workbench.h"

namespace metaparticle::studio {

void MainWindow::connectFileActions() {
  connect(actions_->newProject, &QAction::triggered, flow_, &ProjectFlow::chooseAndCreate);
  connect(actions_->open, &QAction::triggered, flow_, &ProjectFlow::chooseAndOpen);
  connect(actions_->openFile, &QAction::triggered, flow_, &ProjectFlow::chooseFileAndOpen);
  connect(actions_->closeProject, &QAction::triggered, flow_, &ProjectFlow::close);
  connect(actions_->save, &QAction::triggered, this, [this] {
    const std::string file = workbench_->editors->currentFile();
    if (file.empty() || !document_.isModified(file)) {
      document_.saveAll();
    } else {
      document_.save(file);
    }
  });
  connect(actions_->saveAll, &QAction::triggered, this, [this] { document_.saveAll(); });
  connect(actions_->quit, &QAction::triggered, this, &QWidget::close);
  connect(actions_->about, &QAction::triggered, this, [this] {
    QMessageBox::about(
        this, tr("About Metaparticle Studio"),
        tr("<h3>Metaparticle Studio %1</h3><p>Distributed applications, drawn and written in one C++ "
           "source.</p><p>Free software under the GNU General Public License, version 3 or later. "
           "What your own programs contain of it is under the MIT licence.</p>")
            .arg(QStringLiteral(METAPARTICLE_VERSION)));
  });
}

void MainWindow::connectEditActions() {
  QUndoStack* stack = document_.undoStack();
  const auto describe = [stack, this] {
    actions_->undo->setEnabled(stack->canUndo());
    actions_->redo->setEnabled(stack->canRedo());
    actions_->undo->setText(stack->canUndo() ? tr("&Undo: %1").arg(stack->undoText()) : tr("&Undo"));
    actions_->redo->setText(stack->canRedo() ? tr("&Redo: %1").arg(stack->redoText()) : tr("&Redo"));
    actions_->undo->setIconText(tr("Undo"));
    actions_->redo->setIconText(tr("Redo"));
  };
  connect(stack, &QUndoStack::indexChanged, this, describe);
  connect(stack, &QUndoStack::canUndoChanged, this, describe);
  connect(stack, &QUndoStack::canRedoChanged, this, describe);
  describe();
  connect(actions_->undo, &QAction::triggered, stack, &QUndoStack::undo);
  connect(actions_->redo, &QAction::triggered, stack, &QUndoStack::redo);
  const auto inEditor = [this](void (QsciScintilla::*act)()) {
    return [this, act] {
      if (SourceEditor* editor = workbench_->editors->currentEditor()) {
        const Document::UserAction one(document_);
        (editor->*act)();
      }
    };
  };
  connect(actions_->cut, &QAction::triggered, this, inEditor(&QsciScintilla::cut));
  connect(actions_->copy, &QAction::triggered, this, inEditor(&QsciScintilla::copy));
  connect(actions_->paste, &QAction::triggered, this, inEditor(&QsciScintilla::paste));
  connect(actions_->find, &QAction::triggered, workbench_->editors, &EditorTabs::find);
  connect(actions_->replace, &QAction::triggered, workbench_->editors, &EditorTabs::replace);
  connect(actions_->findNext, &QAction::triggered, workbench_->editors, &EditorTabs::findNext);
  connect(actions_->findPrevious, &QAction::triggered, workbench_->editors, &EditorTabs::findPrevious);
}

void MainWindow::connectNodeActions() {
  CanvasView* canvas = workbench_->canvas;
  connect(actions_->rename, &QAction::triggered, this, [canvas] {
    const Selection selection = canvas->selection();
    if (selection.nodes.size() == 1) canvas->startRename(selection.nodes.front());
  });
  connect(actions_->link, &QAction::triggered, this, [this, canvas] {
    const Selection selection = canvas->selection();
    if (selection.nodes.size() == 1) gestures_->link(selection.nodes.front());
  });
  connect(actions_->remove, &QAction::triggered, this,
          [this, canvas] { gestures_->remove(canvas->selection(), false); });
  connect(actions_->removeWithFunction, &QAction::triggered, this,
          [this, canvas] { gestures_->remove(canvas->selection(), true); });
  connect(actions_->showCode, &QAction::triggered, selection_, &SelectionSync::showCode);
  connect(actions_->autoLayout, &QAction::triggered, this, [this] { autoLayout_->start(document_.graph()); });
}

void MainWindow::connectViewActions() {
  CanvasView* canvas = workbench_->canvas;
  connect(actions_->fit, &QAction::triggered, canvas, &CanvasView::fitAll);
  connect(actions_->zoomIn, &QAction::triggered, canvas, &CanvasView::zoomIn);
  connect(actions_->zoomOut, &QAction::triggered, canvas, &CanvasView::zoomOut);
  connect(actions_->actualSize, &QAction::triggered, canvas, &CanvasView::zoomToActualSize);
}

void MainWindow::updateActions() {
  const bool open = document_.isOpen();
  const Selection selection = workbench_->canvas->selection();
  const bool one = open && selection.nodes.size() == 1 && selection.edges.empty();
  const bool some = open && !selection.empty();
  for (QAction* action : {actions_->rename, actions_->link, actions_->showCode}) action->setEnabled(one);
  for (QAction* action : {actions_->remove, actions_->removeWithFunction}) action->setEnabled(some);
  for (QAction* action : {actions_->closeProject, actions_->autoLayout, actions_->fit, actions_->zoomIn,
                          actions_->zoomOut, actions_->actualSize}) {
    action->setEnabled(open);
  }
  const bool editing = open && workbench_->editors->currentEditor() != nullptr;
  for (QAction* action : {actions_->cut, actions_->copy, actions_->paste, actions_->find, actions_->replace,
                          actions_->findNext, actions_->findPrevious}) {
    action->setEnabled(editing);
  }
}

void MainWindow::placeInMiddle(model::Kind kind) {
  workbench_->canvas->placeInMiddle(kind);
}

void MainWindow::showContextMenu(const QPoint& globalPosition) {
  auto* menu = new QMenu(this);
  menu->setAttribute(Qt::WA_DeleteOnClose);
  if (workbench_->canvas->selection().empty()) {
    menu->addActions({actions_->fit, actions_->autoLayout});
    menu->addSeparator();
    menu->addActions({actions_->undo, actions_->redo});
  } else {
    menu->addActions({actions_->showCode, actions_->rename, actions_->link});
    menu->addSeparator();
    menu->addActions({actions_->remove, actions_->removeWithFunction});
  }
  menu->popup(globalPosition);
}

}  // namespace metaparticle::studio
