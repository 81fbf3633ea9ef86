// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/studio/window/project_flow.h"

#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QMenu>
#include <QMessageBox>
#include <QPushButton>
#include <QStandardPaths>
#include <QtConcurrentRun>

#include "app/studio/document/project_creation.h"
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

}  // namespace

ProjectFlow::ProjectFlow(Document& document, QWidget* window)
    : QObject(window), document_(document), window_(window) {
  connect(&document_, &Document::opened, this, [this] { addRecentProject(document_.path()); });
}

void ProjectFlow::whenSaved(std::function<void()> then) {
  if (!document_.isModified()) {
    then();
    return;
  }
  auto* box = new QMessageBox(QMessageBox::Question, tr("Unsaved changes"),
                              tr("%1 has changes that are not saved.").arg(document_.name()),
                              QMessageBox::NoButton, window_);
  box->setObjectName("unsavedChanges");
  box->setAttribute(Qt::WA_DeleteOnClose);
  auto* save = box->addButton(tr("Save all"), QMessageBox::AcceptRole);
  auto* discard = box->addButton(tr("Discard"), QMessageBox::DestructiveRole);
  box->addButton(tr("Cancel"), QMessageBox::RejectRole);
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

void ProjectFlow::open(const QString& path) {
  whenSaved([this, path] { document_.open(path); });
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
  askForFolder(window_, tr("Choose a folder for the new project"),
               [this](const QString& folder) { create(folder); });
}

void ProjectFlow::create(const QString& folder) {
  whenSaved([this, folder] {
    QtConcurrent::run([folder] {
      return createProject(folder.toStdString(), QDir(folder).dirName().toStdString());
    }).then(this, [this, folder](const model::Result<void>& created) {
      if (created) {
        document_.open(folder);
      } else {
        emit failed(created.error());
      }
    });
  });
}

void ProjectFlow::openExample(const Example& example) {
  whenSaved([this, example] {
    if (QFileInfo(example.folder).isWritable()) {
      document_.open(example.folder);
      return;
    }
    const QString documents = QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
    QtConcurrent::run([example, documents] {
      return copyExample(example, QDir(documents).filePath(QStringLiteral("Metaparticle")));
    }).then(this, [this, documents](const QString& copy) {
      if (!copy.isEmpty()) {
        document_.open(copy);
        return;
      }
      emit failed({model::ErrorKind::Io, tr("The example could not be copied.").toStdString(),
                   documents.toStdString(), 0, tr("Check that the folder can be written.").toStdString()});
    });
  });
}

void ProjectFlow::close() {
  whenSaved([this] { document_.close(); });
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
