// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

/// What a command printed and how it ended.
struct CommandResult {
  int exitCode = -1;
  QString output;  ///< standard output and standard error, as they came
};
CommandResult runCommand(const QString& program, const QStringList& arguments);

/// A program of a user, configured and built as they would, with warnings as errors. The build folder is
/// kept, so that a second run of the tests builds only what changed.
class UserBuild {
 public:
  /// `source` holds a CMakeLists.txt; `name` is its target and the name of its build folder; `package` is the
  /// folder of MetaparticleConfig.cmake.
  UserBuild(QString source, QString name, QString package = QStringLiteral(METAPARTICLE_PACKAGE));

  CommandResult configure() const;
  CommandResult build() const;
  [[nodiscard]] QString executable() const;
  /// The generated sources, with their paths.
  [[nodiscard]] QStringList generated() const;

 private:
  QString source_;
  QString name_;
  QString package_;
  QString folder_;
};
