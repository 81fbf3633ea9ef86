// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QTemporaryDir>

#include <map>
#include <string>

#include "app/studio/document/document.h"

namespace metaparticle::test {

/// A folder with files, gone at the end.
class TestProject {
 public:
  explicit TestProject(const std::map<std::string, std::string>& files);

  [[nodiscard]] QString folder() const { return folder_.path(); }
  [[nodiscard]] std::string read(const std::string& file) const;
  [[nodiscard]] bool exists(const std::string& file) const;
  /// Writes as an editor does: beside it, then renamed over it.
  void replace(const std::string& file, const std::string& text) const;
  /// Writes into the file itself.
  void write(const std::string& file, const std::string& text) const;
  void remove(const std::string& file) const;

 private:
  [[nodiscard]] QString path(const std::string& file) const;

  QTemporaryDir folder_;
};

/// Opens the project and waits until its graph is there.
bool openAndRead(studio::Document& document, const QString& path);
/// Waits until what was asked of the document is done: gestures planned, texts read.
bool settle(const studio::Document& document);

/// A program with a service, a queue and a worker.
extern const char* const smallProgram;

}  // namespace metaparticle::test
