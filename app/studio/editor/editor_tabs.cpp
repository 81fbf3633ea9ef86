// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/studio/editor/editor_tabs.h"

#include <QFileInfo>
#include <QLabel>
#include <QStackedWidget>
#include <QTabBar>
#include <QVBoxLayout>

#include <algorithm>

#include "app/studio/editor/find_bar.h"
#include "app/studio/editor/source_editor.h"

namespace metaparticle::studio {
namespace {

/// The change that the user looks for: the one that wrote most, else the one that removed most.
const TextChange* mainChange(const TextChanges& changes) {
  const auto weight = [](const TextChange& change) {
    return std::pair(change.inserted.size(), change.removed.size());
  };
  const TextChange* best = nullptr;
  for (const TextChange& change : changes) {
    if (change.removesFile) continue;
    if (!best || weight(change) > weight(*best)) best = &change;
  }
  return best;
}

}  // namespace

EditorTabs::EditorTabs(Document& document, QWidget* parent)
    : QWidget(parent),
      document_(document),
      bar_(new QTabBar(this)),
      stack_(new QStackedWidget(this)),
      find_(new FindBar(this)) {
  setObjectName("editorTabs");
  bar_->setObjectName("fileTabs");
  bar_->setDocumentMode(true);
  bar_->setExpanding(false);
  bar_->setTabsClosable(true);
  bar_->setMovable(true);
  bar_->setDrawBase(false);
  bar_->setElideMode(Qt::ElideMiddle);
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(0);
  layout->addWidget(bar_);
  layout->addWidget(stack_, 1);
  layout->addWidget(find_);

  auto* empty = new QLabel(tr("Open a file from the list, or select a node to see its code."), this);
  empty->setAlignment(Qt::AlignCenter);
  empty->setWordWrap(true);
  empty->setEnabled(false);
  stack_->addWidget(empty);

  connect(bar_, &QTabBar::currentChanged, this, &EditorTabs::currentChanged);
  connect(bar_, &QTabBar::tabCloseRequested, this,
          [this](int index) { closeFile(bar_->tabData(index).toString().toStdString()); });
  connect(find_, &FindBar::closed, this, [this] {
    if (SourceEditor* editor = currentEditor()) editor->setFocus();
  });
  connect(&document_, &Document::filesChanged, this, &EditorTabs::updateFiles);
  connect(&document_, &Document::modifiedChanged, this, &EditorTabs::updateTabTexts);
  connect(&document_, &Document::graphChanged, this, &EditorTabs::updateFindings);
}

void EditorTabs::setTheme(const Theme& theme) {
  theme_ = &theme;
  for (const auto& [file, editor] : editors_) editor->setTheme(theme);
}

SourceEditor* EditorTabs::currentEditor() const {
  return qobject_cast<SourceEditor*>(stack_->currentWidget());
}

std::string EditorTabs::currentFile() const {
  const SourceEditor* editor = currentEditor();
  return editor ? editor->file() : std::string();
}

int EditorTabs::indexOf(const std::string& file) const {
  const QString wanted = QString::fromStdString(file);
  for (int index = 0; index < bar_->count(); ++index) {
    if (bar_->tabData(index).toString() == wanted) return index;
  }
  return -1;
}

SourceEditor* EditorTabs::openFile(const std::string& file) {
  if (const auto found = editors_.find(file); found != editors_.end()) {
    bar_->setCurrentIndex(indexOf(file));
    return found->second;
  }
  if (!document_.contains(file)) return nullptr;
  auto* editor = new SourceEditor(document_, file, stack_);
  editor->setObjectName(QStringLiteral("editor:") + QString::fromStdString(file));
  editor->setTheme(*theme_);
  connect(editor, &SourceEditor::caretMoved, this,
          [this, editor](std::size_t offset) { emit caretMoved(editor->file(), offset); });
  connect(editor, &SourceEditor::caretPlaceChanged, this, &EditorTabs::caretPlaceChanged);
  editors_.emplace(file, editor);
  stack_->addWidget(editor);
  const int index = bar_->addTab(QString());
  bar_->setTabData(index, QString::fromStdString(file));
  updateTabTexts();
  updateFindings();
  markBuildFindings(*editor);
  bar_->setCurrentIndex(index);
  currentChanged(index);
  return editor;
}

void EditorTabs::closeFile(const std::string& file) {
  const auto found = editors_.find(file);
  if (found == editors_.end()) return;
  SourceEditor* editor = found->second;
  editors_.erase(found);
  if (editor == currentEditor()) find_->setEditor(nullptr);
  stack_->removeWidget(editor);
  bar_->removeTab(indexOf(file));
  editor->deleteLater();
  currentChanged(bar_->currentIndex());
}

void EditorTabs::closeCurrent() {
  closeFile(currentFile());
}

void EditorTabs::currentChanged(int index) {
  const std::string file = index < 0 ? std::string() : bar_->tabData(index).toString().toStdString();
  const auto found = editors_.find(file);
  SourceEditor* editor = found == editors_.end() ? nullptr : found->second;
  if (editor) {
    stack_->setCurrentWidget(editor);
    setFocusProxy(editor);
  } else {
    stack_->setCurrentIndex(0);
    setFocusProxy(nullptr);
  }
  find_->setEditor(editor);
  emit currentFileChanged(editor ? file : std::string());
  if (editor) editor->tellCaretPlace();
}

void EditorTabs::updateFiles() {
  std::vector<std::string> gone;
  for (const auto& [file, editor] : editors_) {
    if (!document_.contains(file)) gone.push_back(file);
  }
  for (const std::string& file : gone) closeFile(file);
}

void EditorTabs::updateTabTexts() {
  for (int index = 0; index < bar_->count(); ++index) {
    const QString file = bar_->tabData(index).toString();
    const bool modified = document_.isModified(file.toStdString());
    const QString name = QFileInfo(file).fileName();
    const QString text = modified ? name + QStringLiteral(" •") : name;
    if (bar_->tabText(index) != text) bar_->setTabText(index, text);
    bar_->setTabToolTip(index, modified ? tr("%1 (not saved)").arg(file) : file);
  }
}

void EditorTabs::updateFindings() {
  std::map<std::string, std::vector<model::Finding>> byFile;
  for (const model::Finding& finding : document_.findings()) {
    if (editors_.contains(finding.file)) byFile[finding.file].push_back(finding);
  }
  for (const auto& [file, editor] : editors_) editor->setFindings(std::move(byFile[file]));
}

void EditorTabs::setBuildFindings(std::vector<model::Finding> findings) {
  buildFindings_ = std::move(findings);
  for (const auto& [file, editor] : editors_) markBuildFindings(*editor);
}

void EditorTabs::markBuildFindings(SourceEditor& editor) const {
  std::vector<model::Finding> here;
  std::ranges::copy_if(buildFindings_, std::back_inserter(here),
                       [&](const model::Finding& finding) { return finding.file == editor.file(); });
  editor.setBuildFindings(std::move(here));
}

void EditorTabs::goToLine(const std::string& file, int line, int column) {
  if (SourceEditor* editor = openFile(file)) editor->goToLine(line, column);
}

void EditorTabs::showChange(const TextChanges& changes) {
  const TextChange* main = mainChange(changes);
  if (!main) return;
  codegen::Range range{main->offset, main->offset + main->inserted.size()};
  for (const TextChange* later = main + 1; later != changes.data() + changes.size(); ++later) {
    if (later->file != main->file) continue;
    range = {movedOffset(range.begin, *later), movedOffset(range.end, *later)};
  }
  const std::string& text = document_.text(main->file);
  while (range.begin < range.end && std::isspace(static_cast<unsigned char>(text[range.begin])) != 0)
    ++range.begin;
  while (range.begin < range.end && std::isspace(static_cast<unsigned char>(text[range.end - 1])) != 0)
    --range.end;
  if (SourceEditor* editor = openFile(main->file)) editor->showChange(range);
}

void EditorTabs::markNode(const std::optional<Document::Place>& place) {
  for (const auto& [file, editor] : editors_) {
    const bool here = place && place->file == file;
    editor->markNode(here ? std::optional(place->declaration) : std::nullopt);
  }
}

void EditorTabs::find() {
  find_->open(false);
}
void EditorTabs::replace() {
  find_->open(true);
}
void EditorTabs::findNext() {
  find_->findNext();
}
void EditorTabs::findPrevious() {
  find_->findPrevious();
}

}  // namespace metaparticle::studio
