// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include <functional>

#include "app/studio/document/document.h"
#include "app/studio/document/serial_thread.h"
#include "app/studio/window/examples.h"

class QMenu;
class QWidget;

namespace metaparticle::studio {

/// Opening, beginning and leaving projects, with the questions that go with it.
class ProjectFlow : public QObject {
  Q_OBJECT

 public:
  ProjectFlow(Document& document, QWidget* window);

  /// Opens a project in place of the present one, after the questions of whenFree.
  void open(const QString& path);
  void chooseAndOpen();
  void chooseFileAndOpen();
  void chooseAndCreate();
  /// Makes a project in this folder and opens it.
  void create(const QString& folder);
  /// Opens a copy where the user may write, or the example itself where that is possible.
  void openExample(const Example& example);
  void close();
  /// Lets the menu list the recent projects whenever it opens.
  void connectRecent(QMenu& menu);

  /// Goes on with `then` at once when nothing is unsaved, else after the user chose to save (and it worked)
  /// or to discard; never when they cancel.
  void whenSaved(std::function<void()> then);
  /// The same, and asks about an application that runs and would end with the project.
  void whenFree(std::function<void()> then);
  /// Tells whether such an application runs.
  void setRunning(std::function<bool()> running) { running_ = std::move(running); }

 signals:
  void failed(const metaparticle::model::Error& error);

 private:
  void fillRecent(QMenu& menu);
  /// Lets another thread write a project and opens the folder that it returns, unless something else was
  /// opened or closed meanwhile.
  void makeAndOpen(std::function<model::Result<QString>()> make);

  Document& document_;
  QWidget* window_;
  std::function<bool()> running_;
  std::uint64_t request_ = 0;  ///< changes with every open and close: what was made before is not opened
  SerialThread making_;
};

}  // namespace metaparticle::studio
