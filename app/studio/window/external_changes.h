// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QString>

#include <map>
#include <string>

#include "app/studio/document/document.h"
#include "app/studio/document/serial_thread.h"
#include "app/studio/theme/theme.h"

class QWidget;

namespace metaparticle::studio {

class MessageBar;

/// Asks the user about files that other programs changed or removed.
class ExternalChanges : public QObject {
  Q_OBJECT

 public:
  ExternalChanges(Document& document, MessageBar& messages, QWidget* window);
  void setTheme(const Theme& theme) { theme_ = &theme; }

 private:
  void ask(const std::string& file, const std::string& theirs);
  void show(const std::string& file, const QString& diff);
  void askAboutRemoved(const std::string& file);
  void tellUnreadable(model::Error error);

  Document& document_;
  MessageBar& messages_;
  QWidget* window_;
  const Theme* theme_ = &Theme::lightTheme();
  int asked_ = 0;
  std::map<std::string, int> lastAsked_;  ///< by file: an older difference is not shown
  SerialThread comparing_;
};

}  // namespace metaparticle::studio
