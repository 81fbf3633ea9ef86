// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/studio/panels/file_list.h"

#include "app/studio/icons/line_icon.h"

namespace metaparticle::studio {

FileList::FileList(Document& document, QWidget* parent) : QTreeWidget(parent), document_(document) {
  setObjectName("files");
  setAccessibleName(tr("Files of the project"));
  setHeaderHidden(true);
  setFrameShape(QFrame::NoFrame);
  setIndentation(14);
  setUniformRowHeights(true);
  const auto activate = [this](const QTreeWidgetItem* item) {
    const QString file = item->data(0, Qt::UserRole).toString();
    if (!file.isEmpty()) emit fileActivated(file.toStdString());
  };
  connect(this, &QTreeWidget::itemClicked, this, activate);
  connect(this, &QTreeWidget::itemActivated, this, activate);
  connect(&document_, &Document::filesChanged, this, &FileList::rebuild);
  connect(&document_, &Document::modifiedChanged, this, &FileList::updateMarks);
}

void FileList::setTheme(const Theme& theme) {
  fileIcon_ = lineIcon(QStringLiteral("file"), theme.textMuted, theme.stopped);
  folderIcon_ = lineIcon(QStringLiteral("open"), theme.textMuted, theme.stopped);
  rebuild();
}

QTreeWidgetItem* FileList::folderItem(const QString& folder) {
  if (folder.isEmpty()) return invisibleRootItem();
  if (const auto found = folders_.find(folder); found != folders_.end()) return found->second;
  const qsizetype slash = folder.lastIndexOf(QLatin1Char('/'));
  QTreeWidgetItem* parent = folderItem(slash < 0 ? QString() : folder.left(slash));
  auto* item = new QTreeWidgetItem(parent, {folder.mid(slash + 1)});
  item->setIcon(0, folderIcon_);
  item->setExpanded(true);
  folders_.emplace(folder, item);
  return item;
}

void FileList::rebuild() {
  const QString current = currentItem() ? currentItem()->data(0, Qt::UserRole).toString() : QString();
  clear();
  folders_.clear();
  files_.clear();
  for (const std::string& file : document_.files()) {
    const QString path = QString::fromStdString(file);
    const qsizetype slash = path.lastIndexOf(QLatin1Char('/'));
    auto* item =
        new QTreeWidgetItem(folderItem(slash < 0 ? QString() : path.left(slash)), {path.mid(slash + 1)});
    item->setIcon(0, fileIcon_);
    item->setData(0, Qt::UserRole, path);
    files_.emplace(file, item);
  }
  updateMarks();
  setCurrentFile(current.toStdString());
}

void FileList::updateMarks() {
  for (const auto& [file, item] : files_) {
    const QString path = item->data(0, Qt::UserRole).toString();
    QString text = path.mid(path.lastIndexOf(QLatin1Char('/')) + 1);
    if (document_.isModified(file)) text += QStringLiteral(" •");
    if (item->text(0) != text) item->setText(0, text);
    item->setToolTip(0, document_.isMissingOnDisk(file) ? tr("%1 (gone from the disk)").arg(path) : path);
  }
}

void FileList::setCurrentFile(const std::string& file) {
  const auto found = files_.find(file);
  setCurrentItem(found == files_.end() ? nullptr : found->second);
}

}  // namespace metaparticle::studio
