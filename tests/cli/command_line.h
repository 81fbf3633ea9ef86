// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QMap>
#include <QString>
#include <QStringList>
#include <QTemporaryDir>

namespace metaparticle::tests {

/// What a finished command said.
struct Outcome {
  int status = -1;  ///< exit status; -1 when it did not start or crashed
  QString output;
  QString errors;
};

/// The shop: a small project in two files, written anew for each test, and the built command line to use on
/// it.
class CommandLine {
 public:
  CommandLine();

  /// Runs `metaparticle` with these words in the folder that holds the project folder "shop".
  [[nodiscard]] Outcome run(const QStringList& words) const { return runIn("", words); }
  /// The same from another folder below it.
  [[nodiscard]] Outcome runIn(const QString& folder, const QStringList& words) const;
  /// Another program (patch, git) in a folder below it, with this input.
  [[nodiscard]] Outcome runProgram(const QString& program, const QStringList& words, const QString& folder,
                                   const QByteArray& input = {}) const;

  [[nodiscard]] QString path(const QString& file) const { return folder_.filePath(file); }
  void write(const QString& file, const QByteArray& text) const;
  [[nodiscard]] QByteArray read(const QString& file) const;
  /// All files below a folder with their bytes.
  [[nodiscard]] QMap<QString, QByteArray> files(const QString& folder) const;
  void copyFolder(const QString& from, const QString& to) const;

 private:
  QTemporaryDir folder_;
};

}  // namespace metaparticle::tests
