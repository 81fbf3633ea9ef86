// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include <map>

#include "app/studio/document/document.h"
#include "app/studio/theme/theme.h"

class QTabBar;
class QStackedWidget;

namespace metaparticle::studio {

class FindBar;
class SourceEditor;

/// The open files of the project, a tab each.
class EditorTabs : public QWidget {
  Q_OBJECT

 public:
  explicit EditorTabs(Document& document, QWidget* parent = nullptr);

  void setTheme(const Theme& theme);
  [[nodiscard]] SourceEditor* currentEditor() const;
  /// "" when no file is open.
  [[nodiscard]] std::string currentFile() const;
  /// Opens the file or brings its tab to the front; nullptr when the project has no such file.
  SourceEditor* openFile(const std::string& file);
  [[nodiscard]] bool isOpen(const std::string& file) const { return editors_.contains(file); }
  void closeFile(const std::string& file);
  void closeCurrent();

  /// What the compiler said in the last build: marked in the files, moved along with their texts.
  void setBuildFindings(std::vector<model::Finding> findings);
  void goToLine(const std::string& file, int line, int column);
  /// Shows the largest of the changes, where the user looks for what a gesture did.
  void showChange(const TextChanges& changes);
  /// Marks the node's declaration in its file and takes the mark away elsewhere.
  void markNode(const std::optional<Document::Place>& place);
  void find();
  void replace();
  void findNext();
  void findPrevious();

 signals:
  void currentFileChanged(const std::string& file);
  void caretMoved(const std::string& file, std::size_t offset);
  void caretPlaceChanged(int line, int column);

 private:
  void updateFiles();
  void updateTabTexts();
  void updateFindings();
  void markBuildFindings(SourceEditor& editor) const;
  void currentChanged(int index);
  [[nodiscard]] int indexOf(const std::string& file) const;

  Document& document_;
  const Theme* theme_ = &Theme::lightTheme();
  QTabBar* bar_;
  QStackedWidget* stack_;
  FindBar* find_;
  std::map<std::string, SourceEditor*> editors_;
  std::vector<model::Finding> buildFindings_;
};

}  // namespace metaparticle::studio
