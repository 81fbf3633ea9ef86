// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/studio/window/new_project_dialog.h"

#include <QDialogButtonBox>
#include <QDir>
#include <QFileDialog>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

#include "model/project_file.h"

namespace metaparticle::studio {

NewProjectDialog::NewProjectDialog(const QString& parentFolder, QWidget* parent)
    : QDialog(parent),
      name_(new QLineEdit(this)),
      parent_(new QLineEdit(QDir::toNativeSeparators(parentFolder), this)),
      outcome_(new QLabel(this)) {
  setObjectName("newProjectDialog");
  setWindowTitle(tr("New project"));
  name_->setObjectName("projectName");
  name_->setPlaceholderText(tr("my-application"));
  parent_->setObjectName("projectParent");
  outcome_->setObjectName("projectOutcome");
  outcome_->setWordWrap(true);
  auto* browse = new QPushButton(tr("Browse…"), this);
  browse->setAutoDefault(false);
  auto* place = new QHBoxLayout;
  place->addWidget(parent_, 1);
  place->addWidget(browse);
  auto* form = new QFormLayout;
  form->addRow(tr("Name:"), name_);
  form->addRow(tr("In the folder:"), place);
  auto* buttons = new QDialogButtonBox(this);
  create_ = buttons->addButton(tr("Create"), QDialogButtonBox::AcceptRole);
  create_->setObjectName("createButton");
  create_->setDefault(true);
  buttons->addButton(QDialogButtonBox::Cancel);
  auto* layout = new QVBoxLayout(this);
  layout->addLayout(form);
  layout->addWidget(outcome_);
  layout->addStretch(1);
  layout->addWidget(buttons);
  constexpr int comfortableWidth = 520;
  resize(comfortableWidth, sizeHint().height());

  connect(name_, &QLineEdit::textChanged, this, &NewProjectDialog::update);
  connect(parent_, &QLineEdit::textChanged, this, &NewProjectDialog::update);
  connect(browse, &QPushButton::clicked, this, &NewProjectDialog::browse);
  connect(buttons, &QDialogButtonBox::accepted, this, &NewProjectDialog::create);
  connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
  update();
  name_->setFocus();
}

/// A name that is a path is taken as one: "/tmp/demo" wherever the parent is.
QString NewProjectDialog::folder() const {
  QString parent = QDir::fromNativeSeparators(parent_->text().trimmed());
  if (parent == QLatin1String("~") || parent.startsWith(QLatin1String("~/")))
    parent.replace(0, 1, QDir::homePath());
  const QString name = QDir::fromNativeSeparators(name_->text().trimmed());
  return QDir::cleanPath(QDir(parent).absoluteFilePath(name));
}

QString NewProjectDialog::problem() const {
  const QFileInfo wanted(folder());
  if (wanted.exists() && !wanted.isDir()) return tr("There is a file of this name: choose another.");
  if (QFileInfo::exists(QDir(wanted.filePath()).filePath(QLatin1String(model::ProjectFile::fileName))))
    return tr("This folder holds a project already: open it, or choose another name.");
  QFileInfo nearest = wanted;
  while (!nearest.exists() && !nearest.isRoot()) nearest = QFileInfo(nearest.absolutePath());
  if (!nearest.isDir())
    return tr("%1 is a file, not a folder.").arg(QDir::toNativeSeparators(nearest.filePath()));
  if (!nearest.isWritable())
    return tr("You may not write in %1: choose another folder.")
        .arg(QDir::toNativeSeparators(nearest.filePath()));
  return {};
}

void NewProjectDialog::update() {
  const bool named = !name_->text().trimmed().isEmpty();
  const QString wrong = named ? problem() : QString();
  create_->setEnabled(named && wrong.isEmpty());
  if (!named) {
    outcome_->setText(tr("A project is a folder with annotated C++ sources."));
  } else if (!wrong.isEmpty()) {
    outcome_->setText(wrong);
  } else {
    const QString shown = QDir::toNativeSeparators(folder());
    outcome_->setText(QFileInfo::exists(folder()) ? tr("The project goes into %1, which is there.").arg(shown)
                                                  : tr("Makes %1.").arg(shown));
  }
}

void NewProjectDialog::browse() {
  auto* dialog = new QFileDialog(this, tr("Where to make the project"), parent_->text());
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  dialog->setFileMode(QFileDialog::Directory);
  dialog->setOption(QFileDialog::ShowDirsOnly);
  connect(dialog, &QFileDialog::fileSelected, this,
          [this](const QString& chosen) { parent_->setText(QDir::toNativeSeparators(chosen)); });
  dialog->open();
}

void NewProjectDialog::create() {
  if (!create_->isEnabled()) return;
  emit chosen(folder());
  accept();
}

}  // namespace metaparticle::studio
