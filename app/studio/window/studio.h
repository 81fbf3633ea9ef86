// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include <memory>

#include "app/studio/document/document.h"
#include "app/studio/window/appearance.h"
#include "app/studio/window/languages.h"
#include "app/studio/window/main_window.h"

namespace metaparticle::studio {

/// What lives as long as the program: the document, and a window that is made anew when the language changes.
class Studio : public QObject {
  Q_OBJECT

 public:
  /// `language`: for this run, or "" for the one in the settings.
  explicit Studio(const QString& language = {});
  ~Studio() override;

  [[nodiscard]] Document& document() { return document_; }
  [[nodiscard]] Appearance& appearance() { return appearance_; }
  [[nodiscard]] Languages& languages() { return languages_; }
  [[nodiscard]] MainWindow& window() { return *window_; }

 private:
  void remakeWindow();

  Appearance appearance_;
  Languages languages_;
  Document document_;
  std::unique_ptr<MainWindow> window_;
};

}  // namespace metaparticle::studio
