// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTreeWidget>

#include "app/studio/document/document.h"
#include "app/studio/theme/theme.h"

namespace metaparticle::studio {

/// The files of the project in their folders; unsaved ones carry a dot.
class FileList : public QTreeWidget {
  Q_OBJECT

 public:
  explicit FileList(Document& document, QWidget* parent = nullptr);
  void setTheme(const Theme& theme);
  void setCurrentFile(const std::string& file);

 signals:
  void fileActivated(const std::string& file);

 private:
  void rebuild();
  void updateMarks();
  QTreeWidgetItem* folderItem(const QString& folder);

  Document& document_;
  QIcon fileIcon_;
  QIcon folderIcon_;
  std::map<QString, QTreeWidgetItem*> folders_;
  std::map<std::string, QTreeWidgetItem*> files_;
};

}  // namespace metaparticle::studio
