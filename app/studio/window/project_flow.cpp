// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/studio/window/project_flow.h"

#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QMenu>
#include <QMessageBox>
#include <QPushButton>
#include <QStandardPaths>

#include "app/studio/document/project_creation.h"
#include "app/studio/window/new_project_dialog.h"
#include "app/studio/window/recent_projects.h"

namespace metaparticle::studio {
namespace {

QString startFolder() {
  const QStringList recent = recentProjects();
  return recent.isEmpty() ? QDir::homePath() : QFileInfo(recent.front()).absolutePath();
}

/// Not modal to the program's event loop: the answer arrives as a call.
template <class Chosen>
void askForFolder(QWidget* window, const QString& title, Chosen chosen) {
  auto* dialog = new QFileDialog(window, title, startFolder());
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  dialog->setFileMode(QFileDialog::Directory);
  dialog->setOption(QFileDialog::ShowDirsOnly);
  QObject::connect(dialog, &QFileDialog::fileSelected, window, chosen);
  dialog->open();
}

/// A question whose answers are buttons that the caller adds beside Cancel. It destroys itself.
QMessageBox* makeQuestion(QWidget* window, const char* name, const QString& title, const QString& text) {
  auto* box = new QMessageBox(QMessageBox::Question, title, text, QMessageBox::NoButton, window);
  box->setObjectName(name);
  box->setAttribute(Qt::WA_DeleteOnClose);
  box->addButton(ProjectFlow::tr("Cancel"), QMessageBox::RejectRole);
  return box;
}

}  // namespace

ProjectFlow::ProjectFlow(Document& document, QWidget* window)
    : QObject(window), document_(document), window_(window), making_(QStringLiteral("making a project")) {
  connect(&document_, &Document::openBegan, this, [this] { ++request_; });
  connect(&document_, &Document::closed, this, [this] { ++request_; });
  connect(&document_, &Document::opened, this, [this] { addRecentProject(document_.path()); });
}

void ProjectFlow::whenSaved(std::function<void()> then) {
  if (!document_.isModified()) {
    then();
    return;
  }
  auto* box = makeQuestion(window_, "unsavedChanges", tr("Unsaved changes"),
                           tr("%1 has changes that are not saved.").arg(document_.name()));
  auto* save = box->addButton(tr("Save all"), QMessageBox::AcceptRole);
  auto* discard = box->addButton(tr("Discard"), QMessageBox::DestructiveRole);
  save->setObjectName("saveAllButton");
  discard->setObjectName("discardButton");
  box->setDefaultButton(save);
  connect(box, &QMessageBox::buttonClicked, this,
          [this, save, discard, then = std::move(then)](QAbstractButton* clicked) {
            if (clicked == save) {
              document_.saveAll([then](bool saved) {
                if (saved) then();
              });
            } else if (clicked == discard) {
              then();
            }
          });
  box->open();
}

void ProjectFlow::whenFree(std::function<void()> then) {
  whenSaved([this, then = std::move(then)] {
    if (!running_ || !running_()) {
      then();
      return;
    }
    auto* box = makeQuestion(window_, "stillRunning", tr("The application is running"),
                             tr("%1 was deployed from here and ends now.").arg(document_.name()));
    auto* stop = box->addButton(tr("Stop it and go on"), QMessageBox::AcceptRole);
    stop->setObjectName("stopItButton");
    connect(box, &QMessageBox::buttonClicked, this, [stop, then](const QAbstractButton* clicked) {
      if (clicked == stop) then();
    });
    box->open();
  });
}

void ProjectFlow::open(const QString& path) {
  whenFree([this, path] { document_.open(path); });
}

void ProjectFlow::chooseAndOpen() {
  askForFolder(window_, tr("Open a project"), [this](const QString& folder) { open(folder); });
}

void ProjectFlow::chooseFileAndOpen() {
  auto* dialog = new QFileDialog(window_, tr("Open a single file"), startFolder(),
                                 tr("C++ sources (*.cpp *.cc *.cxx *.hpp *.hh *.h)"));
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  dialog->setFileMode(QFileDialog::ExistingFile);
  connect(dialog, &QFileDialog::fileSelected, this, &ProjectFlow::open);
  dialog->open();
}

void ProjectFlow::chooseAndCreate() {
  auto* dialog = new NewProjectDialog(startFolder(), window_);
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  connect(dialog, &NewProjectDialog::chosen, this, &ProjectFlow::create);
  dialog->open();
}

void ProjectFlow::create(const QString& folder) {
  whenFree([this, folder] {
    makeAndOpen([folder]() -> model::Result<QString> {
      const auto created = createProject(folder.toStdString(), QDir(folder).dirName().toStdString());
      if (!created) return created.error();
      return folder;
    });
  });
}

void ProjectFlow::openExample(const Example& example) {
  whenFree([this, example] {
    makeAndOpen([example]() -> model::Result<QString> {
      if (QFileInfo(example.folder).isWritable()) return example.folder;
      const QString documents = QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
      const QString copy = copyExample(example, QDir(documents).filePath(QStringLiteral("Metaparticle")));
      if (!copy.isEmpty()) return copy;
      return model::Error{model::ErrorKind::Io, tr("The example could not be copied.").toStdString(),
                          documents.toStdString(), 0,
                          tr("Check that the folder can be written.").toStdString()};
    });
  });
}

void ProjectFlow::makeAndOpen(std::function<model::Result<QString>()> make) {
  making_.post([this, request = ++request_, step = document_.undoStack()->index(), make = std::move(make)] {
    QMetaObject::invokeMethod(
        this,
        [this, request, step, made = make()] {
          if (request != request_) return;
          if (!made) {
            emit failed(made.error());
          } else if (document_.undoStack()->index() == step) {
            document_.open(*made);
          } else {
            open(*made);  // Something was changed meanwhile, which nobody was asked about.
          }
        },
        Qt::QueuedConnection);
  });
}

void ProjectFlow::close() {
  whenFree([this] { document_.close(); });
}

void ProjectFlow::connectRecent(QMenu& menu) {
  connect(&menu, &QMenu::aboutToShow, this, [this, &menu] { fillRecent(menu); });
  fillRecent(menu);
}

void ProjectFlow::fillRecent(QMenu& menu) {
  menu.clear();
  for (const QString& path : recentProjects()) {
    menu.addAction(QDir::toNativeSeparators(path), this, [this, path] { open(path); });
  }
  if (menu.isEmpty()) menu.addAction(tr("None yet"))->setEnabled(false);
}

}  // namespace metaparticle::studio
